"""For tests/engines/: a filter under a real engine, and filters that fail.

The module of an engine may be missing: module() then skips the test, or fails
it if $NEEDED has the name of the engine. What ran is added to the file
$ENGINES.
"""
import atexit
import gzip
import importlib
import os
import shutil
import sys
import tempfile

import tap

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
B = os.path.abspath(os.environ.get("B", os.path.join(ROOT, "build")))
SAMPLE = os.path.join(ROOT, "tests", "data", "sample.ndjson.gz")
CONTRIB = os.path.join(ROOT, "contrib")

TMP = tempfile.mkdtemp(prefix="copydesk.")
atexit.register(shutil.rmtree, TMP, ignore_errors=True)


def missing(engine, what):
    if engine in os.environ.get("NEEDED", "").split():
        tap.ok(False, f"{engine} is here", f"no {what}")
    else:
        tap.skip(engine, f"no {what} here")
    sys.exit(tap.finish())


def ran(engine, version):
    if os.environ.get("ENGINES"):
        with open(os.environ["ENGINES"], "a", encoding="utf-8") as file:
            file.write(f"{engine}: {version}\n")


def module(engine, name):
    try:
        found = importlib.import_module(name)
    except ImportError:
        missing(engine, f"Python module {name}")
    ran(engine, found.__version__)
    return found


def program(name):
    """The absolute path of one of the filters."""
    return os.path.join(B, name)


def script(name, text):
    """An executable file in TMP."""
    path = os.path.join(TMP, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(path, 0o755)
    return path


def stand_ins():
    """Filters that fail, as {name: path}: killed after three lines; status 1
    after all; status 2 after three lines. Each is given a filter to run."""
    return {"broken-early": script(
                "early", '#!/bin/sh\n"$@" | /usr/bin/head -n 3\nkill -9 $$\n'),
            "broken-1": script("one", '#!/bin/sh\n"$@"\nexit 1\n'),
            "broken-2": script(
                "two", '#!/bin/sh\n"$@" | /usr/bin/head -n 3\nexit 2\n')}


def sample(*more, name="more.ndjson"):
    """A file of the sample's lines and some more; its path."""
    path = os.path.join(TMP, name)
    with gzip.open(SAMPLE) as packed, open(path, "wb") as file:
        file.write(packed.read() + b"".join(more))
    return path


def records():
    """The sample's lines that are records, each as bytes."""
    with gzip.open(SAMPLE) as packed:
        return [line for line in packed if line.strip()]
