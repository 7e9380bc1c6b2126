#!/usr/bin/env python3
"""The manual: SYNOPSIS equals the usage text, and examples do what they show.

An example is a .Bd -literal display whose first line begins with "$ ". Lines
that begin with "> " go on with the command; what follows is its output. They
run in tests/data with $B first in PATH. With mandoc(1) at hand the pages are
also checked by its linter. So are the console blocks of README.md and of those
in contrib/, run at the top of the checkout.
"""
import glob
import os
import re
import shutil
import subprocess
import sys

import tap

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
PROGRAMS = ("tokenize", "tag", "quote-extract", "summarize")


def plain(line):
    """A line of a display as it is shown."""
    return re.sub(r"^\\&", "", line).replace(r"\e", "\\")


def examples(lines):
    """(command, expected output) of each example."""
    display = None
    for line in lines:
        if line.startswith(".Bd -literal"):
            display = []
        elif line == ".Ed" and display is not None:
            yield from commands(display)
            display = None
        elif display is not None:
            display.append(plain(line))


def commands(display):
    if not display or not display[0].startswith("$ "):
        return
    command, output = [], []
    for line in display:
        if line.startswith("$ "):
            if command:
                yield "\n".join(command), output
            command, output = [line[2:]], []
        elif line.startswith("> ") and not output:
            command.append(line[2:])
        else:
            output.append(line)
    yield "\n".join(command), output


def run(command):
    done = subprocess.run(["sh", "-c", command], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT,
                          cwd=os.path.join(ROOT, "tests", "data"),
                          env=dict(os.environ, LC_ALL="C.UTF-8"))
    return done.stdout.decode("utf-8", "replace").rstrip("\n").split("\n")


def synopsis(lines):
    """The SYNOPSIS of a page as usage text: .Nm, .Op Fl x Ar y …"""
    words, name = [], ""
    start = lines.index(".Sh SYNOPSIS") + 1
    for line in lines[start:]:
        if line.startswith(".Sh "):
            break
        if line.startswith(".Op "):
            words.append("[" + re.sub(r"Fl (?=\S)", "-", line[4:])
                         .replace("Ar ", "").replace("Ar", "file ...") + "]")
    for line in lines:
        if line.startswith(".Nm ") and not name:
            name = line[4:]
    return " ".join([name] + words)


def check_page(path):
    page = os.path.basename(path)
    with open(path, encoding="utf-8") as file:
        lines = file.read().split("\n")
    if page[:-2] in PROGRAMS:
        usage = run(page[:-2] + " --help")[0]
        tap.same("usage: " + synopsis(lines), usage,
                 page + ": SYNOPSIS and usage")
    for number, (command, output) in enumerate(examples(lines), 1):
        tap.same(run(command), output or [""], f"{page}: example {number}")
    lint(path)


def lint(path):
    name = os.path.basename(path) + ": mandoc -Tlint"
    if not shutil.which("mandoc"):
        tap.skip(name, "no mandoc here")
        return
    done = subprocess.run(["mandoc", "-Tlint", "-Wwarning", path],
                          capture_output=True, text=True)
    tap.same(done.stdout, "", name)


def check_readme(path):
    """The blocks of kind console, run at the top; a command goes on in lines
    that begin with two blanks."""
    name = os.path.relpath(path, ROOT)
    with open(path, encoding="utf-8") as file:
        blocks = re.findall(r"```console\n(.*?)\n```", file.read(), re.S)
    for number, block in enumerate(blocks, 1):
        command, output = re.fullmatch(r"\$ (.*(?:\n  .*)*)((?:\n.*)*)",
                                       block).groups()
        tap.same(run(f"cd '{ROOT}' && {command}"), output[1:].split("\n"),
                 f"{name}: example {number}")


def main():
    for path in sorted(glob.glob(os.path.join(ROOT, "man", "*.[157]"))):
        check_page(path)
    for path in ["README.md", *sorted(glob.glob("contrib/*/README.md",
                                                root_dir=ROOT))]:
        check_readme(os.path.join(ROOT, path))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main())
