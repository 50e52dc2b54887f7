#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Compares the man page with the tables: commands, options, formats, gradebooks, sandboxes, exit statuses, environment, version.

Usage: man_is_whole.py GRADER ROOT
Prints a line for each thing that the page lacks or that only the page has; the exit status is 1 where there is one.
"""
import pathlib
import re
import subprocess
import sys


def rows(folder):
    table = (ROOT / "grader" / folder / "list.def").read_text(encoding="utf-8")
    return set(re.findall(r"^[A-Z]+\((\w+)", table, re.M))


def asked(*words):
    return subprocess.run([GRADER, *words], stdout=subprocess.PIPE, text=True, check=True).stdout


def options(command):
    """A command's options by their long names: each with its letter or "", and its argument or ""."""
    form = re.compile(r"^ +(?:-(.), +|)--([a-z-]+)(?:=('[^']*'|\S+))?", re.M)
    found = {name: (letter, argument) for letter, name, argument in form.findall(asked("help", command))}
    return {name: rest for name, rest in found.items() if name not in ("help", "usage")}


def plain(text):
    """Without the marks of roff that stand in lines, and the quotes of its arguments."""
    text = re.sub(r"\\f[A-Z]|\"", "", text).replace("\\-", "-").replace("\\ ", " ")
    return re.sub(r"\s+,\s*", ", ", text)


def sections(page):
    parts = re.split(r"^\.SH (.*)\n", page, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def heads(section):
    """What stands below each .TP."""
    return [plain(head.split(" ", 1)[1]) for head in re.findall(r"^\.TP\n(.*)$", section, re.M)]


def paragraph(section, option):
    return next(part for part in re.split(r"^\.TP\n", section, flags=re.M) if option in plain(part.split("\n")[0]))


def bold(text):
    """The words in bold: all of .B, every second one of .BR."""
    words = re.findall(r"^\.B (\S+)$", text, re.M)
    for line in re.findall(r"^\.BR (.*)$", text, re.M):
        words += re.findall(r"\"[^\"]*\"|\S+", line)[::2]
    return set(words)


def differ(what, tables, page):
    for name in sorted(set(tables) - set(page)):
        yield f"{what} {name}: not in the page"
    for name in sorted(set(page) - set(tables)):
        yield f"{what} {name}: only in the page"


def wrong_options(command, section):
    """The page may name an option that is explained above by its letter alone."""
    known, named = options(command), set()
    if bool(known) != bool(section):
        yield f"{command}: a section of its options " + ("is missing" if known else "is too many")
        return
    letters = {letter: name for name, (letter, _) in known.items() if letter}
    for word in (word for head in heads(section) for word in head.split(", ")):
        name, equals, argument = word.lstrip("-").partition("=")
        name = name if word.startswith("--") else letters.get(name, name)
        named.add(name)
        if equals and name in known and argument.replace("'", "") != known[name][1].replace("'", ""):
            yield f"{command}: {word} takes {known[name][1] or 'nothing'}"
    yield from differ(f"{command}: option", known, named)


def wrong():
    page = (ROOT / "grader" / "grader.1").read_text(encoding="utf-8")
    part = sections(page)
    check = part["OPTIONS OF CHECK"]
    commands = rows("commands")
    yield from differ("command", commands, re.findall(r"^\.B grader (\S+)$", part["SYNOPSIS"], re.M))
    yield from differ("description", commands, re.findall(r"^\.B grader (\S+)$", part["DESCRIPTION"], re.M))
    for command in sorted(commands):
        yield from wrong_options(command, part.get("OPTIONS OF " + command.upper(), ""))
    yield from differ("format", rows("reports"), bold(paragraph(check, "--format").split("\n", 1)[1]))
    gradebook = paragraph(part["OPTIONS OF GRADEBOOK"], "--format")
    yield from differ("gradebook", rows("gradebooks"), bold(gradebook.split("\n", 1)[1]))
    yield from differ("gradebook", rows("gradebooks"), re.findall(r"^\.TP\n\.B (\w+)$", part["GRADEBOOKS"], re.M))
    sandboxes = {word for word in bold(paragraph(check, "--sandbox").split("\n", 1)[1]) if word.islower()}
    yield from differ("sandbox", rows("sandboxes") | {"auto"}, sandboxes)
    header = (ROOT / "grader" / "command.h").read_text(encoding="utf-8")
    statuses = re.findall(r"STATUS_\w+ = (\d+)", header)
    yield from differ("exit status", statuses, heads(part["EXIT STATUS"]))
    sources = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "grader").rglob("*.c")))
    yield from differ("environment", re.findall(r'\bgetenv\("(\w+)"\)', sources), heads(part["ENVIRONMENT"]))
    if asked("--version").strip() not in page.split("\n")[0]:
        yield "the version in the first line is another one"


GRADER, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
if __name__ == "__main__":
    lines = list(wrong())
    print(*lines, sep="\n", end="\n" if lines else "")
    sys.exit(1 if lines else 0)
