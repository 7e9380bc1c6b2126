#!/usr/bin/env python3
"""Time grows as the article does: many names, quotation marks, quotations.

An article of N sentences and one of 4 N; a step that went over all pairs of
names or of quotations would take sixteen times as long. Names are different,
the same, or share a surname; the title may hold them all. Quotations stand in
one sentence or in paragraphs of their own, and their marks need not match.
"""
import json
import os
import random
import subprocess
import sys

import tap

NAMES = 1000
MOST = 8  # times as long for four times as much
LEAST = 0.02  # seconds that can be told from none
PATTERNS = [
    ("tag", "different people and councils",
     "%s %s met the %s Council. The council said no.", False, " "),
    ("tag", "one surname", "Mr. %s Ruiz met %s Ruiz. Ruiz left.", False, " "),
    ("tag", "one sentence", "%s of the %s and", False, " "),
    ("tag", "the title has them", "Mr. %s said no.", True, " "),
    ("tag", "the same", "Ana Ruiz (AR) met Ruiz of the Council.", False, " "),
    ("tag", "explained in brackets", "The %s Nations (UN) met.", False, " "),
    ("quote-extract", "marks in one paragraph",
     '"No," said Ana Ruiz. "Yes," he told her.', False, " "),
    ("quote-extract", "marks left open", '"We came and it was "shut.', False,
     "\n\n"),
    ("quote-extract", "apostrophes", "the 'old mill and the men's boats",
     False, " "),
    ("quote-extract", "one sentence",
     "he said the mill was shut and she told them that", False, " "),
    ("quote-extract", "different mayors",
     'The mayor of %s, %s Ruiz, left. "It rains," the mayor said.', False,
     "\n\n"),
    ("quote-extract", "a transcript", "RUIZ: It rains in %s.", False, "\n\n"),
    ("quote-extract", "signatures", "“It rains.” — %s Ruiz", False, "\n\n"),
    ("quote-extract", "dashes in one line", "— Ana Ruiz (@ana", False, " "),
    ("summarize -n 5000", "all sentences of one kind",
     "The council of %s closed the pier on Monday.", False, " "),
    ("summarize -r 0.5", "the same sentence",
     "The council closed the pier on Monday.", False, " "),
    ("summarize -k 500", "different phrases",
     "The %s plan of the %s council met a tall %s tax.", False, " "),
    ("summarize -n 5000", "each points back", "But he told %s it rained.",
     False, "\n\n"),
    ("summarize -q Ruiz,council,pier", "a query",
     "Mr. %s Ruiz saw the pier.", False, " "),
]
SYLLABLES = "ka lo mi ren dar vos tel min ora bek shu fin gal pet zor".split()


def names(count):
    rng = random.Random(7)
    return ["".join(rng.choices(SYLLABLES, k=5)).capitalize()
            for _ in range(count)]


def record(pattern, count, title="", between=" "):
    given = iter(names(count * pattern.count("%s")))
    text = between.join(pattern.replace("%s", "{}").format(
        *(next(given) for _ in range(pattern.count("%s"))))
        for _ in range(count))
    return json.dumps({"text": text, "title": title}).encode() + b"\n"


def seconds(program, line):
    """Processor time of the quickest of three runs; how much of it is the
    user's is only sampled."""
    best = 1e9
    for _ in range(3):
        process = subprocess.Popen(program.split(), stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL)
        process.stdin.write(line)
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            return 1e9
        best = min(best, usage.ru_utime + usage.ru_stime)
    return best


def main():
    for program, what, pattern, titled, between in PATTERNS:
        title = " ".join(names(4 * NAMES)) if titled else ""
        short = seconds(program, record(pattern, NAMES, title, between))
        long = seconds(program, record(pattern, 4 * NAMES, title, between))
        tap.ok(long <= MOST * max(short, LEAST), f"{program}, {what}: linear",
               f"{short:.3f} s, then {long:.3f} s")
    return tap.finish()


sys.exit(main())
