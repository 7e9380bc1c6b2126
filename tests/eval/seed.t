#!/usr/bin/env python3
"""The story that the project began from, through ../shared/score/seed.py.

It runs the programs in build/ below the working directory, so it gets one
where that is what $B names.
"""
import os
import subprocess
import sys
import tempfile

import tap

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = os.path.normpath(os.path.join(HERE, "..", "..", "..", "shared",
                                     "score", "seed.py"))


def main():
    if not os.path.exists(SEED):
        tap.skip("the first story", "no ../shared")
        return tap.finish()
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(os.path.abspath(os.environ.get("B", "build")),
                   os.path.join(folder, "build"))
        done = subprocess.run([sys.executable, SEED], cwd=folder, text=True,
                              stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
    lines = done.stdout.splitlines()
    for line in lines:
        if line.startswith("  wrong: "):
            tap.ok(False, line[len("  wrong: "):])
    tap.ok(done.returncode == 0, "the first story as a reader finds it",
           *lines[-1:])
    return tap.finish()


sys.exit(main())
