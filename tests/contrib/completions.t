#!/usr/bin/env python3
"""The shell completions: as the options are now, and typed in real shells.

A shell runs on a terminal of its own with the completion read in and the
program replaced by a function that shows its arguments; keys are typed, Tab
among them, and what the function was given is compared.
"""
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time

import tap

FOLDER = os.path.abspath("contrib/completions")
B = os.environ.get("B", "build")
TMP = os.path.join(B, "completions")
SHOW = {"bash": "PS1='> '; . {0}/bash/summarize; . {0}/bash/quote-extract\n"
                "summarize() {{ echo \"<$*>\"; }}\n"
                "quote-extract() {{ echo \"<$*>\"; }}\n"
                "bind 'set enable-bracketed-paste off'\n",
        "zsh": "PS1='> '; fpath=({0}/zsh $fpath)\n"
               "autoload -Uz compinit; compinit -u -D\n"
               "summarize() {{ echo \"<$*>\" }}\n"
               "quote-extract() {{ echo \"<$*>\" }}\n",
        "fish": "source {0}/fish/summarize.fish\n"
                "source {0}/fish/quote-extract.fish\n"
                "function fish_prompt; echo '> '; end\n"
                "function summarize; echo \"<$argv>\"; end\n"
                "function quote-extract; echo \"<$argv>\"; end\n"}
START = {"bash": ["bash", "--norc", "--noprofile", "-i"],
         "zsh": ["zsh", "-f", "-i"],
         "fish": ["fish", "--no-config", "-i"]}
# What is typed; what the program gets.
TYPED = [
    ("summarize --query-f\tbody", "--query-field body"),
    ("summarize --on-error sk\t", "--on-error skip"),
    ("summarize --each keyw\t", "--each keywords"),
    ("quote-extract --each qu\t", "--each quotes"),
    ("quote-extract --min-c\t0.5", "--min-confidence 0.5"),
    ("quote-extract --type dir\t", "--type direct"),
    ("quote-extract --type direct,mi\t", "--type direct,mixed"),
    ("summarize a-fi\t", "a-file.ndjson.gz"),
    ("summarize -o a-fi\t", "-o a-file.ndjson.gz"),
]


def read_until(terminal, pattern, seconds=10):
    shown, end = "", time.monotonic() + seconds
    while not re.search(pattern, shown) and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                shown += os.read(terminal, 65536).decode("utf-8", "replace")
            except OSError:
                break
    return shown


def start(shell):
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(TMP)
        os.environ.update(TERM="dumb", HOME=TMP, XDG_CONFIG_HOME=TMP,
                          XDG_DATA_HOME=TMP, LC_ALL="C.UTF-8", PS1="> ")
        os.execvp(START[shell][0], START[shell])
    with open(os.path.join(TMP, "show." + shell), "w") as file:
        file.write(SHOW[shell].format(FOLDER))
    dot = "source" if shell == "fish" else "."
    os.write(terminal, f"{dot} {TMP}/show.{shell}; echo rea''dy\n".encode())
    read_until(terminal, "ready\r?\n")
    return child, terminal


def check_shell(shell):
    if not shutil.which(shell):
        tap.skip(f"{shell}: completions, typed", f"no {shell} here")
        return
    try:
        child, terminal = start(shell)
    except OSError as problem:
        tap.skip(f"{shell}: completions, typed", f"no terminals: {problem}")
        return
    for typed, wanted in TYPED:
        os.write(terminal, typed.encode() + b"\r")
        shown = read_until(terminal, r"<[^<>\r\n]*>\s*\r?\n")
        got = (re.findall(r"<([^<>\r\n]*)>\s*\r?\n", shown) or [shown])[-1]
        tap.same(re.sub(r"[ =]+", " ", got).strip(), wanted,
                 f"{shell}: {typed!r}")
    os.close(terminal)
    os.waitpid(child, 0)


def made():
    """Every completion file, by its path."""
    found = {}
    for folder, _, names in os.walk(FOLDER):
        for name in names:
            path = os.path.join(folder, name)
            if folder != FOLDER:
                with open(path, encoding="utf-8") as file:
                    found[os.path.relpath(path, FOLDER)] = file.read()
    return found


def check_files():
    files = made()
    subprocess.run([sys.executable, FOLDER + "/generate.py", B, TMP],
                   check=True)
    for path, text in sorted(files.items()):
        with open(os.path.join(TMP, path), encoding="utf-8") as file:
            tap.ok(file.read() == text, f"{path}: as the options are",
                   "run make completions")
    tap.same(len(files), 12, "four programs, three shells")
    for path in sorted(files):
        shell = path.split("/")[0]
        if shutil.which(shell):
            done = subprocess.run([shell, "-n", FOLDER + "/" + path],
                                  capture_output=True, text=True)
            tap.same((done.returncode, done.stderr), (0, ""),
                     f"{path}: {shell} -n")
        else:
            tap.skip(f"{path}: {shell} -n", f"no {shell} here")


def check_words():
    """The words that are offered are those that the programs take."""
    sys.path.insert(0, FOLDER)
    import generate
    for program, members in generate.PROGRAMS.items():
        for flag, words in (("--each", members),
                            ("--on-error", generate.WORDS["action"]),
                            ("--type", generate.WORDS["list"])):
            if flag == "--type" and program != "quote-extract":
                continue
            bad = [word for word in words.split() if subprocess.run(
                [os.path.join(B, program), flag, word],
                stdin=subprocess.DEVNULL).returncode]
            tap.same(bad, [], f"{program} {flag}: takes what is offered")


shutil.rmtree(TMP, ignore_errors=True)
os.makedirs(TMP)
open(os.path.join(TMP, "a-file.ndjson.gz"), "w").close()
check_files()
check_words()
for name in START:
    check_shell(name)
shutil.rmtree(TMP, ignore_errors=True)
sys.exit(tap.finish())
