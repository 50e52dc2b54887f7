#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Grades a right and a wrong submission of two exercises and shows the report.
# Usage: tests/demo.sh GRADER
set -uo pipefail
cd "$(dirname "$0")/.." || exit 3
"$1" check reference/communicating_with_pipe \
    tests/programs/communicating_with_pipe/sender_keeps_second_pipe \
    reference/killing_processes \
    tests/programs/killing_processes/sends_sigkill
status=$?
# The two wrong ones lose points, and so does the whole; anything else is a fault.
[ "$status" -eq 1 ] || exit 3
