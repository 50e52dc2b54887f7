# SPDX-License-Identifier: MIT
# shellcheck shell=bats disable=SC2016
# What a person sees of `grader check`. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$(realpath "$here/../..")
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    reference=$root/reference
    programs=$root/tests/programs
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp specs
    export TMPDIR=$PWD/tmp GRADER_SPECS=$PWD/specs
    unset NO_COLOR
    cp "$here"/specs/*.yaml specs
}

# A plain `! command` that is false does not end a test.
not() { ! "$@"; }

# check STATUS ARGUMENT...: what it says is in `printed` and `errors`; no process or file may stay behind.
check() {
    local expected=$1 status=0
    shift
    "$here/alone.py" "$grader" check "$@" >printed 2>errors || status=$?
    [ "$status" = "$expected" ] || { echo "status $status"; cat printed errors; return 1; }
}

# says, complains, keeps_silent WORDS...: each is, or none is, in the output, however its lines are broken.
said() { tr -s ' \n' ' ' <"$1" | grep -qF -- "$2"; }
says() {
    for words in "$@"; do said printed "$words" || { echo "not said: $words"; cat printed; return 1; }; done
}
complains() {
    for words in "$@"; do said errors "$words" || { echo "no complaint: $words"; cat errors; return 1; }; done
}
keeps_silent() {
    for words in "$@"; do
        if said printed "$words" || said errors "$words"; then cat printed errors; return 1; fi
    done
}

# the JSON report `report.json` holds this, in Python's words about `results`.
json_says() {
    "$here/report_is_good.py" report.json
    /usr/bin/python3 -c 'import json, sys
results = json.load(open("report.json", encoding="utf-8"))["results"]
sys.exit(0 if eval(sys.argv[1]) else f"not so: {sys.argv[1]}: {results}")' "$1"
}

# A submission in its own folder, from the source on stdin.
submission() { mkdir -p "$1" && cat >"$1/killing_processes.c"; }

hello() { echo 'int main(void) { return 0; }'; }

# --- verdicts

@test "all points: status 0" {
    check 0 "$reference/killing_processes"
    diff printed - <<END
Killing processes  $reference/killing_processes
  ✓   1/1   The program ends by itself
  ✓   1/1   main has exactly one child
  ✓   1/1   main ends the child with SIGTERM
  ✓   1/1   main prints the exit code -15
  ✓   1/1   The child is waited for
  ✓   1/1   main ends with exit status 0
  6 of 6 points

END
    [ ! -s errors ]
}

@test "from the root of the sources the real specifications are found" {
    unset GRADER_SPECS
    cd "$root"
    "$grader" check -q reference/communicating_with_pipe | grep -Ex '[^ ]*	communicating_with_pipe	([0-9]+)/\1	pass'
}

@test "points lost: status 1; what was expected, what was seen, where, and a hint; what is built on it is skipped" {
    check 1 "$programs/killing_processes/sends_sigkill"
    says '✗ 0/1 main ends the child with SIGTERM' 'expected process 1' 'SIGTERM (-15), sent by main' \
        'saw process 1' 'was ended by SIGKILL, which main sent' 'hint main calls kill() with SIGTERM' \
        '– 0/1 main prints the exit code -15 because not judged, because it needs “main ends the child with SIGTERM”' \
        '4 of 6 points'
    [ ! -s errors ]
}

@test "what the program printed is shown as it is: no space is lost" {
    printf '#include <stdio.h>\nint main(void) { puts("0  1"); }\n' | submission spaces
    mv spaces/killing_processes.c spaces/communicating_with_pipe.c
    check 1 spaces
    grep -F '`0  1`' printed
}

@test "two submissions: the worst decides, both are told, in the order of the command line" {
    check 1 "$programs/communicating_with_pipe/no_wait" "$reference/communicating_with_pipe"
    says '3 of 4 points' '4 of 4 points' '1 of 2 submissions have all points'
    check 0 -q "$reference/killing_processes" "$reference/communicating_with_pipe"
    diff printed - <<END
$reference/killing_processes	killing_processes	6/6	pass
$reference/communicating_with_pipe	communicating_with_pipe	4/4	pass
END
}

@test "a folder with a sub-folder for each exercise" {
    mkdir -p student/communicating_with_pipe student/killing_processes student/notes
    cp "$reference/communicating_with_pipe/communicating_with_pipe.c" student/communicating_with_pipe
    cp "$programs/killing_processes/exits_one/killing_processes.c" student/killing_processes
    check 1 -q student
    diff printed - <<'END'
student/communicating_with_pipe	communicating_with_pipe	4/4	pass
student/killing_processes	killing_processes	5/6	fail
END
    check 1 -q -e killing_processes student
    diff printed - <<'END'
student/killing_processes	killing_processes	5/6	fail
END
}

@test "the exercise is found by the files' names, or by the folder's where a file is missing" {
    mkdir anything && cp "$reference/killing_processes/killing_processes.c" anything
    check 0 -q anything
    (cd anything && GRADER_SPECS=../specs "$grader" check -q .)
    mkdir killing_processes
    check 1 killing_processes
    says 'Killing processes' 'the file killing_processes.c is missing; its name must be spelled exactly like this'
}

# --- the specification

@test "-e, -s, --specs, \$GRADER_SPECS and ./specs name the specification" {
    sed 's/^title: .*/title: From one file/' specs/killing_processes.yaml >one.yaml
    mkdir other && sed 's/^title: .*/title: From another folder/' specs/killing_processes.yaml >other/killing_processes.yaml
    submission mine <"$reference/killing_processes/killing_processes.c"
    check 0 -e killing_processes mine
    says 'Killing processes mine'
    check 0 -s one.yaml mine
    says 'From one file mine'
    check 0 --specs other mine
    says 'From another folder mine'
    GRADER_SPECS=$PWD/other check 0 mine
    says 'From another folder mine'
    GRADER_SPECS=$PWD/other check 0 --specs=specs -e killing_processes mine
    says 'Killing processes mine'
    unset GRADER_SPECS
    check 0 mine
    says 'Killing processes mine'
    check 2 -e killing_processes -s one.yaml mine
    complains '-e and -s both name the specification'
}

@test "an unknown exercise: did you mean" {
    check 2 -e kiling_processes "$reference/killing_processes"
    complains 'there is no exercise kiling_processes in' 'did you mean `killing_processes`?' \
        '(there are: communicating_with_pipe, killing_processes)'
    check 2 -e ../specs/killing_processes "$reference/killing_processes"
    complains 'there is no exercise ../specs/killing_processes'
}

@test "a folder without the files of an exercise, and specifications that are not there" {
    mkdir empty
    check 2 empty
    complains 'empty holds the files of no known exercise' 'name the exercise with -e'
    check 2 --specs nowhere "$reference/killing_processes"
    complains 'cannot read the folder of specifications nowhere: No such file or directory' 'name it with --specs'
    check 2 --specs empty "$reference/killing_processes"
    complains 'there is no specification (*.yaml) in empty'
    check 2 -s nowhere.yaml "$reference/killing_processes"
    complains 'nowhere.yaml'
}

@test "a broken specification: status 2, the place of each mistake, and nothing is run" {
    sed 's/points: 1/points: one/; s/^title:/titel:/' specs/killing_processes.yaml >broken.yaml
    check 2 -s broken.yaml --keep kept "$reference/killing_processes"
    complains 'broken.yaml:3:1: unknown key `titel`; did you mean `title`?' 'broken.yaml:13:13: ' 'found the text `one`'
    [ ! -s printed ]
    [ ! -e kept ]
    echo 'exercise: [' >specs/wrong.yaml
    check 2 "$reference/killing_processes"
    complains 'specs/wrong.yaml:'
}

# --- the command line

@test "no submission, a missing one, a file in its place" {
    check 2
    complains 'name the folder of a submission'
    check 2 nowhere
    complains 'the submission nowhere is not a folder'
    check 2 "$reference/killing_processes/killing_processes.c"
    complains 'is not a folder'
}

@test "an unknown option, and --help" {
    check 2 --colour x
    complains "unrecognized option '--colour'" 'Try `grader check --help'
    check 0 --help
    says 'Usage: grader check [OPTION...] SUBMISSION...' '-e, --exercise=EXERCISE' '-s, --spec=FILE' '--specs=DIR' '-f, --format=FORMAT' \
        '-b, --sandbox=SANDBOX' '--command=' '--keep=DIR' '-q, --quiet' '-v, --verbose' 'Exit status: 0 all points'
    [ ! -s errors ]
}

@test "-q: a line for each, and nothing more" {
    check 1 -q "$programs/killing_processes/no_join"
    diff printed - <<END
$programs/killing_processes/no_join	killing_processes	5/6	fail
END
    [ ! -s errors ]
    check 2 -q -v "$reference/killing_processes"
    complains '-q and -v exclude each other'
}

@test "-v: what the processes did" {
    check 0 -v "$reference/killing_processes"
    says '✓ the program can be built' 'what the processes did:' 'main is started by the grader' 'main runs /box/killing_processes' \
        'process 1 is started by main' 'main sends SIGTERM to process 1' 'process 1 is ended by SIGTERM from main' \
        'main has waited for process 1' 'main ends with exit status 0'
    check 0 -v "$reference/communicating_with_pipe"
    says 'main has pipe A' 'process 1 writes 4 bytes to pipe A' 'process 2 reads 4 bytes from pipe A' \
        'process 2 meets the end of pipe A' 'main has waited for process 1' 'main has waited for process 2'
    printf '#warning read me\n' | cat - "$reference/killing_processes/killing_processes.c" | submission warned
    check 0 -v warned
    says "the compiler's words:" '#warning read me'
    check 0 warned
    keeps_silent 'read me'
}

# --- reports

@test "-f text, json, both, and into files" {
    check 0 -f text "$reference/killing_processes"
    cp printed alone.txt
    says '6 of 6 points'
    check 0 -f json "$reference/killing_processes"
    cp printed report.json
    json_says 'len(results) == 1 and results[0]["outcome"] == "pass"'
    check 0 -f text -f json=report.json "$reference/killing_processes"
    cmp printed alone.txt
    json_says 'results[0]["points"] == results[0]["max_points"] == 6 and results[0]["exercise"] == "killing_processes"'
    check 0 -f json=report.json -f text=report.txt "$reference/killing_processes"
    [ ! -s printed ]
    cmp report.txt alone.txt
    check 2 -f xml "$reference/killing_processes"
    complains 'there is no format xml; there are: classroom, classroom50, csv, github, gradescope, html, json, junit, markdown, tap, text'
    check 2 -f json= "$reference/killing_processes"
    complains '-f json= names no file'
}

@test "the JSON tells all that the text tells" {
    check 1 -f json=report.json "$programs/killing_processes/sends_sigkill" "$reference/communicating_with_pipe"
    json_says '[r["outcome"] for r in results] == ["fail", "pass"]'
    json_says '[c["id"] for c in results[0]["checks"]][:4] == ["build", "finishes", "one_child", "terminated"]'
    json_says '[c["outcome"] for c in results[0]["checks"]][:4] == ["pass", "pass", "pass", "fail"]'
    json_says '"SIGKILL" in results[0]["checks"][3]["message"] and "Hint: " in results[0]["checks"][3]["message"]'
    json_says 'any(c["outcome"] == "skipped" and "needs" in c["message"] for c in results[0]["checks"])'
}

@test "a report that can not be written: status 2 where its path is wrong, 3 where the machine fails" {
    check 2 -f json=nowhere/report.json "$reference/killing_processes"
    complains 'cannot write the report nowhere/report.json: No such file or directory'
    status=0
    "$grader" check -q "$reference/killing_processes" >/dev/full 2>errors || status=$?
    [ "$status" = 3 ]
    complains 'cannot write the report: No space left on device'
}

# on_terminal NAME=VALUE... : the grader's output to a terminal, in `printed`.
on_terminal() {
    env TERM=xterm "$@" /usr/bin/python3 -c '
import os, pty, sys
output = open("printed", "wb")
def read(fd):
    data = os.read(fd, 65536)
    output.write(data)
    return data
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:], read)))' "$grader" check "$reference/killing_processes" >shown 2>&1
}

@test "colours: on a terminal only, and not with NO_COLOR nor on a dumb one" {
    on_terminal A=b
    grep -q $'\e\[32m✓' printed
    grep -q 'grading \[ *\] 0 of 1: ' printed
    on_terminal NO_COLOR=1
    grep -q '✓   1/1' printed
    not grep -q $'\e\[[0-9;]*m' printed
    on_terminal TERM=dumb
    not grep -q $'\e\[[0-9;]*m' printed
    on_terminal NO_COLOR=
    grep -q $'\e\[32m✓' printed
    check 0 "$reference/killing_processes"
    not grep -q $'\e' printed errors
}

@test "--keep leaves the traces and the compiler's log" {
    sed 's/^  - id: finishes/  - {id: memory, title: Memory, points: 1, no_memory_errors: {}}\n&/' -i specs/killing_processes.yaml
    check 0 --keep kept/here "$reference/killing_processes"
    [ "$(ls kept/here/killing_processes/killing_processes)" = "$(printf '%s\n' build.log build.trace run.trace valgrind.trace)" ]
    cd kept/here/killing_processes/killing_processes
    for trace in *.trace; do
        [ "$(head -n 1 "$trace")" = 'grader-trace 1' ]
        tail -n 1 "$trace" | grep -Ex 'end [0-9]+'
    done
    [ ! -s build.log ]
}

@test "--keep where nothing can be kept: status 3" {
    echo >file
    check 3 --keep file "$reference/killing_processes"
    says 'file' 'not the student'
}

@test "a report: lines of the source where they are known, each reason and each list of events once, a certain hint first" {
    check 1 --specs "$root/specs" "$root/tests/programs/killing_processes/sends_sigkill"
    says "was ended by SIGKILL, which main sent (killing_processes.c:51)"
    [ "$(grep -c 'because it needs “main ends the child' printed)" = 1 ]
    check 1 --specs "$root/specs" "$root/tests/programs/killing_processes/no_join"
    says "process 1 (main's first child), started at killing_processes.c:42, ended, but nobody waited for it"
    check 1 --specs "$root/specs" "$root/tests/programs/killing_processes/line_doubled"
    says 'hint Another process printed this line, too:' 'call fflush(stdout) before fork(), or print it' 'whose line it is. The child prints its lines'
    check 1 --specs "$root/specs" "$root/tests/programs/communicating_with_pipe/woken_before_it_listens"
    says 'schedule last-come whoever could go on last goes on' '(10 times)' 'events the same as of “The squares of 0 to 9'
}

# --- submissions

@test "a program that does not compile: the compiler's words; all else is skipped" {
    printf 'int main(void) { return unheard_of; }\n' | submission wrong
    check 1 -f text -f json=report.json wrong
    says '✗ the program can be built' 'it does not compile' "the compiler's words:" "‘unheard_of’ undeclared" \
        '– 0/1 The program ends by itself' 'because not judged, because there is no program to run' '0 of 6 points'
    json_says 'results[0]["checks"][0]["id"] == "build" and results[0]["checks"][0]["outcome"] == "fail"'
    json_says '{c["outcome"] for c in results[0]["checks"][1:]} == {"skipped"} and "unheard_of" in results[0]["compiler"]'
}

@test "a program without main: the linker's words" {
    printf 'int other(void) { return 0; }\n' | submission wrong
    check 1 wrong
    says 'it does not compile' 'main'
    printf '' | submission empty
    check 1 empty
    says 'it does not compile'
}

# refused WORDS...: the submission `odd`, whose file can not be used.
refused() {
    check 1 -f text -f json=report.json -e killing_processes odd
    says '✗ the program can be built' "$@" '0 of 6 points'
    json_says '{c["outcome"] for c in results[0]["checks"][1:]} == {"skipped"}'
}

@test "a file that is missing" {
    mkdir odd && hello >odd/Killing_Processes.c
    refused 'the file killing_processes.c is missing; its name must be spelled exactly like this'
}

@test "a symbolic link" {
    mkdir odd && hello >real.c && ln -s ../real.c odd/killing_processes.c
    refused 'killing_processes.c is a symbolic link; hand in the file itself'
}

@test "a dangling link" {
    mkdir odd && ln -s nowhere odd/killing_processes.c
    refused 'killing_processes.c is a symbolic link'
}

@test "a FIFO: nobody waits for a writer" {
    mkdir odd && mkfifo odd/killing_processes.c
    refused 'killing_processes.c is a FIFO (a named pipe); hand in the file itself'
}

@test "a folder" {
    mkdir -p odd/killing_processes.c
    refused 'killing_processes.c is a folder; hand in the file itself'
}

@test "a socket" {
    mkdir odd
    /usr/bin/python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("odd/killing_processes.c")'
    refused 'killing_processes.c is not a regular file; hand in the file itself'
}

@test "a device" {
    mkdir odd
    mknod odd/killing_processes.c c 1 5 2>/dev/null || skip 'devices are for root'
    refused 'killing_processes.c is a device; hand in the file itself'
}

@test "a file that may not be read" {
    if [ "$(id -u)" = 0 ]; then # who may read all, unless this right is given up
        printf '#!/bin/sh\nexec setpriv --bounding-set=-dac_override,-dac_read_search -- "%s" "$@"\n' "$grader" >grader
        chmod +x grader
        grader=$PWD/grader
    fi
    mkdir odd && hello >odd/killing_processes.c && chmod 0 odd/killing_processes.c
    check 3 odd
    says "the file killing_processes.c can't be read: Permission denied" "this is not the student's fault"
}

@test "a source of 1 MiB is taken, a larger one is not" {
    mkdir odd
    { hello; head -c 1048547 /dev/zero | tr '\0' ' '; } >odd/killing_processes.c
    [ "$(stat -c %s odd/killing_processes.c)" = 1048576 ]
    check 1 -q -e killing_processes odd
    says $'killing_processes\t3/6\tfail'
    echo >>odd/killing_processes.c
    refused 'killing_processes.c has 1048577 bytes; a source file may have 1 MiB at most'
    truncate -s 1T odd/killing_processes.c
    refused 'a source file may have 1 MiB at most'
}

@test "a folder's name with escape sequences is shown escaped" {
    name=$'a\e[31m\r\xff\n::error::b' shown='a\\x1b\[31m\\(r|x0d)\\xff\\(n|x0a)::error::b'
    submission "$name" <"$reference/killing_processes/killing_processes.c"
    check 0 -f text=report.txt -f json=report.json --keep kept "$name"
    "$here/report_is_good.py" report.json report.txt
    grep -E "$shown" report.txt
    check 0 -q "$name"
    grep -E "$shown" printed
    [ "$(wc -l <printed)" = 1 ]
    check 2 -e "$name" "$name"
    not grep $'\e' errors
    check 2 "$name/"$'\e[31m'
    not grep $'\e' errors
}

# --- a program that is already there

@test "--command: right programs in Python" {
    for program in with_fork with_multiprocessing; do
        check 0 -e killing_processes --command "/usr/bin/python3 '$program.py'" "$root/tests/commands/killing_processes"
        says '6 of 6 points'
        keeps_silent 'can be built'
    done
}

@test "--command: a wrong program in Python, and the memory of the interpreter" {
    sed 's/^  - id: finishes/  - {id: memory, title: Memory, points: 1, no_memory_errors: {}}\n&/' -i specs/killing_processes.yaml
    check 1 -e killing_processes --command '/usr/bin/python3 with_kill.py' "$root/tests/commands/killing_processes"
    says 'was ended by SIGKILL, which main sent' '✓ 1/1 Memory' '5 of 7 points'
}

@test "--command: a program that is not there, none, and no exercise" {
    check 2 -e killing_processes --command /nowhere/python "$reference/killing_processes"
    complains 'cannot run /nowhere/python: No such file or directory'
    check 2 -e killing_processes --command ' ' "$reference/killing_processes"
    complains '--command names no program'
    check 2 -e killing_processes --command "a 'b" "$reference/killing_processes"
    complains '--command has a quote that is not closed'
    check 2 --command true "$reference/killing_processes"
    complains '--command needs -e or -s'
}

# --- the machine

@test "-b direct warns; -q does not; an unknown sandbox" {
    check 0 -b direct "$reference/killing_processes"
    complains 'warning: the sandbox direct does not isolate'
    says '6 of 6 points'
    check 0 -q -b direct "$reference/killing_processes"
    [ ! -s errors ]
    check 0 -b bwrap "$reference/killing_processes"
    [ ! -s errors ]
    check 2 -b dockr "$reference/killing_processes"
    complains 'there is no sandbox named dockr; there are auto, docker, podman, bwrap, direct'
}

@test "no bubblewrap: status 3, and what to do" {
    status=0
    PATH=$PWD "$grader" check -b auto "$reference/killing_processes" >printed 2>errors || status=$?
    [ "$status" = 3 ]
    complains 'there is no sandbox to run student code in' 'bubblewrap is not installed: apt-get install bubblewrap' '-b direct'
    [ ! -s printed ]
}

@test "a bubblewrap that does not work: status 3, its words, and what to do" {
    mkdir bin && printf '#!/bin/sh\necho "bwrap: No permissions \033[31m" >&2\nexit 1\n' >bin/bwrap && chmod +x bin/bwrap
    PATH=$PWD/bin:$PATH check 3 "$reference/killing_processes"
    complains 'bubblewrap can not work here (bwrap: No permissions \x1b[31m)' '-b direct'
}

@test "a sandbox that breaks in the middle: an error, no point lost, status 3" {
    mkdir bin
    printf '#!/bin/sh\ncase "$*" in *tracer*) echo "bwrap: broken" >&2; exit 1;; *) exit 0;; esac\n' >bin/bwrap
    chmod +x bin/bwrap
    PATH=$PWD/bin:$PATH check 3 -f text -f json=report.json "$reference/killing_processes"
    says '! 0/1 The program ends by itself' 'bwrap: broken' "this is not the student's fault"
    json_says 'results[0]["outcome"] == "error" and {c["outcome"] for c in results[0]["checks"]} == {"error"}'
}

@test "Ctrl-C: status 130, and nothing is left" {
    word=marker_${BATS_TEST_NUMBER}_$$
    cat >marked.yaml <<END
exercise: $word
title: A program that waits for ever, on the machine's clock
files: [killing_processes.c]
clock: real
checks: [{id: finishes, title: It ends, points: 1, finishes: {}}]
END
    printf '#include <unistd.h>\nint main(void) { fork(); for (;;) pause(); }\n' | submission hangs
    status=0
    "$here/alone.py" --interrupt "./$word" "$grader" check -s marked.yaml hangs >printed 2>errors || status=$?
    [ "$status" = 130 ]
    [ ! -s printed ]
}

@test "Ctrl-C while it looks whether the sandbox is there: status 130, and not a word" {
    mkdir bin
    printf '#!/bin/sh\nexec sleep 86401\n' >bin/docker
    chmod +x bin/docker
    status=0
    PATH=$PWD/bin:$PATH "$here/alone.py" --interrupt 86401 "$grader" check -b docker --specs "$root/specs" \
        "$root/reference/process_pool" >printed 2>&1 || status=$?
    [ "$status" = 130 ]
    [ ! -s printed ]
}

@test "on the machine's clock a program that hangs is stopped, and the report says where it waits" {
    cat >real.yaml <<END
exercise: hangs
title: A program that waits for itself, on the machine's clock
files: [hangs.c]
clock: real
limits: {wall: 1}
checks: [{id: finishes, title: It ends, points: 1, finishes: {}}]
END
    mkdir hangs
    printf '#include <unistd.h>\nint main(void) { int e[2]; char b; pipe(e); return (int)read(e[0], &b, 1); }\n' \
        >hangs/hangs.c
    check 1 -s real.yaml hangs
    says 'it still ran after 1 s: main waits in read (hangs.c:2) on pipe A, whose write end is still open only in main itself'
}

@test "without stdin it works as ever" {
    "$grader" check -q "$reference/killing_processes" <&-
}

@test "without stdout it can not report: status 3" {
    status=0
    "$grader" check -q "$reference/killing_processes" >&- 2>errors || status=$?
    [ "$status" = 3 ]
}

@test "signals that the caller ignores or blocks change nothing" {
    printf '#include <signal.h>\nint main(void) {\nfor (int number = 1; number < 32; number++) {\nstruct sigaction now;\nsigset_t mask;\n%s\n' \
        'sigaction(number, 0, &now); sigprocmask(0, 0, &mask); if (now.sa_handler != SIG_DFL || sigismember(&mask, number)) return number; } }' |
        submission looks
    sed '/^  - id: one_child/,$d' specs/killing_processes.yaml >looks.yaml
    sed -n '/^  - id: exits_zero/,$p' specs/killing_processes.yaml >>looks.yaml
    "$grader" check -s looks.yaml looks
    /usr/bin/python3 -c '
import os, signal, sys
for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
os.execv(sys.argv[1], sys.argv[1:])' "$grader" check -s looks.yaml looks
}

@test "in bubblewrap the C library's debugging file has its symbols alone" {
    id=$(readelf -n "$(gcc -print-file-name=libc.so.6)" | sed -n 's/.*Build ID: //p')
    file=/usr/lib/debug/.build-id/${id:0:2}/${id:2}.debug
    printf '%s\n' '#include <stdio.h>' '#include <sys/stat.h>' 'int main(void) { struct stat file;' \
        "puts(stat(\"$file\", &file) ? \"gone\" : file.st_size < $(stat -c %s "$file") / 4 ? \"small\" : \"whole\"); }" |
        submission looks
    printf '%s\n' 'exercise: looks' 'title: It looks' 'files: [killing_processes.c]' 'schedules: [first-come]' 'checks:' \
        '  - {id: small, title: It is small, points: 1, stdout_lines: {lines: [small]}}' >looks.yaml
    "$grader" check -b bwrap -s looks.yaml looks
}
