# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# Orders of running: what each schedule makes of the same program. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$here/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
}

# prints SCHEDULES PROGRAM LINES: under each of the schedules these are the lines.
prints() {
    local status=0
    cat >spec.yaml <<END
exercise: order
title: Order
files: [order.c]
schedules: $1
checks:
  - id: lines
    title: Lines
    points: 1
    stdout_lines: {lines: $3}
END
    "$here/alone.py" "$grader" check -s spec.yaml "$root/tests/schedules/$2" >printed 2>&1 || status=$?
    [ "$status" = 0 ] || { echo "status $status"; cat printed; return 1; }
}

@test "first-come: who could go on first" {
    prints '[first-come]' order '[main, child 2, end 2, child 1, end 1]'
}

@test "last-come: who could go on last" {
    prints '[last-come]' order '[main, child 2, end 2, child 1, end 1]'
    prints '[last-come]' crowd '[child 3, child 2, child 1]'
    prints '[first-come]' crowd '[child 1, child 2, child 3]'
}

@test "newest-first: a child before its parent" {
    prints '[newest-first]' order '[child 2, end 2, child 1, end 1, main]'
}

@test "oldest-first: a parent before its child, the first before the second" {
    prints '[oldest-first]' order '[main, child 2, child 1, end 1, end 2]'
}

@test "stagger: who starts a process rests" {
    prints "['stagger:0.5']" order '[child 2, end 2, child 1, end 1, main]'
}

@test "who asks again and again lets others go first, under each" {
    prints "[first-come, last-come, newest-first, oldest-first, 'stagger:0.5']" spin '[all through]'
}

@test "the report names the schedule in which a check fails" {
    run prints "[first-come, newest-first]" order '[main, child 2, end 2, child 1, end 1]'
    [ "$status" = 1 ]
    grep -q '^ *schedule  *newest-first$' printed
}
