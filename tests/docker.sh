#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Every program that is known to be right, wrong or hostile, once more in Docker. Needs an engine and the image (.ci/engine).
# Usage: tests/docker.sh BUILD
set -uo pipefail
cd "$(dirname "$0")/.." || exit 3
build=$1
if ! docker info >/dev/null 2>&1; then
    echo 'skipped: no Docker engine'
    echo '0 passed, 0 failed, 1 skipped'
    exit 0
fi
export GRADER_SANDBOX=docker
log=$(mktemp)
trap 'rm -f "$log"' EXIT

"$build/bin/grader" verify -q --specs specs | tee "$log"
read -r passed failed < <(sed -nE '$s/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$log")
GRADER=$PWD/$build/bin/grader bats --formatter tap tests/cli/hostile.bats 2>&1 | tee "$log"
status=${PIPESTATUS[0]} # it may fail without a failed test
passed=$((${passed:-0} + $(grep -c '^ok ' "$log")))
failed=$((${failed:-1} + $(grep -c '^not ok ' "$log")))
skipped=$(grep -c '^ok .* # skip' "$log")
echo "$((passed - skipped)) passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$status" -eq 0 ]
