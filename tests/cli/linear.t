#!/usr/bin/env python3
"""Time grows as the article does: many names, in many sentences or one.

An article of N names and one of 4 N; a step that went over all pairs of
names would take sixteen times as long. Names are different, the same, or
share a surname; the title may hold them all.
"""
import json
import os
import random
import subprocess
import sys

import tap

NAMES = 2000
MOST = 8  # times as long for four times as much
SYLLABLES = "ka lo mi ren dar vos tel min ora bek shu fin gal pet zor".split()


def names(count):
    rng = random.Random(7)
    return ["".join(rng.choices(SYLLABLES, k=5)).capitalize()
            for _ in range(count)]


def record(pattern, count, title=""):
    given = iter(names(count * pattern.count("%s")))
    text = " ".join(pattern.replace("%s", "{}").format(
        *(next(given) for _ in range(pattern.count("%s"))))
        for _ in range(count))
    return json.dumps({"text": text, "title": title}).encode() + b"\n"


def seconds(line):
    """User time of the quickest of three runs."""
    best = 1e9
    for _ in range(3):
        process = subprocess.Popen(["tag"], stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL)
        process.stdin.write(line)
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            return 1e9
        best = min(best, usage.ru_utime)
    return best


def main():
    for what, pattern, titled in (
            ("different people and councils",
             "%s %s met the %s Council. The council said no.", False),
            ("one surname", "Mr. %s Ruiz met %s Ruiz. Ruiz left.", False),
            ("one sentence", "%s of the %s and", False),
            ("the title has them", "Mr. %s said no.", True),
            ("the same", "Ana Ruiz (AR) met Ruiz of the Council.", False)):
        title = " ".join(names(4 * NAMES)) if titled else ""
        short = seconds(record(pattern, NAMES, title))
        long = seconds(record(pattern, 4 * NAMES, title))
        tap.ok(long <= MOST * short, f"{what}: linear",
               f"{short:.3f} s, then {long:.3f} s")
    return tap.finish()


sys.exit(main())
