#!/usr/bin/env python3
"""Quotations of a folder of dumps, as Parquet, with Spark.

usage: quotes.py FILTER INPUT OUTPUT

INPUT is what sparkContext.textFile takes: dumps/*.ndjson.gz, hdfs://…,
s3a://…. FILTER is an absolute path, or ./quote-extract for a program that was
shipped with `spark-submit --files`. Each file or part of one goes through a
process.

checkCode=True is the guard: without it a filter that dies gives some rows and
success. FAILFAST is another: a line that is not a row is an error. With a bad
record the job fails; `--on-error=skip` in ARGUMENTS lets it pass.
"""
import sys

from pyspark.sql import SparkSession

ARGUMENTS = "--scrub --each quotes"
PLACE = "struct<start: int, end: int, text: string>"
SCHEMA = f"""
    article string, id int, type string, start int, end int, text string,
    sentence int, paragraph int, contents array<{PLACE}>,
    cue struct<start: int, end: int, text: string, lemma: string>,
    speaker struct<start: int, end: int, text: string, kind: string>,
    name string, role string, confidence double
"""


def write_quotes(spark, program, source, target):
    lines = spark.sparkContext.textFile(source)
    rows = lines.pipe(f"{program} {ARGUMENTS}", checkCode=True)
    (spark.read.schema(SCHEMA).option("mode", "FAILFAST").json(rows)
        .write.parquet(target))


if __name__ == "__main__":
    session = SparkSession.builder.appName("quotes").getOrCreate()
    write_quotes(session, *sys.argv[1:])
    session.stop()
