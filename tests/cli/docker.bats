# SPDX-License-Identifier: MIT
# shellcheck shell=bats disable=SC2016
# What only a Docker engine can show: one container for each submission, the same traces as in bubblewrap, and nothing left
# however the grader ends. GRADER names the program.

setup() {
    docker info >/dev/null 2>&1 || skip 'no Docker engine'
    here=$BATS_TEST_DIRNAME
    root=$here/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    unset GRADER_SPECS GRADER_SANDBOX
    export GRADER_SPECS=$root/specs
    programs=$root/tests/programs/killing_processes
}

# Of the grader with this pid.
containers() { docker ps --all --quiet --filter "name=^grader-.*-$1-[0-9]*-[0-9]*\$"; }

# A program that runs until it is ended.
make_endless() {
    mkdir endless
    echo 'int main(void) { for (;;); }' >endless/killing_processes.c
    printf '%s\n' 'exercise: killing_processes' 'title: t' 'files: [killing_processes.c]' 'clock: real' \
        'limits: {wall: 300, cpu: 300}' 'checks:' '  - {id: ends, title: t, points: 1, finishes: {}}' >endless.yaml
}

await() {
    for _ in $(seq 1 600); do
        if "$@"; then return 0; fi
        sleep 0.1
    done
    return 1
}

some_container() { [ -n "$(containers "$1")" ]; }
no_container() { [ -z "$(containers "$1")" ]; }

@test "auto takes Docker where its image is there, and says so" {
    "$grader" check -q -f json "$root/reference/my_func" >report
    grep -F '"sandbox": "docker"' report
}

@test "traces are the same bytes as in bubblewrap" {
    for exercise in "$root"/reference/*/; do
        name=$(basename "$exercise")
        if grep -q '^clock: real' "$root/specs/$name.yaml"; then continue; fi
        for sandbox in docker bwrap; do
            "$grader" check -q -b "$sandbox" --keep "$sandbox" "$exercise" >"$sandbox.$name"
        done
        diff "docker.$name" "bwrap.$name"
        for trace in "bwrap/$name/$name"/run*.trace; do
            cmp "$trace" "docker/${trace#bwrap/}"
        done
    done
    [ -n "$(ls bwrap)" ]
}

@test "an image of another tracer is refused, and auto passes it over" {
    printf 'FROM grader:%s\nLABEL grader.tracer=another\n' "$("$grader" --version | sed 's/[^0-9.]//g')" |
        docker build --quiet --tag grader-another - >/dev/null
    status=0
    GRADER_IMAGE=grader-another "$grader" check -b docker "$root/reference/my_func" >printed 2>&1 || status=$?
    [ "$status" = 3 ]
    grep -F 'was made from another version of the tracer' printed
    GRADER_IMAGE=grader-another "$grader" check -q -f json "$root/reference/my_func" >report
    grep -F '"sandbox": "bwrap"' report
    docker image rm grader-another >/dev/null
}

@test "no image: status 3, and what to do" {
    status=0
    GRADER_IMAGE=grader-nowhere "$grader" check -b docker "$root/reference/my_func" >printed 2>&1 || status=$?
    [ "$status" = 3 ]
    grep -F 'make image builds it' printed
}

@test "no container is left after a grading" {
    "$grader" check -q -b docker "$root/reference/my_func" "$programs/asked_once" &
    await some_container $!
    wait $! || [ $? = 1 ]
    no_container $!
}

@test "Ctrl-C: status 130, and no container is left" {
    make_endless
    "$grader" check -b docker -s endless.yaml endless >printed 2>&1 &
    await some_container $!
    kill -INT $!
    status=0
    wait $! || status=$?
    [ "$status" = 130 ]
    no_container $!
}

@test "kill -9 of the grader: the next start removes its container" {
    make_endless
    "$grader" check -b docker -s endless.yaml endless >printed 2>&1 &
    killed=$!
    await some_container $killed
    kill -KILL $killed
    wait $killed || true
    "$grader" check -q -b docker "$root/reference/my_func"
    no_container $killed
}

@test "another grader's container is left alone" {
    make_endless
    "$grader" check -b docker -s endless.yaml endless >printed 2>&1 &
    await some_container $!
    first=$(containers $!)
    "$grader" check -q -b docker "$root/reference/my_func"
    [ "$(containers $!)" = "$first" ]
    kill -INT $!
    wait $! || true
    no_container $!
}

@test "an engine that is reached over the network, by DOCKER_HOST or by a context" {
    "$here/forward.py" "$grader" check -q -b docker -f json "$root/reference/my_func" >report
    grep -F '"sandbox": "docker"' report
    export DOCKER_CONFIG=$PWD/config
    "$here/forward.py" sh -euc 'docker context create far --docker "host=$DOCKER_HOST"
        unset DOCKER_HOST
        DOCKER_CONTEXT=far exec "$@"' - "$grader" check -q -b docker "$root/reference/my_func" "$programs/asked_once" ||
        [ $? = 1 ]
}

@test "an engine that is reached over the network: Ctrl-C, and no container is left" {
    make_endless
    "$here/forward.py" sh -c '"$@" & echo $! >pid; wait $!' - \
        "$grader" check -b docker -s endless.yaml endless >printed 2>&1 &
    await [ -s pid ]
    await some_container "$(cat pid)"
    kill -INT "$(cat pid)"
    status=0
    wait $! || status=$?
    [ "$status" = 130 ]
    no_container "$(cat pid)"
}

@test "without Linux: the container is the sandbox" {
    image=grader:$("$grader" --version | sed 's/[^0-9.]//g')
    docker run --rm -v "$root/reference/process_pool:/submission:ro" "$image" check /submission >printed 2>errors
    grep -F '10 of 10 points' printed
    grep -F 'runs as user 65231' errors
    status=0
    docker run --rm -v "$root/tests/hostile/kills_everything:/submission:ro" "$image" check -e killing_processes /submission \
        >printed 2>errors || status=$?
    [ "$status" = 1 ]
    grep -F 'main ended with exit status 7' printed
}

@test "doctor says what is there" {
    "$grader" doctor >printed
    grep -E '^docker +works$' printed
    grep -E '^ +valgrind: valgrind-' printed
    grep -F 'grader check takes docker' printed
    status=0
    PATH=$PWD "$grader" doctor >printed || status=$?
    [ "$status" = 3 ]
    grep -E '^docker +can not be used: docker is not installed' printed
}
