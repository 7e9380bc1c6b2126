#!/usr/bin/env python3
"""Texts of one character take no longer than ordinary text of their size.

usage: hostile.t [BYTES]

A page that went wrong is a megabyte of quotation marks, of blanks, of "U.S."
without a blank. Each may take twice the time of a story of that size; 16 MB
without an argument, 2 MB under sanitizers. Offsets count to the text's end, and spans hold the text.
"""
import json
import os
import shutil
import subprocess
import sys

import tap

STORY = ("The harbour of Tessaly reopened on Monday after a week of storms, "
         "Mayor Lena Pruitt said. “Nine boats left before noon,” she told "
         "reporters on the quay, “and the rest will follow.” The port's 1,200 "
         "workers had been sent home.\n")
PATTERNS = ['"', "(", ".", "a", " ", "\U0001F600", "\n", "U.S."]
ODD = [("a lone surrogate", '"It rained \\ud800 on Monday."', 22),
       ("an escaped NUL", '"It rained \\u0000 on Monday."', 22),
       ("marks of direction", '"It \\u202erained\\u202c on\\u200f Monday."',
        23)]


def default_size():
    with open(shutil.which("tokenize"), "rb") as file:
        return 2000000 if b"__asan_init" in file.read() else 16000000


BYTES = int(sys.argv[1]) if len(sys.argv) > 1 else default_size()


def filled(pattern):
    return pattern * (BYTES // len(pattern.encode()))


def seconds(text):
    """User and system time of the quickest of three runs."""
    line = json.dumps({"text": text}, ensure_ascii=False).encode() + b"\n"
    best = 1e9
    for _ in range(3):
        process = subprocess.Popen(["tokenize"], stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL)
        process.stdin.write(line)
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            return 1e9
        best = min(best, usage.ru_utime + usage.ru_stime)
    return best


def tokens(string):
    done = subprocess.run(["tokenize"], input=b'{"text":%s}\n' %
                          string.encode(), stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def main():
    ordinary = seconds(filled(STORY))
    for pattern in PATTERNS:
        took = seconds(filled(pattern))
        tap.ok(took <= 2 * ordinary,
               f"{BYTES // 1000000} MB of {pattern!r} within twice the time",
               f"{took:.3f} s, ordinary text {ordinary:.3f} s")
    for what, string, end in ODD:
        got = tokens(string)
        tap.ok(got["tokens"][-1]["end"] == end == got["sents"][-1]["end"],
               f"{what} counts as one", str(got))
    long = tokens(json.dumps("é" * 1000000))
    tap.ok(long["tokens"] == [{"id": 0, "start": 0, "end": 1000000}],
           "a word of a million letters is one token")
    return tap.finish()


sys.exit(main())
