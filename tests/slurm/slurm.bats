# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# grader batch --engine slurm, beside a real Slurm of two nodes: the grades are those of this machine alone, whatever happens to
# a node. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    grader=$(realpath "${GRADER:-$here/../../build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp specs class
    export TMPDIR=$PWD/tmp GRADER_SANDBOX=bwrap
    unset GRADER_SPECS
    printf '%s\n' 'exercise: hello' 'title: It says hello' 'files: [hello.c]' 'schedules: [first-come]' 'checks:' \
        '  - {id: words, title: It says hello, points: 2, stdout_lines: {lines: [hello]}}' >specs/hello.yaml
    for student in a b c d e f g; do
        mkdir class/$student
        printf '%s\n' '#include <stdio.h>' "int main(void) { puts(\"${1:-hello}\"); }" >class/$student/hello.c
    done
    sed -i s/hello/hallo/ class/c/hello.c
    "$grader" batch class -o alone
    "$here/../cli/grades.py" alone --whole >expected
    "$grader" gradebook alone >expected.csv
}

# beside COMMAND…: a cluster, whose logs are told where the command fails.
beside() { "$here/cluster.sh" cluster "$@"; }

same() {
    "$here/../cli/grades.py" grades --whole >seen
    cmp expected seen
    "$grader" gradebook grades >seen.csv
    cmp expected.csv seen.csv
}

@test "the same grades as on one machine, and again nothing is done" {
    beside bash -c "'$grader' batch class -o grades --engine slurm --shards 3; echo status \$?
                    '$grader' batch class -o grades --engine slurm; echo status \$?" >said
    cat said
    [ "$(grep -c 'status 0' said)" = 2 ]
    grep -q '7 students; grades: 7 new, 0 used again, 0 could not be made' said
    grep -q '7 students; grades: 0 new, 7 used again, 0 could not be made' said
    same
}

# The node that works on a shard first is killed there with all that it has started, as by a broken machine.
@test "the same grades in shards, one after the other and side by side" {
    for shard in 1 3; do
        "$grader" batch class -o grades --shard $shard/4
    done
    "$grader" batch class -o grades --shard 2/4 &
    "$grader" batch class -o grades --shard 4/4
    wait $!
    same
}

@test "a node dies in the middle: its shard is graded by the other one" {
    mkdir killing
    cat >killing/bwrap <<CODE
#!/bin/bash
if [ "\$#" -ge 20 ] && [ -n "\$SLURMD_NODENAME" ] && mkdir '$PWD/once' 2>/dev/null; then
    echo "\$SLURMD_NODENAME" >'$PWD/died'
    kill -9 "\$(cat '$PWD/cluster/'"\$SLURMD_NODENAME.pid")"
    kill -9 -- -"\$(ps -o pgid= \$\$ | tr -d ' ')"
fi
exec $(command -v bwrap) "\$@"
CODE
    chmod +x killing/bwrap
    PATH=$PWD/killing:$PATH beside "$grader" batch class -o grades --engine slurm --shards 4 >said
    cat said died
    grep -qE '^7 students; grades: [0-9]+ new, [0-9]+ used again, 0 could not be made' said
    [ -s died ]
    same
}

@test "a job array of one's own" {
    export PATH=${grader%/*}:$PATH
    beside sbatch --wait --array=1-3 --cpus-per-task=1 "$here/../../docker/shards/slurm.sh" "$PWD/class" "$PWD/grades"
    same
}

@test "where there is no Slurm: status 3" {
    : >of_nothing.conf # a missing one would be asked of the network
    SLURM_CONF=$PWD/of_nothing.conf run "$grader" batch class -o grades --engine slurm
    [ "$status" = 3 ]
    [[ $output = *sbatch* ]]
}
