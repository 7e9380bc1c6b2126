#!/usr/bin/env python3
"""Nothing of the user's is lost: compares bytes with bytes.

usage: lossless.py [-n RECORDS] [FILE...]

Takes the members that a program wrote out of its output lines, by a scanner
of bytes that knows no more of JSON than where a value ends, and compares what
is left with the input. Then, for each program: a second run over its own
output changes nothing, and -j2 and -j7 give the bytes of -j1. Last, a chain
of all four gives each member as the program alone does.

Without FILE the sample dump and lines with odd spellings are taken; -n takes
only the first records of each file. TAP out.
"""
import argparse
import concurrent.futures
import gzip
import os
import re
import subprocess
import sys

import tap

HERE = os.path.dirname(os.path.abspath(__file__))
OURS = {"tokenize": ("blocks", "sents", "tokens"),
        "tag": ("sents", "tokens", "ents", "entities"),
        "quote-extract": ("quotes",),
        "summarize": ("summary", "keywords")}
TEXT_FIELD = "text_field"
CHAIN = "tokenize | tag | quote-extract | summarize"
BLANKS = b" \t\r"
# A string, a bracket, or a number or word; what lies between does not count.
PIECE = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}]|[^][{}" \t\r,:]+')

ODD = [
    rb'{"id":1,"text":"It rained.","id":2,"x":1e400,"x":0.10}',
    rb'{"n":1234567890123456789012345678901234567890,"text":"It rained."}',
    rb'{"text":"A \ud800 lone one.","\ud800":"\udc00\ud800"}',
    rb'{"url":"http:\/\/example.org\/","text":"A slash \/ escaped."}',
    rb'{ "text" : "Blanks all over." , "a" : [ 1 , 2 , { } ] }',
    rb'{"a":{"text":"inner"},"text":"outer","b":[[],{},"",null,true,false]}',
    rb'{"body":"\u0049t rained.","\u0062ody":"It \u0073nowed.","z":-0}',
    rb'{"z":-0.0,"y":1E+2,"x":"\"}{][,:","text":"Brackets }]{[ in it."}',
    rb'{"text":"NUL \u0000 inside.","t":"\u0000","\u0000":"\\\\"}',
    '{"text":"Später, “naïve” café 😀.","ключ":"значение"}'.encode(),
    rb'{"text":""}', rb'{}', rb'{"text":null,"body":17}', rb'{"text":" "}',
    rb'{"title":"Rain","text":"It rained.\n\nWe stayed.\r\n\r\n\tOut."}',
]


def value_end(line, at):
    """Behind the value that begins at `at`."""
    depth = 0
    for piece in PIECE.finditer(line, at):
        byte = line[piece.start()]
        if byte in b"[{":
            depth += 1
        elif byte in b"]}":
            depth -= 1
        if depth == 0:
            return piece.end()
    raise ValueError("no end")


def members(line):
    """(key, start, value start, end) of each member of the line's object."""
    at = line.index(b"{") + 1
    while True:
        start = PIECE.search(line, at).start()
        if line[start] == 0x7d:
            return
        at = value_end(line, start)
        key = line[start:at]
        value = PIECE.search(line, at).start()
        at = value_end(line, value)
        yield key, start, value, at


def quoted(name):
    return b'"' + name.encode() + b'"'


def own_members(line, program):
    """{name: value bytes} of what the program wrote."""
    names = {quoted(n): n for n in OURS[program]}
    return {names[key]: line[value:end]
            for key, _, value, end in members(line) if key in names}


def without(line, names):
    """The line without those members, which stand behind all others."""
    first = end = None
    for key, start, _, stop in members(line):
        if key in names:
            first = start if first is None else first
            end = stop
        elif first is not None:
            return None
    if first is None:
        return line
    if line[first - 1:first] == b",":
        first -= 1
    return line[:first] + line[end:]


def renamed_back(line, names):
    """The line with NAME_original called NAME again, for those names."""
    keys = {quoted(n + "_original"): quoted(n) for n in names}
    for key, start, value, _ in reversed(list(members(line))):
        if key in keys:
            line = (line[:start] + keys[key] + line[start + len(key):value] +
                    line[value:])
    return line


def restored(given, line, program):
    """Whether the output line is the input line and members of ours."""
    there = {key for key, *_ in members(given)}
    mine = OURS[program] + (TEXT_FIELD,)
    foreign = [n for n in mine if quoted(n) in there
               and quoted(n + "_original") not in there]
    kept = without(line, {quoted(n) for n in mine
                          if n in foreign or quoted(n) not in there})
    return kept is not None and renamed_back(kept, foreign) == given


def run(command, data):
    """Standard output of a shell command."""
    done = subprocess.run(["sh", "-c", command], input=data,
                          capture_output=True)
    if done.returncode or done.stderr:
        tap.ok(False, f"{command}: status 0 and silence",
               f"status {done.returncode}", done.stderr[:1000])
    return done.stdout


def first_difference(a, b):
    for number, (x, y) in enumerate(zip(a.split(b"\n"), b.split(b"\n")), 1):
        if x != y:
            at = next((i for i, (p, q) in enumerate(zip(x, y)) if p != q),
                      min(len(x), len(y)))
            return (f"line {number}, byte {at + 1}: "
                    f"{x[max(0, at - 60):at + 60]!r} and "
                    f"{y[max(0, at - 60):at + 60]!r}")
    return f"{len(a)} and {len(b)} bytes"


def same_bytes(a, b, name):
    tap.ok(a == b, name, first_difference(a, b) if a != b else "")


def check_program(name, program, lines, out):
    """The output of one program on the lines, against them."""
    got = out.split(b"\n")[:-1]
    tap.ok(len(got) == len(lines), f"{name}: {program}: a line for a line",
           f"{len(lines)} in, {len(got)} out")
    lost = [n for n, (given, line) in enumerate(zip(lines, got), 1)
            if not restored(given.strip(BLANKS), line, program)]
    tap.ok(not lost, f"{name}: {program}: all other bytes are kept",
           f"lines {lost[:20]}", *(got[n - 1][:300] for n in lost[:3]))


def check_chain(name, lines, chained, alone):
    """Every member of every program, chained and alone."""
    chained = chained.split(b"\n")[:-1]
    tap.ok(len(chained) == len(lines), f"{name}: chain: all lines")
    for program in OURS:
        single = alone[program].split(b"\n")[:-1]
        wrong = []
        for number, (a, b) in enumerate(zip(single, chained), 1):
            mine, theirs = own_members(a, program), own_members(b, program)
            for member in sorted(mine):
                if program == "tokenize" and member == "tokens":
                    continue  # tag wrote more into them
                if mine[member] != theirs.get(member):
                    wrong.append(f"line {number}: {member}: " +
                                 first_difference(mine[member],
                                                  theirs.get(member, b"")))
        tap.ok(not wrong, f"{name}: {program} chained is {program} alone",
               f"{len(wrong)} members differ", *wrong[:5])


def check(name, lines, pool):
    data = b"\n".join(lines) + b"\n"
    alone = dict(zip(OURS, pool.map(lambda p: run(p, data), OURS)))
    again = [(f"{p}{jobs}", data) for p in OURS for jobs in (" -j2", " -j7")]
    again += [(p, alone[p]) for p in OURS] + [(CHAIN, data)]
    outputs = list(pool.map(lambda pair: run(*pair), again))
    for program in OURS:
        check_program(name, program, lines, alone[program])
    for (command, given), out in zip(again, outputs):
        if command == CHAIN:
            check_chain(name, lines, out, alone)
        elif given is data:
            same_bytes(out, alone[command.split()[0]],
                       f"{name}: {command} gives the bytes of -j1")
        else:
            same_bytes(out, alone[command],
                       f"{name}: {command} twice is {command} once")


def records(path, limit):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rb") as file:
        lines = [line for line in file.read().split(b"\n") if line.strip()]
    return lines[:limit]


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[2][7:])
    parser.add_argument("-n", type=int)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    sample = os.path.join(HERE, "data", "sample.ndjson.gz")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        if not options.files:
            check("odd lines", ODD, pool)
        for path in options.files or [sample]:
            check(os.path.basename(path), records(path, options.n), pool)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
