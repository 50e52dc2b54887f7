# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# grader check -f: what readers of other people make of each format. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$here/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
    unset GRADER_SPECS
    # A name that means something to every one of them.
    name=$'=1+1,"<b>&#\n::error::x\nok 99 - y'
    mkdir "$name"
    printf '#include <stdio.h>\nint main(void) { puts("\\"<&>\\n::error::\\nok 99 # SKIP"); }\n' >"$name/prints.c"
    cat >spec.yaml <<'END'
exercise: prints
title: Prints
files: [prints.c]
checks:
  - {id: ends, title: It ends, points: 1, finishes: {}}
  - {id: lines, title: "Its <lines> & \"all\" of them", points: 2, stdout_lines: {lines: [a]}}
  - {id: late, title: What comes late, points: 1, needs: [lines], exit_status: {is: 0}}
END
    status=0
    "$grader" check -s spec.yaml -f csv=out.csv -f junit=out.xml -f tap=out.tap "$name" || status=$?
    [ "$status" = 1 ]
}

@test "csv: a row a check, and no formula" {
    python3 - <<'END'
import csv
rows = list(csv.DictReader(open("out.csv", newline="")))
assert [row["check"] for row in rows] == ["build", "ends", "lines", "late"], rows
assert [row["outcome"] for row in rows] == ["pass", "pass", "fail", "skipped"], rows
assert [(row["points"], row["max_points"]) for row in rows] == [("0", "0"), ("1", "1"), ("0", "2"), ("0", "1")], rows
assert all(row["submission"].startswith("'=1+1,\"<b>&#") for row in rows), rows
assert all(not value.startswith(tuple("=+-@")) for row in rows for value in row.values()), rows
assert "expected `a`" in rows[2]["message"], rows
END
}

@test "junit: a case a check, whatever stands in a name" {
    python3 - <<'END'
import xml.etree.ElementTree
suites = xml.etree.ElementTree.parse("out.xml").getroot()
suite, = suites
assert {key: suites.get(key) for key in ("tests", "failures", "errors", "skipped")} == {
    "tests": "4", "failures": "1", "errors": "0", "skipped": "1"}, suites.attrib
assert suite.get("name").startswith('=1+1,"<b>&#'), suite.attrib
names = [case.get("name") for case in suite]
assert names == ["the program can be built", "It ends", 'Its <lines> & "all" of them', "What comes late"], names
assert [[child.tag for child in case] for case in suite] == [[], [], ["failure"], ["skipped"]]
assert len({(case.get("classname"), case.get("name")) for case in suite}) == 4
END
}

@test "tap: as many points as there are checks" {
    [ "$(head -n 1 out.tap)" = 'TAP version 14' ]
    # An older reader knows version 13, which has the same lines.
    sed '1s/14/13/' out.tap >older.tap
    run prove --nocolor --verbose --exec cat older.tap
    [ "$status" = 1 ]
    grep -qF 'Failed 2/4 subtests' <<<"$output"
    grep -qF 'Failed tests:  3-4' <<<"$output"
    ! grep -q 'Parse errors' <<<"$output" || false
}
