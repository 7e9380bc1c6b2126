#!/usr/bin/env python3
"""Every line of whole dumps passes through, byte for byte.

usage: kept.py PROGRAM FILE...

Streams each file (plain, gzip or xz) through the program and compares each
line out with the line in, as lossless.py does. For dumps that are too large to
be held whole; TAP out.
"""
import gzip
import lzma
import os
import subprocess
import sys
import threading

import lossless
import tap

OPENERS = {".gz": gzip.open, ".xz": lzma.open}


def lines_in(path):
    opener = OPENERS.get(os.path.splitext(path)[1], open)
    with opener(path, "rb") as file:
        yield from (line for line in file if line.strip())


def feed(path, pipe):
    try:
        with pipe:
            for line in lines_in(path):
                pipe.write(line)
    except BrokenPipeError:
        pass


def kept(given, line, program):
    """Most records have no member of ours: the line goes on where it ended."""
    given = given.strip(b" \t\r\n")
    return (line.startswith(given[:-1]) and line[len(given) - 1:].startswith(
                b"," + lossless.quoted(lossless.OURS[program][0]))
            or lossless.restored(given, line, program))


def check(program, path):
    with subprocess.Popen([program, "-j2"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as process:
        threading.Thread(target=feed, args=(path, process.stdin)).start()
        count, lost, given = 0, [], lines_in(path)
        for count, line in enumerate(process.stdout, 1):
            record = next(given, b"")
            if not kept(record, line.rstrip(b"\n"), program):
                lost.append(count)
        left = sum(1 for _ in given)
    name = f"{program}: {os.path.basename(path)}"
    tap.ok(process.returncode == 0, f"{name}: status 0", process.returncode)
    tap.ok(count > 0 and not left, f"{name}: {count} lines for as many",
           f"{left} more went in")
    tap.ok(not lost, f"{name}: all bytes are kept", f"lines {lost[:20]}")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__.split("\n")[2])
    for path in sys.argv[2:]:
        check(sys.argv[1], path)
    return tap.finish()


sys.exit(main())
