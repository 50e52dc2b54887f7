# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# Programs in another language than C keep the same contracts, but for what Valgrind says of memory. GRADER names the
# program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$here/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
}

# holds EXERCISE: its specification without the checks of memory gives all points to tests/python/EXERCISE.
holds() {
    local status=0
    /usr/bin/python3 - "$root/specs/$1.yaml" >spec.yaml <<'END'
import sys
import yaml
spec = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
spec["checks"] = [check for check in spec["checks"] if "no_memory_errors" not in check]
yaml.safe_dump(spec, sys.stdout)
END
    "$here/alone.py" "$grader" check -s spec.yaml --command 'python3 program.py' "$root/tests/python/$1" >printed 2>&1 ||
        status=$?
    [ "$status" = 0 ] || { echo "status $status"; cat printed; return 1; }
    grep -q ' of [1-9][0-9]* points' printed
}

@test "01: two pipes" { holds communicating_with_pipe; }

@test "04: a child that is terminated" { holds killing_processes; }

@test "08: a pool" { holds process_pool; }

@test "10: a daemon" { holds run_background_processes; }

@test "11: no daemon" { holds run_background_processes_no_daemons; }

@test "12: one after the other" { holds spawning_processes; }

@test "a wrong one loses points" {
    mkdir wrong
    sed 's/process.join()/pass/' "$root/tests/python/spawning_processes/program.py" >wrong/program.py
    run "$grader" check --specs "$root/specs" -e spawning_processes --command 'python3 program.py' wrong
    [ "$status" = 1 ]
}
