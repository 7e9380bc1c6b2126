#!/usr/bin/env python3
"""Rows of a filter into DuckDB, all or none.

usage: load.py DATABASE FILE.sql FILTER [ARGUMENT...]

DuckDB does not see how the program at the other end of a pipe ends: half a
dump would look like a whole one. So the rows are loaded in a transaction that
is committed only if the filter's status was 0. A parse error of DuckDB, too,
ends with a message and status 1, and nothing is loaded.
"""
import subprocess
import sys

import duckdb


def main():
    database, sql, *command = sys.argv[1:]
    with open(sql, encoding="utf-8") as file:
        statements = file.read()
    base = duckdb.connect(database)
    base.begin()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as rows:
        pipe = f"/dev/fd/{rows.stdout.fileno()}"
        problem = None
        try:
            base.execute(statements.replace("/dev/stdin", pipe))
        except duckdb.Error as error:
            problem = error
        rows.stdout.close()
    if rows.returncode:
        problem = f"{command[0]}: status {rows.returncode}"
    if problem:
        base.rollback()
        sys.exit(f"load.py: nothing is loaded: {problem}")
    base.commit()


main()
