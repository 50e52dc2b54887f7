#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Every program that is known to be right or hostile, once more in Docker; the hostile ones, where root runs this, also for an
# ordinary user who may use the engine. With `wrong`, also every wrong program, which takes three times as long. Needs an engine
# and the image (.ci/engine).
# Usage: tests/docker.sh BUILD [wrong]
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
copy=$(mktemp -d)
trap 'rm -rf "$log" "$copy"' EXIT
broken=0 skipped=0

# hostile_programs FOLDER [COMMAND…]: from the tree in that folder; the command runs bats.
hostile_programs() {
    local folder=$1
    shift
    (cd "$folder" && GRADER=$PWD/$build/bin/grader "$@" bats --formatter tap tests/cli/hostile.bats) 2>&1 | tee "$log"
    [ "${PIPESTATUS[0]}" -eq 0 ] || broken=1 # it may fail without a failed test
    local left
    left=$(grep -c '^ok .* # skip' "$log")
    passed=$((passed + $(grep -c '^ok ' "$log") - left))
    failed=$((failed + $(grep -c '^not ok ' "$log")))
    skipped=$((skipped + left))
}

# as_user COMMAND…: as an ordinary user, whose only other group is the one of the engine's socket.
as_user() {
    local user=65532 socket
    socket=$(docker context inspect --format '{{.Endpoints.docker.Host}}')
    chown -R "$user:$user" "$copy"
    env HOME="$copy" setpriv --reuid="$user" --regid="$user" --groups="$(stat -Lc %g "${socket#unix://}")" -- "$@"
}

# right_programs: a line each, with the points.
right_programs() {
    for exercise in reference/*/; do
        exercise=$(basename "$exercise")
        echo "Right programs of $exercise:"
        "$build/bin/grader" check -q --specs specs -e "$exercise" "reference/$exercise" tests/accepted/"$exercise"/*/ | tee "$log"
        [ "${PIPESTATUS[0]}" -le 1 ] || broken=1
        passed=$((passed + $(grep -cP '\tpass$' "$log")))
        failed=$((failed + $(grep -vcP '\tpass$' "$log")))
    done
}

passed=0 failed=0
if [ "${2:-}" = wrong ]; then
    "$build/bin/grader" verify -q --specs specs | tee "$log"
    read -r passed failed < <(sed -nE '$s/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$log")
    passed=${passed:-0} failed=${failed:-1}
else
    right_programs
fi
hostile_programs .
if [ "$(id -u)" = 0 ]; then
    echo 'The hostile programs for an ordinary user:'
    cp -R --parents "$build/bin" specs tests/cli tests/hostile "$copy"
    hostile_programs "$copy" as_user
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$broken" -eq 0 ]
