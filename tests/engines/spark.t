#!/usr/bin/env python3
"""A folder of gzipped dumps to Parquet with Spark: on a cluster of two workers
that are processes of this machine, and in one process; a filter that fails
fails the job."""
import json
import os
import shutil
import subprocess
import sys

import engine
import tap

os.environ.update(SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=sys.executable)
if not shutil.which("java"):
    engine.missing("pyspark", "java")
pyspark = engine.module("pyspark", "pyspark")
from pyspark.sql import SparkSession  # noqa: E402

FOLDER = os.path.join(engine.CONTRIB, "spark")
sys.path.insert(0, FOLDER)
import quotes  # noqa: E402

QUOTE_EXTRACT = engine.program("quote-extract")
DUMPS = os.path.join(engine.TMP, "dumps")


def path(name):
    return "file:" + os.path.join(engine.TMP, name)


def wanted():
    done = subprocess.run(
        [QUOTE_EXTRACT, *quotes.ARGUMENTS.split(), engine.SAMPLE],
        stdout=subprocess.PIPE)
    return [json.loads(line) for line in done.stdout.splitlines()]


def plain(value):
    """A row of Spark as the JSON that it was."""
    if hasattr(value, "asDict"):
        return {k: plain(v) for k, v in value.asDict().items()}
    return [plain(v) for v in value] if isinstance(value, list) else value


def keyed(rows):
    return sorted(json.dumps(dict(row, article=None if row["article"] is None
                                  else str(row["article"])), sort_keys=True)
                  for row in rows)


def submit(target):
    """The program shipped to two workers, as to a cluster."""
    return subprocess.run(
        [os.path.join(os.path.dirname(pyspark.__file__), "bin",
                      "spark-submit"),
         "--master", "local-cluster[2,1,700]",
         "--conf", "spark.executor.memory=600m",
         "--conf", "spark.ui.enabled=false", "--files", QUOTE_EXTRACT,
         FOLDER + "/quotes.py", "./quote-extract", path("dumps/*.gz"),
         target], cwd=engine.TMP, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT)


def check_cluster(spark):
    done = submit(path("cluster"))
    if not tap.same(done.returncode, 0, "pyspark: two workers: status"):
        tap.note(done.stdout[-1500:])
        return
    got = [plain(row) for row in spark.read.parquet(path("cluster")).collect()]
    tap.same(keyed(got), keyed(wanted() * 2),
             "pyspark: two workers: every row, the same values")


def attempt(spark, program, source, target):
    """What went wrong, or None."""
    try:
        quotes.write_quotes(spark, program, source, path(target))
    except Exception as problem:
        return str(problem)
    return None


def whole(target):
    return os.path.exists(os.path.join(engine.TMP, target, "_SUCCESS"))


def check_local(spark):
    tap.same(attempt(spark, QUOTE_EXTRACT, path("dumps/*.gz"), "local"), None,
             "pyspark: one process, no environment")
    tap.same(spark.read.parquet(path("local")).count(), 2 * len(wanted()),
             "pyspark: one process: every row")
    empty = spark.sparkContext.parallelize([], 3).pipe(QUOTE_EXTRACT,
                                                       checkCode=True)
    tap.same(empty.count(), 0, "pyspark: empty partitions have no rows")
    java = spark.sparkContext._jsc.textFile("file:" + engine.SAMPLE)
    tap.same(java.pipe(QUOTE_EXTRACT).count(), len(engine.records()),
             "pyspark: RDD.pipe of the JVM")


def check_failures(spark):
    for name, broken in engine.stand_ins().items():
        problem = attempt(spark, f"{broken} {QUOTE_EXTRACT}",
                          "file:" + engine.SAMPLE, name)
        tap.ok(problem and "status" in problem or problem and "code" in problem,
               f"pyspark: {name}: the job fails and says so", problem)
        tap.ok(not whole(name), f"pyspark: {name}: no _SUCCESS")
    bad = "file:" + engine.sample(b"bad\n")
    problem = attempt(spark, QUOTE_EXTRACT, bad, "bad")
    tap.ok(problem and not whole("bad"), "pyspark: a bad line: the job fails",
           problem)
    problem = attempt(spark, QUOTE_EXTRACT + " --on-error=pass", bad, "passed")
    tap.ok(problem and "FAILFAST" in problem and not whole("passed"),
           "pyspark: a bad line, passed: the job fails", problem)
    problem = attempt(spark, "/no/such/filter", bad, "none")
    tap.ok(problem and not whole("none"), "pyspark: no filter: the job fails",
           problem)


def main():
    os.mkdir(DUMPS)
    for name in "ab":
        shutil.copy(engine.SAMPLE, os.path.join(DUMPS, name + ".ndjson.gz"))
    spark = (SparkSession.builder.master("local[2]")
             .config("spark.ui.enabled", "false")
             .config("spark.ui.showConsoleProgress", "false")
             .config("spark.sql.shuffle.partitions", "2").getOrCreate())
    spark.sparkContext.setLogLevel("OFF")
    check_local(spark)
    check_failures(spark)
    check_cluster(spark)
    spark.stop()


main()
sys.exit(tap.finish())
