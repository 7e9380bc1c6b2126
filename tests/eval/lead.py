#!/usr/bin/env python3
"""Summaries beside the first three sentences, which most summarisers are worse than.

usage: lead.py

ROUGE-1 F as in ../shared/score/summary.py. CNN: the half of the set that the
ranker was not tuned on. CNN and Daily Mail: the sample without the bylines and
dates that its texts begin with, which are no sentences anybody would print.
Query: the two rarest words of one line of CNN's highlights that several articles
have, and that line as what should come out. TAP out; needs ../shared, and
rouge-score in $PYTHON.
"""
import collections
import gzip
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
import tap  # noqa: E402

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..",
                    "..", "shared", "data", "summaries")
SCRAPS = [r"By \. (?:(?!PUBLISHED|UPDATED).){3,80}? \. "
          r"(?=(?:and|PUBLISHED|UPDATED|Last)\b|[A-Z'‘“\"0-9£(])",
          r"and \. .{3,40}? \. "] + 2 * [
          r"(PUBLISHED|UPDATED|Last updated|CREATED): ?\. .{5,40}? \d{4} \. "
          r"(\| \. )?"] + [r"[^.]{0,60}\(CNN\) ?-- ?"]
EVERY = 20  # articles that have a word of a query, at least


def records(name):
    with gzip.open(os.path.join(DATA, name + ".ndjson.gz")) as file:
        return [json.loads(line) for line in file]


def without_scraps(record):
    text = record["text"]
    for scrap in SCRAPS:
        text = re.sub("^" + scrap, "", text)
    return dict(record, text=text)


def asked(articles):
    """Each line of the highlights as an article of its own, with a query."""
    words = [set(re.findall(r"[a-z]{4,}", a["text"].lower()))
             for a in articles]
    have = collections.Counter(w for one in words for w in one)
    for article in articles:
        lines = [h for h in article["reference"].split("\n") if h.strip()]
        for line in lines[:4] if len(lines) > 1 else []:
            rare = sorted(((have[w], w) for w in
                           set(re.findall(r"[a-z]{4,}", line.lower()))
                           if have[w] >= EVERY))[:2]
            if rare:
                yield dict(article, reference=line,
                           ask=", ".join(w for _, w in rare))


def run(program, gold, *options):
    """The program's records; their summary is text."""
    data = "".join(json.dumps({k: r[k] for k in ("id", "text", "ask")
                               if k in r}) + "\n" for r in gold).encode()
    done = subprocess.run([program, "-j2", "--any-language", *options],
                          input=data, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def rouge(gold, made, member):
    from rouge_score import rouge_scorer
    scorer = rouge_scorer.RougeScorer(["rouge1"], use_stemmer=True)
    total = 0
    for right, record in zip(gold, made):
        text = "\n".join(" ".join(right["text"][s["start"]:s["end"]].split())
                         for s in record[member][:3])
        total += scorer.score(right["reference"], text)["rouge1"].fmeasure
    return 100 * total / len(gold)


def check(name, gold, least, *options):
    lead = rouge(gold, run("tokenize", gold), "sents")
    ours = rouge(gold, run("summarize", gold, "-k0", *options), "summary")
    tap.ok(ours >= lead + least, f"{name}: {ours:.2f}, the first three "
           f"sentences {lead:.2f} ({len(gold)}), wanted {least} more")


def main():
    try:
        import rouge_score  # noqa: F401
    except ImportError:
        tap.skip("lead", "no rouge-score here")
        return tap.finish()
    if not os.path.isdir(DATA):
        tap.skip("lead", "no ../shared")
        return tap.finish()
    cnn = records("cnn-val1000")[500:]
    check("CNN, second half", cnn, 2)
    check("CNN and Daily Mail",
          [without_scraps(r) for r in records("cnndm-train-sample")], 2)
    check("CNN, asked for one highlight", list(asked(cnn))[::3], 4.5,
          "--query-field", "ask")
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
