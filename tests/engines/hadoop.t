#!/usr/bin/env python3
"""Hadoop Streaming, simulated: contrib/hadoop/quotes.sh starts a "hadoop" that
does to the mapper what Streaming does.

The mapper runs without a shell, in a directory of its own where its files are,
with the job's settings as its environment. Its standard input is a split of
the input. A line that it prints is cut at the first TAB; without a value, the
writer of Streaming's older versions leaves a TAB behind the key. A status
other than 0 fails the task, which is tried four times, and then the job.
"""
import os
import subprocess
import sys

import engine
import tap

HADOOP = r'''#!/usr/bin/env python3
import os, shlex, shutil, subprocess, sys, tempfile, glob
words, set_ = sys.argv[3:], {}
options = dict(zip(words[::2], words[1::2]))
for at in range(0, len(words), 2):
    if words[at] == "-D":
        set_.update([words[at + 1].split("=", 1)])
    elif words[at] not in ("-files", "-mapper", "-input", "-output"):
        sys.exit("unknown option " + words[at])
assert set_["mapreduce.job.reduces"] == "0"
assert set_["stream.non.zero.exit.is.failure"] == "true"
target = options["-output"]
os.mkdir(target)
for number, path in enumerate(sorted(glob.glob(options["-input"]))):
    for attempt in range(4):
        work = tempfile.mkdtemp()
        for name in options["-files"].split(","):
            os.symlink(os.path.abspath(name),
                       os.path.join(work, os.path.basename(name)))
        unzip = subprocess.Popen(["gzip", "-dcf", path],
                                 stdout=subprocess.PIPE)
        done = subprocess.run(
            shlex.split(options["-mapper"]), cwd=work, stdin=unzip.stdout,
            stdout=subprocess.PIPE,
            env={"mapreduce_map_input_file": path, "mapreduce_job_reduces": "0"})
        unzip.stdout.close()
        unzip.wait()
        shutil.rmtree(work)
        if done.returncode == 0:
            break
        print("PipeMapRed.waitOutputThreads(): subprocess failed with code",
              done.returncode, file=sys.stderr)
    else:
        sys.exit("Job not successful!")
    with open(os.path.join(target, "part-%05d" % number), "wb") as part:
        for line in done.stdout.split(b"\n")[:-1]:
            key, tab, value = line.partition(b"\t")
            part.write(key + b"\t" + value + b"\n")
open(os.path.join(target, "_SUCCESS"), "w").close()
'''


def job(program, source, target):
    return subprocess.run(
        [engine.CONTRIB + "/hadoop/quotes.sh", program, source,
         os.path.join(engine.TMP, target)], stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
        env=dict(os.environ, HADOOP=engine.script("hadoop", HADOOP)))


def whole(target):
    return os.path.exists(os.path.join(engine.TMP, target, "_SUCCESS"))


def shipped(name, path):
    """A stand-in with the filter inside, since one file is shipped."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    return engine.script(name, text.replace(
        '"$@"', engine.program("quote-extract") + ' "$@"'))


def main():
    filter_ = engine.program("quote-extract")
    wanted = subprocess.run([filter_, "--scrub", "--each", "quotes",
                             engine.SAMPLE], stdout=subprocess.PIPE).stdout
    done = job(filter_, engine.SAMPLE, "good")
    tap.ok(done.returncode == 0 and whole("good"), "hadoop: the job succeeds",
           done.stderr)
    part = os.path.join(engine.TMP, "good", "part-00000")
    with open(part, "rb") as file:
        written = file.read()
    tap.ok(written == wanted.replace(b"\n", b"\t\n"),
           "hadoop: every line, whole")
    again = subprocess.run([engine.program("tokenize"), part],
                           stdout=subprocess.PIPE)
    tap.ok(again.returncode == 0 and
           again.stdout.count(b"\n") == wanted.count(b"\n"),
           "hadoop: a line with its TAB is read by the next filter")
    for name, path in engine.stand_ins().items():
        done = job(shipped(name, path), engine.SAMPLE, name + "-out")
        tap.ok(done.returncode and "failed with code" in done.stderr and
               not whole(name + "-out"), f"hadoop: {name}: the job fails",
               done.returncode, done.stderr)
    done = job(filter_, engine.sample(b"bad\n"), "bad")
    tap.ok(done.returncode and "-:38:1: " in done.stderr and not whole("bad"),
           "hadoop: a bad line: the job fails and says where", done.stderr)


main()
sys.exit(tap.finish())
