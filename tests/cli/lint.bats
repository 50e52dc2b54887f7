# SPDX-License-Identifier: MIT
# What a person sees of `grader lint` and `grader schema`. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$here/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR"
}

# A plain `! command` that is false does not end a test.
not() { ! "$@"; }

# Runs the grader and compares its status and all that it prints, on both streams, with stdin.
expect() {
    status_expected=$1
    shift
    cat >expected
    status=0
    "$grader" "$@" >printed 2>&1 || status=$?
    diff -u expected printed
    [ "$status" = "$status_expected" ] || { echo "status $status"; return 1; }
}

# Writes each ```yaml block of a page to a file of its own; checks alone get the head of a file, and lists of wrong programs
# another name.
split_examples() {
    awk -v head='exercise: e\ntitle: T\nfiles: [a.c, main.c, my_func.c]\nchecks:' '
        /^```yaml$/ { file = sprintf("example_%02d.yaml", ++count); line = 0; inside = 1; next }
        /^```$/ { inside = 0; next }
        inside && ++line == 1 && /^- id:/ { print head >file }
        inside && line == 1 && /^- program:/ { sub("example", "list", file) }
        inside && line == 1 && /^- change:/ { sub("example", "mutants", file) }
        inside { print >file }' "$1"
}

@test "a good specification: silence" {
    expect 0 lint "$here/../specs/good/smallest.yaml" </dev/null
}

@test "a good specification, with -v: its points" {
    cp "$here/../specs/good/needs_and_hint.yaml" "$here/../specs/good/smallest.yaml" .
    expect 0 lint -v needs_and_hint.yaml smallest.yaml <<'END'
needs_and_hint.yaml: good; 1000 points in 2 checks
smallest.yaml: good; 1 point in 1 check
END
}

@test "ten mistakes in one file: ten messages, each with its place" {
    cat >ten.yaml <<'END'
exercise: Ten Mistakes
titel: Ten mistakes
files: [ten.c, ../passwd]
limits:
  wall: 5s
  memory: 64 MB
checks:
  - id: finishes
    title: yes
    points: 1001
    finishs: {}
  - id: lines
    title: It prints a sum
    points: 1
    needs: [finish]
    stdout_lines: {lines: [{pattern: 'sum (\d+'}]}
END
    expect 2 lint ten.yaml <<'END'
ten.yaml:1:11: expected a name of a-z, 0-9 and _, found the text `Ten Mistakes`
ten.yaml:2:1: unknown key `titel`; did you mean `title`?
ten.yaml:3:16: expected a plain file name (A-Z, a-z, 0-9, _, . and -; no folder, no dot or dash in front), found the text `../passwd`
ten.yaml:5:9: expected a number of seconds such as 2 or 0.5, found the text `5s`
ten.yaml:6:11: expected a size such as 64 MiB (units: B, KiB, MiB, GiB), found the text `64 MB`
ten.yaml:9:12: expected a text, found the truth value `yes`; put it in quotes: "yes"
ten.yaml:10:13: expected a whole number from 0 to 1000, found the number `1001`
ten.yaml:11:5: unknown key `finishs`; did you mean `finishes`?
ten.yaml:15:13: no check has the id `finish`; did you mean `finishes`?
ten.yaml:16:47: a mistake in the pattern: missing closing parenthesis
END
}

@test "several files: each is looked at, and the worst decides" {
    cp "$here/../specs/bad/points_negative.yaml" bad.yaml
    cp "$here/../specs/good/smallest.yaml" good.yaml
    expect 2 lint -v bad.yaml good.yaml none.yaml <<'END'
bad.yaml:8:13: expected a whole number from 0 to 1000, found the number `-1`
good.yaml: good; 1 point in 1 check
grader lint: none.yaml: there is no such file
END
    expect 2 lint . <<'END'
grader lint: .: this is a folder; name a file
END
}

@test "a file that the machine does not give: status 3" {
    expect 3 lint /proc/self/mem <<'END'
grader lint: /proc/self/mem: Input/output error
END
}

@test "no file: usage, status 2" {
    expect 2 lint <<'END'
grader lint: name the specifications to look at
Try `grader lint --help' or `grader lint --usage' for more information.
END
}

@test "every bad specification is refused with a place, every good one is taken" {
    count=0
    for file in "$here"/../specs/bad/*.yaml "$here"/../specs/beyond_schema/*.yaml; do
        status=0
        "$grader" lint "$file" 2>printed || status=$?
        [ "$status" = 2 ] || { echo "$file: status $status"; return 1; }
        if grep -v "^$file:[1-9][0-9]*:[1-9][0-9]*: ." printed; then return 1; fi
        count=$((count + 1))
    done
    [ "$count" -gt 60 ]
    "$grader" lint "$here"/../specs/good/*.yaml
}

@test "the good specification of every kind has every kind" {
    for kind in $(sed -n 's/^CHECK(\(.*\))$/\1/p' "$root/grader/checks/list.def"); do
        grep -q "^    $kind:" "$here/../specs/good/every_kind.yaml" || { echo "no $kind"; return 1; }
    done
}

@test "the schema and the loader agree" {
    "$here/../schema_agrees.py" "$grader" "$root/specs/schema.json" "$here/../specs"
}

@test "specs/schema.json is what the grader prints (else: make schema)" {
    "$grader" schema | diff -u "$root/specs/schema.json" -
}

@test "a schema that can not be written: status 3" {
    status=0
    "$grader" schema >/dev/full 2>printed || status=$?
    [ "$status" = 3 ]
    grep -q '^grader schema: could not print it: No space left' printed
}

@test "every example of the language's page is a good specification" {
    split_examples "$root/specs/README.md"
    [ "$(ls example_*.yaml | wc -l)" -gt 10 ]
    mkdir my_func
    touch my_func/driver.c
    "$grader" lint example_*.yaml
}

@test "every example of a list of wrong programs can be read" {
    split_examples "$root/specs/README.md"
    [ "$(ls list_*.yaml | wc -l)" -ge 1 ]
    for list in list_*.yaml; do
        mkdir -p "course/$list/specs" "course/$list/tests/programs/e"
        cp "$list" "course/$list/tests/programs/e/wrong.yaml"
        cp "$here/../specs/good/smallest.yaml" "course/$list/specs/e.yaml"
        sed -i 's/^exercise: .*/exercise: e/' "course/$list/specs/e.yaml"
        status=0
        "$grader" verify --specs "course/$list/specs" >printed 2>errors || status=$?
        [ "$status" = 1 ]
        [ ! -s errors ]
        [ "$(grep -c 'there is no program' printed)" = "$(grep -c '^- program' "$list")" ]
    done
}

@test "every example of a list of mutants can be read" {
    split_examples "$root/specs/README.md"
    [ "$(ls mutants_*.yaml | wc -l)" -ge 1 ]
    mkdir -p course/specs course/reference/e course/tests/programs/e
    sed 's/^exercise: .*/exercise: e/; s/^files: .*/files: [a.c]/' "$here/../specs/good/smallest.yaml" >course/specs/e.yaml
    echo 'int main(void) { return 0; }' >course/reference/e/a.c
    for list in mutants_*.yaml; do
        cp "$list" course/tests/programs/e/equivalent.yaml
        status=0
        "$grader" verify --mutate --specs course/specs >printed || status=$?
        [ "$status" = 1 ]
        [ "$(grep -c 'no mutant that survives fits this row' printed)" = "$(grep -c '^- change' "$list")" ]
    done
}

@test "the language's page explains every kind of check, every key and every choice" {
    for kind in $(sed -n 's/^CHECK(\(.*\))$/\1/p' "$root/grader/checks/list.def"); do
        grep -q "^### \`$kind\`\$" "$root/specs/README.md" || { echo "no section: $kind"; return 1; }
    done
    "$grader" schema | /usr/bin/python3 -c '
import json, sys
page = open(sys.argv[1], encoding="utf-8").read()
def keys(schema):
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from schema.get("enum", [])
        schema = schema.values()
    if not isinstance(schema, str) and hasattr(schema, "__iter__"):
        for part in schema:
            yield from keys(part)
missing = {key for key in keys(json.load(sys.stdin))
           if not ("`" + key + "`" in page or "`{" + key + ": " in page)}
sys.exit(f"not explained: {sorted(missing)}" if missing else 0)' "$root/specs/README.md"
}

@test "the real specifications are good" {
    ls "$root"/specs/*.yaml
    "$grader" lint -v "$root"/specs/*.yaml >points
    not grep -v 'good; 10 points' points
}
