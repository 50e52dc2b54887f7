# SPDX-License-Identifier: MIT
# shellcheck shell=bats disable=SC2016,SC2030,SC2031
# grader export student and assignment: what students get works, and tells nothing that is not theirs. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$(realpath "$here/../..")
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
    unset GRADER_SPECS
    unset MAKEFLAGS MFLAGS MAKELEVEL # of the make that runs these tests
}

# course: a copy of this one in course/.
course() {
    mkdir -p course/tests
    cp -r "$root"/{assignments,reference,specs} course
    cp -r "$root"/tests/{accepted,programs} course/tests
}

# small_course: one of which a test writes the specifications.
small_course() {
    mkdir -p course/{assignments,specs}
}

# exercise NAME: one of small_course, with what is read of its checks.
exercise() {
    mkdir -p "course/assignments/$1"
    echo "# Page of $1" >"course/assignments/$1/README.md"
    { printf 'exercise: %s\ntitle: Title of %s\nfiles: [%s.c]\n' "$1" "$1" "$1"; cat; } >"course/specs/$1.yaml"
}

in_git() {
    git -C "$1" init -q
    git -C "$1" add -A
    git -C "$1" -c user.name=t -c user.email=t@t commit -qm all
}

listed() { find "$1" -type f -printf '%P\n' | sort; }

@test "student: pages, starter code, specifications, a workflow, and nothing else" {
    course
    mkdir course/assignments/derom/data
    touch course/assignments/derom/{.derom.c.swp,derom,derom.o,derom.c~,derom.c.orig,data/.derom.c.swp,data/derom.c.bak}
    ln -s ../../reference/derom/derom.c course/assignments/derom/solution.c
    touch course/specs/my_func/notes
    "$grader" export -C course student out
    { printf '%s\n' .github/workflows/grade.yaml .gitignore README.md
      cd "$root"
      find assignments -type f -name '*.[ch]' -o -name README.md -o -name Makefile
      find specs -name '*.yaml'
      echo specs/my_func/driver.c; } | sort | diff - <(listed out)
    for part in assignments/derom/derom.c assignments/derom/README.md specs/derom.yaml specs/my_func.yaml specs/my_func/driver.c; do
        cmp "out/$part" "$root/$part"
    done
    for exercise in "$root"/assignments/*/; do
        grep -qF "](assignments/$(basename "$exercise")): " out/README.md
    done
    "$grader" export -C course -e derom -e my_func student two
    [ "$(cd two && echo assignments/* specs/*)" = 'assignments/derom assignments/my_func specs/derom.yaml specs/my_func specs/my_func.yaml' ]
    in_git two
    cp course/reference/derom/derom.c two/assignments/derom
    make -C two/assignments/derom
    [ "$(git -C two status --short)" = ' M assignments/derom/derom.c' ]
}

@test "no line of a reference, no wrong program: in no file and in no object of Git" {
    course
    "$grader" export -C course student out
    "$grader" export -C course assignment my_func one
    for export in out one; do
        in_git "$export"
        "$here/leaks.py" course "$export" >found
        read -r parts wholes <found
        [ "$parts" -gt 300 ]
        [ "$wholes" -gt 5000 ]
    done
    # And what is looked for would be found.
    mkdir out/more
    cp course/reference/derom/derom.c out/more
    in_git out
    rm -r out/more
    run "$here/leaks.py" course out
    [ "$status" = 1 ]
    mkdir one/more
    cp course/tests/programs/derom/leak/derom.c one/more
    run "$here/leaks.py" course one
    [ "$status" = 1 ]
}

@test "hidden checks: nothing of them is left, and all of the others" {
    small_course
    exercise block <<'END'
# KEPT1 about the exercise.

# my_secret_id has SECRET1 in it.
limits:
  wall: 5 # KEPT2

checks: # KEPT3
  # SECRET2
  - id: first
    title: SECRET3
    points: 1
    visibility: hidden
    stdout_lines: {lines: [SECRET4, {pattern: 'SECRET5|.*', like: SECRET6}]}
    # SECRET7
    hint: SECRET8
      and on in SECRET9
    # SECRET10

  # KEPT4
  - id: shown # KEPT5
    # KEPT6
    title: KEPT7
    points: 2
    # SECRET36
    needs: [first]
    stdout_lines:
      lines: ['# KEPT8 my_secret_id']
    # SECRET11

  # SECRET12

  # SECRET13
  - id: my_secret_id
    title: T
    points: 3
    visibility: after_due
    hint: |
      # SECRET14

      - id: SECRET15
    stdout_lines: {lines: [a]} # SECRET16
  # SECRET17
  - {id: third, title: SECRET18, points: 1, visibility: 'hidden', stdout_lines: {lines: ["SECRET19]}"]}, hint: T} # SECRET20

  # KEPT9
  # KEPT10
  - {id: last, title: KEPT11, points: 4, needs: [shown, third], finishes: {}} # KEPT12
END
    exercise flow <<'END'
checks: [ # SECRET21
  # SECRET22
  {id: first, title: SECRET23, points: 1, visibility: hidden, finishes: {}}, # SECRET24
  {id: shown, title: KEPT13, points: 2, needs: [first], finishes: {}}, # KEPT14
  {id: again, title: KEPT15, points: 2, needs: [shown, first], finishes: {}}, # SECRET25
  {id: second, title: 'SECRET26 } ]', points: 1, visibility: after_due,
   stdout_lines: {lines: [SECRET27]}}, # SECRET28
  {id: third, title: "SECRET29 # ]", points: 1, visibility: hidden, finishes: {}} # SECRET30
  # SECRET31
] # KEPT16
END
    exercise driven <<'END'
driver: driver.c
checks:
  - {id: a, title: SECRET32, points: 1, visibility: hidden, finishes: {}}
  - {id: b, title: SECRET33, points: 0, finishes: {}}
END
    mkdir course/specs/driven
    echo 'int main(void) { return sizeof "SECRET34"; }' >course/specs/driven/driver.c
    exercise public <<'END'
driver: driver.c
checks:
  - {id: a, title: KEPT17, points: 1, finishes: {}}
END
    mkdir course/specs/public
    echo 'int main(void) { return sizeof "KEPT18"; }' >course/specs/public/driver.c
    echo SECRET35 >course/specs/public/notes
    "$grader" lint course/specs/*.yaml
    "$grader" export -C course student out
    in_git out
    "$here/leaks.py" course out SECRET after_due
    "$grader" lint out/specs/*.yaml
    # What is kept is kept to the byte.
    diff <(grep -rho --exclude-dir=.git 'KEPT[0-9]*' out | sort -Vu) <(seq -f KEPT%g 18)
    diff out/specs/block.yaml - <<'END'
exercise: block
title: Title of block
files: [block.c]
# KEPT1 about the exercise.

limits:
  wall: 5 # KEPT2

checks: # KEPT3

  # KEPT4
  - id: shown # KEPT5
    # KEPT6
    title: KEPT7
    points: 2
    stdout_lines:
      lines: ['# KEPT8 my_secret_id']

  # KEPT9
  # KEPT10
  - {id: last, title: KEPT11, points: 4, needs: [shown], finishes: {}} # KEPT12
END
    [ "$(listed out/specs | xargs)" = 'block.yaml flow.yaml public.yaml public/driver.c' ]
    grep -qxF -- '- [block](assignments/block): Title of block (6 of 11 points; the others are graded by your instructor)' out/README.md
    grep -qxF -- '- [driven](assignments/driven): Title of driven (graded by your instructor)' out/README.md
    grep -qxF -- '- [public](assignments/public): Title of public' out/README.md
    # Where nothing can be graded, nothing grades.
    "$grader" export -C course assignment driven alone
    [ "$(listed alone | xargs)" = '.gitignore README.md' ]
}

@test "each check of each specification, hidden in turn: the others stay what they are" {
    small_course
    python3 - "$root/specs" <<'END'
import pathlib, re, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml")):
    text = re.sub(r"^driver: .*\n", "", path.read_text(), flags=re.M)
    checks = yaml.safe_load(text)["checks"]
    for number, check in enumerate(checks):
        if sum(other["points"] for other in checks if other is not check) == 0:
            continue
        name = f"{path.stem}-{number}"
        begin = re.search(rf"^ *- (?=id: {check['id']}$)", text, re.M).end()
        hidden = text[:begin] + "visibility: hidden\n" + " " * 4 + text[begin:]
        pathlib.Path(f"course/specs/{name}.yaml").write_text(hidden)
        pathlib.Path(f"course/assignments/{name}").mkdir()
END
    [ "$(listed course/specs | wc -l)" -gt 150 ]
    "$grader" export -C course student out
    "$grader" lint out/specs/*.yaml
    python3 - <<'END'
import pathlib, yaml
for path in sorted(pathlib.Path("course/specs").glob("*.yaml")):
    whole, rest = (yaml.safe_load(pathlib.Path(folder, path.name).read_text()) for folder in ("course/specs", "out/specs"))
    gone = [check["id"] for check in whole["checks"] if check.get("visibility") == "hidden"]
    whole["checks"] = [check for check in whole["checks"] if check["id"] not in gone]
    for check in whole["checks"]:
        if gone[0] in check.get("needs", []):
            check["needs"].remove(gone[0])
            if not check["needs"]:
                del check["needs"]
    assert whole == rest and len(gone) == 1, path
    before, after = (set(pathlib.Path(folder, path.name).read_text().splitlines()) for folder in ("course/specs", "out/specs"))
    before |= {line.split(" #")[0] for line in before}
    assert all(line.startswith("    needs: [") for line in after - before), after - before
END
}

@test "student: it is built there, and make check grades" {
    mkdir bin
    ln -s "$grader" bin/grader
    export PATH=$PWD/bin:$PATH
    "$grader" export -C "$root" -e killing_processes -e my_func student out
    for exercise in killing_processes my_func; do
        make -C "out/assignments/$exercise" CFLAGS='-std=gnu17 -g -Wall -Wextra -Werror'
        run make -C "out/assignments/$exercise" check
        [ "$status" = 2 ] # make's own
        [[ $output =~ [0-9]\ of\ 10\ points ]]
        cp "$root/reference/$exercise"/*.[ch] "out/assignments/$exercise"
        run make -C "out/assignments/$exercise" check
        [ "$status" = 0 ]
        [[ $output = *'10 of 10 points'* ]]
    done
}

@test "assignment: one exercise at the top, whatever its folder is called" {
    mkdir bin
    ln -s "$grader" bin/grader
    export PATH=$PWD/bin:$PATH
    mkdir specs clones
    echo '[' >specs/not_ours.yaml # beside whatever a clone lies in
    for exercise in killing_processes my_func; do
        "$grader" export -C "$root" assignment "$exercise" "$exercise"
        { printf '%s\n' .github/workflows/grade.yaml .gitignore "specs/$exercise.yaml"
          find "$root/specs/$exercise" -type f -printf "specs/$exercise/%P\n" 2>/dev/null || true
          cd "$root/assignments/$exercise"
          printf '%s\n' README.md Makefile *.[ch]; } | sort | diff - <(listed "$exercise")
        mv "$exercise" clones/clone
        in_git clones/clone
        make -C clones/clone CFLAGS='-std=gnu17 -g -Wall -Wextra -Werror'
        run make -C clones/clone check
        [ "$status" = 2 ]
        cp "$root/reference/$exercise"/*.[ch] clones/clone
        make -C clones/clone
        run make -C clones/clone check
        [ "$status" = 0 ]
        [[ $output = *'10 of 10 points'* ]]
        git -C clones/clone status --short >changed
        [ "$(grep -vc '^ M .*\.[ch]$' changed)" = 0 ]
        make -C clones/clone clean
        diff <(git -C clones/clone ls-files) <(cd clones/clone && find . -type f -not -path './.git/*' -printf '%P\n' | LC_ALL=C sort)
        rm -r clones/clone
    done
}

@test "the workflow grades in both repositories, and needs no secret" {
    mkdir -p grader/build/bin
    ln -s "$grader" grader/build/bin/grader
    export GITHUB_STEP_SUMMARY=$PWD/summary
    "$grader" export -C "$root" -e my_func student one
    "$grader" export -C "$root" assignment my_func two
    for export in one two; do
        run grep -rilE 'secret|token' "$export/.github"
        [ "$status" = 1 ]
        python3 - "$export/.github/workflows/grade.yaml" >step <<'END'
import sys, yaml
steps = [step for job in yaml.safe_load(open(sys.argv[1]))["jobs"].values() for step in job["steps"]]
assert all(step["with"]["persist-credentials"] is False for step in steps if "checkout" in step.get("uses", ""))
print(next(step["run"] for step in steps if step.get("name") == "Grade"))
END
        mv "$export" submission
        run bash -e step
        [ "$status" = 1 ]
        [[ $output == *'::error title='* ]]
        grep -q '^## A function for processes: [0-9] of 10 points' summary
        find submission -name my_func.h -printf '%h\n' >place
        cp "$root"/reference/my_func/* "$(cat place)"
        rm report.xml
        run bash -e step
        [ "$status" = 0 ]
        grep -qF '<testsuites' report.xml
        rm -r submission
    done
}

@test "where it is written: a new folder or an empty one, whole or not at all" {
    small_course
    exercise one <<<'checks: [{id: a, title: A, points: 1, finishes: {}}]'
    head -c 5000 /dev/zero >course/assignments/one/picture
    printf '#!/bin/sh\n' >course/assignments/one/try.sh
    chmod +x course/assignments/one/try.sh
    "$grader" export -C course student out/
    mkdir empty
    "$grader" export -C course student empty
    diff -r out empty
    [ -x out/assignments/one/try.sh ]
    [ ! -x out/README.md ]
    echo mine >out/README.md
    for place in out out/README.md; do
        run "$grader" export -C course student "$place"
        [ "$status" = 2 ]
        [[ $output = "grader export: $place is already there, and is no empty folder; name a new one" ]]
    done
    [ "$(cat out/README.md)" = mine ]
    run "$grader" export -C course student nowhere/out
    [ "$status" = 2 ]
    [[ $output = *'cannot write nowhere/out: No such file or directory'* ]]
    mkdir here
    run env -C here "$grader" export -C ../course student .
    [ "$status" = 2 ]
    [[ $output = *'cannot write .: '*'; name a folder that is not there yet' ]]
    rm -r out empty
    # A disk that is full: the picture does not fit.
    run bash -c 'trap "" XFSZ; ulimit -c 0 -f 4; "$@"' - "$grader" export -C course student out
    [ "$status" = 2 ]
    [[ $output = *'File too large'* ]]
    [ "$(find . -maxdepth 1 -printf '%P\n' | sort | xargs)" = 'course here tmp' ]
    rmdir here
    # Killed in the middle.
    run bash -c 'ulimit -c 0 -f 4; "$@"' - "$grader" export -C course student out
    [ "$status" -gt 2 ]
    [ ! -e out ]
    [ "$(cd out.unfinished-*/assignments/one && stat -c %s picture)" = 4096 ]
}

@test "what can not be exported: status 2, and nothing is written" {
    small_course
    exercise one <<'END'
driver: driver.c
checks:
  - {id: a, title: A, points: 1, finishes: {}}
  - {id: b, title: B, points: 1, visibility: hidden, finishes: {}}
END
    mkdir course/specs/one
    echo 'int main(void) { return 0; }' >course/specs/one/driver.c
    run "$grader" export -C course student out
    [ "$status" = 2 ]
    [[ $output = 'course/specs/one.yaml:4:9: students would read this file, and what it does for the check `b`, which is not public'* ]]
    exercise one <<'END'
? checks
: - {id: a, title: A, points: 1, visibility: hidden, finishes: {}}
  - {id: b, title: B, points: 1, finishes: {}}
END
    run "$grader" export -C course assignment one out
    [ "$status" = 2 ]
    [[ $output = 'course/specs/one.yaml:5:5: this check is not public, and can not be cut out for students'* ]]
    exercise one <<<'checks: [{id: a, title: A, points: one, finishes: {}}]'
    run "$grader" export -C course student out
    [ "$status" = 2 ]
    [[ $output = 'course/specs/one.yaml:4:36: expected a whole number'* ]]
    exercise one <<<'checks: [{id: a, title: A, points: 1, finishes: {}}]'
    rm -r course/assignments/one
    run "$grader" export -C course student out
    [ "$status" = 2 ]
    [[ $output = *'cannot read the folder course/assignments/one: No such file or directory' ]]
    for exercise in two ../specs/one; do
        run "$grader" export -C course assignment "$exercise" out
        [ "$status" = 2 ]
        [[ $output = *"there is no exercise $exercise: no file course/specs/$exercise.yaml" ]]
    done
    run "$grader" export -C course -e one -e two assignment out
    [ "$status" = 2 ]
    [[ $output = *'assignment is of one exercise, not of several'* ]]
    run "$grader" export -C course assignment one
    [ "$status" = 2 ]
    [[ $output = *'name the file or folder to write'* ]]
    run "$grader" export -C course student out more
    [ "$status" = 2 ]
    [[ $output = *'one file or folder is written, not several'* ]]
    [ "$(find . -maxdepth 1 -printf '%P\n' | sort | xargs)" = 'course tmp' ]
}
