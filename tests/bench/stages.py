#!/usr/bin/env python3
"""Tagging alone: tokens a second of each stage, warm and cold.

usage: stages.py [-b BUILD] [-d ARTICLES] [-n NUMBER]

BUILD/bench/stages works on the texts of one file after another: no JSON, one
core. Warm is one process over NUMBER texts (30,000), cold one process for
each of some blocks of 1 MiB of them. ARTICLES may be plain, gzip or xz (else
../shared's, else the sample dump). A table goes to standard output and is added
to BUILD/bench.md.
"""
import argparse
import itertools
import json
import lzma
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
import articles  # noqa: E402
from bench import NEWS  # noqa: E402

MANY = NEWS.replace("allsides-4k.ndjson.gz", "allsides.ndjson.xz")
BLOCK = 1 << 20
BLOCKS = 20
STAGES = ("blocks, sentences, tokens", "tags and lemmas", "names",
          "entities")


def texts(path, limit):
    if path.endswith(".xz"):
        with lzma.open(path, "rb") as file:
            for line in itertools.islice(file, limit):
                yield json.loads(line)["text"]
    else:
        yield from (r["text"] for r in articles.load(path, limit))


def measured(build, path):
    """(tokens, seconds of each stage)."""
    done = subprocess.run([os.path.join(build, "bench", "stages"), path],
                          stdout=subprocess.PIPE, check=True)
    numbers = [float(n) for n in done.stdout.split()]
    return numbers[0], numbers[1:]


def blocks(path):
    """The first blocks of the file, whole texts each, as files."""
    part = path + ".block"
    with open(path, "rb") as file:
        for _ in range(BLOCKS):
            block = file.read(BLOCK)
            data = block.rpartition(b"\0")[0]
            if not data:
                break
            file.seek(len(data) + 1 - len(block), os.SEEK_CUR)
            with open(part, "wb") as out:
                out.write(data)
            yield part
    os.remove(part)


def rates(results):
    results = list(results)
    tokens = sum(r[0] for r in results)
    return [tokens / 1e6 / sum(r[1][s] for r in results)
            for s in range(len(STAGES))]


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[2][7:])
    parser.add_argument("-b", default=os.environ.get("B", "build"))
    parser.add_argument("-d")
    parser.add_argument("-n", type=int, default=30000)
    options = parser.parse_args()
    build = os.path.abspath(options.b)
    data = options.d or (MANY if os.path.exists(MANY) else articles.SAMPLE)
    path = os.path.join(build, "stages.texts")
    with open(path, "wb") as file:
        for text in texts(data, options.n):
            file.write(text.replace("\0", " ").encode("utf-8", "replace") +
                       b"\0")
    warm = rates([measured(build, path)])
    cold = rates(measured(build, part) for part in blocks(path))
    os.remove(path)
    lines = ["", "| stage alone | M tokens a second and core | cold, blocks of "
             "1 MiB |", "|---|---|---|"]
    lines += [f"| {name} | {a:.2f} | {b:.2f} |"
              for name, a, b in zip(STAGES, warm, cold)]
    print(*lines, sep="\n", flush=True)
    with open(os.path.join(build, "bench.md"), "a", encoding="utf-8") as out:
        print(*lines, sep="\n", file=out)


if __name__ == "__main__":
    main()
