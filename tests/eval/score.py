#!/usr/bin/env python3
"""Scores the programs on the development sets, against floors.

usage: score.py [-k WORD] [--raise]

For each set: gold layers are dropped, the program runs on what is left, and
the scorer of ../shared/score compares. Each figure of the file floors must be
reached. --raise writes the floors anew, none of them lower than it was, MARGIN
below what was measured. -k takes only the sets whose name has WORD. $PYTHON runs the scorers
(that of summaries needs rouge-score).

The sets and scorers lie beside the checkout, in ../shared; without them all
is skipped. A table of what was measured goes to $B/scores.txt. TAP out.
"""
import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile

import tap

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "..", "shared")
FLOORS = os.path.join(HERE, "floors")
# A change that gains much in one figure may cost a hair in another.
MARGIN = 0.002

# name, command, scorer with its first arguments, gold
SETS = [
    ("ewt-dev", "tag", ["text.py"], "tagging/ewt-dev.ndjson.gz"),
    ("gum-dev", "tag", ["text.py"], "tagging/gum-free-dev.ndjson.gz"),
    ("worldwide-dev", "tag", ["entities.py", "worldwide"],
     "entities/worldwide-newswire-dev.ndjson.gz"),
    ("worldwide-four", "tag", ["entities.py", "four"],
     "entities/worldwide-newswire-dev.ndjson.gz"),
    ("uner-dev", "tag", ["entities.py", "uner"],
     "entities/uner-ewt-dev.ndjson.gz"),
    ("polnear-dev", "quote-extract", ["quotes.py"],
     "quotes/polnear-dev.ndjson.gz"),
    ("cnn-val", "summarize", ["summary.py"],
     "summaries/cnn-val1000.ndjson.gz"),
]
RULES = "segmentation/golden_rules_en_48.jsonl"

# What gets a floor: the rows on all of a set. Others, such as those of a rare
# class, are shown in the table alone.
FLOORED = re.compile(r"(tokens|sentences|pos|tag|lemma|morph|all|unlabelled|"
                     r"segments|content|joint|named)\.f|"
                     r"(speech|all)@\.\d\.f|speech@\.3\.speaker|"
                     r"sentences\.accuracy|summary\.rouge.*")
SHOWN = {"f", "p", "r", "acc", "speaker", "found", "null", "rouge1",
         "rouge2", "rougeLsum", "words"}


def bare_records(path):
    """The records without their gold layers, as NDJSON."""
    with (gzip.open if path.endswith(".gz") else open)(path, "rt",
                                                       encoding="utf-8") as f:
        for line in f:
            record = json.loads(line)
            yield json.dumps({key: record[key] for key in
                              ("id", "title", "text") if key in record}) + "\n"


def predict(command, gold, out):
    data = "".join(bare_records(gold)).encode()
    done = subprocess.run([command, "-j2", "--any-language"], input=data,
                          stdout=subprocess.PIPE, check=True)
    out.write(done.stdout)
    out.flush()


def rows(output):
    """{"row.figure": value} of a scorer's output."""
    found = {}
    for line in output.splitlines():
        name, words = line[:34].strip(), line[34:].split()
        for key, value in zip(words[::2], words[1::2]):
            if key in SHOWN:
                found[f"{name}.{key}"] = float(value)
    return found


def score(command, scorer, gold, python):
    """Figures of one set; an error message instead if it cannot be scored."""
    script = os.path.join(SHARED, "score", scorer[0])
    with tempfile.NamedTemporaryFile(suffix=".ndjson") as out:
        predict(command, gold, out)
        done = subprocess.run([python, script, *scorer[1:], gold, out.name],
                              capture_output=True, text=True)
    if done.returncode:
        return done.stderr.strip().split("\n")[-1]
    return rows(done.stdout)


def golden_rules(path):
    """Share of the golden rules whose sentences come out as expected."""
    with open(path, encoding="utf-8") as file:
        cases = [json.loads(line) for line in file]
    data = "".join(json.dumps({"id": n, "text": c["text"]}) + "\n"
                   for n, c in enumerate(cases))
    done = subprocess.run(["tokenize", "--any-language"], check=True,
                          input=data.encode(), stdout=subprocess.PIPE)
    right = 0
    for case, line in zip(cases, done.stdout.splitlines()):
        record = json.loads(line)
        got = [record["text"][s["start"]:s["end"]].strip()
               for s in record["sents"]]
        right += got == [s.strip() for s in case["sentences"]]
    return {"sentences.accuracy": right / len(cases)}


def read_floors(text):
    floors = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            name, value = line.rsplit(None, 1)
            floors[name.strip()] = float(value)
    return floors


def write_floors(floors):
    with open(FLOORS, encoding="utf-8") as file:
        head = [line for line in file if line.startswith("#")]
    with open(FLOORS, "w", encoding="utf-8") as file:
        file.writelines(head)
        for name, value in floors.items():
            file.write(f"{name:44} {value:.4f}\n")


def measure(word, python):
    """{"set row.figure": value} over all sets that can be scored."""
    found = {}
    for name, command, scorer, gold in SETS:
        if word not in name:
            continue
        path = os.path.join(SHARED, "data", gold)
        result = score(command, scorer, path, python)
        if isinstance(result, str):
            tap.skip(name, result)
            continue
        found.update({f"{name} {k}": v for k, v in result.items()})
    if word in "golden-rules":
        for k, v in golden_rules(os.path.join(SHARED, "data", RULES)).items():
            found[f"golden-rules {k}"] = v
    return found


def margin(value):
    """ROUGE counts to 100, all else to 1."""
    return value - MARGIN * (100 if value > 1 else 1)


def judge(measured, floors):
    sets = {name.split()[0] for name in measured}
    for name, floor in floors.items():
        if name in measured:
            tap.ok(measured[name] >= floor,
                   f"{name} {measured[name]:.4f}, floor {floor:.4f}")
        elif name.split()[0] in sets:
            tap.ok(False, f"{name}: not measured any more")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[2][7:])
    parser.add_argument("-k", default="")
    parser.add_argument("--raise", dest="up", action="store_true")
    options = parser.parse_args()
    if not os.path.isdir(os.path.join(SHARED, "score")):
        tap.skip("development sets", "no ../shared")
        return tap.finish()
    measured = measure(options.k, os.environ.get("PYTHON", sys.executable))
    with open(FLOORS, encoding="utf-8") as file:
        floors = read_floors(file.read())
    if options.up:
        for name, value in measured.items():
            if not FLOORED.fullmatch(name.split()[1]):
                continue
            floors[name] = max(floors.get(name, 0), margin(value))
        write_floors(floors)
    build = os.environ.get("B", "build")
    with open(os.path.join(build, "scores.txt"), "w",
              encoding="utf-8") as table:
        for name, value in measured.items():
            table.write(f"{name:44} {value:.4f}\n")
    judge(measured, floors)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
