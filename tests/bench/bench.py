#!/usr/bin/env python3
"""Figures of speed and memory, as ratios within one run.

usage: bench.py [-b BUILD] [-d ARTICLES] [-m MB] [-s MB]

Two programs that are compared run in turn, A B A B, and the medians of their
user and system time count: a machine that is busy is busy for both. ARTICLES
is a file of records with a text (else ../shared's, else the sample dump);
-m is the size of the inputs made of them, -s that of the long stream for peak
memory. A table goes to standard output and to BUILD/bench.md.
"""
import argparse
import json
import os
import select
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
import articles  # noqa: E402
from measure import peak  # noqa: E402

MB = 1000 * 1000
MIB = 1 << 20
ROUNDS = 5
NEWS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..",
                    "..", "shared", "data", "news", "allsides-4k.ndjson.gz")
PROGRAMS = ("tokenize", "tag", "quote-extract", "summarize")


def run(command):
    """(user and system seconds, wall seconds) of a command."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: status {process.returncode}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start


def in_turn(commands, what, rounds, pick):
    figures = [[run(c)[what] for c in commands] for _ in range(rounds)]
    return [pick(column) for column in zip(*figures)]


def medians(*commands, rounds=ROUNDS):
    """The median of each command's seconds of user and system time."""
    return in_turn(commands, 0, rounds, statistics.median)


def fastest(*commands, rounds=2 * ROUNDS):
    """The least of each command's wall seconds: others' work is no part."""
    return in_turn(commands, 1, rounds, min)


class Table:
    def __init__(self):
        self.lines = ["| figure | measured | wanted |", "|---|---|---|"]

    def row(self, name, measured, wanted=""):
        line = f"| {name} | {measured} | {wanted} |"
        self.lines.append(line)
        print(line, flush=True)

    def write(self, path):
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(self.lines) + "\n")


def make_inputs(folder, records, size):
    """Files of one size: articles, records without text, small members."""
    path = {n: os.path.join(folder, n) for n in
            ("articles", "without", "small", "without.gz", "one")}
    text_bytes = 0
    with open(path["articles"], "wb") as bare, \
            open(path["without"], "wb") as without:
        for line in articles.stream(size, records):
            bare.write(line)
            record = json.loads(line)
            text_bytes += len(record["text"].encode())
            record["prose"] = record.pop("text")
            record["label"] = record.pop("title")
            without.write(json.dumps(record, ensure_ascii=False).encode() +
                          b"\n")
    with open(path["small"], "wb") as small:
        number = 0
        while small.tell() < size:
            small.write(b'{"id":%d,"user":{"id":%d,"name":"n%d","ok":true},'
                        b'"at":[%d.%d,-%d.5],"tags":["a","b","c"],"n":null,'
                        b'"lang":"en","score":0.%d}\n' %
                        (number, number * 7, number % 97, number % 90,
                         number % 10, number % 180, number % 1000))
            number += 1
    with open(path["without.gz"], "wb") as out:
        subprocess.run(["gzip", "-c", path["without"]], stdout=out,
                       check=True)
    return path, text_bytes


def passing(table, path):
    for kind, name in (("without", "long members"), ("small", "small members")):
        size = os.path.getsize(path[kind])
        ours, jq = medians(["tokenize", path[kind]],
                           ["jq", "-c", ".", path[kind]], rounds=3)
        table.row(f"pass-through, {name}: MB/s a core",
                  f"{size / MB / ours:.0f}", "400")
        table.row(f"pass-through, {name}: times `jq -c .`",
                  f"{jq / ours:.1f}", "10")
    ours, gzip = medians(["tokenize", path["without.gz"]],
                         ["gzip", "-dc", path["without.gz"]])
    table.row("pass-through from gzip: CPU times `gzip -dc`",
              f"{ours / gzip:.2f}", "at most 1.3")


def speed(table, path, text_bytes):
    (cpu,) = medians(["tokenize", path["articles"]])
    table.row("`tokenize`: MB of text a second and core",
              f"{text_bytes / MB / cpu:.1f}", "25")
    one, two = fastest(["tokenize", "-j1", path["articles"]],
                       ["tokenize", "-j2", path["articles"]])
    table.row("`tokenize -j2`: times `-j1`, wall", f"{one / two:.2f}", "1.7")


def slower(table, folder, records, size):
    """The programs that think longer, on a tenth of the input."""
    path = os.path.join(folder, "few")
    with open(path, "wb") as file:
        for line in articles.stream(size // 10, records):
            file.write(line)
    with open(path, "rb") as file:
        text = sum(len(json.loads(l)["text"].encode()) for l in file)
    times = medians(*([p, path] for p in PROGRAMS[1:]), rounds=3)
    for program, cpu in zip(PROGRAMS[1:], times):
        table.row(f"`{program}`: MB of text a second and core",
                  f"{text / MB / cpu:.2f}")
    tagged = path + ".tagged"
    with open(tagged, "wb") as file:
        subprocess.run(["tag", path], stdout=file, check=True)
    for name, given in (("bare", path), ("tagged", tagged)):
        tag, ours = medians(["tag", given], ["summarize", given], rounds=3)
        table.row(f"`summarize`, {name} input: of the time of `tag`",
                  f"{ours / tag:.2f}", "at most 1.25")


def first_answer(command):
    """Milliseconds from the start to the answer, stdin kept open."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, bufsize=0)
    process.stdin.write(b'{"id":1,"text":"It rained, said Ana Delmar."}\n')
    select.select([process.stdout], [], [], 60)
    elapsed = time.monotonic() - start
    process.stdout.read(1)
    process.stdin.close()
    process.stdout.read()
    process.wait()
    return 1000 * elapsed


def starts(table):
    for program in PROGRAMS:
        times = [first_answer([program]) for _ in range(11)]
        table.row(f"`{program}`: start to first answer, ms",
                  f"{statistics.median(times):.1f}", "under 20")


def memory(table, records, size):
    for jobs in (1, 2, 4):
        peaks = [peak(["tokenize", f"-j{jobs}"],
                      articles.stream(n, records))[0] / MIB
                 for n in (min(size, 32 * MB), size)]
        table.row(f"`tokenize -j{jobs}`: peak MiB after {size // MB} MB",
                  f"{peaks[1]:.1f} ({peaks[0]:.1f} after "
                  f"{min(size, 32 * MB) // MB} MB)", "under 96, flat")
    for program in PROGRAMS[1:]:
        most, _ = peak([program, "-j4"], articles.stream(size // 200, records))
        table.row(f"`{program} -j4`: peak MiB after {size // 200 // MB} MB",
                  f"{most / MIB:.1f}", "under 96")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[2][7:])
    parser.add_argument("-b", default=os.environ.get("B", "build"))
    parser.add_argument("-d")
    parser.add_argument("-m", type=int, default=50)
    parser.add_argument("-s", type=int, default=1000)
    options = parser.parse_args()
    build = os.path.abspath(options.b)
    os.environ["PATH"] = build + os.pathsep + os.environ["PATH"]
    data = options.d or (NEWS if os.path.exists(NEWS) else articles.SAMPLE)
    records = articles.load(data, 4000)
    table = Table()
    print(*table.lines, sep="\n")
    with tempfile.TemporaryDirectory(dir=build) as folder:
        path, text_bytes = make_inputs(folder, records, options.m * MB)
        passing(table, path)
        speed(table, path, text_bytes)
        slower(table, folder, records, options.m * MB)
        starts(table)
        memory(table, records, options.s * MB)
    table.write(os.path.join(build, "bench.md"))


if __name__ == "__main__":
    main()
