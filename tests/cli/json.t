#!/usr/bin/env python3
"""RFC 8259 as the value of a member: all that is valid is accepted as it is,
all that is invalid is reported.

What can be counted is tried in full: numbers and brackets up to a length,
each byte behind a backslash, each byte where a hexadecimal digit should be,
each pair of bytes that could begin a character. Longer values stand on a line,
at the end of input, in arrays and objects, and cut behind every byte; then the
error is at the cut.
"""
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

import tap

NUMBER = re.compile(rb"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\Z")
BLANKS = b" \t\r"

VALID = [
    b"null", b"true", b"false", b"0", b"-0", b"-0.0", b"0.10", b"1e400",
    b"-1E-400", b"0e0", b"1e2", b"1E+2", b"20.50e-007", b"9" * 300,
    b"-" + b"9" * 40 + b"." + b"0" * 40, b'""', b'" "', b'"\x7f"', b'"/"',
    b'"\\/\\"\\\\\\b\\f\\n\\r\\t"', b'"\\u0000"', b'"\\uFFFF\\ufffe"',
    b'"\\ud83d\\ude00 \\uD800 \\udfff"',
    b'"\\udc00\\ud800"', b'"\\\\u12"', b'"\\\\\\u0041\\\\"', b'"[]{},:"',
    '"Zoë, “später” — 東京, עברית 😀 \u2028\u2029\ufeff"'.encode(),
    b'"\xf4\x8f\xbf\xbf\xef\xbf\xbf\xee\x80\x80\xed\x9f\xbf"',
    b"[]", b"[ ]", b"{}", b"{ }", b"[[[]]]", b"[{}]", b'{"":[]}',
    b'{"a":1,"a":2}', b'{"\\u0000":{"\\ud800":[null]}}', b"[1,2 , 3]",
    b'[ true , false , null , -1 , "" , [ ] , { } ]',
    b'{\t"a"\t:\t[\t1\t,\t2\t]\t}', b"\t[\r1 ]\r ",
    b'[1,[2,[3,[4,{"5":[6,{"7":8}]}]]]]', b"[" * 60 + b"]" * 60,
    b'{"a":' * 70 + b"0" + b"}" * 70,
]
INVALID = [
    b"", b" ", b",", b":", b"nul", b"nulll", b"NULL", b"Null", b"True",
    b"truefalse", b"fals", b"tru e", b"None", b"NaN", b"-NaN", b"nan",
    b"Infinity", b"-Infinity", b"inf", b"undefined", b"yes", b"0x10",
    b"0b1", b"0o7", b"1_000", b"1,000.5", b"1.5.2", b"1e5e5", b"1f", b"1L",
    b"1n", b"1/2", b"$1", b"1%", b"+1", b"++1", b".5", b"5.", b"-.5",
    b"- 1", b"1 2", b"01", b"-012", b"1e", b"1e+", b"1e 5", b"1 e5",
    b"\xef\xbc\x91", b"\xe2\x88\x921", b"\xd9\xa1",
    b"'a'", b"`a`", b"a", b"\xe2\x80\x9ca\xe2\x80\x9d", b'"a', b'a"',
    b'"a"b', b'"a" "b"', b'"a""b"', b'"""', b'"\\"', b'"\\', b'"\\u"',
    b'"\\u12"', b'"\\u123"', b'"\\u12 4"', b'"\\u+123"', b'"\\uD83D\\u"',
    b'"\\ud83d\\ude0"', b'"\\x41"', b'"\\a"', b'"\\v"', b'"\\0"', b'"\\ "',
    b'"\\U0001F600"', b'"\\u{41}"', b'"\\\xc3\xa9"', b'"\t"', b'"\x00"',
    b'"\x1f"', b'"a\rb"', b'"\xff"', b'"\xc3"', b'"\xe2\x82"',
    b'"\xf0\x9f\x98"', b'"\xed\xa0\xbd\xed\xb8\x80"', b'"\xc0\xaf"',
    b'"caf\xe9"', b'"\x80abc"', b"\xef\xbb\xbf1", b"\xff\xfe1\x00",
    b"[", b"]", b"[1", b"[1,", b"[1,]", b"[,]", b"[,1]", b"[1,,2]", b"[1 2]",
    b"[1:2]", b'["a":1]', b"[1;2]", b"[1}", b"[]]", b"[[]", b"[1]]", b"[1]2",
    b"[*]", b"[...]", b"[1,\x00]", b"[\x0b1]", b"[\x0c1]", b"[\xc2\xa01]",
    b"[\xe2\x80\x8b]", b"(1)", b"<1>",
    b"{", b'{"', b'{"a', b'{"a"', b'{"a":', b'{"a":1', b'{"a":1,', b"{,}",
    b'{"a":1,}', b'{"a":1,,"b":2}', b'{,"a":1}', b'{"a"}', b'{"a",1}',
    b'{"a":}', b'{"a"::1}', b'{"a" 1}', b'{"a"=1}', b'{"a":1 "b":2}',
    b'{"a":1;"b":2}', b'{"a":1]', b'{["a":1]}', b"{a:1}", b"{'a':1}",
    b"{1:1}", b"{null:1}", b"{[]:1}", b'{"a":b}', b'{"a":1 "b"}',
    b'{"\xff":1}', b'{"\x01":1}', b'{"\\x":1}', b'{"a":/**/1}',
    b'{"a":1/**/}', b"1//x", b"1#x", b'{"a":1}/*', b"/**/1", b"//",
]


def record(value, before=b'{"a":', behind=b"}"):
    return before + value + behind


def run(lines):
    """(lines out, messages) of tokenize on lines."""
    done = subprocess.run(["tokenize"], input=b"\n".join(lines) + b"\n",
                          capture_output=True)
    return done.stdout.split(b"\n")[:-1], done.stderr.split(b"\n")[:-1]


def judge(name, cases):
    """Each (value, whether it is valid), on a line of its own."""
    lines = [record(value) for value, _ in cases]
    out, messages = run(lines)
    want = [line for line, (_, valid) in zip(lines, cases) if valid]
    named = {int(m.split(b":")[2]) for m in messages}
    bad = {n for n, (_, valid) in enumerate(cases, 1) if not valid}
    odd = [cases[n - 1] for n in sorted(named ^ bad)]
    tap.ok(not odd and out == want and len(messages) == len(bad),
           f"{name}: {len(want)} accepted, {len(bad)} reported", odd[:20])


def numbers(most):
    for length in range(1, most + 1):
        for letters in itertools.product(b"01-+.eE", repeat=length):
            yield bytes(letters)


def brackets(most):
    for length in range(1, most + 1):
        for pieces in itertools.product((b"[", b"]", b"{", b"}", b",", b":",
                                         b'"', b"1"), repeat=length):
            yield b"".join(pieces)


def is_json(value):
    """By Python, which takes no liberty with these letters. The record
    counts, which a value such as 1,"1":1 leaves whole."""
    try:
        json.loads(record(value))
        return True
    except ValueError:
        return False


def is_utf8(value):
    try:
        value.decode()
        return True
    except UnicodeDecodeError:
        return False


def counted():
    judge("numbers of up to six characters",
          [(n, bool(NUMBER.match(n))) for n in numbers(6)])
    judge("brackets, commas, marks", [(v, is_json(v)) for v in brackets(5)])
    every = [bytes([b]) for b in range(256) if b != 10]
    judge("each byte in a string",
          [(b'"x' + b + b'y"', 0x20 <= b[0] < 0x80 and b not in b'"\\')
           for b in every])
    judge("each byte behind a backslash",
          [(b'"x\\' + b + b'y"', b in b'"\\/bfnrt') for b in every])
    judge("each byte as each hexadecimal digit",
          [(b'"\\u' + b"1aF0"[:i] + b + b"1aF0"[i + 1:] + b'"',
            b in b"0123456789abcdefABCDEF") for b in every for i in range(4)])
    judge("each byte before, in and behind an array",
          [(case, b in BLANKS or (b in b"0123456789" and case[0] == 0x5b and
                                  case[1:2] == b and b != b"0" or
                                  case == b"[0]"))
           for b in every for case in (b + b"[]", b"[" + b + b"]",
                                       b"[]" + b)
           if b not in b"]}"])
    judge("each two bytes that begin a character",
          [(v, is_utf8(v)) for a in range(0x80, 256)
           for b in (0x22, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf,
                     0xc0, 0xff)
           for rest in (b"", b"\x80", b"\xbf\x80", b"\x80\xbf\x80")
           for v in [b'"' + bytes([a, b]) + rest + b'"'] if b != 0x22])


def placed():
    """The longer values, wherever a value can stand."""
    for name, before, behind in (
            ("a member's value", b'{"a":', b"}"),
            ("with blanks around", b' {"a" :\t', b" } \r"),
            ("before others", b'{"a":', b',"b":[1]}'),
            ("behind others", b'{"b":"x","a":', b"}"),
            ("in an array", b'{"a":[0,', b",[]]}"),
            ("in an object", b'{"a":{"b":', b',"c":{}}}')):
        out, messages = run([record(v, before, behind) for v in VALID])
        want = [record(v, before, behind).strip(BLANKS) for v in VALID]
        tap.ok(out == want and not messages, f"valid: {name}",
               [a for a, b in zip(want, out) if a != b][:5], messages[:5])
        out, messages = run([record(v, before, behind) for v in INVALID])
        tap.ok(not out and len(messages) == len(INVALID), f"invalid: {name}",
               out[:5], len(messages))


def character_start(line, at):
    """Where the character begins that a cut at `at` divides."""
    while at and at < len(line) and line[at] & 0xc0 == 0x80:
        at -= 1
    return at


def at_end(folder):
    """As the last line of a file, without a newline: whole, and cut."""
    wanted, files = [], []

    def add(line, column):
        files.append(os.path.join(folder, str(len(files))))
        with open(files[-1], "wb") as file:
            file.write(line)
        if column:
            wanted.append(f"tokenize: {files[-1]}:1:{column}: ".encode())

    for value in INVALID:
        add(record(value), 0)
    done = subprocess.run(["tokenize", *files], capture_output=True)
    tap.ok(not done.stdout and done.stderr.count(b"\n") == len(INVALID),
           "invalid: at the end of input", done.stdout[:300])
    files = []
    for value in VALID:
        add(record(value), 0)
    done = subprocess.run(["tokenize", *files], capture_output=True)
    tap.ok(done.stdout == b"".join(record(v) + b"\n" for v in VALID) and
           not done.stderr, "valid: at the end of input", done.stderr[:300])
    files = []
    for line in map(record, VALID):
        for cut in range(1, len(line)):
            add(line[:cut], character_start(line, cut) + 1)
    done = subprocess.run(["tokenize", *files], capture_output=True)
    said = done.stderr.split(b"\n")[:-1]
    odd = [(m, w) for m, w in itertools.zip_longest(said, wanted)
           if not (m and w and m.startswith(w))]
    tap.ok(not odd and not done.stdout and done.returncode == 1,
           f"valid: cut at each of {len(wanted)} bytes", odd[:5],
           done.stdout[:300])


counted()
placed()
with tempfile.TemporaryDirectory() as where:
    at_end(where)
sys.exit(tap.finish())
