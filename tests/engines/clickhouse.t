#!/usr/bin/env python3
"""The filters as functions and as a table of ClickHouse, through chdb: a row
for a row, and an exception for every way of failing."""
import json
import os
import re
import shutil
import subprocess
import sys

import engine
import tap

chdb = engine.module("clickhouse", "chdb")
FOLDER = os.path.join(engine.CONTRIB, "clickhouse")
SCRIPTS = os.path.join(engine.TMP, "user_scripts")
RECORDS = f"select line from file('{engine.SAMPLE}', LineAsString, 'line String')"


def install():
    """user_scripts/ with the programs, the functions, and some that fail."""
    os.mkdir(SCRIPTS)
    for name in ("quote-extract", "summarize"):
        shutil.copy(engine.program(name), SCRIPTS)
    with open(FOLDER + "/copydesk_function.xml", encoding="utf-8") as file:
        text = file.read()
    functions = [text]
    for name, path in engine.stand_ins().items():
        shutil.copy(path, os.path.join(SCRIPTS, name))
        functions.append(stand_in(text, name, f"{name} {SCRIPTS}/quote-extract"))
    for name, script in (("lost", "/bin/sed -u 2d"), ("noise",
                         "/usr/bin/tee /dev/stderr")):
        engine.script(os.path.join(SCRIPTS, name),
                      f"#!/bin/sh\nexec {script}\n")
        functions.append(stand_in(text, name, name))
    for number, text in enumerate(functions):
        with open(f"{SCRIPTS}/{number}_function.xml", "w") as file:
            file.write(text)


def stand_in(text, name, command):
    """The function quote_extract under another name, by another command."""
    one = re.search(r"<function>.*?</function>", text, re.S).group()
    one = one.replace(">quote_extract<", f">{name.replace('-', '_')}<")
    return ("<functions>" + one.replace(">quote-extract --on-error=pass",
                                        f">{command} --on-error=pass")
            + "</functions>")


def query(sql):
    """(rows, None) or (None, exception)."""
    try:
        text = str(chdb.query(sql, "JSONEachRow", udf_path=SCRIPTS))
        return [json.loads(line) for line in text.splitlines()], None
    except Exception as problem:
        return None, str(problem)


def quoted(dump=engine.SAMPLE):
    return subprocess.run(
        [engine.program("quote-extract"), "--scrub", "--each", "quotes", dump],
        stdout=subprocess.PIPE).stdout.splitlines()


def check_function():
    got, problem = query(f"select quote_extract(line) as line from ({RECORDS})")
    wanted = subprocess.run(
        [engine.program("quote-extract"), "--scrub", "--on-error=pass",
         engine.SAMPLE], stdout=subprocess.PIPE).stdout.decode()
    tap.ok(got and "".join(row["line"] + "\n" for row in got) == wanted,
           "clickhouse: quote_extract: every row, the same bytes", problem)
    got, problem = query("select summarize(quote_extract(line)) as line, "
                         "isValidJSON(line) as good from values('line String', "
                         "'{\"text\":\"Tea is served.\"}', 'bad', '', '[1]')")
    tap.ok(got and [row["line"] for row in got][1:] == ["bad", "", "[1]"] and
           '"summary":[{' in got[0]["line"],
           "clickhouse: a row for a row, good or bad", got, problem)


def readme(start):
    """The query of README.md that begins so."""
    with open(FOLDER + "/README.md", encoding="utf-8") as file:
        return re.search(rf"^    ({start}[^;]*);", file.read(), re.M).group(1)


def check_readme():
    got, problem = query(readme("select JSON").replace("dump.ndjson.gz",
                                                       engine.SAMPLE))
    tap.same(got and len(got), len(engine.records()),
             "clickhouse: README.md: functions")


def check_function_fails():
    many = f"select count(), max(length(x)) from (select %s(line) as x from ({RECORDS}))"
    for name in ("broken_early", "broken_2", "lost", "noise"):
        got, problem = query(many % name)
        tap.ok(problem, f"clickhouse: {name}: an exception", got)
    tap.same(query(many % "broken_1"), query(many % "quote_extract"),
             "clickhouse: status 1 after the last answer: all of them are there")


LOAD = """
import sys, chdb.session
session = chdb.session.Session(sys.argv[1])
session.query("create database news")
session.query("use news")
try:
    session.query(sys.argv[2])
finally:
    print(session.query("select count() from system.tables where "
                        "database = 'news'", "JSONEachRow"))
print(session.query(sys.argv[3], "JSONEachRow"))
"""


EVERY = "select * from quote order by article, id"


def load(command, dump=engine.SAMPLE, then=EVERY):
    """quotes.sql in a new base, a query after it: (status, rows as dicts, what
    it said); the first row is the number of tables."""
    with open(FOLDER + "/quotes.sql", encoding="utf-8") as file:
        sql = "".join(line for line in file if not line.startswith("--"))
    sql = sql.replace("{filter}", command).replace("{dump}", dump)
    path = os.path.join(engine.TMP, "base")
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    os.symlink(SCRIPTS, path + "/user_scripts")
    done = subprocess.run([sys.executable, "-c", LOAD, path,
                           sql.strip().rstrip(";"), then], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, cwd=engine.TMP)
    rows = [json.loads(line) for line in done.stdout.splitlines() if line]
    return done.returncode, rows, done.stderr.decode()


def check_table():
    status, rows, said = load("quote-extract")
    wanted = [json.loads(line) for line in quoted()]
    tap.same(status, 0, "clickhouse: loads")
    keys = ("id", "type", "start", "end", "text", "confidence")
    tap.same(sorted([str(row["article"] or "")] + [row[k] for k in keys] +
                    [row["name"] or "", row["cue"]["lemma"] if row["cue"]
                     else ""] for row in wanted),
             sorted([row["article"]] + [row[k] for k in keys] +
                    [row["name"], row["cue"]] for row in rows[1:]),
             "clickhouse: every row, the same values")
    status, rows, said = load("quote-extract", then=readme("select name"))
    tap.ok(status == 0 and len(rows) > 5,
           "clickhouse: README.md: who is quoted most", said[-300:])


def check_table_fails():
    for name in engine.stand_ins():
        failed(name, f"{name} {SCRIPTS}/quote-extract")
    bad = engine.sample(b"bad\n")
    failed("a bad line", "quote-extract", bad)
    failed("a bad line, passed", "quote-extract --on-error=pass", bad,
           "not JSON")
    failed("no filter", "no-such-filter")


def failed(name, command, dump=engine.SAMPLE, message="DB::Exception"):
    status, rows, said = load(command, dump)
    tap.ok(status != 0 and message in said,
           f"clickhouse: {name}: status and message", status, said[-300:])
    tap.ok(len(rows) == 1 and rows[0]["count()"] in (0, "0"),
           f"clickhouse: {name}: no table", rows[:3])


install()
check_function()
check_readme()
check_function_fails()
check_table()
check_table_fails()
sys.exit(tap.finish())
