# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# kill -9 of the grader at any point: after its next start no container, process or file of it is left. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$here/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp GRADER_SPECS=$root/specs
    reference=$root/reference/communicating_with_pipe
    "$here/make_archive.py" tar archive.tar "$reference/communicating_with_pipe.c"
}

@test "killed at any point, in bubblewrap" {
    "$here/killed.py" "$grader" bwrap communicating_with_pipe archive.tar
}

@test "killed at any point, in Docker, where one container is started while the other grades" {
    docker info >/dev/null 2>&1 || skip 'no Docker engine'
    "$here/killed.py" "$grader" docker communicating_with_pipe archive.tar "$reference"
}
