#!/usr/bin/env python3
"""Redpanda Connect: contrib/connect/quotes.yaml under the real one, if it is
there as redpanda-connect or benthos, and under a simulation of its contract.

The simulation is of the processors subprocess and mapping: a line is written,
a line is awaited; a line on standard error is taken for the answer; a process
that has ended is started anew, and its record passes as it was; a record
without quotes is an error and goes to the dead letters.
"""
import json
import os
import re
import select
import shutil
import subprocess
import sys

import engine
import tap

CONFIG = os.path.join(engine.CONTRIB, "connect", "quotes.yaml")
LATE = 5  # seconds, in which an answer must have come


class Simulation:
    """subprocess and mapping, with what the configuration says."""

    def __init__(self, filter_):
        with open(CONFIG, encoding="utf-8") as file:
            text = file.read()
        assert re.search(r"threads: 1\n", text)
        assert 'if this.exists("quotes") { content() } else { throw(' in text
        args = re.search(r"args: \[(.*)\]", text).group(1)
        self.command = [filter_, *re.findall(r'"([^"]*)"', args)]
        self.limit = int(re.search(r"max_buffer: (\d+)", text).group(1))
        self.process = None
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)

    def answer(self, line):
        """What subprocess makes of a line, or None if it hangs."""
        try:
            self.process.stdin.write(line + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            self.start()
            return line
        ready = select.select([self.process.stdout, self.process.stderr], [],
                              [], LATE)[0]
        if not ready:
            return None
        said = ready[0].readline(self.limit)
        if not said:
            self.process.wait()
            self.start()
            return line
        return said.rstrip(b"\n")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def simulated(filter_, lines):
    """(written, dead) lines, or None if it hangs."""
    written, dead = [], []
    pipeline = Simulation(filter_)
    for line in lines:
        answer = pipeline.answer(line)
        if answer is None:
            return None
        try:
            good = "quotes" in json.loads(answer)
        except (ValueError, TypeError):
            good = False
        (written if good else dead).append(answer)
    pipeline.close()
    return written, dead


def real(filter_, lines):
    """The same by the installed program."""
    paths = {name: os.path.join(engine.TMP, name)
             for name in ("DUMPS", "OUTPUT", "DEAD")}
    for path in paths.values():
        open(path, "w").close()
    with open(paths["DUMPS"], "wb") as file:
        file.write(b"".join(line + b"\n" for line in lines))
    command = [INSTALLED, "run", CONFIG] if "redpanda" in INSTALLED else \
        [INSTALLED, "-c", CONFIG]
    try:
        subprocess.run(command, env=dict(os.environ, FILTER=filter_, **paths),
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       timeout=120)
    except subprocess.TimeoutExpired:
        return None
    return tuple(open(paths[name], "rb").read().splitlines()
                 for name in ("OUTPUT", "DEAD"))


def check(name, run):
    lines = [line.rstrip(b"\r\n") for line in engine.records()]
    lines = [line for line in lines if line.startswith(b"{")]
    with_bad = lines[:5] + [b"bad", b'{"id":1}'] + lines[5:]
    wanted = subprocess.run(
        [engine.program("quote-extract"), "--scrub"],
        input=b"".join(line + b"\n" for line in lines),
        stdout=subprocess.PIPE).stdout.splitlines()
    wanted = [line for line in wanted if b'"quotes":' in line]
    got = run(engine.program("quote-extract"), with_bad)
    tap.ok(got and got[0] == wanted, f"{name}: records, whole and in order",
           got and len(got[0]))
    tap.ok(got and b"bad" in got[1] and b'{"id":1}' in got[1] and
           len(got[0]) + len(got[1]) == len(with_bad),
           f"{name}: what has no quotes goes to the dead letters")
    dying = engine.script(
        "dying", '#!/bin/sh\nn=0\nwhile IFS= read -r line; do\n'
        f'printf "%s\\n" "$line" | {engine.program("quote-extract")} "$@"\n'
        'n=$((n + 1)); [ $n = 4 ] && kill -9 $$\ndone\n')
    got = run(dying, lines)
    tap.ok(got and len(got[0]) + len(got[1]) == len(lines) and
           len(got[0]) < len(wanted) and
           all(b'"quotes":' in line for line in got[0]),
           f"{name}: a filter that dies: what it left is in the dead letters",
           got and [len(part) for part in got])


INSTALLED = shutil.which("redpanda-connect") or shutil.which("benthos")
check("connect, simulated", simulated)
if INSTALLED:
    engine.ran("connect", INSTALLED)
    check("connect", real)
else:
    tap.skip("connect", "no redpanda-connect or benthos here")
sys.exit(tap.finish())
