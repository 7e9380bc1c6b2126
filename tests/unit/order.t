#!/usr/bin/env python3
"""The order of the modules, held against every #include line.

The Makefile lists the modules in the order in which the data moves: BASE,
STREAM, MODEL, NLP, FILTER, then PROGRAMS. A file includes only

    headers of folders before its own (nlp/ none of stream/), and
    headers of its own folder that the list has before it.

The tables that all files of a folder fill in, and that its last module owns
(TABLES), may be included by all of it. A header without a .c file counts as
what it includes last. A part of a module in a file of its own, NAME_part.h,
counts as NAME unless it is listed. Each main may include everything.

Also: each dependency has one door.
"""
import collections
import os
import re
import sys

import tap

FOLDERS = ["base", "stream", "model", "nlp", "filter"]
DOORS = {"jansson.h": {"stream/value.h", "stream/value.c"},
         "zlib.h": {"stream/gzip.c"},
         "pthread.h": {"stream/workers.c"},
         "locale.h": set(), "math.h": set()}
TABLES = {"nlp/article.h", "filter/members.h", "filter/filter.h"}


def lists():
    """The Makefile's lists, as {"base": ["memory", ...], ...}."""
    with open("Makefile", encoding="utf-8") as file:
        text = file.read().replace("\\\n", " ")
    found = {}
    for folder in FOLDERS + ["programs"]:
        match = re.search(rf"^{folder.upper()} = (.*)$", text, re.M)
        found[folder] = match.group(1).split() if match else []
    return found


def sources():
    for folder in FOLDERS:
        for name in sorted(os.listdir("src/" + folder)):
            if name.endswith((".c", ".h")):
                yield folder + "/" + name


def includes(path):
    with open("src/" + path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            match = re.match(r'\s*#\s*include\s*(["<])([^">]+)', line)
            if match:
                yield number, match.group(1), match.group(2)


def place(path, order, seen=()):
    """Where a file stands in its folder's list; -1 for a header of itself."""
    folder, name = path.split("/")
    stem = name.rsplit(".", 1)[0]
    while stem:
        if stem in order[folder]:
            return order[folder].index(stem)
        stem = stem.rpartition("_")[0]
    below = [target for _, kind, target in includes(path)
             if kind == '"' and target.startswith(folder + "/")
             and target not in TABLES and target not in seen]
    return max((place(target, order, (*seen, path)) for target in below
                if os.path.exists("src/" + target)), default=-1)


def wrong(path, target, order):
    """Why `path` may not include the header `target`, or None."""
    folder, other = path.split("/")[0], target.split("/")[0]
    if other not in FOLDERS:
        return "no such folder"
    if not os.path.exists("src/" + target):
        return "no such file"
    if folder == "nlp" and other == "stream":
        return "nlp/ knows nothing of the stream"
    if FOLDERS.index(other) > FOLDERS.index(folder):
        return f"{other}/ comes after {folder}/"
    if folder != other or target in TABLES or path in TABLES:
        return None
    if place(target, order) <= place(path, order):
        return None
    return "the Makefile lists it later"


def main():
    order = lists()
    bad, doors = [], collections.defaultdict(list)
    for path in sources():
        for number, kind, target in includes(path):
            place = f"src/{path}:{number}: {target}"
            if kind == "<":
                if path not in DOORS.get(target, {path}):
                    doors[target].append(place)
                continue
            why = wrong(path, target, order)
            if why:
                bad.append(f"{place}: {why}")
    tap.ok(not bad, "modules include only what comes before them", *bad)
    for header in sorted(DOORS):
        names = " and ".join(sorted(DOORS[header])) or "nothing"
        tap.ok(not doors[header], f"<{header}> is included by {names}",
               *doors[header])
    listed = {f"{folder}/{name}.c" for folder in FOLDERS
              for name in order[folder]}
    there = {path for path in sources() if path.endswith(".c")}
    tap.ok(listed == there, "the Makefile lists every module once",
           f"not listed: {sorted(there - listed)}",
           f"not there: {sorted(listed - there)}")
    return tap.finish()


sys.exit(main())
