#!/usr/bin/env python3
"""Quotations and records into DuckDB through a pipe; a failed filter loads
none."""
import json
import os
import re
import shutil
import subprocess
import sys

import engine
import tap

duckdb = engine.module("duckdb", "duckdb")
BASE = os.path.join(engine.TMP, "quotes.db")
FOLDER = os.path.join(engine.CONTRIB, "duckdb")
QUOTES = [engine.program("quote-extract"), "--scrub", "--each", "quotes"]


def load(sql, *command):
    return subprocess.run([sys.executable, FOLDER + "/load.py", BASE,
                           os.path.join(FOLDER, sql), *command],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def query(sql):
    with duckdb.connect(BASE) as base:
        return base.sql(sql).fetchall()


def rows():
    done = subprocess.run([*QUOTES, engine.SAMPLE], stdout=subprocess.PIPE)
    return [json.loads(line) for line in done.stdout.splitlines()]


def check_good(wanted):
    done = load("quotes.sql", *QUOTES, engine.SAMPLE)
    tap.same((done.returncode, done.stderr), (0, b""), "duckdb: loads")
    got = query('select article, id, type, name, role, speaker, cue, '
                'confidence::double, "start", "end", text from quote')
    tap.same(sorted(map(str, got)), sorted(str((
        row["article"] if row["article"] is None else str(row["article"]),
        row["id"], row["type"], row["name"], row["role"],
        row["speaker"] and row["speaker"]["text"],
        row["cue"] and row["cue"]["lemma"], float(row["confidence"]),
        row["start"], row["end"], row["text"])) for row in wanted),
        "duckdb: every row, the same values")
    done = load("records.sql", engine.program("quote-extract"), "--scrub",
                engine.SAMPLE)
    tap.same((done.returncode, done.stderr), (0, b""), "duckdb: records")
    tap.ok(query("select count(*), sum(json_array_length(quotes)) > 250 "
                 "from record")[0][1], "duckdb: records with their quotes")
    tap.same(query("""select count(*) from (select text,
                   unnest(from_json(quotes, '[{"start":"INTEGER",
                   "end":"INTEGER","text":"VARCHAR"}]')) as q from record)
                   where text is not null
                   and text[q.start + 1:q."end"] != q.text""")[0][0], 0,
             "duckdb: offsets into the text")
    check_readme()


def check_readme():
    """The queries of README.md find something."""
    with open(FOLDER + "/README.md", encoding="utf-8") as file:
        queries = re.findall(r"^    (?:select|copy)[^;]*;", file.read(), re.M)
    made = os.path.join(engine.TMP, "finch.parquet")
    for sql in queries:
        got = query(sql.replace("finch.parquet", made))
        tap.ok(got and got[0][0], f"duckdb: README.md: {sql.split()[0]}: rows",
               sql, got)
    tap.same((len(queries), os.path.exists(made)), (3, True),
             "duckdb: README.md: three queries, a file of Parquet")


def check_bad(wanted):
    bad = engine.sample(b"bad\n")
    for name, path in engine.stand_ins().items():
        failed(name, "status", wanted, path, *QUOTES, engine.SAMPLE)
    failed("a bad line", "more.ndjson:38:1: ", wanted, *QUOTES, bad)
    failed("a bad line, passed", "JSON", wanted, *QUOTES, "--on-error=pass",
           bad)
    failed("no filter", "No such file", wanted, "/no/such/filter")
    failed("nothing that is a record", "", wanted, "seq", "5")


def failed(name, message, wanted, *command):
    done = load("quotes.sql", *command)
    said = done.stderr.decode()
    tap.ok(done.returncode != 0 and message in said,
           f"duckdb: {name}: status and message", done.returncode, said)
    tap.same(query("select count(*) from quote")[0][0], len(wanted),
             f"duckdb: {name}: nothing is loaded")


def shell(*command):
    """The recipe of README.md for the command duckdb."""
    return subprocess.run(
        ["bash", "-c", 'set -o pipefail; rm -f new.db; "$@" | '
         f"duckdb new.db -c '.read {FOLDER}/quotes.sql' && mv new.db cli.db",
         "bash", *command], stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, cwd=engine.TMP).returncode


def check_command(wanted):
    if not shutil.which("duckdb"):
        tap.skip("duckdb, the command", "it is not here")
        return
    tap.same(shell(*QUOTES, engine.SAMPLE), 0, "duckdb, the command: loads")
    made = os.path.join(engine.TMP, "cli.db")
    with duckdb.connect(made, read_only=True) as base:
        tap.same(base.sql("select count(*) from quote").fetchall()[0][0],
                 len(wanted), "duckdb, the command: every row")
    os.remove(made)
    for name, path in engine.stand_ins().items():
        status = shell(path, *QUOTES, engine.SAMPLE)
        tap.ok(status != 0 and not os.path.exists(made),
               f"duckdb, the command: {name}: no database under its name")


quoted = rows()
check_good(quoted)
check_bad(quoted)
check_command(quoted)
sys.exit(tap.finish())
