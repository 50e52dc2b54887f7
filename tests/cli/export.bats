# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# grader export: what is packed works where it is unpacked. GRADER names the program.

setup() {
    root=$(realpath "$BATS_TEST_DIRNAME/../..")
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
    unset GRADER_SPECS
}

# unpack ZIP FOLDER: as Gradescope does, with the modes.
unpack() {
    python3 - "$@" <<'END'
import pathlib, sys, zipfile
archive, folder = zipfile.ZipFile(sys.argv[1]), pathlib.Path(sys.argv[2])
for entry in archive.infolist():
    archive.extract(entry, folder)
    (folder / entry.filename).chmod(entry.external_attr >> 16 & 0o777)
END
}

# names_of ARCHIVE: what is at its top, in a line.
names_of() {
    python3 -c 'import sys, zipfile; print(*sorted({name.split("/")[0] for name in zipfile.ZipFile(sys.argv[1]).namelist()}))' "$1"
}

@test "gradescope: no reference, no wrong program, no other exercise" {
    "$grader" export -C "$root" -e my_func -e derom gradescope one.zip
    [ "$(names_of one.zip)" = '.ci LICENSE Makefile grader run_autograder setup.sh specs' ]
    unpack one.zip source
    diff <(find source/specs -type f -printf '%P\n' | sort) - <<'END'
derom.yaml
my_func.yaml
my_func/driver.c
END
    [ -x source/setup.sh ]
    [ -x source/run_autograder ]
    "$grader" export -C "$root" gradescope all.zip
    unpack all.zip all
    diff <(cd "$root/specs" && ls -- *.yaml) <(cd all/specs && ls -- *.yaml)
}

@test "gradescope: the same bytes each time, wherever and whenever" {
    mkdir -p course/specs
    cp -r "$root"/{Makefile,LICENSE,.ci} course
    mkdir course/grader
    cp "$root"/grader/*.c course/grader
    cp "$root/specs/derom.yaml" course/specs
    TZ=UTC "$grader" export -C course gradescope one.zip
    find course -exec touch -d 2001-02-03 {} +
    TZ=Asia/Tokyo "$grader" export -C course gradescope two.zip
    cmp one.zip two.zip
    # Two runs in the same second would agree on any time.
    python3 - <<'END'
import zipfile
times = {entry.date_time for entry in zipfile.ZipFile("one.zip").infolist()}
assert times == {(1980, 1, 1, 0, 0, 0)}, times
END
}

@test "gradescope: it is built there, and grades" {
    "$grader" export -C "$root" -e my_func gradescope autograder.zip
    export AUTOGRADER=$PWD/autograder
    mkdir -p autograder/results
    unpack autograder.zip autograder/source
    autograder/source/setup.sh
    [ "$(stat -c %a autograder/source/specs/my_func.yaml)" = 600 ]
    cp -r "$root/reference/my_func" autograder/submission
    autograder/source/run_autograder
    python3 - "$root/tests/cli" <<'END'
import json
result = json.load(open("autograder/results/results.json"))
assert result["score"] == sum(test["max_score"] for test in result["tests"]) == 10, result
END
    rm autograder/submission/my_func.h
    autograder/source/run_autograder
    grep -q '"score": 0' autograder/results/results.json
    # Where a container grants no namespaces, a submission still can't read what it is judged by.
    if [ "$(id -u)" = 0 ]; then
        mkdir none
        printf '#!/bin/sh\nexit 1\n' >none/bwrap
        chmod +x none/bwrap
        cp "$root/reference/my_func/my_func.h" autograder/submission
        printf '%s\n' '#include "my_func.h"' '#include <stdio.h>' 'void my_func(int i) {' '    (void)i;' \
            "    FILE *file = fopen(\"$AUTOGRADER/source/specs/my_func.yaml\", \"r\");" \
            '    puts(file ? "it is open" : "it is closed");' '}' >autograder/submission/my_func.c
        PATH=$PWD/none:$PATH autograder/source/run_autograder
        grep -q 'it is closed' autograder/results/results.json
    fi
    echo 'exercise: [' >autograder/source/specs/my_func.yaml
    run autograder/source/run_autograder
    [ "$status" -gt 0 ]
}

@test "what can not be packed: status 2" {
    run "$grader" export gradescope out.zip
    [ "$status" = 2 ]
    [[ $output = *'. is no course: it has no folder specs/; name one with -C'* ]]
    run "$grader" export -C "$root" -e nothing gradescope out.zip
    [ "$status" = 2 ]
    [[ $output = *"there is no exercise nothing: no file $root/specs/nothing.yaml" ]]
    run "$grader" export -C "$root" gradescope nowhere/out.zip
    [ "$status" = 2 ]
    [[ $output = *'cannot write nowhere/out.zip'* ]]
    run "$grader" export moodle out.zip
    [ "$status" = 2 ]
    [[ $output = *'nothing is exported for moodle; there is: assignment, gradescope, student'* ]]
    run "$grader" export gradescope
    [ "$status" = 2 ]
}
