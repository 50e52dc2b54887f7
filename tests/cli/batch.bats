# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# grader batch: a class, and what becomes of its grades. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    grader=$(realpath "${GRADER:-$here/../../build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp specs class
    export TMPDIR=$PWD/tmp GRADER_SANDBOX=bwrap
    unset GRADER_SPECS
    exercise hello 'hello' 2
    exercise bye 'bye' 1
}

# exercise NAME WORDS POINTS: a specification; its program prints the words.
exercise() {
    printf '%s\n' "exercise: $1" "title: It says $2" "files: [$1.c]" 'schedules: [first-come]' 'checks:' \
        "  - {id: words, title: It says $2, points: $3, visibility: hidden, stdout_lines: {lines: ['$2']}}" \
        '  - {id: status, title: It ends well, points: 1, exit_status: {is: 0}}' >"specs/$1.yaml"
}

# program FOLDER NAME WORDS STATUS
program() {
    mkdir -p "$1"
    printf '%s\n' '#include <stdio.h>' 'int main(void) {' "    puts(\"$3\");" "    return $4;" '}' >"$1/$2.c"
}

# Three students: both exercises right; one, wrong; an archive.
three() {
    program class/ada/hello hello hello 0
    program class/ada/bye bye bye 0
    program class/bob/hello hello hallo 0
    program packed hello hello 1
    tar -czf class/cyd.tar.gz -C packed hello.c
}

three_grades='ada bye pass 2/2
ada hello pass 3/3
bob hello fail 1/3
cyd hello fail 2/3'

# says TEXT: in what the last run printed.
says() { [[ $output = *"$1"* ]] || { echo "not said: $1"; echo "$output"; return 1; }; }

# batch STATUS ARGUMENTS…
batch() {
    local expected=$1
    shift
    run "$grader" batch class -o grades "$@"
    [ "$status" = "$expected" ] || { echo "status $status"; echo "$output"; return 1; }
    left=$(find tmp -mindepth 1)
    [ -z "$left" ] || { echo "left: $left"; return 1; }
}

@test "a folder or an archive a student: a file a grade" {
    three
    mkdir class/dan
    echo hello >class/notes.txt
    batch 0
    says '4 students; grades: 4 new, 0 used again, 0 could not be made'
    says 'dan: class/dan holds the files of no known exercise'
    says 'nobody'\''s, as it is neither a folder nor an archive:
  notes.txt'
    batch 0 -q
    says 'nobody'\''s, as it is neither a folder nor an archive:
  notes.txt'
    [ "$("$here/grades.py" grades)" = "$three_grades" ]
    [ -d grades/dan ]
    # What a student may not see stands beside what it may.
    grep -q '"seen".*hallo' grades/bob/hello.json
    python3 - <<'CODE'
import json
grade = json.load(open("grades/bob/hello.json"))
assert "hallo" in json.dumps(grade["result"]), grade
assert "hallo" not in json.dumps(grade["shown"]) and grade["shown"]["points"] == 1, grade
assert json.load(open("grades/ada/hello.json"))["shown"] is None
assert grade["sources"]["hello.c"] == open("class/bob/hello/hello.c").read()
CODE
}

@test "clones of the students' repository; a link into somebody else's folder leads nowhere" {
    program class/ada/assignments/hello hello hello 0
    program class/ada/assignments/bye bye bye 0
    mkdir class/ada/.git class/bob
    ln -s ../ada/assignments class/bob/assignments
    ln -s ../ada/assignments/hello class/bob/hello
    batch 0
    says 'bob: class/bob holds the files of no known exercise'
    [ "$("$here/grades.py" grades)" = 'ada bye pass 2/2
ada hello pass 3/3' ]
    batch 0 -e hello --anew
    [ "$("$here/grades.py" grades)" = 'ada bye pass 2/2
ada hello pass 3/3
bob hello fail 0/3' ]
}

@test "the names of Moodle's and of Canvas's downloads" {
    program 'class/Ada L_77_assignsubmission_file_' hello hello 0
    program packed hello hello 1
    tar -czf 'class/Böb_78_assignsubmission_file_work.tar.gz' -C packed hello.c
    program loose hello hello 0
    mv loose/hello.c class/doejane_LATE_1234_5678_hello-2.c
    batch 0
    [ "$("$here/grades.py" grades)" = 'Ada L_77 hello pass 3/3
Böb_78 hello fail 2/3
doejane_1234 hello pass 3/3' ]
    grep -q '"full_name": "Ada L"' 'grades/Ada L_77/hello.json'
    grep -q '"id": "77"' 'grades/Ada L_77/hello.json'
    grep -q '"id": "1234"' grades/doejane_1234/hello.json
}

@test "what Moodle's other plugins add is nobody else's; who handed in text alone is told" {
    program 'class/Ada L_77_assignsubmission_file_' hello hello 0
    for student in 'Ada L_77' Bob_78; do
        mkdir "class/${student}_assignsubmission_onlinetext_"
        echo '<p>hello' >"class/${student}_assignsubmission_onlinetext_/onlinetext.html"
    done
    echo '<p>hello' >class/Cyd_79_assignsubmission_onlinetext_onlinetext.html
    batch 0 -e hello
    says '3 students; grades: 1 new'
    says 'Bob_78: text was handed in, and no file'
    says 'Cyd_79: text was handed in, and no file'
    [ "$("$here/grades.py" grades)" = 'Ada L_77 hello pass 3/3' ]
    [ -d grades/Bob_78 ]
}

@test "Canvas' numbers at the ends of names stay where an exercise has such a file" {
    sed -i 's/hello\.c/hello-1.c/' specs/hello.yaml
    for name in doejane_1_2_hello-1.c roebob_2_4_hello-1-3.c poemax_3_5_bye-2.c; do
        words=${name#*_?_?_}
        program loose main "${words%%-*}" 0
        mv loose/main.c "class/$name"
    done
    echo >class/poemax_3_6_notes.txt
    echo >class/poemax_3_7_notes-1.txt
    batch 0
    [ "$("$here/grades.py" grades)" = 'doejane_1 hello pass 3/3
poemax_3 bye pass 2/2
roebob_2 hello pass 3/3' ]
    # Which of two is the later one, no number tells for sure.
    cp class/poemax_3_5_bye-2.c class/poemax_3_8_bye.c
    batch 0
    says 'poemax_3: class/poemax_3_8_bye.c is not the only file that may be bye.c'
}

@test "loose files that can not be read fail with a reason, and other ones do not count" {
    program loose hello hello 0
    cp loose/hello.c class/doejane_1_2_hello.c
    head -c 1100000 /dev/zero >class/doejane_1_3_report.pdf
    head -c 1100000 /dev/zero | tr '\0' ' ' >>loose/hello.c
    mv loose/hello.c class/roebob_2_4_hello.c
    echo >class/poemax_3_5_other.c
    batch 0
    [ "$("$here/grades.py" grades)" = 'doejane_1 hello pass 3/3
roebob_2 hello fail 0/3' ]
    grep -q '"seen": "roebob_2_4_hello.c has 11[0-9]* bytes; a source file may have 1 MiB at most"' grades/roebob_2/hello.json
    says 'poemax_3: the files that were handed in, such as class/poemax_3_5_other.c, are those of no known exercise (specifications: specs)'
}

@test "archives with two numbers in their names are not taken for one student's on Canvas" {
    program packed hello hello 0
    tar -czf class/lab_1_101_ada.tar.gz -C packed hello.c
    batch 0
    for name in lab_1_102_bob lab_2_101_ada exam_1_101_ada; do
        cp class/lab_1_101_ada.tar.gz "class/$name.tar.gz"
        batch 2
        says 'class/lab_1_101_ada.tar.gz and class/lab_1_102_bob.tar.gz are both of one student, lab_1, if it was Canvas that named them; if not, name each after its student, such as bob.tar.gz'
    done
    # Another name and another number: it is a course. One of its students handed in two archives.
    rm class/*
    program packed bye bye 0
    tar -czf class/doejane_1_3_bye.tar.gz -C packed bye.c
    tar -czf class/doejane_1_2_hello.tar.gz -C packed hello.c
    tar -czf class/roebob_2_4_hello.tar.gz -C packed hello.c
    rm -r grades
    batch 0
    [ "$("$here/grades.py" grades)" = 'doejane_1 bye pass 2/2
doejane_1 hello pass 3/3
roebob_2 hello pass 3/3' ]
}

@test "another version of a program in the sandbox: nothing is used again" {
    program class/ada hello hello 0
    batch 0
    grep -q '"sandbox": "bwrap; gcc: .*; valgrind: valgrind-.*; addr2line: .*; mpicc: ' grades/ada/hello.json
    mkdir newer
    printf '%s\n' '#!/bin/bash' "if [ \"\$#\" -lt 20 ]; then exec $(command -v bwrap) \"\$@\"; fi" \
        "exec $(command -v bwrap) \"\${@:1:\$#-2}\" --perms 0755 --ro-bind-data 9 /usr/bin/valgrind -- /tracer 9< <(printf '%s\n' '#!/bin/sh' 'echo valgrind-99')" >newer/bwrap
    chmod +x newer/bwrap
    PATH=$PWD/newer:$PATH batch 0
    says 'grades: 1 new, 0 used again'
    grep -q '; valgrind: valgrind-99' grades/ada/hello.json
    PATH=$PWD/newer:$PATH batch 0
    says 'grades: 0 new, 1 used again'
    batch 0
    says 'grades: 1 new, 0 used again'
}

@test "what still holds is used again; what changed is graded again" {
    three
    batch 0
    "$here/grades.py" grades --whole >before
    batch 0
    says '3 students; grades: 0 new, 4 used again'
    program class/bob/hello hello hello 0
    batch 0
    says '3 students; grades: 1 new, 3 used again'
    says 'bob                            hello                           1 ->  3  (words 0 -> 2)'
    printf 'no grade' >grades/ada/bye.json
    batch 0
    says 'grades: 1 new, 3 used again'
    batch 0 --anew
    says 'grades: 4 new, 0 used again'
    batch 0 -e bye
    says 'grades: 0 new, 1 used again'
}

@test "a changed specification: whose points change, before anything is written" {
    three
    batch 0
    "$here/grades.py" grades --whole >before
    exercise hello hallo 2
    batch 0 --dry-run
    says '  ada                            hello                           3 ->  1  (words 2 -> 0)
  bob                            hello                           1 ->  3  (words 0 -> 2)'
    says '3 new (not written), 1 used again'
    "$here/grades.py" grades --whole >after
    cmp before after
    batch 0
    [ "$("$here/grades.py" grades)" = 'ada bye pass 2/2
ada hello fail 1/3
bob hello pass 3/3
cyd hello fail 0/3' ]
}

@test "a changed specification: checks that are gone, are new or count otherwise" {
    program class/ada hello hello 1
    batch 0
    sed -i /words/d specs/hello.yaml
    batch 0 --dry-run
    says '  ada                            hello                           2 ->  0  (words 2 -> none)'
    sed -i 's/id: status\(.*\)points: 1/id: status\1points: 4/' specs/hello.yaml
    batch 0 --dry-run
    says '2 ->  0  (status 0/1 -> 0/4, words 2 -> none)'
    echo '  - {id: ends, title: It ends, points: 3, finishes: {}}' >>specs/hello.yaml
    echo '  - {id: talk, title: It talks, points: 0, stdout_lines: {lines: [hello]}}' >>specs/hello.yaml
    batch 0
    says '2 ->  3  (status 0/1 -> 0/4, ends none -> 3, words 2 -> none)'
    batch 0 --anew
    run grep -c 'points change' <<<"$output"
    [ "$output" = 0 ]
}

@test "a specification that changes while the class is graded: the new one counts the next time" {
    program class/ada hello hello 0
    program class/bob hello hello 0
    mkdir seen
    printf '%s\n' '#!/bin/bash' "if [ \"\$#\" -ge 20 ]; then sed -i 's/points: 2/points: 7/' '$PWD/specs/hello.yaml'; fi" \
        "exec $(command -v bwrap) \"\$@\"" >seen/bwrap
    chmod +x seen/bwrap
    PATH=$PWD/seen:$PATH batch 0 -j 1
    [ "$("$here/grades.py" grades)" = 'ada hello pass 3/3
bob hello pass 3/3' ]
    batch 0
    says 'grades: 2 new, 0 used again'
    [ "$("$here/grades.py" grades)" = 'ada hello pass 8/8
bob hello pass 8/8' ]
}

@test "grading again what failed, or what failed one check" {
    three
    batch 0
    batch 0 --only-failed
    says '3 students; grades: 2 new, 0 used again, 2 passed over'
    rm grades/ada/bye.json # as of one that could not be graded
    batch 0 --only-failed
    says '3 students; grades: 3 new, 0 used again, 1 passed over'
    batch 0 --check status
    says '3 students; grades: 1 new, 0 used again, 3 passed over'
    batch 2 --check stats
    says '--check: no exercise has a check stats; did you mean `status`?'
}

# breaking GOOD|BAD…: a sandbox that works or breaks at these starts, and then works. At the first start it is asked for its versions.
breaking() {
    mkdir -p broken
    echo "$@" >coming
    printf '%s\n' '#!/bin/bash' 'if [ "$#" -lt 20 ]; then exec '"$(command -v bwrap)"' "$@"; fi' \
        "read -r now later <'$PWD/coming'; echo \"\$later\" >'$PWD/coming'" \
        "if [ \"\$now\" = bad ]; then echo 'the machine is out of order' >&2; exit 1; fi" \
        "exec $(command -v bwrap) \"\$@\"" >broken/bwrap
    chmod +x broken/bwrap
}

@test "a fault of the machine is tried again twice, and is no zero" {
    program class/ada hello hello 0
    breaking good bad bad
    PATH=$PWD/broken:$PATH batch 0
    says '1 student; grades: 1 new'
    rm -r grades
    breaking good bad bad bad
    PATH=$PWD/broken:$PATH batch 3
    says 'could not be graded, which is no zero (the same command tries again):'
    says 'ada/hello: '
    says 'the machine is out of order'
    [ "$("$here/grades.py" grades)" = 'ada hello error 0/3' ]
    breaking bad
    PATH=$PWD/broken:$PATH batch 3
    says 'grader batch: in the sandbox bwrap: the machine is out of order'
    PATH=$PWD/broken:$PATH batch 0
    [ "$("$here/grades.py" grades)" = 'ada hello pass 3/3' ]
}

@test "a submission that vanishes while the class is graded" {
    program class/ada hello hello 0
    program class/bob hello hello 0
    mkdir seen
    printf '%s\n' '#!/bin/bash' "if [ \"\$#\" -ge 20 ]; then rm -rf '$PWD/class/bob'; fi" "exec $(command -v bwrap) \"\$@\"" >seen/bwrap
    chmod +x seen/bwrap
    PATH=$PWD/seen:$PATH batch 3 -j 1
    says 'bob: the submission class/bob is not a folder'
    says 'grades: 1 new, 0 used again, 1 could not be made'
    [ "$("$here/grades.py" grades)" = 'ada hello pass 3/3' ]
}

@test "a submission that changes while it is graded" {
    program class/ada hello hello 0
    mkdir seen
    printf '%s\n' '#!/bin/bash' "if [ \"\$#\" -ge 20 ]; then echo >>'$PWD/class/ada/hello.c'; fi" "exec $(command -v bwrap) \"\$@\"" >seen/bwrap
    chmod +x seen/bwrap
    PATH=$PWD/seen:$PATH batch 3
    says 'ada/hello: it was changed while it was graded'
    [ -z "$("$here/grades.py" grades)" ]
}

@test "killed at any start of a sandbox, and begun anew: the same grades" {
    three
    batch 0 -j 1
    "$here/grades.py" grades --whole >whole
    mkdir killing
    printf '%s\n' '#!/bin/bash' 'if [ "$#" -ge 20 ]; then' "    echo >>'$PWD/starts'" \
        "    if [ \"\$(wc -l <'$PWD/starts')\" = \"\$KILLED_AT\" ]; then kill -9 \"\$(cat '$PWD/pid')\"; fi" 'fi' \
        "exec $(command -v bwrap) \"\$@\"" >killing/bwrap
    chmod +x killing/bwrap
    for at in 1 2 3 4 5 6 7 8; do
        rm -rf grades starts
        status=0
        KILLED_AT=$at PATH=$PWD/killing:$PATH bash -c 'echo $$ >pid; exec "$@"' - \
            "$grader" batch class -o grades -j 1 >said || status=$?
        [ "$status" = 137 ]
        [ "$("$here/grades.py" grades | wc -l)" -lt 4 ]
        batch 0
        "$here/grades.py" grades --whole >parts
        cmp whole parts
    done
}

# killing STARTS…: a bwrap that kills who starts it at these starts; the first is for the versions.
killing() {
    mkdir -p killing
    rm -f starts
    printf '%s\n' '#!/bin/bash' 'if [ "$#" -ge 20 ]; then' "    echo >>'$PWD/starts'" \
        "    case \" $* \" in *\" \$((\$(wc -l <'$PWD/starts'))) \"*) kill -9 \"\$PPID\" ;; esac" 'fi' \
        "exec $(command -v bwrap) \"\$@\"" >killing/bwrap
    chmod +x killing/bwrap
}

@test "the process that grades a student dies: it is begun anew twice, and the others are graded" {
    three
    batch 0 -j 1
    "$here/grades.py" grades --whole >whole
    rm -r grades
    killing 4 6 # in the midst of a student
    PATH=$PWD/killing:$PATH batch 0 -j 1
    says ' 0 could not be made'
    "$here/grades.py" grades --whole | cmp - whole
    rm -r grades
    killing 2 3 4
    PATH=$PWD/killing:$PATH batch 3 -j 1
    says 'could not be graded, which is no zero (the same command tries again):
  ada: the process that worked on it was ended by Killed
3 students; grades: 2 new, 0 used again, 1 could not be made'
    [ "$("$here/grades.py" grades)" = 'bob hello fail 1/3
cyd hello fail 2/3' ]
    batch 0
    "$here/grades.py" grades --whole | cmp - whole
    # What it had unpacked is not left.
    rm -r grades class/ada class/bob
    killing 2
    PATH=$PWD/killing:$PATH batch 0 -j 1
    [ "$("$here/grades.py" grades)" = 'cyd hello fail 2/3' ]
}

@test "interrupted: nothing is left behind, and the same command goes on" {
    three
    mkdir stopping
    printf '%s\n' '#!/bin/bash' 'if [ "$#" -ge 20 ]; then' "    echo >>'$PWD/starts'" \
        "    if [ \"\$(wc -l <'$PWD/starts')\" = 4 ]; then kill -INT \"\$(cat '$PWD/pid')\"; fi" 'fi' \
        "exec $(command -v bwrap) \"\$@\"" >stopping/bwrap
    chmod +x stopping/bwrap
    status=0
    PATH=$PWD/stopping:$PATH bash -c 'echo $$ >pid; exec "$@"' - "$grader" batch class -o grades -j 1 >said 2>&1 || status=$?
    [ "$status" = 130 ]
    grep -qF 'grader batch: interrupted, with 0 students done; the same command goes on' said
    [ -z "$(find tmp -mindepth 1)" ]
    [ "$("$here/grades.py" grades)" = 'ada bye pass 2/2' ]
    batch 0
    says '3 students; grades: 3 new, 1 used again'
}

@test "two batches on one folder: one is told" {
    three
    mkdir grades
    run python3 - "$grader" <<'CODE'
import fcntl, struct, subprocess, sys
with open("grades/.lock", "w+") as file:
    fcntl.fcntl(file, fcntl.F_OFD_SETLK, struct.pack("hhqqi4x", fcntl.F_RDLCK, 0, 0, 0, 0))
    print(subprocess.run([sys.argv[1], "batch", "class", "-o", "grades"]).returncode)
CODE
    says 'another batch is writing into grades; wait for its end, or give each of them a --shard of its own'
    [ "${lines[-1]}" = 3 ]
    [ -z "$("$here/grades.py" grades)" ]
    batch 0
}

@test "two submitters of shards on one folder: one is told" {
    three
    mkdir bin
    # Slurm's: while the first one submits, a second one comes.
    printf '%s\n' '#!/bin/sh' "if mkdir '$PWD/second' 2>/dev/null; then" \
        "    '$grader' batch class -o grades --engine slurm >second/said 2>&1; echo \$? >second/status" 'fi' \
        'echo no >&2; exit 1' >bin/sbatch
    chmod +x bin/sbatch
    PATH=$PWD/bin:$PATH batch 3 --engine slurm
    says 'sbatch does not take the job: no'
    [ "$(cat second/status)" = 3 ]
    grep -qF 'another batch is writing into grades' second/said
}

@test "one exercise alone: it is meant by who handed in nothing that is known" {
    three
    mkdir class/dan
    echo 'int main(void) { return 0; }' >class/dan/helo.c
    batch 0 -e hello
    [ "$("$here/grades.py" grades)" = 'ada hello pass 3/3
bob hello fail 1/3
cyd hello fail 2/3
dan hello fail 0/3' ]
    grep -q 'the file hello.c is missing' grades/dan/hello.json
    batch 0 -e hello -e bye
    says 'dan: class/dan holds the files of no known exercise'
    says 'grades: 1 new, 3 used again'
}

@test "several exercises in one folder: each is graded, alone or with the others" {
    program class/ada hello hello 0
    program class/ada bye bye 0
    program class hello hallo 0
    program class bye bye 0
    mv class/hello.c class/doejane_12_34_hello.c
    mv class/bye.c class/doejane_12_35_bye.c
    all='ada bye pass 2/2
ada hello pass 3/3
doejane_12 bye pass 2/2
doejane_12 hello fail 1/3'
    batch 0
    [ "$("$here/grades.py" grades)" = "$all" ]
    rm -r grades
    batch 0 -e hello
    says 'grades: 2 new'
    batch 0 -e bye
    [ "$("$here/grades.py" grades)" = "$all" ]
    mkdir class/ada/hello
    mv class/ada/*.c class/ada/hello
    batch 0 --anew
    [ "$("$here/grades.py" grades)" = "$all" ]
}

@test "an archive in the folder that Moodle makes for a student" {
    moodle() { echo "class/$1_assignsubmission_file_"; }
    program packed hello hello 0
    program other bye bye 0
    mkdir notes && echo hi >notes/notes.txt
    for whose in 'Ada L_77' Bob_78 Cyd_79 Dan_80 Eve_81; do mkdir "$(moodle "$whose")"; done
    tar -czf "$(moodle 'Ada L_77')/work.tar.gz" -C packed hello.c
    tar -czf "$(moodle Bob_78)/a.tar.gz" -C packed hello.c
    tar -czf "$(moodle Bob_78)/b.tar.gz" -C other bye.c
    tar -czf "$(moodle Bob_78)/c.tar.gz" -C notes notes.txt
    echo 'hello' >"$(moodle Bob_78)/notes.txt"
    tar -czf "$(moodle Cyd_79)/notes.tar.gz" -C notes notes.txt
    ln -s ../Bob_78_assignsubmission_file_/a.tar.gz "$(moodle Dan_80)/work.tar.gz"
    echo nothing >"$(moodle Eve_81)/work.zip"
    batch 0
    [ "$("$here/grades.py" grades)" = 'Ada L_77 hello pass 3/3
Bob_78 bye pass 2/2
Bob_78 hello pass 3/3' ]
    says 'Cyd_79: class/Cyd_79_assignsubmission_file_/notes.tar.gz holds the files of no known exercise'
    says 'Dan_80: class/Dan_80_assignsubmission_file_ holds the files of no known exercise'
    says 'Eve_81: class/Eve_81_assignsubmission_file_/work.zip: the archive is damaged'
    rm -r grades
    batch 0 -e hello
    [ "$("$here/grades.py" grades)" = 'Ada L_77 hello pass 3/3
Bob_78 hello pass 3/3
Cyd_79 hello fail 0/3
Dan_80 hello fail 0/3
Eve_81 hello fail 0/3' ]
    grep -q 'the archive is damaged' grades/Eve_81/hello.json
    run "$grader" check -q -e hello "$(moodle 'Ada L_77')" "$(moodle Bob_78)"
    [ "$status" = 0 ]
    says 'class/Ada L_77_assignsubmission_file_/work.tar.gz	hello	3/3	pass'
    says 'class/Bob_78_assignsubmission_file_/a.tar.gz	hello	3/3	pass'
    [ "${#lines[@]}" = 2 ]
}

@test "the same exercise twice, or two with the same files: nothing of them is graded" {
    program class/ada/a hello hello 0
    program class/ada/b hello hallo 1
    program class/ada/c bye bye 0
    program packed hello hello 0
    mv packed/hello.c class/doejane_12_34_hello.c
    cp -r class/ada packed/all
    rm -r packed/all/b
    tar -czf class/doejane_12_35_work.tar.gz -C packed all
    batch 0
    says 'not graded, as it is not clear what is meant:
  ada/hello: class/ada/a and class/ada/b are both of it; which one is to be graded?
  doejane_12/hello: class/doejane_12_35_work.tar.gz/a and doejane_12 are both of it; which one is to be graded?
2 students; grades: 2 new'
    [ "$("$here/grades.py" grades)" = 'ada bye pass 2/2
doejane_12 bye pass 2/2' ]
    batch 0 -e hello --only-failed
    [ "$("$here/grades.py" grades)" = 'ada bye pass 2/2
doejane_12 bye pass 2/2' ]
    rm -r grades class/ada/b class/doejane*
    exercise more hello 2
    sed -i 's/^files: .*/files: [hello.c]/' specs/more.yaml
    batch 0
    says '
  ada/hello: more has the same files; name the one that is meant with -e
  ada/more: hello has the same files; name the one that is meant with -e
1 student; grades: 1 new'
    [ "$("$here/grades.py" grades)" = 'ada bye pass 2/2' ]
    batch 0 -e hello
    [ "$("$here/grades.py" grades)" = 'ada bye pass 2/2
ada hello pass 3/3' ]
}

@test "grades of what is not handed in any more are told of, once" {
    three
    batch 0
    mv class/ada/hello/hello.c class/ada/hello/helo.c
    mv class/ada/hello class/ada/other
    rm -r class/bob class/cyd.tar.gz
    mkdir class/cyd
    told='graded by an earlier batch, and not handed in any more (remove the file if the grade is not to count):'
    batch 0
    says "$told
  ada/hello: grades/ada/hello.json
  bob/hello: grades/bob/hello.json
  cyd/hello: grades/cyd/hello.json
2 students; grades: 0 new, 1 used again"
    batch 0 -q --shard 1/2
    says "$told
  ada/hello: grades/ada/hello.json
  bob/hello: grades/bob/hello.json
1 student"
    batch 0 --shard 2/2
    says "$told
  cyd/hello: grades/cyd/hello.json
1 student"
    batch 0 -e bye
    run grep -cF "$told" <<<"$output"
    [ "$output" = 0 ]
}

@test "one piece that is not known stands beside one that is" {
    program class hello hello 0
    mv class/hello.c class/doejane_12_34_hello.c
    mkdir notes && echo hi >notes/notes.txt
    tar -czf class/doejane_12_35_notes.tar.gz -C notes notes.txt
    batch 0
    [ "$("$here/grades.py" grades)" = 'doejane_12 hello pass 3/3' ]
    rm -r grades
    batch 0 -e hello
    [ "$("$here/grades.py" grades)" = 'doejane_12 hello pass 3/3' ]
}

@test "who holds other exercises than is asked for is told, and has no grade" {
    three
    batch 0 -e bye
    says 'not graded, as it is not clear what is meant:
  bob: it is of another exercise than is asked for: hello'
    says 'grades: 1 new, 0 used again'
    [ "$("$here/grades.py" grades)" = 'ada bye pass 2/2' ]
}

# of_files NAME WORDS FILES: an exercise of other files.
of_files() {
    exercise "$1" "$2" 2
    sed -i "s/^files: .*/files: [$3]/" "specs/$1.yaml"
}

@test "exercises with the same files: -e tells, or the folder's name, or the larger one" {
    of_files hello hello main.c
    of_files bye bye main.c
    of_files larger hello 'main.c, more.c'
    program class/ada main hello 0
    program class/bob/work main hello 0
    program class/cyd/hello main hello 0
    program class/cyd/bye main bye 0
    program class/dan main hello 0
    echo >class/dan/more.c
    mkdir class/eve
    cp -r class/dan class/eve/hello
    batch 0 -e hello
    [ "$("$here/grades.py" grades)" = 'ada hello pass 3/3
bob hello pass 3/3
cyd hello pass 3/3
dan hello pass 3/3
eve hello pass 3/3' ]
    rm -r grades class/ada class/bob
    batch 0
    [ "$("$here/grades.py" grades)" = 'cyd bye pass 3/3
cyd hello pass 3/3
dan larger pass 3/3
eve hello pass 3/3' ]
}

@test "shards: all of them together are the whole" {
    three
    batch 0
    "$here/grades.py" grades --whole >whole
    rm -r grades
    batch 0 --shard 1/2
    says '2 students; grades: 3 new'
    batch 0 --shard 2/2
    says '1 student; grades: 1 new'
    "$here/grades.py" grades --whole >parts
    cmp whole parts
    batch 0 --shard 7/9
    says '0 students; grades: 0 new'
}

@test "shards by GNU parallel" {
    three
    batch 0
    "$here/grades.py" grades --whole >whole
    PATH=${grader%/*}:$PATH HOME=$PWD "$here/../../docker/shards/parallel.sh" class parts 3
    "$here/grades.py" parts --whole | cmp - whole
}

@test "where nothing can be written" {
    three
    run "$grader" batch class -o /proc/grades
    [ "$status" = 3 ]
    says 'cannot make the folder /proc/grades'
    # A full disk, in a namespace of its own.
    mkdir small
    run unshare -rm bash -c "mount -t tmpfs -o size=8k none small && '$grader' batch class -o small/grades; echo status \$?; ls small/grades/*"
    says 'No space left on device'
    says 'status 3'
    [[ $output != *'students;'* ]] # it ends there, and grades no more
    run grep -c '\.new' <<<"$output"
    [ "$output" = 0 ]
}

@test "what is wrong on the command line: status 2" {
    three
    batch 2 -e helo
    says 'there is no exercise helo in specs; did you mean `hello`?'
    run "$grader" batch class
    [ "$status" = 2 ]
    says 'name the folder where the grades are kept, with -o'
    run "$grader" batch nowhere -o grades
    [ "$status" = 2 ]
    says 'cannot read the folder of submissions nowhere: No such file or directory'
    mkdir class/grades
    run "$grader" batch class -o class/grades
    [ "$status" = 2 ]
    says 'the grades can not be kept among the submissions'
    rmdir class/grades
    for results in class class/grades "$PWD/class/of/2026/"; do
        run "$grader" batch class -o "$results"
        [ "$status" = 2 ]
        says 'the grades can not be kept among the submissions'
    done
    [ "$(ls class)" = $'ada\nbob\ncyd.tar.gz' ]
    for shard in 0/2 3/2 x 1/2x; do
        batch 2 --shard "$shard"
        says 'say which part of how many, such as 1/4'
    done
    cp -r class/ada class/cyd
    batch 2
    says 'are both of one student; which one is to be graded?'
}
