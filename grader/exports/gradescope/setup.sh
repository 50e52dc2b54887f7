#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Gradescope runs this once, as root, when it makes the image of the assignment. Nobody else may read what is here.
set -euo pipefail
cd "${AUTOGRADER:-/autograder}/source"
chmod +x .ci/packages run_autograder
.ci/packages build image
make -s -j"$(nproc)" all
chmod -R go= .
