#!/usr/bin/env python3
"""The jq module: each function has an example, and does what it shows.

A comment line that begins with "#:" is a jq program, the lines "#=" after it
are its output, all on contrib/jq/example.ndjson. Then some questions are put
to the sample, and answered without the module.
"""
import os
import re
import subprocess
import sys

import tap

FOLDER = "contrib/jq"
SAMPLE = "tests/data/sample.ndjson.gz"


def jq(program, *files, data=None, options=("-c",)):
    done = subprocess.run(
        ["jq", *options, "-L", FOLDER, 'include "copydesk"; ' + program,
         *files], input=data, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=None if data else subprocess.DEVNULL)
    return done.stdout.decode("utf-8", "replace").rstrip("\n").split("\n")


def examples(lines):
    """(function, program, output lines) of each example; a function without
    one has None as its program."""
    found, pending = [], []
    for line in lines:
        if line.startswith("#: "):
            pending.append((line[3:], []))
        elif line.startswith("#= "):
            pending[-1][1].append(line[3:])
        match = re.match(r"def (\w+)", line)
        if match:
            found += [(match.group(1), *one) for one in pending or
                      [(None, None)]]
            pending = []
    return found


def check_examples():
    with open(FOLDER + "/copydesk.jq", encoding="utf-8") as file:
        lines = file.read().split("\n")
    for name, program, wanted in examples(lines):
        if program is None:
            tap.ok(False, f"{name}: has an example")
        else:
            tap.same(jq(program, FOLDER + "/example.ndjson"), wanted,
                     f"{name}: {program[:40]}")
    tap.ok(all(len(line) < 80 for line in lines if line[:2] != "#="),
           "lines under 80 columns")


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def check_sample():
    quoted = output("quote-extract", "--scrub", SAMPLE)
    rows = output("quote-extract", "--scrub", "--each", "quotes",
                  SAMPLE)
    tap.same(jq("[., inputs] | map(who_said.quotes) | add", data=quoted),
             jq("[., inputs] | map(select(.speaker)) | length", data=rows),
             "sample: who_said counts every quotation with a speaker")
    tap.same(jq("[speakers_of(., inputs).quotes] | add", data=rows),
             jq("[., inputs] | map(select(.speaker)) | length", data=rows),
             "sample: speakers_of a whole dump")
    tap.same(jq('quotes_by("Pell").text', data=quoted),
             jq('select(.name == "Adrian Pell").text', data=rows),
             "sample: quotes_by")
    wide = jq("quotes_tsv", data=quoted, options=("-r",))
    tap.same({line.count("\t") for line in wide}, {7},
             "sample: every row has its columns")
    tap.same(len(wide), rows.count(b"\n"), "sample: a row a quotation")
    words = jq("words.form", data=output("tokenize", "--scrub",
                                                   SAMPLE))
    tap.ok(len(words) > 5000 and '"."' not in words,
           "sample: words without tags")
    tap.same(jq("[said, sentences, words, who_said, conllu, mentions(\"x\")]",
                data=b'{"id":1}'), ["[]"], "a record without layers")
    tap.same(jq("[sentences]", data=output("sh", "-c",
             "echo '{\"body\":\"It rained. We stayed.\"}' | tokenize")),
             ['["It rained.","We stayed."]'], "a text of another name")


check_examples()
check_sample()
sys.exit(tap.finish())
