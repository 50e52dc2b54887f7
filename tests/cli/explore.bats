# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# grader explore: what it finds in many orders of running. GRADER names the program.

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

# explore STATUS ARGUMENTS...: what it prints is in `printed`.
explore() {
    local expected=$1 status=0
    shift
    "$here/alone.py" "$grader" explore "$@" >printed 2>&1 || status=$?
    [ "$status" = "$expected" ] || { echo "status $status"; cat printed; return 1; }
}

@test "a race: which check fails, how often, and the order that shows it" {
    explore 1 -t 1 --seed 3 -s "$races/race.yaml" "$races/counter_in_file/race"
    grep -q '^  ✗ It finds nothing wrong (ok)$' printed
    grep -qE '^      random +[0-9]+ of [0-9]+$' printed
    schedule=$(sed -n 's/^ *to see that run: grader replay --schedule //p' printed)
    run "$grader" check --schedule "$schedule" -s "$races/race.yaml" "$races/counter_in_file/race"
    [ "$status" = 1 ]
    grep -qF "$(sed -n 's/^ *saw //p' printed)" <<<"$output"
}

@test "its twin: nothing, in all kinds of order" {
    explore 0 -t 1 -s "$races/race.yaml" "$races/counter_in_file/twin"
    grep -qE '^[0-9]+ orders, of them 1 first-come, [0-9]+ random, [0-9]+ pct, [0-9]+ slow, [0-9]+ preempt-random, [0-9]+ preempt-pct, [0-9]+ preempt-pos: 0 with a failure$' printed
}

@test "a run that does not end is a failure, whatever is asked for" {
    sed '/id: finishes/,/finishes:/d' "$races/race.yaml" >race.yaml
    explore 1 -t 1 -s race.yaml "$races/pause_after_check/race"
    grep -q '^  ✗ It ends by itself (end)$' printed
    grep -q 'saw it hit the limit `deadlock`$' printed
}

@test "a C file alone" {
    explore 0 -t 1 "$races/pause_after_check/twin/race.c"
    cd "$races/pause_after_check/race"
    printed=$BATS_TEST_TMPDIR/printed status=0
    "$here/alone.py" "$grader" explore -t 1 race.c >"$printed" 2>&1 || status=$?
    [ "$status" = 1 ]
    grep -q '^  ✗ It ends by itself (finishes)$' "$printed"
    status=0
    "$grader" explore --specs "$root/specs" missing.c >"$printed" 2>&1 || status=$?
    [ "$status" = 2 ]
    grep -qF 'the submission missing.c is not a folder' "$printed"
}

@test "a C file alone, with threads: two steps that should be one" {
    explore 1 -t 1 "$races/thread_mutexes_crossed/race/race.c"
    grep -qE '^      preempt-random +[1-9][0-9]* of [0-9]+$' printed
    explore 0 -t 1 "$races/thread_mutexes_crossed/twin/race.c"
}

@test "what can not be compiled" {
    mkdir broken
    echo 'int main(' >broken/race.c
    explore 1 -t 5 -s "$races/race.yaml" broken
    grep -q '^it does not compile' printed
}

@test "a program that is there already" {
    mkdir script
    printf 'import os\nprint("ok", flush=True)\n' >script/race.py
    explore 0 -t 1 --command 'python3 race.py' -s "$races/race.yaml" script
    grep -q 'slow' printed
    ! grep -q preempt printed || false # nothing can be built
}

@test "Ctrl-C: what was found so far, and status 130" {
    status=0
    "$here/alone.py" --interrupt tracer "$grader" explore -t 86400 -s "$races/race.yaml" "$races/counter_in_file/twin" \
        >printed 2>&1 || status=$?
    [ "$status" = 130 ]
    grep -q ' with a failure$' printed
}

@test "nothing to explore, and wrong options: status 2" {
    explore 2 "$root/reference/point_to_point_communication" --specs "$root/specs"
    grep -qF 'no order can be chosen' printed
    explore 2
    grep -qF 'name the folder of a submission' printed
    explore 2 -t 0 "$races/counter_in_file/twin"
    grep -qF -- '--time takes a whole number from 1 to 86400' printed
    explore 2 one two
    grep -qF 'name one submission, not several' printed
}
