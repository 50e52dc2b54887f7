#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs every suite against the programs in a build folder and sums up.
# Usage: tests/run.sh BUILD [unit]   (unit: the unit tests alone)
set -uo pipefail
cd "$(dirname "$0")/.." || exit 3
build=$1 only=${2:-}
passed=0 failed=0 skipped=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# count SUITE STATUS PASSED FAILED SKIPPED: a suite that ran nothing, or that fails without a failed test, has failed.
count() {
    local suite=$1 status=$2 good=${3:-0} bad=${4:-0} left=${5:-0}
    if [ "$bad" -eq 0 ] && { [ "$status" -ne 0 ] || [ $((good + left)) -eq 0 ]; }; then
        echo "$suite: ended with status $status after $good passed tests" >&2
        bad=1
    fi
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
}

unit() {
    # Leaks are looked for elsewhere: a traced or forked test can't be examined by the sanitizer.
    ASAN_OPTIONS=detect_leaks=0 "$build/bin/unit" --color=never 2>&1 | tee "$log"
    local status=${PIPESTATUS[0]} line
    line=$(grep -a 'Synthesis:' "$log" | tail -n 1)
    number() { sed -n "s/.*$1: \([0-9]*\).*/\1/p" <<<"$line"; }
    local good bad crashed
    good=$(number Passing) bad=$(number Failing) crashed=$(number Crashing)
    count unit "$status" "${good:-0}" $((${bad:-0} + ${crashed:-0}))
}

cli() {
    tests/transcripts.sh "$build" 2>&1 | tee "$log"
    local status=${PIPESTATUS[0]}
    local left bad good
    left=$(grep -c '^ok .* # skip' "$log")
    bad=$(grep -c '^not ok ' "$log")
    good=$(($(grep -c '^ok ' "$log") - left))
    count cli "$status" "$good" "$bad" "$left"
}

exercises() {
    GRADER_SANDBOX=bwrap "$build/bin/grader" verify --specs specs | tee "$log"
    local status=${PIPESTATUS[0]} good bad
    read -r good bad < <(sed -nE '$s/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$log")
    count exercises "$status" "${good:-}" "${bad:-}"
}

calls() {
    tests/calls.py --tracer "$build/bin/grader-tracer" | tee "$log"
    local status=${PIPESTATUS[0]} good bad left
    read -r good bad left < <(sed -nE '$s/^([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$/\1 \2 \3/p' "$log")
    count calls "$status" "${good:-}" "${bad:-}" "${left:-}"
}

unit
if [ "$only" != unit ]; then
    cli
    exercises
    calls
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
