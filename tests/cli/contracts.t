#!/usr/bin/env python3
"""What engines ask of a filter that they start, one contract after another.

The engines themselves are in contrib/ and tests/engines/; here each demand is
put as they put it, with nothing installed.
"""
import gzip
import json
import os
import re
import select
import signal
import subprocess
import sys
import time

import tap

PROGRAMS = ("tokenize", "tag", "quote-extract", "summarize")
B = os.path.abspath(os.environ.get("B", "build"))
SAMPLE = os.path.abspath("tests/data/sample.ndjson.gz")
with gzip.open(SAMPLE) as packed:
    LINES = packed.read().splitlines(keepends=True)
GOOD = [line for line in LINES if line.startswith(b"{")]
STORY = json.loads(GOOD[0])["text"]
START = 0.020  # seconds of a processor: GNU parallel starts many
ANSWER = 1.0


def path(program):
    return os.path.join(B, program)


def run(*command, data=b"", **options):
    return subprocess.run(command, input=data, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, **options)


def sanitized():
    with open(path("tokenize"), "rb") as file:
        return b"__asan_init" in file.read()


def no_environment(program):
    """PySpark: an absolute path, no shell, no variables, another directory."""
    bare = run(path(program), SAMPLE, env={}, cwd="/")
    usual = run(path(program), SAMPLE)
    tap.ok(bare.returncode == usual.returncode and usual.stdout and
           bare.stdout == usual.stdout,
           f"{program}: no environment, no shell", bare.stderr)
    odd = run(path(program), SAMPLE, env={
        "LC_ALL": "tr_TR.UTF-8", "LANG": "de_DE", "TZ": "Asia/Tokyo",
        "POSIXLY_CORRECT": "1", "OMP_NUM_THREADS": "9", "COLUMNS": "3"})
    tap.ok(odd.stdout == usual.stdout, f"{program}: an odd environment")


def utf_8_out(program):
    """PySpark decodes what comes out: UTF-8, whatever came in; a bad line and
    a lone surrogate among it."""
    data = (b'{"text":"It rained, \\ud800 she said. \\"No \\udc00,\\" said '
            b'Ann Lee."}\n{"text":"caf\xe9"}\n{"text":"caf\xc3\xa9"}\n')
    done = run(path(program), data=data, env={})
    try:
        lines = done.stdout.decode("utf-8").count("\n")
    except UnicodeDecodeError as problem:
        lines = problem
    tap.same((done.returncode, lines), (1, 2), f"{program}: UTF-8 out")


def nothing_in(program):
    """Spark starts it for empty partitions, too."""
    for options in ([], ["-j2"], ["--each", dict(zip(PROGRAMS, (
            "tokens", "ents", "quotes", "summary")))[program]]):
        done = run(path(program), *options)
        tap.same((done.returncode, done.stdout, done.stderr), (0, b"", b""),
                 f"{program} {' '.join(options)}: nothing on empty input")


def closed_descriptors(program):
    """A daemon's children may lack the standard ones; a message must not get
    into the file that has taken the number of standard error."""
    out, bad = (os.path.join(B, "contracts." + end) for end in ("out", "in"))
    with open(bad, "wb") as file:
        file.write(GOOD[0] + b"bad\n" + GOOD[1])
    wanted = run(path(program), bad).stdout
    for number in (0, 1, 2):
        done = run("sh", "-c", f'exec "$0" -o "$1" "$2" {number}>&-',
                   path(program), out, bad)
        with open(out, "rb") as file:
            good = file.read() == wanted
        tap.ok(good and done.returncode == 1 and wanted.count(b"\n") == 2,
               f"{program}: started with descriptor {number} closed")
        os.remove(out)
    os.remove(bad)


class Held:
    """A program whose standard input stays open."""

    def __init__(self, *command):
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env={}, bufsize=0)
        self.rest = b""

    def ask(self, line, seconds):
        """The answer to one line, or None if it is late."""
        os.set_blocking(self.process.stdin.fileno(), False)
        until = time.monotonic() + seconds
        while b"\n" not in self.rest:
            left = until - time.monotonic()
            readable, writable, _ = select.select(
                [self.process.stdout], [self.process.stdin] if line else [],
                [], max(left, 0))
            if not readable and not writable:
                return None
            if writable:
                line = line[self.process.stdin.write(line):]
            if readable:
                self.rest += os.read(self.process.stdout.fileno(), 1 << 20)
        answer, self.rest = self.rest.split(b"\n", 1)
        return answer

    def close(self):
        self.process.stdin.close()
        return (self.process.stdout.read() + self.rest,
                self.process.stderr.read(), self.process.wait())


def a_row_for_a_row(program):
    """ClickHouse, Redpanda Connect: a line out for each line in, in order,
    while standard input stays open, bad lines and blank ones as well, and
    not a byte on standard error."""
    held = Held(path(program), "--on-error=pass", "-j2")
    held.ask(b'{"id":0,"text":"It rained."}\n', 20)
    lines = GOOD[:6] + [b"no record\n", b"[1]\n", b'{"text":"\xff"}\n', b"\n",
                        b'{"id":1}\n', b'{"type":"SCHEMA"} {"x":1}\n']
    bad = []
    for line in lines:
        answer = held.ask(line, ANSWER * (20 if sanitized() else 1))
        kept = line.rstrip(b"\n}")
        if answer is None or not answer.startswith(kept):
            bad.append((line[:60], answer and answer[:60]))
    tap.ok(not bad, f"{program}: an answer within a second to every line",
           *bad)
    tap.same(held.close(), (b"", b"", 0), f"{program}: and nothing else")


def long_lines(program):
    """1 MB lines, of text and of something else, while input stays open."""
    held = Held(path(program), "--on-error=pass")
    held.ask(b'{"id":0,"text":"It rained."}\n', 20)
    other = b'{"id":1,"html":"%s","text":"It rained."}\n' % (b"<p>" * 350000)
    answer = held.ask(other, 20)
    tap.ok(answer and answer.startswith(other[:-2]) and len(answer) > 1 << 20,
           f"{program}: 1 MB beside the text")
    text = json.dumps({"id": 2, "text": (STORY + "\n\n") * 20 +
                       " " * 900000}).encode() + b"\n"
    answer = held.ask(text, 60)
    tap.ok(len(text) > 900000 and answer and answer.startswith(text[:-2]) and
           json.loads(answer)["id"] == 2, f"{program}: 1 MB of text")
    tap.same(held.close(), (b"", b"", 0), f"{program}: and nothing else")


def status_seen(program):
    for name, data, options, wanted in (
            ("a bad line", b'{"id":1}\nno\n{"id":2}\n', [], 1),
            ("a bad line, stop", b"no\n", ["--on-error=stop"], 2),
            ("a cut gzip file", gzip.compress(GOOD[0])[:300], [], 2),
            ("a missing file", b"", ["/no/such/file"], 2),
            ("a wrong option", b"", ["--no-such"], 2)):
        done = run(path(program), *options, data=data, env={})
        tap.ok(done.returncode == wanted and
               re.match(rb"[\w-]+: .+\n", done.stderr),
               f"{program}: {name}: status {wanted} and a message",
               done.returncode, done.stderr)
    if os.path.exists("/dev/full"):
        done = run("sh", "-c", '"$0" "$1" >/dev/full', path(program), SAMPLE)
        tap.ok(done.returncode == 2 and b"space" in done.stderr.lower(),
               f"{program}: a full disk: status 2 and a message", done.stderr)


def reader_gone(program):
    """`| head -1`: ended by SIGPIPE, or done before; no message."""
    many = b"".join(GOOD[:8] * 12)
    for options in ([], ["-j2"], ["-u"]):
        process = subprocess.Popen(
            [path(program), *options], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        head = subprocess.Popen(["head", "-n", "1"], stdin=process.stdout,
                                stdout=subprocess.PIPE)
        process.stdout.close()
        try:
            process.stdin.write(many)
            process.stdin.close()
        except BrokenPipeError:
            pass
        first = head.communicate()[0]
        said = process.stderr.read()
        status = process.wait()
        tap.ok(first.count(b"\n") == 1 and said == b"" and
               status in (0, -signal.SIGPIPE),
               f"{program} {' '.join(options)}| head -n 1", status, said)
    done = run("sh", "-c", 'trap "" PIPE; { "$0"; echo $? >&3; } 3>&2 | :',
               path(program), data=many)
    tap.ok(done.stderr.endswith(b"2\n") and b"ipe" in done.stderr,
           f"{program}: with SIGPIPE ignored, status 2 and a message",
           done.stderr)


def no_control_bytes(program):
    """PostgreSQL, SQLite, Hadoop: no byte below 0x20 in a line, even if the
    input had TABs between its tokens; a trailing TAB is accepted."""
    data = (b'{\t"id": 1,\t"text": "One\\ttwo \\u0000 three."}\t\r\n'
            b'\x1e{"id": 2}\n')
    done = run(path(program), "--scrub", data=data, env={})
    tap.ok(done.returncode == 0 and done.stdout.count(b"\n") == 2 and
           not re.search(rb"[\x00-\x09\x0b-\x1f]|\\u0000", done.stdout),
           f"{program} --scrub: no control byte in a line", done.stdout)
    done = run(path(program), SAMPLE)
    tap.ok(not re.search(rb"[\x00-\x09\x0b-\x1f]", done.stdout),
           f"{program}: none of its own")


def other_lines(program):
    """Singer, Elasticsearch bulk: what is no article goes through."""
    data = (b'{"type":"SCHEMA","stream":"n","schema":{"a":[1e400]}}\n'
            b'{ "index" : { "_id" : "1" } }\n')
    done = run(path(program), data=data)
    tap.same((done.returncode, done.stdout), (0, data),
             f"{program}: records without text pass byte for byte")


def quick_start(program):
    if sanitized():
        tap.skip(f"{program}: starts, answers and ends in under 20 ms",
                 "with sanitizers")
        return
    best = 1e9
    for _ in range(20):
        process = subprocess.Popen([path(program)], stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL)
        process.stdin.write(b'{"id":1,"text":"It rained. We stayed."}\n')
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        best = min(best, usage.ru_utime + usage.ru_stime)
    tap.ok(best < START, f"{program}: starts, answers and ends in under 20 ms",
           best)


for one in PROGRAMS:
    no_environment(one)
    utf_8_out(one)
    nothing_in(one)
    closed_descriptors(one)
    a_row_for_a_row(one)
    long_lines(one)
    status_seen(one)
    reader_gone(one)
    no_control_bytes(one)
    other_lines(one)
    quick_start(one)
sys.exit(tap.finish())
