#!/usr/bin/env python3
"""Whether the confidence of quotations is what it says, on polnear-dev.

Each quotation of quote-extract is right if it shares half of its words with a
gold attribution of speech and has its speaker, as in the row "joint" of
../shared/score/quotes.py; one that touches nothing but belief or words without
a speaker is left out, as there. The table has ten bins: how many quotations
there are with --min-confidence 0, what they say, how many are right. Of those
printed without that option, and of all, the Brier score, the mean square of
confidence less right (1 or 0), must be below that of the best constant; of
those printed two in five must say .9 or more, and nine in ten of these be
right. The table goes to $B/confidence.txt too.
"""
import gzip
import json
import os
import subprocess
import sys

import tap

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.normpath(os.path.join(HERE, "..", "..", "..", "shared"))
SCORERS = os.path.join(SHARED, "score")
GOLD = os.path.join(SHARED, "data", "quotes", "polnear-dev.ndjson.gz")
BUILD = os.environ.get("B", "build")


def extracted(golds, *options):
    """The records with quotations, of bare articles."""
    lines = "".join(json.dumps({key: gold[key] for key in
                                ("id", "title", "text") if key in gold}) + "\n"
                    for gold in golds)
    done = subprocess.run([os.path.join(BUILD, "quote-extract"), *options],
                          input=lines.encode(), stdout=subprocess.PIPE,
                          check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def verdicts(scorer, gold, record):
    """(confidence, right) of each quotation that counts."""
    events = scorer.gold_events(gold)
    wanted = [e for e in events if e["speech"] and e["source"]]
    others = [e for e in events if not (e["speech"] and e["source"])]
    found = scorer.pred_quotes(record)
    order = sorted(range(len(found)),
                   key=lambda i: -record["quotes"][i]["confidence"])
    for i in order:
        quote = found[i]
        hit = None
        for event in wanted:
            both = scorer.shared(quote["content"], event["content"])
            if (both >= 0.5 * (quote["n"] + event["n"] - both)
                    and scorer.speaks(quote, event)):
                hit = event
                break
        if hit:
            wanted.remove(hit)
        elif any(scorer.shared(quote["content"], e["content"])
                 for e in others):
            continue
        yield record["quotes"][i]["confidence"], hit is not None


def table(pairs):
    rows = ["said          quotations  mean said  right"]
    for low in range(0, 100, 10):
        inside = [(said, right) for said, right in pairs
                  if low <= round(100 * said) < low + 10]
        name = f".{low:02d} to .{low + 9:02d}"
        if not inside:
            rows.append(f"{name:12} {0:11}")
            continue
        said = sum(s for s, _ in inside) / len(inside)
        right = sum(r for _, r in inside) / len(inside)
        rows.append(f"{name:12} {len(inside):11} {said:10.3f} {right:6.3f}")
    return rows


def judged(scorer, golds, *options):
    return [pair
            for gold, record in zip(golds, extracted(golds, *options))
            for pair in verdicts(scorer, gold, record)]


def brier(pairs):
    """The Brier score, and that of the best constant."""
    base = sum(right for _, right in pairs) / len(pairs)
    return (sum((said - right) ** 2 for said, right in pairs) / len(pairs),
            base * (1 - base))


def main():
    if not os.path.exists(GOLD):
        tap.skip("the confidence of quotations", "no ../shared")
        return tap.finish()
    sys.path.insert(0, SCORERS)
    import quotes as scorer
    with gzip.open(GOLD, "rt", encoding="utf-8") as file:
        golds = [json.loads(line) for line in file]
    every = judged(scorer, golds, "--min-confidence", "0")
    printed = judged(scorer, golds)
    sure = [right for said, right in printed if said >= 0.895]
    rows = table(every)
    for name, pairs in (("all", every), ("printed", printed)):
        rows.append("Brier score of {} {:.4f}, of a constant {:.4f}".format(
            name, *brier(pairs)))
    rows.append(f"at .9 or above {len(sure)} of {len(printed)} printed, right "
                f"{sum(sure) / max(1, len(sure)):.3f}")
    with open(os.path.join(BUILD, "confidence.txt"), "w",
              encoding="utf-8") as file:
        file.write("\n".join(rows) + "\n")
    tap.note("\n".join(rows))
    for name, pairs in (("all", every), ("printed", printed)):
        score, constant = brier(pairs)
        tap.ok(score < constant, f"the Brier score of {name}")
    tap.ok(len(sure) >= 0.4 * len(printed), "two in five say .9 or more")
    tap.ok(sum(sure) >= 0.9 * len(sure), "nine in ten of these are right")
    return tap.finish()


sys.exit(main())
