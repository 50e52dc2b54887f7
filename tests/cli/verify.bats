# SPDX-License-Identifier: MIT
# shellcheck shell=bats disable=SC2016
# What a person sees of `grader verify`. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$(realpath "$here/../..")
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
    unset GRADER_SPECS NO_COLOR
    right=tests/accepted/born wrong=tests/programs/born list=tests/programs/born/wrong.yaml
    course
}

# program FOLDER STATEMENTS: what main does.
program() {
    mkdir -p "$1"
    printf '#include <stdlib.h>\n#include <sys/wait.h>\n#include <unistd.h>\nint main(void) { %s }\n' "$2" >"$1/born.c"
}

# A course of one exercise: three checks, a right program beside the reference, a wrong one for each check.
course() {
    mkdir -p specs
    cat >specs/born.yaml <<'END'
exercise: born
title: A child is born
files: [born.c]
schedules: [first-come]
checks:
  - {id: finishes, title: It ends, points: 1, finishes: {}}
  - {id: waited_for, title: The child is waited for, points: 1, needs: [finishes], all_waited_for: {}}
  - {id: exits_zero, title: It exits with 0, points: 1, needs: [finishes], exit_status: {is: 0}}
END
    program reference/born 'if (fork() == 0) _exit(0); wait(NULL); return 0;'
    program $right/vfork 'if (vfork() == 0) _exit(0); wait(NULL); return 0;'
    program $wrong/hangs 'pause();'
    program $wrong/no_wait 'if (fork() == 0) _exit(0); sleep(1); return 0;'
    program $wrong/exits_one 'if (fork() == 0) _exit(0); wait(NULL); return 1;'
    cat >$list <<'END'
- program: hangs
  required: finishes
- program: no_wait
  required: waited_for
  message: nobody waited for it
- program: exits_one
  required: exits_zero
END
}

# verify STATUS ARGUMENT...: what it says is in `printed` and `errors`; no process or file may stay behind.
verify() {
    local expected=$1 status=0
    shift
    "$here/alone.py" "$grader" verify "$@" >printed 2>errors || status=$?
    [ "$status" = "$expected" ] || { echo "status $status"; cat printed errors; return 1; }
}

# finds LINE...: with -q, these are all that is not as it should be; each is the beginning of a line. Then the sum.
finds() {
    local sum=$1 line
    shift
    [ "$(tail -n 1 printed)" = "$sum" ] || { cat printed; return 1; }
    [ "$(wc -l <printed)" = $(($# + 1)) ] || { cat printed; return 1; }
    for line in "$@"; do
        grep -qF -- "$line" printed || { echo "not found: $line"; cat printed; return 1; }
    done
}

complains() {
    for words in "$@"; do
        tr -s ' \n' ' ' <errors | grep -qF -- "$words" || { echo "no complaint: $words"; cat errors; return 1; }
    done
}

# --- what is proved

@test "all proved: a table, the sum, status 0" {
    verify 0
    diff -u - printed <<'END'
A child is born  born
                                       1  2  3
  reference                            ·  ·  ·
  right      vfork                     ·  ·  ·
  wrong      hangs                     ✗  –  –
  wrong      no_wait                   ·  ✗  ·
  wrong      exits_one                 ·  ·  ✗
  1 finishes  2 waited_for  3 exits_zero

  · passed   ✗ failed, as it must   ∘ failed, as it may   – skipped   ! not as it should be   ? the grader failed
5 passed, 0 failed
END
    [ ! -s errors ]
}

@test "-q: the sum; -v: what each wrong program is told" {
    verify 0 -q
    finds '5 passed, 0 failed'
    verify 0 -v
    grep -A1 'wrong *no_wait ' printed | grep -F '      waited_for: expected '
    [ "$(grep -c '^      ' printed)" = 4 ] # three messages, and the head of the table
}

@test "a right program that loses a point" {
    program $right/impatient 'if (fork() == 0) _exit(0); sleep(1); return 0;'
    program reference/born 'if (fork() == 0) _exit(0); wait(NULL); return 3;'
    verify 1
    grep -E '^  right +impatient +·  !  ·$' printed
    grep -E '^  reference +·  ·  !$' printed
    verify 1 -q
    finds '4 passed, 2 failed' "$right/impatient: a right program, but \`waited_for\` fails: expected " \
        'reference/born: a right program, but `exits_zero` fails: expected '
}

@test "a right program that does not compile" {
    program reference/born 'unheard_of();'
    verify 1 -q
    [ "$(tail -n 1 printed)" = '4 passed, 1 failed' ]
    grep -F 'reference/born: a right program, but `build` fails: ' printed
}

@test "a wrong program that is not caught" {
    cp reference/born/born.c $wrong/no_wait
    verify 1
    grep -E '^  wrong +no_wait +·  !  ·$' printed
    verify 1 -q
    finds '4 passed, 1 failed' "$list:3: no_wait: \`waited_for\` must fail, but passes, and so does all else"
}

@test "a wrong program that fails for another reason" {
    cp $wrong/exits_one/born.c $wrong/no_wait
    sed -i 's/- program: exits_one/&\n  message: exit status 2/' $list
    cp $wrong/no_wait/born.c $wrong/hangs
    verify 1 -q
    finds '2 passed, 3 failed' \
        "$list:1: hangs: \`finishes\` must fail, but passes" \
        "$list:1: hangs: \`exits_zero\` must not fail, but does: expected " \
        "$list:3: no_wait: \`waited_for\` must fail, but passes" \
        "$list:3: no_wait: \`exits_zero\` must not fail, but does: expected " \
        "$list:6: exits_one: the message of \`exits_zero\` lacks “exit status 2”: expected "
}

@test "several checks that must fail, and one that may" {
    program $wrong/both 'if (fork() == 0) _exit(0); sleep(1); return 1;'
    printf -- '- {program: both, required: [waited_for, exits_zero]}\n' >>$list
    verify 0
    grep -E '^  wrong +both +·  ✗  ✗$' printed
    sed -i 's/required: \[waited_for, exits_zero\]/required: waited_for, permitted: exits_zero/' $list
    verify 0
    grep -E '^  wrong +both +·  ✗  ∘$' printed
    cp $wrong/no_wait/born.c $wrong/both
    verify 0 -q
}

@test "a check that no wrong program fails" {
    sed -i '/exits_one/,$d' $list
    rm -r $wrong/exits_one
    verify 1 -q
    finds '4 passed, 1 failed' "$list:1: no wrong program fails \`exits_zero\` (It exits with 0)"
}

@test "an unknown check: did you mean" {
    sed -i 's/required: waited_for/&\n  permitted: [exit_zero, finishes]/' $list
    verify 1 -q
    finds '5 passed, 1 failed' "$list:5: no check of specs/born.yaml has the id \`exit_zero\`; did you mean \`exits_zero\`?"
}

@test "a program without a row, and a row without a program" {
    program $wrong/extra 'return 1;'
    mv $wrong/exits_one $wrong/returns_one
    verify 1 -q
    finds '4 passed, 4 failed' "$wrong/extra: this program has no row in wrong.yaml; it fails \`exits_zero\`" \
        "$wrong/returns_one: this program has no row in wrong.yaml; it fails \`exits_zero\`" \
        "$list:6: there is no program \`exits_one\` beside this file" \
        "$list:1: no wrong program fails \`exits_zero\`"
}

# --- what is missing or wrong

@test "an exercise without its reference, its list, its programs" {
    rm -r $right
    verify 0 -q
    finds '4 passed, 0 failed'
    rm -r reference
    verify 1 -q
    finds '3 passed, 1 failed' 'reference/born: there is no reference program'
    rm -r tests
    verify 1 -q
    finds '0 passed, 2 failed' 'reference/born: there is no reference program' \
        "$list: there is no list of wrong programs"
    verify 1
}

@test "a list with mistakes: status 2, the place of each, in all lists, and nothing is run" {
    mkdir tests/programs/other
    sed 's/exercise: born/exercise: other/' specs/born.yaml >specs/other.yaml
    echo '- {program: a, requird: b}' >tests/programs/other/wrong.yaml
    sed -i 's/^- program: hangs/- program: a b/; s/^  message: .*/  message: 15/' $list
    verify 2
    complains "$list:1:12: expected the name of a folder beside this file" "$list:5:12: expected a text, found the number \`15\`" \
        'tests/programs/other/wrong.yaml:1:16: unknown key `requird`; did you mean `required`?'
    [ ! -s printed ]
    rm $list && mkdir $list
    verify 2 born
    complains "grader verify: cannot read $list: it is not a regular file"
}

@test "unknown exercises and broken specifications: status 2" {
    verify 2 bron
    complains 'there is no exercise bron in specs; did you mean `born`?'
    verify 2 --specs nowhere
    complains 'cannot read the folder of specifications nowhere: No such file or directory'
    sed 's/points: 1/points: one/' specs/born.yaml >specs/broken.yaml
    verify 2
    complains 'specs/broken.yaml:6:44: ' 'found the text `one`'
    verify 0 -q born
    finds '5 passed, 0 failed'
    verify 0 -q born born
    finds '5 passed, 0 failed'
}

@test "the command line" {
    verify 2 --wrong nowhere
    complains '--wrong: nowhere is not a folder'
    verify 2 --reference nowhere
    complains '--reference: nowhere is not a folder'
    verify 2 --right specs/born.yaml
    complains '--right: specs/born.yaml is not a folder'
    for number in 0 -1 x 2x '' 99999999999999999999; do
        verify 2 -j "$number"
        complains "-j takes a whole number from 1 to 1024, not $number"
        verify 2 --rounds "$number"
        complains '--rounds takes a whole number from 1 to 10000'
    done
    verify 2 -q -v
    complains '-q and -v exclude each other'
    verify 0 --help
    grep -F 'Usage: grader verify [OPTION...] [EXERCISE...]' printed
    for option in --specs=DIR --reference=DIR --right=DIR --wrong=DIR '-j, --jobs=N' --rounds=N '-b, --sandbox=SANDBOX' \
        '-q, --quiet' '-v, --verbose' 'Exit status: 0 proved'; do
        grep -qF -- "$option" printed || { echo "no $option"; return 1; }
    done
}

@test "the folders: beside the specifications, or named" {
    mkdir deep
    mv specs reference tests deep
    verify 0 -q --specs deep/specs
    verify 0 -q --specs "$PWD/deep/specs/"
    (cd deep/specs && "$grader" verify -q --specs .)
    GRADER_SPECS=$PWD/deep/specs verify 0 -q
    mv deep/reference references && mv deep/tests/accepted right && mv deep/tests/programs wrong
    verify 1 -q --specs deep/specs
    verify 0 -q --specs deep/specs --reference references --right right --wrong wrong
    finds '5 passed, 0 failed'
}

@test "--rounds grades each program again; -j does not change what is said" {
    verify 0 --rounds 3 -j 1
    cp printed one
    [ "$(tail -n 1 printed)" = '15 passed, 0 failed' ]
    verify 0 --rounds 3 -j 7
    cmp one printed
}

@test "in every round a program is run until it fails with the words that are named, not with others in an order before" {
    sed -i "s/first-come/first-come, last-come, 'stagger:0.1'/" specs/born.yaml
    program $wrong/no_wait '
        sigset_t told;
        int caught;
        sigemptyset(&told);
        sigaddset(&told, SIGCHLD);
        sigprocmask(SIG_BLOCK, &told, NULL);
        for (int i = 0; i < 2; i++)
            if (fork() == 0)
                _exit(sleep(1));
        sigwait(&told, &caught);
        while (waitpid(-1, NULL, WNOHANG) > 0)
            continue;
        return 0;'
    sed -i '1s/^/#include <signal.h>\n/' $wrong/no_wait/born.c
    sed -i 's/nobody waited for it/was still running when main ended/' $list
    verify 0 -q --rounds 2
}

@test "a program that is right only at times" {
    shared=$(mktemp -d /tmp/grader_test_XXXXXX)
    chmod 777 "$shared" # for the program may be another user's
    printf '#include <fcntl.h>\nint main(void) { return open("%s/been_here", O_CREAT | O_EXCL, 0600) < 0; }\n' \
        "$shared" >reference/born/born.c
    verify 1 -q --rounds 3 -j 1 -b direct
    finds '13 passed, 2 failed' 'reference/born: a right program, but `exits_zero` fails: '
    grep -F '(in 2 of 3 rounds)' printed
    rm -r "$shared"
}

# --- faults of ours

@test "a sandbox that breaks in the middle: status 3, and no program is blamed" {
    mkdir bin
    printf '#!/bin/sh\ncase "$*" in *tracer*) echo "bwrap: broken" >&2; exit 1;; *) exit 0;; esac\n' >bin/bwrap
    chmod +x bin/bwrap
    PATH=$PWD/bin:$PATH verify 3 -b bwrap
    grep -E '^  wrong +hangs +\?  \?  \?$' printed
    grep -F "$list:1: hangs: the grader failed at \`finishes\`: " printed | grep -F 'in the sandbox bwrap: bwrap: broken'
    [ "$(grep -c "the grader failed at" printed)" = 5 ]
    [ "$(tail -n 1 printed)" = '0 passed, 5 failed' ]
}

@test "a result that can not be written: status 3" {
    status=0
    "$grader" verify -q >/dev/full 2>errors || status=$?
    [ "$status" = 3 ]
    complains 'cannot write the result: No space left on device'
}

@test "no sandbox: status 3" {
    status=0
    PATH=$PWD "$grader" verify -b auto >printed 2>errors || status=$?
    [ "$status" = 3 ]
    complains 'there is no sandbox to run student code in'
    [ ! -s printed ]
}

@test "Ctrl-C: status 130, and nothing is left" {
    word=marker_${BATS_TEST_NUMBER}_$$
    sed -i -e "s/exercise: born/exercise: $word\nclock: real/" -e /schedules/d specs/born.yaml
    mkdir -p "reference/$word"
    printf '#include <unistd.h>\nint main(void) { fork(); for (;;) pause(); }\n' >"reference/$word/born.c"
    status=0
    "$here/alone.py" --interrupt "./$word" "$grader" verify -b direct >printed 2>errors || status=$?
    [ "$status" = 130 ]
    [ ! -s printed ]
}

@test "progress and colours on a terminal only" {
    TERM=xterm /usr/bin/python3 -c '
import os, pty, sys
output = open("shown", "wb")
def read(fd):
    data = os.read(fd, 65536)
    output.write(data)
    return data
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:], read)))' "$grader" verify >/dev/null 2>&1
    grep -qE 'verifying born \[[ #]{20}\] 0 of 5' shown
    grep -qE 'verifying born \[[ #]{20}\] 5 of 5' shown
    grep -qF $'\e[32m✗' shown
    verify 0
    [ ! -s errors ]
    [ "$(grep -c $'\e' printed)" = 0 ]
}

# --- mutants

# The specification sees all but how long it takes.
strict() {
    echo '  - {id: child, title: One child, points: 1, process_count: {children: 1, total: 2}}' >>specs/born.yaml
    echo '  - {id: two, title: The child exits with 2, points: 1, exit_status: {process: 1, is: 2}}' >>specs/born.yaml
    program reference/born 'if (fork() == 0) _exit(2); wait(NULL); sleep(1); return 0;'
}

@test "--mutate: a weak specification lets mutants through" {
    strict
    verify 1 --mutate
    diff -u - printed <<'END'
born: 55.6 %: 5 of 9 mutants lose points (0 equivalent, 0 do not compile)
reference/born/born.c:4:45: `sleep(1);` before `wait(NULL);`: survives
reference/born/born.c:4:57: drop `sleep(1);`: survives
reference/born/born.c:4:63: `1` becomes `0`: survives
reference/born/born.c:4:63: `1` becomes `2`: survives
0 passed, 1 failed
END
}

@test "--mutate: who is listed as right does not count" {
    strict
    cat >$wrong/equivalent.yaml <<'END'
- change: 'drop `sleep(1);`'
  reason: It may be as fast as it likes.
- change: '`sleep(1);` before `wait(NULL);`'
  reason: It may be as fast as it likes.
- change: '`1` becomes `0`'
  reason: It may be as fast as it likes.
- change: '`1` becomes `2`'
  source: int main(void) { if (fork() == 0) _exit(2); wait(NULL); sleep(1); return 0; }
  reason: It may be as slow as it likes.
END
    verify 0 --mutate
    diff -u - printed <<'END'
born: 100.0 %: 5 of 5 mutants lose points (4 equivalent, 0 do not compile)
1 passed, 0 failed
END
    printf -- '- change: drop it all\n  reason: none\n' >>$wrong/equivalent.yaml
    verify 1 --mutate
    grep -F "$wrong/equivalent.yaml:10: no mutant that survives fits this row" printed
}

@test "--mutate -v: what became of each; a row that fits none is told" {
    strict
    printf -- '- change: drop it all\n  reason: none\n' >$wrong/equivalent.yaml
    verify 1 --mutate -v
    grep -F 'drop `wait(NULL);`: fails waited_for' printed
    grep -F "$wrong/equivalent.yaml:1: no mutant that survives fits this row" printed
}

@test "--mutate: a list with mistakes: status 2" {
    printf -- '- change: drop it all\n' >$wrong/equivalent.yaml
    verify 2 --mutate
    complains 'equivalent.yaml:1:3: the key `reason` is missing'
}
