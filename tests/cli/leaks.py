#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Usage: leaks.py COURSE EXPORT [WORD...]

Looks in EXPORT for what students must not get of COURSE: the lines of references and of the programs that prove specifications,
unless pages, starter code or drivers have them, too; the names of these programs; the words. It looks into each file, its name,
and each object of Git. Prints for how many things it looked, and each that it finds; then the status is 1.
"""
import pathlib
import subprocess
import sys

SHORTEST = 10  # a shorter line, such as `break;`, is nobody's own


def files(course, *folders):
    return [path for folder in folders for path in sorted((course / folder).rglob("*")) if path.is_file()]


def secrets(course):
    """What is looked for: the reference's lines, which may stand in others, and whole lines and names of the programs."""
    public = b"\n".join(path.read_bytes() for path in files(course, "assignments", "specs") if path.suffix != ".yaml")

    def own(words):
        return {word for word in words if len(word) >= SHORTEST and word not in public}

    def lines(*folders):
        return own(line.strip() for path in files(course, *folders) for line in path.read_bytes().splitlines())

    programs = files(course, "tests/accepted", "tests/programs")
    return lines("reference"), lines("tests/accepted", "tests/programs") | own(path.parent.name.encode() for path in programs)


def everything(export):
    for path in export.rglob("*"):
        if path.is_file() and ".git" not in path.relative_to(export).parts:
            yield str(path.relative_to(export)).encode()
            yield path.read_bytes()
    if (export / ".git").is_dir():
        command = ["git", "-C", export, "cat-file", "--batch", "--batch-all-objects"]
        yield subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def main():
    parts, wholes = secrets(pathlib.Path(sys.argv[1]))
    parts |= {word.encode() for word in sys.argv[3:]}
    text = b"\n".join(everything(pathlib.Path(sys.argv[2])))
    words = {line.strip() for line in text.splitlines()} | {word for line in text.splitlines() for word in line.split(b"/")}
    found = sorted({part for part in parts if part in text} | wholes & words)
    print(len(parts), len(wholes))
    for word in found:
        print(word.decode(errors="replace"))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
