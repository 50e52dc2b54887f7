#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Usage: github_runner.py LOG

Prints the workflow commands that the runner of GitHub Actions finds in the output of a step, a line each: name, properties,
message. The rules are those of ActionCommand.cs in actions/runner.
"""

import json
import re
import sys

KNOWN = {"error", "warning", "notice", "debug", "group", "endgroup", "add-mask", "add-matcher", "remove-matcher", "add-path",
         "set-env", "set-output", "save-state", "echo", "stop-commands"}
IN_MESSAGES = {"%0D": "\r", "%0A": "\n", "%25": "%"}
IN_PROPERTIES = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
IN_LEGACY = {"%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]", "%25": "%"}


def unescape(text, mapping):
    for escape, character in mapping.items():
        text = text.replace(escape, character)
    return text


def split(info, separator, mapping):
    name, _, rest = info.partition(" ")
    pairs = (pair.split("=", 1) for pair in rest.strip().split(separator) if "=" in pair)
    return name, {key: unescape(value, mapping) for key, value in pairs}


def parse(line):
    """What the line commands, or None."""
    line = line.lstrip()
    if line.startswith("::") and "::" in line[2:]:
        info, _, message = line[2:].partition("::")
        name, properties = split(info, ",", IN_PROPERTIES)
        if name.lower() in KNOWN:
            return name, properties, unescape(message, IN_MESSAGES)
    _, found, rest = line.partition("##[")
    if found and "]" in rest:
        info, _, message = rest.partition("]")
        name, properties = split(info, ";", IN_LEGACY)
        if name.lower() in KNOWN:
            return name, properties, unescape(message, IN_LEGACY)
    return None


def main():
    with open(sys.argv[1], encoding="utf-8", errors="replace", newline="") as file:
        text = file.read()
    for line in re.split("\r\n|\r|\n", text):
        command = parse(line)
        if command:
            name, properties, message = command
            print(name, json.dumps(properties), json.dumps(message))


if __name__ == "__main__":
    main()
