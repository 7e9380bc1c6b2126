#!/usr/bin/env python3
"""The real spaCy reads our records: sents, tokens and ents come back as
they were.

usage: roundtrip.py [-n RECORDS] [FILE...]

Each article goes through `tag`; Doc.from_json(record, validate=True) must take
it, and to_json() must give the same back. A token's members that spaCy does
not print are compared as it holds them. Skipped without spaCy. TAP out.
"""
import argparse
import json
import os
import re
import subprocess
import sys

import tap

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "data", "sample.ndjson.gz")


def articles(path, limit):
    """Records as {"text"}, tagged: spaCy reads a text of that name alone."""
    shell = ('case $0 in *.gz) gzip -dc "$0";; *) cat "$0";; esac | '
             'tag -j2 --any-language')
    process = subprocess.Popen(["sh", "-c", shell, path],
                               stdout=subprocess.PIPE)
    for number, line in enumerate(process.stdout):
        if number == limit:
            break
        record = json.loads(line)
        if isinstance(record.get("text"), str) and record["text"]:
            # spaCy cannot hold a lone surrogate.
            record["text"] = re.sub("[\ud800-\udfff]", "\ufffd",
                                    record["text"])
            yield record
    process.stdout.close()
    process.wait()


def differences(record, vocab, Doc):
    """What does not come back; nothing if all does."""
    ours = {"text": record["text"], "sents": record["sents"],
            "tokens": record["tokens"], "ents": [
                {k: e[k] for k in ("start", "end", "label")}
                for e in record["ents"]]}
    doc = Doc(vocab).from_json(ours, validate=True)
    back = doc.to_json()
    for name in ("text", "sents"):
        if back.get(name, []) != ours[name]:
            yield name
    want = [{k: t[k] for k in ("id", "start", "end", "tag", "pos", "morph",
                               "lemma")} for t in ours["tokens"]]
    got = [{k: t.get(k, "") for k in want[0]} for t in back["tokens"]]
    if got != want:
        first = next((pair for pair in zip(want, got) if pair[0] != pair[1]),
                     None)
        yield f"tokens: {first}"
    if [{k: e[k] for k in ("start", "end", "label")}
            for e in back["ents"]] != ours["ents"]:
        yield "ents"


def check(path, limit, vocab, Doc):
    wrong, count = [], 0
    for record in articles(path, limit):
        count += 1
        try:
            wrong += [f"{record.get('id')}: {what}" for what in
                      differences(record, vocab, Doc)]
        except Exception as problem:  # whatever spaCy raises
            wrong.append(f"{record.get('id')}: "
                         f"{type(problem).__name__}: {problem}"[:300])
    tap.ok(count > 0 and not wrong, f"{os.path.basename(path)}: {count} "
           "articles go to spaCy and back",
           f"{len(wrong)} differences", *wrong[:10])


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n")[3][7:])
    parser.add_argument("-n", type=int, default=10 ** 9)
    parser.add_argument("files", nargs="*", default=[SAMPLE])
    options = parser.parse_args()
    try:
        from spacy.tokens import Doc
        from spacy.vocab import Vocab
    except ImportError as missing:
        tap.skip("spaCy", str(missing))
        return tap.finish()
    for path in options.files:
        check(path, options.n, Vocab(), Doc)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
