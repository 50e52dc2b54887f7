# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# What a program prints passes every format, unharmed and harmless. GRADER names the program.

load every_format

setup() {
    root=$BATS_TEST_DIRNAME/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
    unset GRADER_SPECS
    every_format
}

@test "escape sequences, markup, commands, NUL, bad UTF-8, formulas" {
    cat >spec.yaml <<'END'
exercise: prints
title: Prints
files: [prints.c]
checks: [{id: lines, title: Lines, points: 1, stdout_lines: {lines: [{pattern: 'no such line', like: no such line}]}}]
END
    # A program for each, and what a person is to read of it.
    python3 - >expected.json <<'END'
import json, pathlib
strings = {
    b"\x1b[2J\x1b]0;title\x07clear": r"\x1b[2J\x1b]0;title\x07clear",
    b"nul\x00inside": r"nul\x00inside",
    b"\xff\xfe\xc0\xaf\xed\xa0\x80bad": r"\xff\xfe\xc0\xaf\xed\xa0\x80bad",
    "\u202edrowssap\u2066".encode(): r"\xe2\x80\xaedrowssap\xe2\x81\xa6",
    b"</script><script>alert(1)</script>": "</script><script>alert(1)</script>",
    b"]]>&amp;<!--<b onclick=x>": "]]>&amp;<!--<b onclick=x>",
    b"=cmd|' /C calc'!A0": "=cmd|' /C calc'!A0",
    b"@SUM(1)\t+2": r"@SUM(1)\t+2",
    b"::error file=a,line=1::x": "::error file=a,line=1::x",
    b"  ##[error]x": r"  \x23#[error]x",
    b"a\rok 99 - forged": r"a\rok 99 - forged",
    b"```\r# heading [a](b)": r"```\r# heading [a](b)",
}
for number, raw in enumerate(strings):
    folder = pathlib.Path(f"s{number:02}")
    folder.mkdir()
    data = ", ".join(str(byte) for byte in raw + b"\n")
    (folder / "prints.c").write_text("#include <unistd.h>\nint main(void) { static const unsigned char line[] = {%s};"
                                     " return write(1, line, sizeof line) < 0; }\n" % data)
print(json.dumps(list(strings.values())))
END
    write_every_format -s spec.yaml s[01]*
    python3 - "${formats[@]}" <<'END'
import csv, html.parser, io, json, sys, xml.etree.ElementTree
expected = json.load(open("expected.json"))
files = {name: open(f"out.{name}", "rb").read().decode("utf-8") for name in sys.argv[1:]}  # all of it is good UTF-8
files["csv"] = files["csv"].replace("\r\n", "\n")
odd = {name: [hex(ord(sign)) for sign in text if sign < " " and sign != "\n" or "\x7f" <= sign < "\xa0" or sign in "\u202e\u2066"]
       for name, text in files.items()}
assert not any(odd.values()), odd
seen = [result["checks"][1]["seen"] for result in json.loads(files["json"])["results"]]
assert len(seen) == len(expected) == 12
for words, sentence in zip(expected, seen):
    assert f"`{words}`" in sentence, (words, sentence)
json.loads(files["classroom"]), json.loads(files["classroom50"]), json.loads(files["gradescope"])
rows = list(csv.DictReader(io.StringIO(files["csv"])))
assert len(rows) == 24 and not any(value.startswith(tuple("=+-@\t\r")) for row in rows for value in row.values()), rows
assert sum(1 for case in xml.etree.ElementTree.fromstring(files["junit"]).iter("failure") if case.text) == 12
assert sum(line.startswith(("ok ", "not ok ")) for line in files["tap"].splitlines()) == 24

class Page(html.parser.HTMLParser):
    tags, handlers = [], []
    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.handlers += [name for name, _ in attributes if name.startswith("on")]

page = Page()
page.feed(files["html"])
assert page.tags.count("script") == 2 and not page.handlers and "b" in page.tags
commands = [line for line in files["github"].splitlines() if line.lstrip().startswith("::")]
assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in commands)
assert all(not line.startswith("::error file=a,line=1") for line in commands), commands
for name in "text", "markdown":
    assert not [line for line in files[name].splitlines() if line.lstrip().startswith("::")], name
assert not [name for name, text in files.items() if name not in ("json", "classroom50", "gradescope") and "##[" in text]
END
}
