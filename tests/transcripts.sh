#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# All transcripts against the programs in a build folder, as many files and tests at once as there are processors; one after the other
# those that count the containers or the processes of the whole machine.
# Usage: tests/transcripts.sh BUILD
set -uo pipefail
cd "$(dirname "$0")/.." || exit 3
GRADER=$(realpath "$1")/bin/grader
export GRADER GRADER_SANDBOX=bwrap
alone=(tests/cli/docker.bats tests/cli/killed.bats)
mapfile -t together < <(printf '%s\n' tests/cli/*.bats tests/slurm/*.bats | grep -vxF "$(printf '%s\n' "${alone[@]}")")
status=0
bats --formatter tap --jobs "$(nproc)" "${together[@]}" || status=1
bats --formatter tap "${alone[@]}" || status=1
exit "$status"
