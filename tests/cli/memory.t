#!/usr/bin/env python3
"""Memory: none left, flat over a long stream, one long line among many.

Skipped under sanitizers, which bring an allocator of their own.
"""
import os
import shutil
import subprocess
import sys
import tempfile

import articles
import measure
import tap

HERE = os.path.dirname(os.path.abspath(__file__))
MIB = 1 << 20
LIMIT = 96 * MIB  # what copydesk(7) promises at -j 4
PROGRAMS = ("tokenize", "tag", "quote-extract", "summarize")


def sanitized():
    with open(shutil.which("tokenize"), "rb") as file:
        return b"__asan_init" in file.read()


def shim(folder):
    """The library that lets allocations fail, or None."""
    library = os.path.join(folder, "nomem.so")
    command = [os.environ.get("CC", "cc"), "-shared", "-fPIC", "-o", library,
               os.path.join(HERE, "nomem.c")]
    done = subprocess.run(command, capture_output=True)
    return library if done.returncode == 0 else None


def run_without(library, allocations, command, data):
    environment = dict(os.environ, LD_PRELOAD=library,
                       NOMEM_AFTER=str(allocations))
    return subprocess.run(command, input=data, env=environment,
                          capture_output=True, timeout=60)


def fails_well(done, program):
    """Status 2 and one message, as for every error."""
    return (done.returncode == 2 and done.stderr.count(b"\n") == 1 and
            done.stderr.startswith(program.encode() + b": "))


def faults(folder):
    library = shim(folder)
    if not library:
        return tap.skip("no memory", "the C library has other names")
    data = b"".join(articles.stream(3000, articles.load(limit=2)))
    for command in ([p] for p in PROGRAMS):
        whole = run_without(library, 10 ** 9, command, data)
        if not tap.ok(whole.returncode == 0, f"{command[0]}: with memory",
                      whole.stderr):
            continue
        bad, n, step = [], 0, 1
        while n < 10 ** 6:
            done = run_without(library, n, command, data)
            if done.returncode == 0 and done.stdout == whole.stdout:
                break
            if not fails_well(done, command[0]):
                bad.append(f"{n} allocations: status {done.returncode} "
                           f"{done.stderr[-300:]!r}")
            n += step
            if n > 32:
                step = n // 8
        tap.ok(not bad, f"{command[0]}: no memory is status 2 and a message",
               f"of {n} allocations:", *bad[:5])
        tap.ok(n > 3, f"{command[0]}: some allocations failed", n)
    out = os.path.join(folder, "out")
    done = run_without(library, 30, ["tag", "-j3", "-o", out], data)
    tap.ok(fails_well(done, "tag"), "-j3: no memory", done.returncode,
           done.stderr)
    tap.same([n for n in os.listdir(folder) if n != "nomem.so"], [],
             "-o: no memory leaves no file")


def peak(command, chunks):
    """Peak memory in bytes of a command that is fed with the chunks."""
    most, status = measure.peak(command, chunks)
    tap.ok(status == 0, " ".join(command) + ": status 0")
    return most


def flat():
    records = articles.load()
    lines = list(articles.stream(64 * MIB, records))
    first = peak(["tokenize"], lines[:len(lines) // 4])
    for jobs in (1, 2, 4):
        used = peak(["tokenize", f"-j{jobs}"], lines)
        # beyond -j1 what is under way depends on who is late, up to a bound
        bound = first + 2 * MIB if jobs == 1 else (6 + 5 * jobs) * MIB
        tap.ok(used < min(bound, LIMIT), f"-j{jobs}: memory stays flat",
               f"{first / MIB:.1f} MiB, then {used / MIB:.1f} MiB")
    for program in PROGRAMS[1:]:
        used = peak([program, "-j4"], articles.stream(MIB, records))
        tap.ok(used < LIMIT, f"{program} -j4: memory under "
               f"{LIMIT // MIB} MiB", f"{used / MIB:.1f} MiB")


def one_long_line(folder):
    """10 MB among thousands of small records: order and memory are kept."""
    path = os.path.join(folder, "mixed")
    small = b'{"id":%d,"text":"It rained. We stayed."}\n'
    words = b"The harbour council met again on Monday. " * (10 * MIB // 41)
    with open(path, "wb") as file:
        for number in range(6000):
            file.write(small % number)
            if number == 2000:
                file.write(b'{"id":-1,"text":"' + words + b'"}\n')
    outputs = {}
    for jobs in (1, 2, 4):
        done = subprocess.run(["tokenize", f"-j{jobs}", "--only", path],
                              capture_output=True)
        outputs[jobs] = done.stdout
        tap.ok(done.returncode == 0, f"a line of 10 MB at -j{jobs}",
               done.stderr)
    tap.ok(outputs[1] == outputs[2] == outputs[4], "the same at any -j")
    ids = [int(line[6:line.index(b",")]) for line in
           outputs[4].split(b"\n")[:-1]]
    want = list(range(2001)) + [-1] + list(range(2001, 6000))
    tap.ok(ids == want, "in order", ids[1995:2010])
    with open(path, "rb") as file:
        lines = file.readlines()
    one, more = (peak(["tokenize"], part) for part in (lines[:2002], lines))
    tap.ok(more < one + 8 * MIB, "what follows needs no more memory",
           f"{one / MIB:.1f} and {more / MIB:.1f} MiB")
    tap.ok(one < 240 * MIB, "10 MB of text take 24 times as much at most",
           f"{one / MIB:.1f} MiB")


def over_the_limit():
    """A line over the limit is let through as it comes, and never held."""
    part = b"x" * MIB
    command = ["tokenize", "--max-line", "100000", "--on-error=pass"]
    for options in ([], ["-j4"]):
        used = peak(command + options,
                    [b'{"a":"', *[part] * 200, b'"}\n{"id":1}\n'])
        tap.ok(used < 32 * MIB, f"pass {' '.join(options)}: a line of 200 MiB "
               "over the limit is not held", f"{used / MIB:.1f} MiB")


def main():
    if sanitized():
        tap.skip("memory", "built with a sanitizer")
        return tap.finish()
    with tempfile.TemporaryDirectory() as folder:
        faults(folder)
    flat()
    with tempfile.TemporaryDirectory() as folder:
        one_long_line(folder)
    over_the_limit()
    return tap.finish()


sys.exit(main())
