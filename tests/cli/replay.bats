# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# grader replay: one order of running, told with source lines. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$here/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    races=$root/tests/races
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
    unset GRADER_SPECS
}

# replay STATUS ARGUMENTS...: what it prints is in `printed`.
replay() {
    local expected=$1 status=0
    shift
    "$here/alone.py" "$grader" replay "$@" >printed 2>&1 || status=$?
    [ "$status" = "$expected" ] || { echo "status $status"; cat printed; return 1; }
}

# line_of TEXT FILE: the number of the first line with it.
line_of() { grep -nF "$1" "$2" | head -n 1 | cut -d: -f1; }

@test "two steps that should be one: who was held back between them, and in which line" {
    race=$races/counter/race/race.c
    replay 1 --schedule preempt-random:1 -s "$races/race.yaml" "$races/counter/race"
    grep -qF "counter/race, in the order preempt-random:1" printed
    grep -qF "is started by main  [race.c:$(line_of 'fork()' "$race")  pid_t pid = fork();]" printed
    grep -qF "is held back before it uses memory that others use  [race.c:$(line_of '(*counter)++;' "$race")  (*counter)++;]" printed
    grep -qE 'has waited for process 1  \[race\.c:[0-9]+  .*wait\(' printed
    grep -qF '  ✗ It finds nothing wrong' printed
    grep -qF '    saw       line 1 of the output is `a step is lost`' printed
}

@test "the order in which a check fails is the same run" {
    "$grader" check -s "$races/race.yaml" "$races/counter_in_file/race" >said || true
    schedule=$(sed -n 's/^ *schedule  *//p' said)
    replay 1 --schedule "$schedule" -s "$races/race.yaml" "$races/counter_in_file/race"
    grep -qF "$(sed -n 's/^ *saw  *//p' said | head -n 1)" printed
    grep -qE 'is held back at [a-z0-9]+\(\)  \[race\.c:[0-9]+  ' printed
}

@test "an order in which everything holds, and a C file alone" {
    replay 0 -s "$races/race.yaml" "$races/counter/twin"
    grep -qF '  ✓ in this order everything holds' printed
    replay 0 --schedule pct:1 "$races/thread_mutexes_crossed/twin/race.c"
}

@test "who waits for ever" {
    replay 1 "$root"/tests/deadlocks/both_pause/*.c
    grep -qE 'waits in [a-z_]+ \([a-z_]+\.c:[0-9]+\)' printed
}

@test "what can not be built or run, and wrong options" {
    mkdir broken
    echo 'int main(' >broken/race.c
    replay 1 -s "$races/race.yaml" broken
    grep -qF '✗ the program can be built' printed
    replay 2
    grep -qF 'name the folder of a submission' printed
    replay 2 --schedule sometimes "$races/counter/twin"
    grep -qF 'there is no schedule sometimes; there are: first-come, ' printed
    replay 2 -e one -s two "$races/counter/twin"
    grep -qF -- '-e and -s both name the specification' printed
    replay 2 --command ./a "$races/counter/twin"
    grep -qF -- '--command needs -e or -s' printed
    replay 2 --command ./a --schedule preempt-pct:1 -s "$races/race.yaml" "$races/counter/twin"
    grep -qF 'which is built a second time for it' printed
    replay 2 -s "$races/race.yaml" one two
    grep -qF 'name one submission, not several' printed
}
