#!/usr/bin/env python3
"""Progress: on a terminal unasked if the output is a file, and gone from it at
the end."""
import os
import pty
import re
import subprocess
import sys
import tempfile
import time

import tap

RECORDS = 300000  # that a pipe does not hold at once


def run(directory, *options, pipe=False):
    """What a program that reads slowly prints on a terminal: its status, the
    lines of its output, and that."""
    master, slave = pty.openpty()
    with open(directory + "/out", "wb") as file:
        process = subprocess.Popen(
            ["tokenize", *options], stdin=subprocess.PIPE, cwd=directory,
            stdout=subprocess.PIPE if pipe else slave if "-o" in options
            else file, stderr=slave)
    os.close(slave)
    for number in range(6):
        process.stdin.write(b'{"id":%d}\n' % number)
        process.stdin.flush()
        time.sleep(0.15)
    process.stdin.close()
    if pipe:
        out = process.stdout.read()
    said = terminal_read(master)
    status = process.wait()
    if not pipe:
        with open(directory + "/out", "rb") as file:
            out = file.read()
    return status, out.count(b"\n"), said


def terminal_read(master):
    said = b""
    try:
        while chunk := os.read(master, 4096):
            said += chunk
    except OSError:
        pass  # all is read
    os.close(master)
    return said


def check_file(directory):
    """A file, of which the share done is known, to a slow reader."""
    with open(directory + "/file", "wb") as file:
        file.write(b"{}\n" * RECORDS)
    master, slave = pty.openpty()
    process = subprocess.Popen(["tokenize", "--progress", "file"],
                               stdout=subprocess.PIPE, stderr=slave,
                               cwd=directory)
    os.close(slave)
    out = 0
    while chunk := process.stdout.read(200000):
        out += chunk.count(b"\n")
        time.sleep(0.3)
    said = terminal_read(master)
    tap.same((process.wait(), out), (0, RECORDS), "a file: all records come")
    tap.ok(re.search(rb" records, \d+\.\d MB/s, \d+ %, \d+:\d\d left", said),
           "a file: rate, share and time left", said)


def main():
    done = subprocess.run(["tokenize", "--progress"], input=b"{}\n" * 3,
                          capture_output=True)
    tap.ok(done.stderr.startswith(b"tokenize: 3 records, ") and
           done.stderr.endswith(b"\n") and done.stderr.count(b"\n") == 1,
           "--progress in a log: a line at the end", done.stderr)
    with tempfile.TemporaryDirectory() as directory:
        try:
            for descriptor in pty.openpty():
                os.close(descriptor)
        except OSError as error:
            tap.skip("a terminal is shown progress", f"no terminal: {error}")
            return tap.finish()
        check_terminal(directory)
    return tap.finish()


def check_terminal(directory):
    status, lines, said = run(directory)
    tap.same((status, lines), (0, 6), "all records come")
    tap.ok(b"records" in said, "a terminal is shown how many records", said)
    tap.ok(said.endswith(b"\r\x1b[K"), "the line is cleared at the end", said)
    tap.ok(b"\n" not in said, "one line, renewed", said)
    tap.same(run(directory, pipe=True), (0, 6, b""),
             "nothing, unasked, in a pipe: the next may write to the terminal")
    tap.ok(b"records" in run(directory, "--progress", pipe=True)[2],
           "asked for, in a pipe as well")
    status, lines, said = run(directory, "-o", "out")
    tap.ok((status, lines) == (0, 6) and b"records" in said,
           "-o FILE is a file, whatever standard output is", said)
    check_file(directory)


sys.exit(main())
