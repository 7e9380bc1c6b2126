#!/usr/bin/env python3
"""Floors only go up: no earlier version of the file asked for more."""
import os
import subprocess
import sys

import tap

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import score  # noqa: E402

PATH = "tests/eval/floors"


def git(*arguments):
    try:
        done = subprocess.run(["git", *arguments], capture_output=True,
                              text=True)
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None


def main():
    with open(PATH, encoding="utf-8") as file:
        floors = score.read_floors(file.read())
    tap.ok(all(0 < value <= 100 for value in floors.values()),
           "the floors can be read")
    commits = git("log", "--format=%H", "--", PATH)
    if commits is None:
        tap.skip("floors only go up", "no git history here")
        return tap.finish()
    lowered = []
    for commit in commits.split():
        before = score.read_floors(git("show", f"{commit}:{PATH}") or "")
        lowered += [f"{name}: {value} in {commit[:12]}, now {floors.get(name)}"
                    for name, value in before.items()
                    if floors.get(name, -1) < value]
    tap.ok(not lowered, "floors only go up", *sorted(set(lowered)))
    return tap.finish()


sys.exit(main())
