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

# --- by seed

# fails_under SCHEDULES PROGRAM LINES: the report names the schedule that printed other lines.
fails_under() {
    local status=0
    prints "$1" "$2" "$3" >/dev/null || status=$?
    [ "$status" = 1 ]
    sed -n 's/^ *schedule  *//p' printed
}

@test "random and pct: orders that no other one has, and the same for the same seed" {
    for kind in random pct; do
        name=$(fails_under "[first-come, '$kind*20']" order '[main, child 2, end 2, child 1, end 1]')
        [[ $name == "$kind":* ]]
        [ "$(fails_under "[first-come, '$name']" order '[main, child 2, end 2, child 1, end 1]')" = "$name" ]
        for copy in one two; do
            "$grader" check -q --keep "$copy" --schedule "$name" -s spec.yaml "$root/tests/schedules/order" || true
        done
        cmp one/order/order/run.trace two/order/order/run.trace
    done
}

@test "slow: a sleep that stands for a wait is not long enough; under all others it is" {
    prints "[first-come, newest-first, oldest-first, 'random*10', 'pct*10', 'stagger:0.5']" naps '[made]'
    [[ $(fails_under "[first-come, 'slow*20']" naps '[made]') == slow:* ]]
}

@test "a signal may come between the look at a flag and pause()" {
    for part in race twin; do
        mkdir "$part"
        cp "$root/tests/races/pause_after_check/$part/race.c" "$part/order.c"
    done
    root=$PWD
    mkdir -p tests/schedules
    mv race twin tests/schedules
    prints "[first-come, 'random*20', 'pct*20']" twin '[ok]'
    prints '[first-come]' race '[ok]'
    run prints "[first-come, 'random*20']" race '[ok]'
    [ "$status" = 1 ]
    grep -qF 'the program did not end by itself' printed
}

@test "who asks again and again lets others go first, by seed too" {
    prints "['random*5', 'pct*5', 'slow*5']" spin '[all through]'
}

# --- points of choice in memory

# races SCHEDULES FOLDER: what a race of tests/races, or its twin, prints under these schedules is `ok`.
races() {
    cp "$root/tests/races/race.yaml" spec.yaml
    echo "schedules: $1" >>spec.yaml
    "$here/alone.py" "$grader" check -s spec.yaml --keep kept "$root/tests/races/$2" >printed 2>&1
}

@test "preempting: two steps on shared memory that should be one" {
    for kind in random pct; do
        races "['$kind*20']" counter/race
    done
    for kind in random pct pos; do
        run races "[first-come, 'preempt-$kind*20']" counter/race
        [ "$status" = 1 ]
        grep -qF 'saw       line 1 of the output is `a step is lost`' printed
        grep -q "^ *schedule  *preempt-$kind:" printed
        races "['preempt-$kind*20']" counter/twin
    done
}

@test "preempting: locks, and threads" {
    for race in semaphores_crossed thread_counter pause_after_check; do
        run races "['preempt-random*20', 'preempt-pct*20']" "$race/race"
        [ "$status" = 1 ]
        run races "['preempt-pos*20']" "$race/race"
        [ "$status" = 1 ]
    done
    # The place is in the student's source, not in what was linked with it.
    races "['preempt-random*20']" semaphores_crossed/race || true
    grep -qE 'sem_wait.*race\.c:[0-9]+' printed
}

@test "preempting: the same for the same seed" {
    for kind in random pct pos; do
        for copy in one two; do
            "$grader" check -q --keep "$copy" --schedule "preempt-$kind:7" -s "$root/tests/races/race.yaml" "$root/tests/races/counter/race" || true
        done
        grep -q "^schedule preempt-$kind:7$" one/race/race/run.trace
        cmp one/race/race/run.trace two/race/race/run.trace
    done
}

@test "preempting: who spins lets others go first" {
    prints "['preempt-random*5', 'preempt-pct*5', 'preempt-pos*5']" spin '[all through]'
    prints "['preempt-random*5', 'preempt-pct*5', 'preempt-pos*5']" tight '[all through]'
}

@test "preempt-pos: a process ends before all that its threads still do, or after it" {
    for seed in 1 2 3 4 5 6 7 8; do
        prints "['preempt-pos:$seed']" unjoined '[counted]' && echo counted || echo lost
    done >ends
    grep -qx counted ends
    grep -qx lost ends
}

@test "preempting: a program that is there has no such runs" {
    cp -r "$root/tests/schedules/order" there
    gcc -o there/order there/order.c
    prints "[first-come, 'preempt-random*2']" order '[main, child 2, end 2, child 1, end 1]' || true
    "$grader" check -q --keep kept -s spec.yaml --command './order' there
    [ "$(cd kept && find . -name '*.trace')" = ./order/there/run.trace ]
    run "$grader" check -q -s spec.yaml --schedule preempt-pct:1 --command './order' there
    [ "$status" = 2 ]
}

@test "a second build that fails is no fault of the student's, and no matter to other schedules" {
    mkdir twice
    cat >twice/race.c <<'END'
#include <sys/mman.h>
#include <unistd.h>
void __tsan_init(void) {}
int main(void) {
    mmap(NULL, 1, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    write(1, "ok\n", 3);
}
END
    { cat "$root/tests/races/race.yaml"; echo "schedules: [first-come, 'preempt-pct:1']"; } >spec.yaml
    run "$grader" check -s spec.yaml twice
    [ "$status" = 3 ]
    tr -s ' \n' ' ' <<<"$output" | grep -qF 'the second build, for preempting schedules, fails though the first one does not: it does not compile: '
    "$grader" check -q -s spec.yaml --schedule random:1 twice
}

# --- the command line

@test "--schedule: that one alone, and without Valgrind" {
    prints '[first-come]' order '[main, child 2, end 2, child 1, end 1]'
    cat >>spec.yaml <<END
  - {id: memory, title: Memory, points: 1, no_memory_errors: {}}
  - {id: time, title: Time, points: 1, duration: {at_least: 0, at_most: 1}}
END
    run "$grader" check --keep kept --schedule slow:7 -s spec.yaml "$root/tests/schedules/order"
    [ "$status" = 1 ]
    [ "$(ls kept/order/order)" = "$(printf '%s\n' build.log build.trace run.trace)" ]
    grep -q '^schedule slow:7$' kept/order/order/run.trace
    tr -s ' \n' ' ' <<<"$output" | grep -qF 'because not judged, because it speaks of times that the schedule shifts'
    tr -s ' \n' ' ' <<<"$output" | grep -qF 'because not judged, because one schedule alone was asked for'
}

@test "--schedules and --seed: more of those that the specification gives a number of" {
    prints "[first-come, 'random*2', 'pct:4']" order '[main, child 2, end 2, child 1, end 1]' || true
    "$grader" check -q --keep kept --schedules 3 --seed 11 -s spec.yaml "$root/tests/schedules/order" || true
    [ "$(cd kept/order/order && echo run*.trace)" = 'run-pct:4.trace run-random:11.trace run-random:12.trace run-random:13.trace run.trace' ]
}

@test "schedules that are none: status 2, and those that there are" {
    for options in '--schedule backwards' '--schedule random' '--schedule random:x' '--schedules 0' '--seed x' \
        '--schedule random:1 --seed 2'; do
        # shellcheck disable=SC2086
        run "$grader" check $options "$root/tests/schedules/order"
        [ "$status" = 2 ]
    done
    run "$grader" check --schedule backwards "$root/tests/schedules/order"
    grep -qF 'there is no schedule backwards; there are: first-come, last-come,' <<<"$output"
}

@test "preempting ones by default, where something can come between two steps of a program's own code" {
    kept() { (cd kept && find . -name '*preempt*' | wc -l); }
    cp "$root/tests/races/race.yaml" spec.yaml
    "$here/alone.py" "$grader" check -q -s spec.yaml --keep kept "$root/tests/races/counter/twin"
    [ "$(kept)" = 6 ]
    rm -r kept
    "$here/alone.py" "$grader" check -q -s spec.yaml --keep kept "$root/tests/races/counter_in_file/twin"
    [ "$(kept)" = 0 ]
    run "$grader" check -s spec.yaml "$root/tests/races/counter/race"
    [ "$status" = 1 ]
}

# --- too much of it: one at a time

# compares STATUS FOLDER CHECK [SCHEDULES]: what a check of all runs says of a program.
compares() {
    local status=0
    cat >spec.yaml <<END
exercise: order
title: Order
files: [order.c]
${4:-}
checks:
  - id: together
    title: Together
    points: 1
    $3
END
    "$here/alone.py" "$grader" check -s spec.yaml "$root/tests/schedules/$2" >printed 2>&1 || status=$?
    [ "$status" = "$1" ] || { echo "status $status"; cat printed; return 1; }
}

@test "overlap: workers that work at the same moment, and workers that take turns" {
    for span in '{at_least: 3}' "{from: '.* begins', to: '.* ends', at_least: 3}"; do
        compares 0 together "overlap: $span"
        compares 1 in_turn "overlap: $span"
        grep -q 'never more than 1 at a time, in [12][0-9] runs$' printed
    done
}

@test "orders: as many as there are, or one alone" {
    compares 0 together "orders: {lines: 'worker . begins', at_least: 4}"
    compares 1 in_turn "orders: {lines: 'worker . begins', at_least: 2}"
    grep -qF 'always the same order: `worker 1 begins`, `worker 2 begins`, `worker 3 begins`' printed
}

@test "orders: one schedule alone can not tell" {
    compares 2 together "orders: {lines: 'worker .*', at_least: 2}" "schedules: [first-come]"
    grep -qF 'spec.yaml:9:5: `orders` compares runs, and there is one alone; name more `schedules`' printed
    compares 2 together "orders: {lines: 'worker .*', at_least: 2}" "clock: real"
    grep -qF 'there is one alone; `clock: virtual` has several' printed
    compares 0 together "orders: {lines: 'worker .*', at_least: 2}" "schedules: ['random*2']"
    run "$grader" check -s spec.yaml --schedule random:1 "$root/tests/schedules/together"
    grep -qF 'not judged, because one schedule alone was asked for' <<<"$output"
}

@test "the report tells what happened around the place where the order matters" {
    cp "$root/tests/races/race.yaml" spec.yaml
    "$grader" check -s spec.yaml -f text -f json=report "$root/tests/races/counter/race" >printed || true
    grep -qE '^           events  +…' printed
    grep -qE '^  +0\.000 s  (main|process [12]) ' printed
    grep -qF 'is held back before it uses memory that others use  [race.c:38  (*counter)++;]' printed
    grep -qF '[race.c:38  (*counter)++;]' report
    python3 -c '
import json, jsonschema, sys
jsonschema.validate(json.load(open("report")), json.load(open(sys.argv[1])))' "$root/specs/report.schema.json"
}

@test "the usual orders find what a bare run does not show" {
    cp "$root/tests/races/race.yaml" spec.yaml
    for race in meets_by_sleeping consumer_gives_up record_in_two_writes sleeps_for_child handler_reaps_one counter mutex_private fifo_without_reader; do
        run "$grader" check -q -s spec.yaml "$root/tests/races/$race/race"
        [ "$status" = 1 ] || { echo "$race: status $status"; return 1; }
        "$grader" check -q -s spec.yaml "$root/tests/races/$race/twin"
    done
}

@test "who is killed while he is held ends at the same moment in every run" {
    for copy in $(seq 20); do
        "$grader" check -q --keep kept --schedule slow:2 -s "$root/specs/spawning_processes.yaml" \
            "$root/tests/programs/spawning_processes/kills_who_is_slow" || true
        trace=$(md5sum <kept/spawning_processes/kills_who_is_slow/run.trace)
        [ "${first:=$trace}" = "$trace" ] || { echo "run $copy differs"; return 1; }
    done
}
