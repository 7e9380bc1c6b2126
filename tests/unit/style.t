#!/usr/bin/env python3
"""House rules that a machine can check, on every C file of src/ and tests/.

Lines stay under 80 columns (tabs of 8), a file begins with a comment that
names it, has at most 400 lines, no typedef of a struct and no trailing blank,
and nine functions in ten have under 40 lines. Generated tables, by their
name NAME_table.h, only need the first comment.
"""
import os
import re
import sys

import tap

LONG = 40
SHARE = 10


def files():
    for top in ("src", "tests"):
        for folder, _, names in sorted(os.walk(top)):
            for name in sorted(names):
                if name.endswith((".c", ".h")):
                    yield os.path.join(folder, name)


def title(path):
    """What a file calls itself: its name; a main, that of its program."""
    folder, name = os.path.split(path)
    return name.removesuffix(".c") if folder == "src" else name


def functions(lines):
    """(name, number of lines) of each function: its body lies between a line
    that is '{' and the next that is '}'."""
    start = name = None
    for number, line in enumerate(lines):
        if line == "{" and start is None:
            start = number
            head = " ".join(lines[max(0, number - 4):number])
            name = (re.findall(r"(\w+)\s*\(", head) or ["?"])[-1]
        elif line == "}" and start is not None:
            yield name, number - start + 1
            start = None


def main():
    wide, first, big, typedefs, blanks, lengths = [], [], [], [], [], []
    for path in files():
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
        if not lines[0].startswith(f"/* {title(path)} - "):
            first.append(path)
        if path.endswith("_table.h"):
            continue
        if len(lines) > 401 and path.startswith("src"):
            big.append(f"{path}: {len(lines) - 1} lines")
        for number, line in enumerate(lines, 1):
            place = f"{path}:{number}"
            if len(line.expandtabs(8)) >= 80:
                wide.append(place)
            if line != line.rstrip():
                blanks.append(place)
            if re.match(r"\s*typedef\s+(struct|union|enum)\b", line):
                typedefs.append(place)
        lengths += [(count, f"{path}: {name} has {count} lines")
                    for name, count in functions(lines)]
    tap.ok(not first, "a file begins with its name and what it is", *first)
    tap.ok(not wide, "lines are under 80 columns", *wide)
    tap.ok(not big, "files of src/ have at most 400 lines", *big)
    tap.ok(not blanks, "no blanks at the end of a line", *blanks)
    tap.ok(not typedefs, "no typedef of a struct", *typedefs)
    long = sorted((f for f in lengths if f[0] >= LONG), reverse=True)
    tap.ok(len(long) * SHARE <= len(lengths),
           f"nine functions in ten have under {LONG} lines",
           f"{len(long)} of {len(lengths)}", *(text for _, text in long))
    return tap.finish()


sys.exit(main())
