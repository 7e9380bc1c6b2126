#!/usr/bin/env python3
"""Splitting alone, beside BlingFire and pySBD on the same texts.

usage: splits.py [-b BUILD] [-d ARTICLES] [-n NUMBER]

BUILD/bench/split works on the texts in memory: no JSON, one core. BlingFire
and pySBD come from PyPI into BUILD/peers-split; what cannot be had is left
out. BlingFire is called once a text and gives its sentences as one string,
pySBD gets a few of the texts. Where valgrind is, callgrind counts instructions
on SOME of them. Texts of one character, 16 MB each, are timed by
tests/cli/hostile.t. A table goes to standard output and is added to
BUILD/bench.md.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
import articles  # noqa: E402
from bench import MB, NEWS  # noqa: E402

FEW = 60  # texts for pySBD
SOME = 300  # for callgrind, which is slow
HOSTILE = 16 * MB


def install(folder):
    """A Python with both, or None."""
    python = os.path.join(folder, "bin", "python")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", folder], **quiet)
    pip = [python, "-m", "pip", "install", "-q", "blingfire", "numpy",
           "pysbd"]
    try:
        return None if subprocess.run(pip, **quiet).returncode else python
    except OSError:
        return None


def quickest(work, texts, rounds):
    best = 1e9
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return best


def peers(path):
    """MB a second of each, on standard output; run by the peers' Python."""
    import blingfire
    import pysbd
    with open(path, "rb") as file:
        texts = [t.decode() for t in file.read().split(b"\0") if t]
    size = sum(len(t.encode()) for t in texts)
    few = texts[:FEW]
    print(size / MB / quickest(blingfire.text_to_sentences, texts, 3),
          size / MB / quickest(blingfire.text_to_words, texts, 3),
          sum(len(t.encode()) for t in few) / MB /
          quickest(pysbd.Segmenter(language="en", clean=False).segment,
                   few, 1))


def rows(build, path):
    done = subprocess.run([os.path.join(build, "bench", "split"), path],
                          stdout=subprocess.PIPE, check=True)
    size, sentences, tokens = map(float, done.stdout.split())
    yield "sentences alone", size / MB / sentences
    yield "sentences and tokens alone", size / MB / tokens
    python = install(os.path.join(build, "peers-split"))
    if not python:
        return
    done = subprocess.run([python, os.path.abspath(__file__), "--peers",
                           path], stdout=subprocess.PIPE)
    if done.returncode:
        return
    names = ("BlingFire, sentences", "BlingFire, words", "pySBD, sentences")
    yield from zip(names, map(float, done.stdout.split()))


def instructions(command):
    """Those of the whole run, or None if callgrind has no figure."""
    done = subprocess.run(["valgrind", "--tool=callgrind",
                           "--callgrind-out-file=/dev/null", *command],
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    found = re.search(rb"Collected : (\d+)", done.stderr)
    return int(found[1]) if found and not done.returncode else None


def counts(build, texts):
    """Instructions a byte of text."""
    if not shutil.which("valgrind"):
        return
    plain = os.path.join(build, "split.some")
    records = os.path.join(build, "split.ndjson")
    with open(plain, "wb") as file, \
            open(records, "w", encoding="utf-8") as lines:
        for text in texts:
            file.write(text.encode() + b"\0")
            print(json.dumps({"text": text}, ensure_ascii=False), file=lines)
    size = sum(len(text.encode()) for text in texts)
    split = os.path.join(build, "bench", "split")
    for name, command in (
            ("sentences", [split, plain, "sentences"]),
            ("sentences and tokens", [split, plain, "tokens"]),
            ("`tokenize`", [os.path.join(build, "tokenize"), records])):
        number = instructions(command)
        if number:
            yield f"instructions a byte: {name}", number / size
    os.remove(plain)
    os.remove(records)


def hostile(build):
    os.environ["PATH"] = build + os.pathsep + os.environ["PATH"]
    os.environ["PYTHONPATH"] = os.path.join(HERE, "..")
    done = subprocess.run([sys.executable, os.path.join(
        HERE, "..", "cli", "hostile.t"), str(HOSTILE)],
        stdout=subprocess.PIPE)
    failed = done.stdout.count(b"\nnot ok") + done.stdout.startswith(b"not ok")
    return f"{failed} of 12 fail"


def main():
    if sys.argv[1:2] == ["--peers"]:
        return peers(sys.argv[2])
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[2][7:])
    parser.add_argument("-b", default=os.environ.get("B", "build"))
    parser.add_argument("-d")
    parser.add_argument("-n", type=int, default=1000)
    options = parser.parse_args()
    build = os.path.abspath(options.b)
    data = options.d or (NEWS if os.path.exists(NEWS) else articles.SAMPLE)
    path = os.path.join(build, "split.texts")
    texts = [record["text"].replace("\0", " ")
             for record in articles.load(data, options.n)]
    with open(path, "wb") as file:
        for text in texts:
            file.write(text.encode() + b"\0")
    lines = ["", "| splitting alone | MB of text a second and core |",
             "|---|---|"]
    lines += [f"| {name} | {speed:.1f} |" for name, speed in
              rows(build, path)]
    lines += [f"| {name} | {number:.1f} |" for name, number in
              counts(build, texts[:SOME])]
    lines.append(f"| texts of one character, 16 MB | {hostile(build)} |")
    os.remove(path)
    print(*lines, sep="\n", flush=True)
    with open(os.path.join(build, "bench.md"), "a", encoding="utf-8") as out:
        print(*lines, sep="\n", file=out)


if __name__ == "__main__":
    main()
