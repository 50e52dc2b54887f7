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
    export CLASSROOM=os ASSIGNMENT=prints ASSIGNMENT_TYPE=individual OWNER=alice SUBMISSION_TAG=submit/1-a
    export COMMIT_URL=https://a/commit/1 RELEASE_URL=https://a/releases/1 REVIEW_URL=https://a/compare/0...1
    formats=(-f csv=out.csv -f junit=out.xml -f tap=out.tap -f markdown=out.md -f classroom=out.base64
        -f classroom50=result.json -f gradescope=results.json)
    status=0
    "$grader" check -s spec.yaml -f text -f github "${formats[@]}" "$name" >log 2>&1 || status=$?
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

@test "junit: a reader of CI servers' reports" {
    /usr/bin/python3 - <<'END'
import junitparser
report = junitparser.JUnitXml.fromfile("out.xml")
assert (report.tests, report.failures, report.errors, report.skipped) == (4, 1, 0, 1), report
suite, = report
states = [(case.name, [type(result).__name__ for result in case.result]) for case in suite]
assert states == [("the program can be built", []), ("It ends", []), ('Its <lines> & "all" of them', ["Failure"]),
                  ("What comes late", ["Skipped"])], states
END
}

@test "tap: a reader of version 14" {
    NODE_PATH=/usr/share/nodejs node - <<'END'
const assert = require('assert'), Parser = require('tap-parser')
const parser = new Parser({ strict: true }), points = []
parser.on('assert', point => points.push(point))
parser.on('complete', sum => {
    assert.deepStrictEqual([sum.count, sum.pass, sum.fail, sum.plan.end], [4, 2, 2, 4])
    assert.deepStrictEqual(sum.failures.filter(failure => failure.tapError), [])
    assert.deepStrictEqual(points.map(point => point.ok), [true, true, false, false])
    assert.ok(points[2].name.endsWith(': Its <lines> & "all" of them'), points[2].name)
})
parser.end(require('fs').readFileSync('out.tap'))
END
}

@test "json: a validator of another language" {
    "$grader" check -s spec.yaml -f json=out.json "$name" || true
    cat >valid.js <<'END'
const fs = require('fs'), Ajv = require('ajv')
const [schema, report] = process.argv.slice(2).map(path => JSON.parse(fs.readFileSync(path)))
delete schema.$schema // a later draft than this reader's, of which it uses nothing new
const ajv = new Ajv({ schemaId: '$id', jsonPointers: true, allErrors: true })
if (!ajv.validate(schema, report)) { console.log(ajv.errors); process.exit(1) }
END
    NODE_PATH=/usr/share/nodejs node valid.js "$here/../../specs/report.schema.json" out.json
    sed 's/"outcome": "fail"/"outcome": "failed"/' out.json >wrong.json
    NODE_PATH=/usr/share/nodejs run node valid.js "$here/../../specs/report.schema.json" wrong.json
    [ "$status" = 1 ]
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

# schema_holds FILE SCHEMA
schema_holds() {
    python3 - "$1" "$here/../golden/$2" <<'END'
import json, jsonschema, sys
report, schema = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
jsonschema.Draft202012Validator.check_schema(schema)
jsonschema.Draft202012Validator(schema).validate(report)
END
}

# breaks SOURCE: the submission is this from now on, and graded again.
breaks() {
    printf '%s' "$1" >"$name/prints.c"
    status=0
    "$grader" check -s spec.yaml -f text -f github "${formats[@]}" "$name" >log 2>&1 || status=$?
}

@test "github: a runner finds our commands, and no other" {
    "$here/github_runner.py" log >commands
    diff commands - <<'END'
error {"title": "Its <lines> & \"all\" of them"} "expected: `a` as line 1\nsaw: line 1 of the output is `\"<&>`, printed by main\nhint: Compare what the program prints with the assignment, from the first line that differs on."
notice {"title": "Prints"} "1 of 4 points"
END
}

@test "github: errors of the compiler are at their lines, whatever it is made to say" {
    breaks $'#pragma GCC warning "##[error]a"\n#line 9 "::error::"\nint a(void) { return x; }\n#line 7 "prints.c"\nint b(void) { return y; }\n'
    [ "$status" = 1 ]
    "$here/github_runner.py" log >commands
    [ "$(wc -l <commands)" = 2 ]
    grep -qF '/prints.c", "line": "7", "col": "22", "title": "it does not compile"} ' commands
    grep -qxF 'notice {"title": "Prints"} "0 of 4 points"' commands
}

@test "github: what waits for ever, and what Valgrind finds, are at their lines" {
    mkdir waits
    printf '#include <unistd.h>\nint main(void) {\n    int ends[2];\n    char c;\n    if (pipe(ends) != 0)\n        return 1;\n    return read(ends[0], &c, 1) == 1;\n}\n' >waits/prints.c
    "$grader" check -s spec.yaml -f github waits >log 2>&1 || [ $? = 1 ]
    grep -qF '::error file=waits/prints.c,line=7,title=It ends::' log
    printf '#include <stdlib.h>\nint main(void) {\n    char *block = malloc(1);\n    return !block[1];\n}\n' >waits/prints.c
    printf '  - {id: memory, title: Memory, points: 1, no_memory_errors: {}}\n' >>spec.yaml
    "$grader" check -s spec.yaml -f github waits >log 2>&1 || [ $? = 1 ]
    grep -qF '::error file=waits/prints.c,line=4,title=Memory::Invalid read of size 1 in main, in main()%0A' log
    grep -qF '::error file=waits/prints.c,line=3,title=Memory::' log
}

@test "github: a race is at the line where the orders part" {
    "$grader" check --specs "$root/tests/races" -f github "$root/tests/races/counter/race" >log 2>&1 || [ $? = 1 ]
    grep -qF '/race/race.c,line=38,title=It finds nothing wrong::' log
}

@test "github: no format writes to the log what a runner takes for a command of the student's" {
    prints='#include <stdio.h>\nint main(void) { puts("\\xc2\\xa0::error::a ##[error]b\\n::stop-commands::c\\n##[add-mask]1"); }\n'
    misleads='#line 1 "::error::a"\nint a(void) { return x; }\n#line 1 "##[error]a"\nint b(void) { return y; }\n'
    for source in "$prints" "$misleads"; do
        printf '%b' "$source" >"$name/prints.c"
        for format in text github markdown classroom classroom50 csv gradescope json junit tap; do
            "$grader" check -v -s spec.yaml -f "$format" "$name" >log 2>&1 || [ $? = 1 ]
            "$here/github_runner.py" log | cut -d ' ' -f 1 >commands
            if [ "$format" = github ]; then
                [ "$(xargs <commands)" = 'error notice' ]
            else
                diff commands /dev/null
            fi
        done
    done
}

# shown FILE: as GitHub's own reader makes HTML of it.
shown() { cmark-gfm --extension table --extension autolink --extension strikethrough --unsafe "$1"; }

@test "markdown: nothing of the student's is markup" {
    shown out.md >out.html
    python3 - <<'END'
import html.parser
seen = []
class Reader(html.parser.HTMLParser):
    def handle_starttag(self, tag, attributes): seen.append(tag)
    def handle_data(self, data): seen.append("=" + data)
Reader().feed(open("out.html", encoding="utf-8").read())
tags = {entry for entry in seen if not entry.startswith("=")}
assert tags == {"h2", "h3", "p", "code", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "pre"}, tags
text = "".join(entry[1:] for entry in seen if entry.startswith("="))
for words in ('=1+1,"<b>&#\\n::error::x\\nok 99 - y', 'Its <lines> & "all" of them', 'line 1 of the output is `"<&>`, printed by main',
              "Prints: 1 of 4 points", "0 of 2"):
    assert words in text, (words, text)
assert seen.count("tr") == 4, seen
END
}

@test "markdown: nothing ends the block of what the compiler says" {
    breaks $'#line 1 "```\\n~~~"\nint a(void) { return x; }\n#pragma GCC error "</code></pre><b>```"\n'
    shown out.md >out.html
    [ "$(grep -c '<pre>' out.html)" = 1 ]
    ! grep -q '<b>' out.html || false
    sed -n '/<pre>/,/<\/pre>/p' out.html | grep -qF '&lt;/code&gt;&lt;/pre&gt;&lt;b&gt;```'
}

@test "classroom: one line of base64, whose points add up" {
    [ "$(wc -l <out.base64)" = 1 ]
    base64 -d out.base64 >out.json
    schema_holds out.json classroom.schema.json
    python3 - <<'END'
import json
report = json.load(open("out.json"))
assert (report["status"], report["max_score"]) == ("fail", 4), report
rows = [(test["name"], test["status"], test["score"]) for test in report["tests"]]
assert rows == [("It ends", "pass", 1), ('Its <lines> & "all" of them', "fail", 0), ("What comes late", "fail", 0)], rows
assert all(character >= " " for test in report["tests"] for character in test["name"])
assert report["tests"][1]["test_code"].startswith("expected: `a` as line 1\nsaw: "), report
END
}

@test "classroom: what the reporter prints as it is holds no command" {
    mkdir odd
    truncate -s 2M 'odd/::error::##[error]a'
    "$grader" check -s spec.yaml --command true -f classroom odd >out.base64 || [ $? = 1 ]
    base64 -d out.base64 >out.json
    python3 - <<'END' >log
import json
for test in json.load(open("out.json"))["tests"]:
    print("name:", test["name"])
    print(test["test_code"])
END
    grep -qF ':error::' log
    "$here/github_runner.py" log | diff - /dev/null
}

@test "classroom: several exercises are one result" {
    mkdir other specs
    printf 'int main(void) { return 0; }\n' >other/ends.c
    cp spec.yaml specs/prints.yaml
    printf 'exercise: ends\ntitle: Ends\nfiles: [ends.c]\nchecks:\n  - {id: ends, title: It ends, points: 1, finishes: {}}\n' >specs/ends.yaml
    run "$grader" check --specs specs -f classroom other "$name"
    [ "$status" = 1 ]
    base64 -d <<<"$output" >out.json
    python3 - <<'END'
import json
report = json.load(open("out.json"))
assert report["max_score"] == 5 and sum(test["score"] for test in report["tests"]) == 2, report
assert [test["name"] for test in report["tests"]][:2] == ["ends: It ends", "prints: It ends"], report
END
}

@test "classroom50: a result that its runner takes" {
    schema_holds result.json classroom50.schema.json
    python3 - <<'END'
import json
report = json.load(open("result.json"))
assert (report["score"], report["max-score"], report["owner"], report["submission"]) == (1, 4, "alice", "submit/1-a"), report
assert report["score"] == sum(test["score"] for test in report["tests"])
assert [test["passed"] for test in report["tests"]] == [True, True, False, False]
END
}

@test "classroom50: what it needs is said before anything is graded" {
    unset CLASSROOM OWNER USERNAME REVIEW_URL
    run "$grader" check -s spec.yaml -f classroom50 "$name"
    [ "$status" = 2 ]
    [[ $output == 'grader check: -f classroom50: it needs $CLASSROOM, $OWNER in the environment'* ]]
    CLASSROOM=os USERNAME=bob "$grader" check -s spec.yaml -f classroom50=result.json "$name" || [ $? = 1 ]
    schema_holds result.json classroom50.schema.json
    grep -qF '"owner": "bob"' result.json
    grep -qF '"review": "https://a/commit/1"' result.json
    CLASSROOM=os OWNER=bob SUBMISSION_TAG=v1 run "$grader" check -s spec.yaml -f classroom50 "$name"
    [ "$status" = 2 ]
    [[ $output == *'$SUBMISSION_TAG has to begin with submit/, and is v1' ]]
}

@test "gradescope: results with a test for each check" {
    schema_holds results.json gradescope.schema.json
    python3 - <<'END'
import json
report = json.load(open("results.json"))
assert report["score"] == 1 == sum(test["score"] for test in report["tests"]), report
assert [(test["number"], test["status"], test["max_score"]) for test in report["tests"]] == [
    ("1", "passed", 1), ("2", "failed", 2), ("3", "failed", 1)], report
assert "saw: line 1 of the output is `\"<&>`" in report["tests"][1]["output"]
END
    breaks 'int main(void) { return x; }'
    schema_holds results.json gradescope.schema.json
    grep -qF 'prints.c:1:25: error:' results.json
}

# --- the files for GitHub

# runs_step FILE: the step `Grade` of that workflow, as a runner would in a folder with what the steps before have fetched.
runs_step() {
    export GITHUB_STEP_SUMMARY=$PWD/summary GITHUB_OUTPUT=$PWD/output
    mkdir -p grader/build/bin grader/specs course
    ln -sf "$grader" grader/build/bin/grader
    cp spec.yaml grader/specs/prints.yaml
    cp -r grader/specs course
    cp -r "$name" submission
    python3 - "$root/docker/github/$1" >step <<'END'
import sys, yaml
steps = [step for job in yaml.safe_load(open(sys.argv[1]))["jobs"].values() for step in job["steps"]]
assert all(step.get("with", {}).get("persist-credentials") is False for step in steps if "checkout" in step.get("uses", ""))
print(next(step["run"] for step in steps if step.get("name") == "Grade"))
END
    run bash -e step
}

@test "docker/github: every format that is named there exists" {
    named=$(grep -rhoP -- '-f"?,? "?\K[a-z0-9]+' "$root/docker/github" | sort -u)
    [ "$(wc -w <<<"$named")" -ge 7 ]
    for format in $named; do
        run "$grader" check -f "$format"
        [ "$status" = 2 ]
        [[ $output != *'there is no format'* ]]
    done
}

@test "docker/github: actions.yaml" {
    runs_step actions.yaml
    [ "$status" = 1 ]
    [[ $output == *'::error title=Its <lines>'* ]]
    grep -qF '## Prints: 1 of 4 points' summary
    grep -qF '<testsuites' report.xml
}

@test "docker/github: classroom.yaml" {
    runs_step classroom.yaml
    [ "$status" = 0 ]
    grep -qF '## Prints: 1 of 4 points' summary
    [ "$(wc -l <output)" = 1 ]
    sed 's/^result=//' output | base64 -d >out.json
    schema_holds out.json classroom.schema.json
}

@test "docker/github: instructors.yaml" {
    runs_step instructors.yaml
    [ "$status" = 0 ]
    grep -qF '## Prints: 1 of 4 points' summary
    [ "$(wc -l <points.csv)" = 5 ]
}

@test "docker/github: the autograder of Classroom 50" {
    mkdir -p bundle/specs
    cp spec.yaml bundle/specs/prints.yaml
    export CLASSROOM50_BUNDLE_DIR=$PWD/bundle GRADER=$grader
    cd "$name"
    "$root/docker/github/classroom50/autograder.py"
    schema_holds result.json classroom50.schema.json
    rm ../bundle/specs/prints.yaml
    run "$root/docker/github/classroom50/autograder.py"
    [ "$status" = 2 ]
}
