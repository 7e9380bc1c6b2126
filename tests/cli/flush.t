#!/usr/bin/env python3
"""Answers while standard input stays open: whatever is complete is answered
before the program waits for more."""
import gzip
import os
import select
import subprocess
import sys
import time
import zlib

import tap

SECONDS = 1.0  # for an answer
FIRST = 20.0   # for the start, under sanitizers and load


class Filter:
    """A program with both ends of a pipe, as a subprocess processor has."""

    def __init__(self, *command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.bytes = b""

    def give(self, data):
        try:
            self.process.stdin.write(data)
        except BrokenPipeError:
            tap.note("it does not read any more")

    def more(self, until):
        """Reads what comes before the time `until`; False if nothing does."""
        wait = until - time.monotonic()
        if wait <= 0 or not select.select([self.process.stdout], [], [],
                                          wait)[0]:
            return False
        data = os.read(self.process.stdout.fileno(), 65536)
        self.bytes += data
        return bool(data)

    def close(self):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        self.bytes += self.process.stdout.read()
        return self.process.wait()


def answered(program, text, lines, seconds):
    """Whether so many lines have come within the time."""
    until = time.monotonic() + seconds
    while text(program.bytes).count(b"\n") < lines:
        if not program.more(until):
            return False
    return True


def plain(data):
    return data


def unzipped(data):
    return zlib.decompressobj(31).decompress(data)


def record(number):
    return b'{"id":%d,"text":"It rained. We stayed."}\n' % number


class Zipped:
    """gzip in which every piece can be read at once."""

    def __init__(self):
        self.zip = zlib.compressobj(wbits=31)

    def __call__(self, data):
        return self.zip.compress(data) + self.zip.flush(zlib.Z_SYNC_FLUSH)


def conversation(name, command, encode, decode):
    program = Filter(*command)
    program.give(encode(record(1)))
    good = answered(program, decode, 1, FIRST)
    tap.ok(good, f"{name}: one record, its answer")
    for turn in range(3):
        program.give(encode(record(2 + turn)))
        good = answered(program, decode, 2 + turn, SECONDS)
        tap.ok(good, f"{name}: then record {2 + turn}")
    program.give(encode(record(5) + record(6) + record(7)))
    tap.ok(answered(program, decode, 7, SECONDS), f"{name}: then three")
    program.give(encode(record(8)[:20]))
    program.more(time.monotonic() + 0.1)
    tap.ok(decode(program.bytes).count(b"\n") == 7, f"{name}: half a record")
    program.give(encode(record(8)[20:]))
    tap.ok(answered(program, decode, 8, SECONDS), f"{name}: its other half")
    if encode is not plain:
        program.give(encode.zip.flush(zlib.Z_FINISH))
    tap.same(program.close(), 0, f"{name}: status")
    alone = subprocess.run(command, input=b"".join(
        record(i) for i in range(1, 9)), stdout=subprocess.PIPE).stdout
    tap.ok(decode(alone) == decode(program.bytes),
           f"{name}: the same as all at once")


def members():
    """Each record a gzip member of its own."""
    program = Filter("tokenize", "-j2")
    for number in range(1, 4):
        program.give(gzip.compress(record(number)))
        tap.ok(answered(program, plain, number, FIRST if number == 1
                        else SECONDS), f"gzip member {number}, its answer")
    tap.same(program.close(), 0, "gzip members: status")


def other_lines():
    """Answers also to lines that are no records."""
    program = Filter("tokenize", "--on-error=pass")
    for number, line in enumerate((b"no\n", b"\n", b'{"id":1}\n'), 1):
        program.give(line)
        tap.ok(answered(program, plain, number, FIRST if number == 1
                        else SECONDS), f"pass: line {number}")
    tap.same(program.close(), 0, "pass: status")


def main():
    conversation("-j1", ["tokenize"], plain, plain)
    conversation("-j2", ["tokenize", "-j2"], plain, plain)
    conversation("-j7", ["tokenize", "-j7"], plain, plain)
    conversation("-u", ["tokenize", "-u", "-j2"], plain, plain)
    conversation("gzip", ["tokenize", "-j2"], Zipped(), plain)
    conversation("gzip, -j1", ["tokenize"], Zipped(), plain)
    conversation("-z", ["tokenize", "-j2", "-z"], plain, unzipped)
    conversation("gzip to -z", ["tokenize", "-z"], Zipped(), unzipped)
    for name in ("tag", "quote-extract", "summarize"):
        conversation(name, [name, "-j2"], plain, plain)
    members()
    other_lines()
    return tap.finish()


sys.exit(main())
