# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# What a person sees of `grader init`, and that what it makes is good as it is. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$(realpath "$here/../..")
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    mkdir "$BATS_TEST_TMPDIR/course"
    cd "$BATS_TEST_TMPDIR/course" || exit
    unset GRADER_SPECS
    unset MAKEFLAGS MFLAGS MAKELEVEL # of the make that runs these tests
}

# init STATUS ARGUMENT...: what it says is in ../printed and ../errors.
init() {
    local expected=$1 status=0
    shift
    "$grader" init "$@" >../printed 2>../errors || status=$?
    [ "$status" = "$expected" ] || { echo "status $status"; cat ../printed ../errors; return 1; }
}

# A plain `! command` that is false does not end a test.
not() { ! "$@"; }

complains() {
    for words in "$@"; do
        tr -s ' \n' ' ' <../errors | grep -qF -- "$words" || { echo "no complaint: $words"; cat ../errors; return 1; }
    done
}

@test "a new exercise passes lint, and is proved, as it is" {
    init 0 my_pipe
    [ ! -s ../errors ]
    "$grader" lint -v specs/my_pipe.yaml | grep -F 'good; 10 points'
    "$grader" verify my_pipe >../printed
    [ "$(tail -n 1 ../printed)" = '9 passed, 0 failed' ]
}

@test "it lists what it writes, and nothing else is there" {
    init 0 my_pipe
    diff <(sed '/^$/,$d' ../printed | sort) <(find . -type f -printf '%P\n' | sort)
    grep -Fx '    grader verify my_pipe' ../printed
    head -n 1 assignments/my_pipe/README.md | grep -Fx '# My pipe'
    not grep -rE 'TITLE|FILES' .
    not grep -r EXERCISE --exclude=Makefile .
}

@test "several files, below another folder" {
    mkdir ../EXERCISE
    init 0 -C ../EXERCISE --files=run.c,helper.c,helper.h my_pool
    [ -z "$(ls)" ]
    diff <(sed '/^$/,$d' ../printed | sort) <(find ../EXERCISE -type f | sort)
    grep -Fx '    grader verify my_pool --specs ../EXERCISE/specs' ../printed
    grep -Fx 'files: [run.c, helper.c, helper.h] # they are compiled together into one program; nothing else of a submission is used' \
        ../EXERCISE/specs/my_pool.yaml
    "$grader" lint ../EXERCISE/specs/my_pool.yaml
    "$grader" verify -q --specs ../EXERCISE/specs | grep -Fx '9 passed, 0 failed'
}

@test "names that YAML reads as something else than text" {
    for name in yes 12 1e3 null; do
        init 0 "$name" --files a.c
        "$grader" lint "specs/$name.yaml"
    done
}

@test "nothing is written over: status 2" {
    init 0 my_pipe
    echo mine >specs/my_pipe.yaml
    find . -type f -exec cksum {} + | sort >../before
    init 2 my_pipe
    complains 'grader init: specs/my_pipe.yaml is already there; nothing was written'
    for place in specs/my_pipe.yaml assignments/my_pipe reference/my_pipe tests/accepted/my_pipe; do
        rm -r "$place"
        find . -type f -exec cksum {} + | sort >../before
        init 2 my_pipe
        complains 'my_pipe is already there; nothing was written'
        diff ../before <(find . -type f -exec cksum {} + | sort)
    done
    rm -r tests/programs/my_pipe
    init 0 my_pipe
}

@test "what can not be written: status 3" {
    echo >reference
    init 3 my_pipe
    complains 'grader init: cannot make the folder reference/my_pipe: Not a directory'
}

@test "the command line" {
    init 2
    complains 'name the exercise'
    init 2 a b
    complains 'name one exercise, not several'
    for name in '' My_pipe ../pipe my-pipe 'a b' pipe.yaml; do
        init 2 -- "$name"
        complains 'the name of an exercise is made of a-z, 0-9 and _'
    done
    for files in '' a.c, ../a.c a.py -a.c 'a b.c' .c; do
        init 2 pipe --files="$files"
        complains 'the files are plain names that end in .c or .h, separated by commas'
    done
    init 2 pipe --files=a.h,a.c
    complains "the first file holds the program, so its name ends in .c"
    init 2 pipe --files=a.c,b.c,a.c
    complains 'the file a.c is named twice'
    init 2 pipe -C nowhere
    complains '-C: nowhere is not a folder'
    [ -z "$(ls)" ]
    init 0 --help
    grep -F 'Usage: grader init [OPTION...] EXERCISE' ../printed
    grep -F -e '-C, --directory=DIR' ../printed
    grep -F -e '--files=A.c,B.c' ../printed
}

@test "the student's Makefile: make builds, make check grades, make clean leaves what was there" {
    init 0 my_pipe --files my_pipe.c,helper.c,helper.h
    cd assignments/my_pipe
    make CFLAGS='-std=gnu17 -g -Wall -Wextra -Werror'
    ./my_pipe
    make | grep -F 'Nothing to be done'
    touch helper.h
    make | grep -F 'gcc -std=gnu17 -g -Wall -Wextra -c helper.c'
    status=0
    make check GRADER="$grader" >../printed 2>&1 || status=$?
    [ "$status" = 2 ] # make's own
    grep -F 'My pipe' ../printed
    grep -E 'Error 1$' ../printed
    cp ../../reference/my_pipe/* .
    make
    [ "$(./my_pipe)" = "$(printf 'Hello from the child\nThe child has ended')" ]
    make check GRADER="$grader"
    make clean
    [ "$(ls)" = "$(printf '%s\n' Makefile README.md helper.c helper.h my_pipe.c)" ]
}

@test "the student's Makefile: without main nothing is linked; MPI has its own compiler" {
    mkdir f m
    cp "$root/grader/skeleton/assignments/EXERCISE/Makefile" f
    cp f/Makefile m
    echo 'void f(void); void f(void) {}' >f/f.c
    make -C f
    [ "$(ls f)" = "$(printf '%s\n' Makefile f.c f.o)" ]
    printf '#include <mpi.h>\nint\nmain(void) { return 0; }\n' >m/m.c
    make -n -C m | grep -Fx 'mpicc m.o -o m -pthread -lrt'
}

@test "the exercises of this course have the skeleton's Makefile" {
    for makefile in "$root"/assignments/*/Makefile; do
        cmp "$makefile" "$root/grader/skeleton/assignments/EXERCISE/Makefile"
    done
}
