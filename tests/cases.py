#!/usr/bin/env python3
"""Runs case files: an input, a command, the expected output.

usage: cases.py [-b BUILD] [-j N] [-k WORD] FILE...

A case file is written without knowing C:

    # comment lines, at the top only
    $ quote-extract | jq -r '.quotes[] | [.type, .name] | @tsv'
    === a name of the case
    “We will wait,” said Ana Delmar, the mayor of Port Halden.
    ---
    direct	Ana Delmar

A "$ " line before the first case is the command of all cases that have none
of their own; a "$ " line behind a title is that case's. The input is either
NDJSON, if its first line begins with '{', or the text of one article, given
as {"id":"case","text":"…"}; a first line "title: …" is its title. A text ends
without a newline. What follows "---" is the expected standard output; blank
lines at its end do not count. Whatever the command writes to standard error
fails the case (add 2>&1 to expect it).

A title that begins with "TODO " marks what is known to be wrong: such a case
must fail, and says so when it passes.

Commands run by `sh -c` in the directory above this one, with BUILD (or $B, or
build/) first in PATH. -k runs only the cases whose title has WORD. TAP out.
"""
import argparse
import concurrent.futures
import difflib
import json
import os
import subprocess
import sys

import tap

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SECONDS = 120  # for one case; under sanitizers a model takes a while to load


class Broken(Exception):
    """The file does not have the format."""


def article(lines):
    """The standard input that the lines of a case stand for."""
    if not lines:
        return b""
    if lines[0].startswith("{"):
        return ("\n".join(lines) + "\n").encode()
    record = {"id": "case"}
    if lines[0].startswith("title: "):
        record["title"] = lines[0][len("title: "):]
        lines = lines[1:]
    record["text"] = "\n".join(lines)
    return (json.dumps(record, ensure_ascii=False) + "\n").encode()


def case(title, lines, default):
    command = default
    if lines and lines[0].startswith("$ "):
        command = lines[0][2:]
        lines = lines[1:]
    if command is None:
        raise Broken(f"no command for case '{title}'")
    if "---" not in lines:
        raise Broken(f"no '---' in case '{title}'")
    middle = lines.index("---")
    return {"title": title, "command": command,
            "input": article(lines[:middle]),
            "expected": "\n".join(lines[middle + 1:]).rstrip("\n")}


def read(path):
    """The cases of a file, in order."""
    with open(path, encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    starts = [i for i, line in enumerate(lines) if line.startswith("=== ")]
    if not starts:
        raise Broken("no case: no line begins with '=== '")
    default = None
    for line in lines[:starts[0]]:
        if line.startswith("$ "):
            default = line[2:]
        elif line.strip() and not line.startswith("#"):
            raise Broken(f"before the first case: {line}")
    ends = starts[1:] + [len(lines)]
    return [case(lines[a][4:].strip(), lines[a + 1:b], default)
            for a, b in zip(starts, ends)]


def run(one, build):
    """Standard output, standard error and status of a case's command."""
    environment = dict(os.environ, LC_ALL="C.UTF-8", B=build,
                       PATH=build + os.pathsep + os.environ["PATH"])
    try:
        done = subprocess.run(["sh", "-c", one["command"]], cwd=ROOT,
                              input=one["input"], env=environment,
                              capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return "", f"no end after {SECONDS} seconds", None
    return (done.stdout.decode("utf-8", "backslashreplace").rstrip("\n"),
            done.stderr.decode("utf-8", "backslashreplace").rstrip("\n"),
            done.returncode)


def report(path, one, result):
    out, err, status = result
    good = out == one["expected"] and not err
    title = f"{os.path.basename(path)}: {one['title']}"
    known = one["title"].startswith("TODO ")
    if known and not good:
        return tap.todo(title)
    if known:
        return tap.ok(False, title, "now passes: drop TODO")
    if tap.ok(good, title):
        return None
    tap.note("$ " + one["command"])
    for line in list(difflib.unified_diff(
            one["expected"].split("\n"), out.split("\n"),
            "expected", "got", lineterm="", n=2))[:60]:
        tap.note(line)
    if err:
        tap.note(f"standard error (status {status}):\n{err[:2000]}")


def run_file(path, build, word, pool):
    try:
        cases = [c for c in read(path) if word in c["title"]]
    except (Broken, OSError, UnicodeDecodeError) as problem:
        tap.ok(False, f"{path} is a case file", problem)
        return
    results = pool.map(lambda one: run(one, build), cases)
    for one, result in zip(cases, results):
        report(path, one, result)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[2][7:])
    parser.add_argument("-b", default=os.environ.get("B", "build"))
    parser.add_argument("-j", type=int, default=2)
    parser.add_argument("-k", default="")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    build = os.path.abspath(options.b)
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        for path in options.files:
            run_file(path, build, options.k, pool)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
