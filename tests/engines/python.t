#!/usr/bin/env python3
"""contrib/python with the real pandas, pyarrow and spaCy."""
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap

import engine
import tap

sys.path.insert(0, os.path.join(engine.CONTRIB, "python"))
import copydesk  # noqa: E402

QUOTES = [engine.program("quote-extract"), "--scrub", "--each", "quotes"]


def rows(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE)
    return [json.loads(line) for line in done.stdout.splitlines()]


def failing(name, read):
    bad = engine.sample(b"bad\n")
    cases = [[path, *QUOTES, engine.SAMPLE]
             for path in engine.stand_ins().values()] + [[*QUOTES, bad]]
    for command in cases:
        try:
            read(*command)
            problem = None
        except (subprocess.CalledProcessError, ValueError) as error:
            problem = error
        tap.ok(problem, f"{name}: {os.path.basename(command[0])} {command[-1][-6:]}"
               ": an exception")


def check_pandas():
    engine.module("pandas", "pandas")
    frame = copydesk.frame(*QUOTES, engine.SAMPLE)
    wanted = rows(*QUOTES, engine.SAMPLE)
    tap.same([list(frame.text), list(frame.start), list(frame.confidence)],
             [[row[k] for row in wanted] for k in ("text", "start",
                                                   "confidence")],
             "pandas: every row")
    names = [row["name"] for row in wanted if row["name"]]
    tap.same(frame.groupby("name").size().to_dict(),
             {name: names.count(name) for name in names},
             "pandas: who is quoted how often")
    failing("pandas", copydesk.frame)


def check_arrow():
    arrow = engine.module("pyarrow", "pyarrow")
    table = copydesk.table(*QUOTES, engine.SAMPLE)
    wanted = rows(*QUOTES, engine.SAMPLE)
    tap.same(table.select(["text", "end", "contents", "cue"]).to_pylist(),
             [{k: row[k] for k in ("text", "end", "contents", "cue")}
              for row in wanted], "pyarrow: every row")
    tap.ok(arrow.types.is_struct(table.schema.field("speaker").type),
           "pyarrow: a speaker is a struct")
    failing("pyarrow", copydesk.table)


def check_spacy():
    engine.module("spacy", "spacy")
    chain = ("sh", "-c", '"$0" --scrub "$2" | "$1"', engine.program("tag"),
             engine.program("quote-extract"), engine.SAMPLE)
    records = [row for row in rows(*chain) if row.get("tokens")]
    docs = list(copydesk.docs(*chain))
    tap.same(len(docs), len(records), "spacy: every record")
    tap.ok(all(doc.text == row[row.get("text_field", "text")]
               for doc, row in zip(docs, records)), "spacy: the same texts")
    tap.same([[t.lemma_ for t in doc] for doc in docs],
             [[t["lemma"] for t in row["tokens"]] for row in records],
             "spacy: the same lemmas")
    tap.same([[(s.start_char, s.label_) for s in doc.ents] for doc in docs],
             [[(e["start"], e["label"]) for e in row["ents"]]
              for row in records], "spacy: the same names")
    found = sum(len(doc.spans["quotes"]) for doc in docs)
    wanted = sum(len(row["quotes"]) for row in records)
    tap.same(found, wanted, "spacy: the quotations")
    tap.same(sum(span.text == quote["text"] for doc, row in zip(docs, records)
                 for span, quote in zip(doc.spans["quotes"], row["quotes"])),
             wanted, "spacy: their texts")
    failing("spacy", lambda *command: list(copydesk.docs(
        "bash", "-o", "pipefail", "-c", '"$@" | tag', "bash", *command)))
    check_readme()


def check_readme():
    """Its code, as it stands, in a folder with a dump."""
    with open(engine.CONTRIB + "/python/README.md", encoding="utf-8") as file:
        code = re.search(r"(?:^    .*\n|^\n)+", file.read().split(
            "install:\n", 1)[1], re.M).group()
    shutil.copy(engine.SAMPLE, engine.TMP + "/dump.ndjson.gz")
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], cwd=engine.TMP,
        env=dict(os.environ, PYTHONPATH=engine.CONTRIB + "/python"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    tap.ok(done.returncode == 0 and done.stdout.count(b"[") > 50 and
           os.path.exists(engine.TMP + "/ents.parquet"),
           "README.md: its code", done.stderr[-400:])


for check in (check_pandas, check_arrow, check_spacy):
    check()
sys.exit(tap.finish())
