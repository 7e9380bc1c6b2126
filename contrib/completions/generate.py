#!/usr/bin/env python3
"""Writes the shell completions from what the programs' --help says.

usage: generate.py BUILD DIRECTORY

BUILD holds the programs. The help comes from the one table of options, so the
completions know what the programs know. One file is made for a program and
shell: DIRECTORY/bash/tag, zsh/_tag, fish/tag.fish. `make completions` runs
this after a change of the table; the files are checked in, and a test compares
them.
"""
import os
import re
import subprocess
import sys

PROGRAMS = {"tokenize": "blocks sents tokens",
            "tag": "tokens ents entities sents",
            "quote-extract": "quotes",
            "summarize": "summary keywords"}
WORDS = {"action": "report skip pass stop",
         "list": "direct indirect mixed"}
HEAD = "made by contrib/completions/generate.py from --help"


def options(build, program):
    """(letter or None, name, argument or None, help) of each option."""
    shown = subprocess.run([os.path.join(build, program), "--help"],
                           stdout=subprocess.PIPE, check=True).stdout.decode()
    found = []
    for line in shown.split("\n")[1:]:
        match = re.match(r"  (?:-(\w), |    )--([\w-]+)(?: (\w+))?\s+(.*)", line)
        if match:
            found.append(list(match.groups()))
        elif line.strip():
            found[-1][3] += " " + line.strip()
    return found


def words(program, argument):
    """What an argument may be, if that is a list of words; else None."""
    return PROGRAMS[program] if argument == "member" else WORDS.get(argument)


def bash_flags(found, takes):
    """`-f|--text-field` of the options whose argument is one that `takes`."""
    return "|".join(flag for letter, name, argument, _ in found
                    if argument and takes(argument)
                    for flag in (letter and "-" + letter, "--" + name) if flag)


BASH = r'''# bash completion for PROGRAM; HEAD
FUNCTION()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
	local words= kept= flags='FLAGS'
	if [[ $cur == = ]]; then
		cur=
	elif [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD-2]}
	fi
	COMPREPLY=()
	case $prev in
CASES	FREE)
		return ;;
	esac
	if [[ -n $words ]]; then
		COMPREPLY=($(compgen -W "$words" -P "$kept" -- "${cur#"$kept"}"))
	elif [[ $cur == -* ]]; then
		COMPREPLY=($(compgen -W "$flags" -- "$cur"))
	else
		local IFS=$'\n'
		compopt -o filenames
		COMPREPLY=($(compgen -f -- "$cur"))
	fi
}
complete -F FUNCTION PROGRAM
'''


def bash(program, found):
    cases = ""
    for argument in ["file", "member", *WORDS]:
        flags = bash_flags(found, lambda a, wanted=argument: a == wanted)
        if not flags:
            continue
        cases += f"\t{flags})\n"
        if argument == "list":
            cases += "\t\t[[ $cur == *,* ]] && kept=${cur%,*},\n"
        listed = words(program, argument)
        cases += f"\t\twords='{listed}' ;;\n" if listed else "\t\t;;\n"
    flags = [f for letter, name, _, _ in found
             for f in (letter and "-" + letter, "--" + name) if f]
    free = bash_flags(found, lambda a: a != "file" and not words(program, a))
    return (BASH.replace("CASES", cases).replace("FREE", free)
            .replace("FLAGS", " ".join(flags)).replace("HEAD", HEAD)
            .replace("FUNCTION", "_" + program.replace("-", "_"))
            .replace("PROGRAM", program))


def zsh_quoted(text):
    return re.sub(r"([\[\]:\\])", r"\\\1", text).replace("'", r"'\''")


def zsh_action(program, argument):
    listed = words(program, argument)
    if argument == "file":
        return "_files"
    if argument == "list":
        return "_values -s , type " + listed
    return f"({listed})" if listed else " "


def zsh(program, found):
    lines = [f"#compdef {program}", f"# {HEAD}", "_arguments -s -S \\"]
    for letter, name, argument, text in found:
        told = f"[{zsh_quoted(text)}]"
        told += f":{argument}:{zsh_action(program, argument)}" \
            if argument else ""
        long = f"--{name}" + ("=" if argument else "")
        short = f"-{letter}" + ("+" if argument else "") if letter else ""
        if letter:
            lines.append(f"\t'(-{letter} --{name})'{{{short},{long}}}"
                         f"'{told}' \\")
        else:
            lines.append(f"\t'{long}{told}' \\")
    return "\n".join(lines + ["\t'*:file:_files'", ""])


def fish(program, found):
    lines = [f"# fish completion for {program}; {HEAD}"]
    for letter, name, argument, text in found:
        listed = words(program, argument)
        parts = ["complete -c " + program]
        parts += [f"-s {letter}"] if letter else []
        parts.append(f"-l {name}")
        if argument == "file":
            parts.append("-rF")
        elif argument == "list":
            parts.append(f'-xa "(__fish_complete_list , '
                         f"'printf %s\\\\n {listed}')\"")
        elif argument:
            parts.append("-x" + (f"a '{listed}'" if listed else ""))
        quoted = text.replace("\\", "\\\\").replace("'", "\\'")
        lines.append(" ".join(parts) + f" -d '{quoted}'")
    return "\n".join(lines + [""])


def main():
    build, folder = sys.argv[1:]
    for program in PROGRAMS:
        found = options(build, program)
        for shell, name, made in (("bash", "%s", bash), ("zsh", "_%s", zsh),
                                  ("fish", "%s.fish", fish)):
            path = os.path.join(folder, shell, name % program)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(made(program, found))


if __name__ == "__main__":
    main()
