# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# grader check --audience student: no format tells what a hidden check expects or sees. GRADER names the program.

load every_format

setup() {
    root=$BATS_TEST_DIRNAME/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp work
    export TMPDIR=$PWD/tmp
    unset GRADER_SPECS
    every_format
    cat >work/prints.c <<'END'
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int answer(void) { return 7; }
#ifndef DRIVEN
int main(void)
{
    if (fork() == 0) {
        puts("child");
        return 0;
    }
    puts("main");
    fflush(stdout);
    wait(NULL);
    return 0;
}
#endif
END
}

# checks VISIBILITY: two checks that fail, one of them in some orders only, and one that says so.
checks() {
    cat <<END
  - {id: ends, title: It ends, points: 1, finishes: {}}
  - {id: lines, title: What it prints, points: 2, visibility: $1, hint: Read the page., stdout_lines: {lines: [SECRETLINE]}}
  - {id: order, title: In which order, points: 2, visibility: $1, stdout_lines: {lines: [{pattern: 'main|SECRETPATTERN'}, {pattern: child}]}}
  - {id: after, title: What comes after, points: 1, visibility: $1, needs: [lines], stdout_lines: {lines: [SECRETNEED]}}
END
}

grade() { write_every_format --audience "$1" -s spec.yaml work; }

# tells WORD: in how many formats it is to be found.
tells() { grep -l "$1" out.* | wc -l; }

@test "a student is told title, points and hint of a hidden check" {
    for visibility in hidden after_due; do
        { printf '%s\n' 'exercise: prints' 'title: Prints' 'files: [prints.c]' 'schedules: [first-come, newest-first]' checks:; checks $visibility; } >spec.yaml
        grade student
        [ "$(tells SECRET)" = 0 ]
        grep -q 'What it prints' out.text
        grep -q 'Read the page' out.text
        [ "$(grep -c '"visibility": "visible"' out.gradescope)" = 4 ]
        grep -q 'what this check sees is not shown' out.text
        python3 - <<'END'
import json
checks = {check["id"]: check for check in json.load(open("out.json"))["results"][0]["checks"]}
assert [(checks[id]["outcome"], checks[id]["points"]) for id in ("ends", "lines", "order")] == [
    ("pass", 1), ("fail", 0), ("fail", 0)], checks
assert all(checks[id][key] is None for id in ("lines", "order") for key in ("expected", "process", "schedule")), checks
assert checks["lines"]["events"] == checks["order"]["events"] == [], checks
END
    done
}

@test "an instructor is told all, and so is a student of a public check" {
    { printf '%s\n' 'exercise: prints' 'title: Prints' 'files: [prints.c]' 'schedules: [first-come, newest-first]' checks:; checks hidden; } >spec.yaml
    grade instructor
    [ "$(tells SECRETLINE)" = "${#formats[@]}" ]
    grep -q newest-first out.json
    [ "$(grep -c '"visibility": "hidden"' out.gradescope)" = 3 ]
    { printf '%s\n' 'exercise: prints' 'title: Prints' 'files: [prints.c]' 'schedules: [first-come, newest-first]' checks:; checks public; } >spec.yaml
    grade student
    grep -q SECRETLINE out.text
}

@test "what the instructor's driver did is not shown beside a hidden check" {
    mkdir prints
    cat >prints/driver.c <<'END'
#include <stdio.h>
int answer(void);
int main(void) { printf("DRIVERSECRET %d\n", answer()); return answer() != 8; }
END
    sed -i '1i#define DRIVEN' work/prints.c
    { printf '%s\n' 'exercise: prints' 'title: Prints' 'files: [prints.c]' 'driver: driver.c' checks:
      echo '  - {id: hidden, title: Hidden, points: 1, visibility: hidden, exit_status: {is: 0}}'; } >spec.yaml
    grade student
    [ "$(tells DRIVERSECRET)" = 0 ]
    grade instructor
    [ "$(tells DRIVERSECRET)" -gt 0 ]
}

@test "another audience: status 2" {
    run "$grader" check --audience everybody work
    [ "$status" = 2 ]
    [[ $output = *'--audience is student or instructor'* ]]
}
