#!/usr/bin/env python3
"""Progress: on a terminal unasked, and gone from it at the end."""
import os
import pty
import subprocess
import sys
import time

import tap


def run(*options):
    """What a program that reads slowly prints on a terminal."""
    master, slave = pty.openpty()
    process = subprocess.Popen(["tokenize", *options], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=slave)
    os.close(slave)
    for number in range(6):
        process.stdin.write(b'{"id":%d}\n' % number)
        process.stdin.flush()
        time.sleep(0.15)
    process.stdin.close()
    out = process.stdout.read()
    status = process.wait()
    said = b""
    try:
        while chunk := os.read(master, 4096):
            said += chunk
    except OSError:
        pass  # all is read
    os.close(master)
    return status, out.count(b"\n"), said


def main():
    done = subprocess.run(["tokenize", "--progress"], input=b"{}\n" * 3,
                          capture_output=True)
    tap.ok(done.stderr.startswith(b"tokenize: 3 records, ") and
           done.stderr.endswith(b"\n") and done.stderr.count(b"\n") == 1,
           "--progress in a log: a line at the end", done.stderr)
    try:
        status, lines, said = run()
    except OSError as error:
        tap.skip("a terminal is shown progress", f"no terminal: {error}")
        return tap.finish()
    tap.same((status, lines), (0, 6), "all records come")
    tap.ok(b"records" in said, "a terminal is shown how many records", said)
    tap.ok(said.endswith(b"\r\x1b[K"), "the line is cleared at the end", said)
    tap.ok(b"\n" not in said, "one line, renewed", said)
    return tap.finish()


sys.exit(main())
