# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# Runs in which something goes wrong on the machine, as a check asks for it. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$here/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
    unset GRADER_SPECS
}

# faults STATUS PROGRAM UNDER CHECK: what the check says of the program; in `printed`.
faults() {
    local status=0
    cat >spec.yaml <<END
exercise: pair
title: Pair
files: [pair.c]
schedules: [first-come]
checks:
  - {id: sum, title: Sum, points: 1, stdout_lines: {lines: [12000 bytes]}}
  - id: fault
    title: Fault
    points: 1
    under: $3
    $4
END
    "$here/alone.py" "$grader" check --keep kept -s spec.yaml "$root/tests/faults/$2" >printed 2>&1 || status=$?
    [ "$status" = "$1" ] || { echo "status $status"; cat printed; return 1; }
}

calls=(fork:1:EAGAIN fork:2:ENOMEM mmap:1:ENOMEM open:1:EACCES pipe:1:EMFILE)

@test "a call that fails: it is said, and the program ends" {
    for call in "${calls[@]}"; do
        faults 0 careful "['fault:$call']" 'fails_cleanly: {}'
        number=${call#*:}
        [ "$(grep -c " fault call=${call%%:*} " "kept/pair/careful/run-fault:$call.trace")" = 1 ]
        [ "${number%%:*}" = 1 ] || grep -q ' birth parent=0 ' "kept/pair/careful/run-fault:$call.trace"
    done
}

@test "a call that fails, and nobody looks" {
    for call in "${calls[@]}"; do
        faults 1 careless "['fault:$call']" 'fails_cleanly: {}'
        grep -q '^  ✓   1/1   Sum$' printed
        grep -q "schedule *fault:$call$" printed
    done
    faults 1 careless "['fault:open:1:EACCES']" 'fails_cleanly: {}'
    tr -s ' \n' ' ' <printed | grep -qF 'as open() of main failed: EACCES saw main ended with exit status 0 '
    grep -qF 'open() fails: EACCES' <("$grader" check -v --schedule fault:open:1:EACCES -s spec.yaml "$root/tests/faults/careless")
}

@test "a call that the program does not make" {
    faults 1 careful "['fault:pipe:2:EMFILE']" 'fails_cleanly: {}'
    grep -qF 'no such call was made' printed
}

@test "reads and writes that are cut short, calls that are interrupted" {
    for kind in short eintr; do
        faults 0 careful "['$kind*10']" 'stdout_lines: {lines: [12000 bytes]}'
        faults 1 careless "['$kind*10']" 'stdout_lines: {lines: [12000 bytes]}'
        grep -q "schedule *$kind:[0-9]*$" printed
    done
}

@test "a program that does not end when something goes wrong" {
    mkdir waits
    cat >waits/pair.c <<'END'
#include <stdio.h>
#include <unistd.h>
int main(void) {
    puts("12000 bytes");
    fflush(stdout);
    if (fork() < 0)
        pause();
}
END
    faults 1 ../../"$(realpath --relative-to="$root" waits)" "['fault:fork:1:EAGAIN']" 'fails_cleanly: {}'
    grep -qF 'the program to end by itself, also when something goes wrong' printed
    grep -qF 'it hit the limit `deadlock`' printed
    faults 1 ../../"$(realpath --relative-to="$root" waits)" "['fault:fork:1:EAGAIN', 'short*2']" 'orders: {lines: ".*", at_least: 2}'
    grep -qF 'it hit the limit `deadlock`' printed
}

@test "what can not be asked" {
    faults 2 careful "['fault:fork:0:EAGAIN']" 'fails_cleanly: {}'
    grep -q '^spec.yaml:10:13: expected fault:CALL:NUMBER:ERROR ' printed
    faults 2 careful "['fault:fork:1:EAGAIN']" 'no_memory_errors: {}'
    grep -qF '`no_memory_errors` judges a run of its own, in which nothing goes wrong' printed
    sed -i 's/^schedules: .*/clock: real/; s/no_memory_errors/fails_cleanly/' spec.yaml
    run "$grader" lint spec.yaml
    [ "$status" = 2 ]
    grep -qF 'only on a program'"'"'s own time something can be made to go wrong' <<<"$output"
    faults 2 careful "['fault:fork:1:ENOTHING']" 'fails_cleanly: {}'
    grep -q '^spec.yaml:10:13: there is no error ENOTHING; ' printed
    run "$grader" check --schedule fault:fork:1:ENOTHING -s spec.yaml "$root/tests/faults/careful"
    [ "$status" = 2 ]
}
