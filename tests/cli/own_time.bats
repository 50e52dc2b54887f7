# SPDX-License-Identifier: MIT
# shellcheck shell=bats disable=SC2016
# Checks of time, by programs that sleep, meet and poll: they run on their own time. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$here/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    programs=$root/tests/own_time
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
}

# grade STATUS SPECIFICATION PROGRAM
grade() {
    local status=0
    "$here/alone.py" "$grader" check -s "$programs/$2.yaml" "$programs/$3" >printed 2>&1 || status=$?
    tr -s ' \n' ' ' <printed >said
    [ "$status" = "$1" ] || { echo "status $status"; cat printed; return 1; }
}

# passes SPECIFICATION PROGRAM...: all points.
passes() {
    local spec=$1 program
    shift
    for program in "$@"; do
        grade 0 "$spec" "$program"
    done
}

# fails SPECIFICATION PROGRAM SEEN [HINT]: the words that were seen, to their end, and the beginning of the hint.
fails() {
    local words=" saw $3 ${4:+hint $4}"
    grade 1 "$1" "$2"
    [[ $(<said) == *"$words"* ]] || { echo "not said:$words"; cat printed; return 1; }
}

child="process 1 (main's first child)"
second="process 2 (main's second child)"

# --- duration

@test "duration: four seconds of sleep are four seconds" {
    passes duration takes_four_seconds
}

@test "duration: too short and too long, of main and of its child" {
    fails duration takes_two_seconds 'main lived for 2 s and ended with exit status 0' 'Look whether every sleep is made'
    fails duration takes_two_seconds "$child lived for 1 s and ended with exit status 0" 'Look whether every sleep is made'
    fails duration takes_long 'main lived for 21 s and ended with exit status 0' 'Look what it waits for: sleeps that should'
    fails duration takes_long "$child lived for 20 s and ended with exit status 0" 'Look what it waits for, and whether'
}

@test "duration: sleeps at the same time do not add up" {
    fails duration sleeps_meanwhile 'main lived for 3 s and ended with exit status 0'
    grep -qF '1 of 2 points' said
}

@test "duration: who is ended in a sleep lived until then" {
    fails duration ends_child_early "$child lived for 2.5 s and was ended by SIGTERM, which main sent (program.c:14)" \
        'A signal ended it before its time'
    grep -qF '1 of 2 points' said
}

# --- lifetimes

@test "lifetimes: overlapping" {
    passes overlapping two_together all_together
    fails overlapping two_in_turn "$child lived from 0 s to 1 s, and had ended when $second was started, at 1 s" \
        'Start all of them first'
    fails overlapping all_in_turn \
        "$child lived from 0 s to 0 s, and had ended when process 6 (main's sixth child) was started, at 0 s"
}

@test "lifetimes: one after the other" {
    passes one_after_the_other two_in_turn all_in_turn
    fails one_after_the_other two_together "$second was started at 0.5 s, while $child was still alive" \
        'In the loop, call waitpid() for the child before the next fork().'
    fails one_after_the_other all_together "$second was started at 0 s, while $child was still alive"
    fails one_after_the_other sleeps_for_wait "$second was started at 2 s, when $child had ended, but nobody had waited for it"
}

# --- aligned_times

@test "aligned_times: two meet at a barrier, though one comes later" {
    passes aligned_times meets_at_barrier
}

@test "aligned_times: no barrier, or a time from before it" {
    apart="the time of $child, 0.000001 s, and the time of $second, 0.500001 s, are 500 ms apart"
    fails aligned_times meets_without_barrier "$apart" 'Let each of these processes wait at the barrier until the last of them has come'
    fails aligned_times takes_time_too_early "$apart" 'Let each of these processes wait at the barrier until the last of them has come'
}

@test "aligned_times: times that nobody has taken" {
    fails aligned_times invents_time "the time in \`worker 1 met at 2026-06-01 09:00:01.000000\` lies 0.999999 s after \
the moment at which $child printed it" 'The process itself takes the time'
    fails aligned_times copies_time "the time in \`worker 2 met at 2026-06-01 08:59:59.500001\` lies 0.999999 s before the \
start of $second, which printed it" 'The process itself takes the time'
}

# --- cut_short

@test "cut_short: a daemon is ended after two seconds" {
    passes cut_short ends_daemon
}

@test "cut_short: a daemon that is not ended, or by another signal" {
    fails cut_short lets_daemon_end "$child ended with exit status 0" 'The process that started it calls kill()'
    fails cut_short kills_daemon "$child was ended by SIGKILL, which main sent"
    grep -qF 'to be cut short by SIGTERM from another process of the program' said
}

@test "cut_short: a daemon that is ended too early" {
    fails cut_short ends_daemon_early "it ended 1.5 s after the start of the program where $child" 'Look at what stands between'
    grep -qF 'to end 2 s after the start of the program (50 ms more or less)' said
}

@test "cut_short: a daemon whose lines are lost" {
    fails cut_short ends_daemon_unflushed "it printed 0 lines where $child" 'Flush what it prints'
}

# --- no_busy_waiting

@test "no_busy_waiting: blocking calls, polls between sleeps, and computing" {
    passes no_busy_waiting blocks polls_sleeping computes
}

# asks PROGRAM, watches PROGRAM: the two kinds.
asks() {
    grade 1 no_busy_waiting "$1"
    grep -qE ' saw from 0\.000[0-9]+ s on, main asked again and again whether it could go on hint Use a call that returns' said ||
        { cat printed; return 1; }
}
watches() {
    fails no_busy_waiting "$1" 'from 0 s on, main computed without a pause and called nothing that waits' \
        'A loop that looks at a variable until another process changes it takes a whole processor'
}

@test "no_busy_waiting: waitpid with WNOHANG" {
    asks polls_for_child
}

@test "no_busy_waiting: sched_yield" {
    asks yields_for_child
}

@test "no_busy_waiting: the clock" {
    asks polls_clock
}

@test "no_busy_waiting: a variable" {
    watches watches_memory
}

@test "no_busy_waiting: sem_trywait" {
    watches tries_semaphore
}

# --- the clock

@test "100000 seconds of sleep: all points" {
    passes sleeps sleeps_for_days
}

@test "100 seconds of sleep under Valgrind: all points, no limit of time" {
    passes memory sleeps_and_allocates
}

@test "on the machine's clock there are no checks of own time" {
    for kind in 'duration: {at_least: 1}' 'cut_short: {process: 1, lines: [a]}' 'no_busy_waiting: {}' \
        "aligned_times: {lines: 'at (?<time>.*)'}"; do
        cat >real.yaml <<SPECIFICATION
exercise: real
title: A program on the machine's clock
files: [program.c]
clock: real
checks:
  - id: timely
    title: In time
    points: 1
    $kind
SPECIFICATION
        status=0
        "$grader" lint real.yaml >printed 2>&1 || status=$?
        cat printed
        [ "$status" = 2 ]
        grep -qE "^real.yaml:9:5: .*${kind%%:*}" printed
    done
}

@test "every program has its test" {
    for folder in "$programs"/*/; do
        grep -qE " $(basename "$folder")( |\$)" "$here/own_time.bats" || { echo "no test of $folder"; return 1; }
    done
}
