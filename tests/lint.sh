#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Format, headers that compile alone, layers, shell scripts.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 3
status=0
wrong() { echo "lint: $*" >&2; status=1; }

mapfile -t sources < <(git ls-files --cached --others --exclude-standard '*.c' '*.h')
[ "${#sources[@]}" -gt 0 ] || wrong "found no sources"
clang-format --dry-run --Werror "${sources[@]}" || wrong "the format differs: make format"

for header in $(git ls-files --cached --others --exclude-standard 'grader/*.h'); do
    echo "#include \"${header#grader/}\"" |
        gcc -std=gnu17 -D_GNU_SOURCE -DGRADER_VERSION='""' -DGRADER_PREFIX='""' -Wall -Wextra -Werror \
            -iquote grader -x c -fsyntax-only - || wrong "$header does not compile alone"
done

tests/layers.sh || status=1

# What is only loaded by others has no first line of that kind.
mapfile -t scripts < <(git ls-files -z --cached --others --exclude-standard | xargs -0 grep -lE '^#(!.*sh$| shellcheck shell=bash)')
shellcheck "${scripts[@]}" || wrong "shellcheck complains"
exit $status
