#!/usr/bin/env python3
"""Runs tests that speak TAP and adds their results up.

usage: run.py [-b BUILD] [-j N] [-v] TEST...

A TEST that ends in .txt is a case file (see cases.py), one in .t or .py a
script, anything else a program. Each runs in the directory above this one
with BUILD (or $B, or build/) first in PATH and its absolute name in $B. Shown
is one line a test, and what failed. A test that dies, prints no plan or other
than planned has failed once more.

The last line is "N passed, N failed". If $TALLY is set, "PASSED FAILED" is
appended to the file of that name, for a caller of several runs.
"""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SECONDS = 1800  # for one test, such as scoring every development set


def command(test):
    path = os.path.abspath(test)
    if test.endswith(".txt"):
        return [sys.executable, os.path.join(HERE, "cases.py"), path]
    if test.endswith(".py"):
        return [sys.executable, path]
    return [path]


def run(test, build):
    """What the test printed, its exit status (None: too late), seconds."""
    environment = dict(os.environ, B=build, PYTHONPATH=HERE,
                       PYTHONDONTWRITEBYTECODE="1",
                       PATH=build + os.pathsep + os.environ["PATH"])
    start = time.monotonic()
    try:
        done = subprocess.run(command(test), cwd=ROOT, env=environment,
                              stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=SECONDS)
        output, status = done.stdout, done.returncode
    except subprocess.TimeoutExpired as late:
        output, status = late.stdout or b"", None
    except OSError as problem:
        output, status = str(problem).encode(), 127
    return (output.decode("utf-8", "backslashreplace"), status,
            time.monotonic() - start)


def count(output, status):
    """Totals of one test's output, and the lines that tell what failed."""
    total = {"passed": 0, "failed": 0, "skipped": 0, "todo": 0}
    shown, plan, show = [], None, False
    for line in output.split("\n"):
        result = re.match(r"(not )?ok\b", line)
        if re.fullmatch(r"1\.\.\d+( # SKIP.*)?", line):
            plan = int(line[3:].split()[0])
            show = False
        elif result and re.search(r"# TODO\b", line):
            total["todo"] += 1
            show = False
        elif result and re.search(r"# SKIP\b", line):
            total["skipped"] += 1
            show = False
        elif result:
            show = bool(result.group(1))
            total["failed" if show else "passed"] += 1
        elif line and not line.startswith("#"):
            show = True  # nothing of TAP: a crash's last words
        if show and line:
            shown.append(line)
    done = sum(total.values())
    died = status is None or status > 1 or status < 0
    if plan != done or died or (status == 1 and not total["failed"]):
        total["failed"] += 1
        shown.append(f"planned {plan}, ran {done}, exit status {status}")
    return total, shown


def show(test, total, shown, seconds, verbose):
    word = "FAILED" if total["failed"] else "ok"
    extra = "".join(f", {total[kind]} {kind}" for kind in
                    ("failed", "todo", "skipped") if total[kind])
    name = os.path.relpath(test, ROOT)
    print(f"{word:6} {name:36} {total['passed']} passed{extra}"
          f"  ({seconds:.1f} s)")
    for line in shown if total["failed"] or verbose else []:
        print("       " + line)
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[2][7:])
    parser.add_argument("-b", default=os.environ.get("B", "build"))
    parser.add_argument("-j", type=int, default=2)
    parser.add_argument("-v", action="store_true")
    parser.add_argument("tests", nargs="+")
    options = parser.parse_args()
    build = os.path.abspath(options.b)
    sums = {"passed": 0, "failed": 0, "skipped": 0, "todo": 0}
    with concurrent.futures.ThreadPoolExecutor(options.j) as pool:
        results = pool.map(lambda test: run(test, build), options.tests)
        for test, (output, status, seconds) in zip(options.tests, results):
            total, shown = count(output, status)
            show(test, total, shown, seconds, options.v)
            for kind in sums:
                sums[kind] += total[kind]
    if os.environ.get("TALLY"):
        with open(os.environ["TALLY"], "a", encoding="utf-8") as tally:
            tally.write(f"{sums['passed']} {sums['failed']}\n")
    if sums["todo"] or sums["skipped"]:
        print(f"known wrong (TODO): {sums['todo']}, "
              f"skipped: {sums['skipped']}")
    print(f"{sums['passed']} passed, {sums['failed']} failed")
    return 1 if sums["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
