#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs each harness of tests/fuzz/ on what its corpus holds, then on bytes of libFuzzer's choice. What breaks it is kept in
# BUILD/found: mend it, and put it into tests/fuzz/corpus/.
# Usage: tests/fuzz.sh BUILD SECONDS [HARNESS...]
set -uo pipefail
cd "$(dirname "$0")/.." || exit 3
build=$1 seconds=$2
shift 2
passed=0 failed=0
mkdir -p "$build/found" "$build/tmp"
export TMPDIR=$PWD/$build/tmp ASAN_OPTIONS=allocator_may_return_null=1

for harness in "${@:-specification trace valgrind archive roster}"; do
    for name in $harness; do
        grown=$build/corpus/$name
        mkdir -p "$grown"
        seeds=(tests/fuzz/corpus/"$name")
        if [ "$name" = specification ]; then seeds+=(specs tests/specs/good); fi
        if "$build/bin/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
            -print_final_stats=1 -artifact_prefix="$build/found/$name-" "$grown" "${seeds[@]}" >"$build/$name.log" 2>&1; then
            passed=$((passed + 1))
            echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$name.log") inputs, nothing found"
        else
            failed=$((failed + 1))
            tail -n 40 "$build/$name.log"
            echo "$name: see $build/found" >&2
        fi
    done
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
