# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# grader gradebook: tables of a class's grades, and what their readers make of them. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$(realpath "$here/../..")
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
}

# grades STUDENT EXERCISE POINTS/MOST [KEY=VALUE...] [, ...]
grades() { "$here/make_grades.py" results "$@"; }

# writes STATUS ARGUMENT…: what it writes is in out, what it says in err.
writes() {
    local expected=$1 status=0
    shift
    "$grader" gradebook "$@" >out 2>err || status=$?
    [ "$status" = "$expected" ] || { echo "status $status"; cat err; return 1; }
}

# refuses WORDS ARGUMENT…: with status 2; nothing is written.
refuses() {
    local words=$1
    shift
    writes 2 "$@"
    grep -qF -- "$words" err || { cat err; return 1; }
    [ ! -s out ]
}

# import KIND FILE: what the platform does with it, by course.json.
import() { "$here/gradebook_importers.py" "$@" course.json; }

# --- csv

@test "csv: a row a student, a column an exercise, the same bytes each time" {
    grades jane pipe 8/10 , jane derom 5/5 , bob pipe 0/10 , 'Ann Lee_12' derom 3/5 'full_name=Ann Lee' id=12
    writes 0 results
    diff err /dev/null
    printf '%s\r\n' '"student","name","id","derom","pipe","total","max"' '"Ann Lee_12","Ann Lee","12",3,,3,15' \
        '"bob",,,,0,0,15' '"jane",,,5,8,13,15' | diff - out
    writes 0 results -f csv=again.csv
    [ ! -s out ]
    writes 0 -f csv results
    cmp out again.csv
    writes 0 results -e pipe
    printf '%s\r\n' '"student","name","id","pipe","total","max"' '"Ann Lee_12",,,,,10' '"bob",,,0,0,10' '"jane",,,8,8,10' | diff - out
    printf '%s\n' 'grader gradebook: no results, so no points:' '  Ann Lee_12' | diff - err
}

@test "csv: whatever a student is called, nothing is computed or obeyed" {
    names=("=cmd|' C calc'!A1" '+1+1' '@SUM(1)' '-2+3' $'\t=1' $'\r=1' ' =1' 'a"b,c' $'two\nlines' $'\xff\xfe' $'\e]0;x\a' 'a;=1' 'back\' '-0.5')
    for name in "${names[@]}"; do grades "$name" pipe 1/2; done
    for format in csv canvas moodle; do
        writes 0 -f "$format" results
        status=0
        LC_ALL=C grep -P '[\x00-\x09\x0b\x0c\x0e-\x1f\x7f\xff]' out err || status=$?
        [ "$status" = 1 ]
    done
    writes 0 results
    python3 - "${#names[@]}" <<'END'
import csv, sys
header, *rows = csv.reader(open("out", encoding="utf-8", newline=""), strict=True)
assert len(rows) == int(sys.argv[1]) and all(len(row) == len(header) == 6 for row in rows), rows
assert all(row[3:] == ["1", "1", "2"] for row in rows), rows
names = [row[0] for row in rows]
assert "-0.5" in names and 'a"b,c' in names and r"two\nlines" in names and r"\xff\xfe" in names, names
assert [name for name in names if name.strip()[0] in "=+-@"] == ["-0.5"], names
assert {"'=cmd|' C calc'!A1", "'+1+1", "'@SUM(1)", "'-2+3", "' =1", "back\\ "} <= set(names), names
END
}

@test "csv: with a list, its students in its order; who is not there is left out, who has nothing is listed" {
    grades jane pipe 8/10 , trent pipe 10/10 , 'Bob Ray_7' pipe 3/10 'full_name=Bob Ray' id=7 , DOE3 pipe 1/10
    printf '\xef\xbb\xbfName;Username;E-Mail;Notes\r\nZoe;zoe;z@u;x\r\n"Roe;  Jane";" Jane ";j@u;-0.5\r\n"Ray, Bob";bob;b@u;\r\n;doe3;;\r\n' >list.csv
    writes 0 --roster list.csv results
    printf '%s\r\n' '"Name","Username","pipe","total","max"' '"Zoe","zoe",,,10' '"Roe;  Jane"," Jane ",8,8,10' '"Ray, Bob","bob",3,3,10' \
        ',"doe3",1,1,10' | diff - out
    printf '%s\n' 'grader gradebook: left out, as list.csv does not have these students:' '  trent' \
        'grader gradebook: no results, so no points:' '  list.csv:2: Zoe' | diff - err
}

@test "csv: what stands in a list is harmless, too" {
    grades jane pipe 8/10
    printf 'login,name,id,group\njane,=1+1,-0.5,"back\\\033""\302\233\nslash"\n' >list.csv
    writes 0 --roster list.csv results
    printf '%s\n' '"login","name","id","group","pipe","total","max"' $'"jane","\'=1+1","-0.5","back\\ ""' 'slash",8,8,10' |
        diff - <(tr -d '\r' <out)
}

@test "csv: who is meant is not guessed" {
    grades jane pipe 8/10 , 'Jane Doe' pipe 9/10 , 'Max Roe' pipe 7/10 , zoe pipe 6/10
    printf 'login,name\njane,Jane Doe\nmax,Max Roe\nroe,"Roe, Max"\nzoe,Zoe\n' >list.csv
    writes 0 --roster list.csv results
    printf '%s\r\n' '"login","name","pipe","total","max"' '"jane","Jane Doe",,,10' '"max","Max Roe",,,10' '"roe","Roe, Max",,,10' \
        '"zoe","Zoe",6,6,10' | diff - out
    grep -A 3 'left out' err | diff - <(printf '%s\n' 'grader gradebook: left out, as it is not clear who in list.csv is meant:' \
        '  Jane Doe: line 2 by its name, as others here' '  Max Roe: lines 3 and 4 by their name' '  jane: line 2 by its login, as others here')
}

@test "csv: a number that is another's in the list: nobody gets a stranger's grade" {
    grades 'Jane Doe_77' pipe 8/10 id=77 'full_name=Jane Doe' , 1234 pipe 9/10
    printf 'id,name\n77,Bob Roe\n12,Jane Doe\n' >list.csv
    refuses 'of none of those who have results in results it is clear who in list.csv is meant, such as Jane Doe (77): line 2 by its ID, but line 3 by its name; is it the list' \
        --roster list.csv results
    grades bob pipe 1/10
    printf 'id,id number,login,name\n1234,5678,bob,Bob Roe\n999,1234,jane,Jane Poe\n' >list.csv
    writes 0 --roster list.csv results
    printf '%s\r\n' '"id","id number","login","name","pipe","total","max"' '"1234","5678","bob","Bob Roe",1,1,10' \
        '"999","1234","jane","Jane Poe",,,10' | diff - out
    grep -A 1 'it is not clear who in list.csv is meant' err | tail -n 1 | diff - <(echo '  1234: line 2 by its ID, but line 3 by its ID number')
}

@test "csv: what could not be graded is no zero, and nobody can overlook it" {
    grades jane pipe 0/10 outcome=error , jane derom 5/5 , bob pipe 4/10 , max pipe 4/10 , max derom 5/5
    printf '{' >results/bob/derom.json
    writes 3 results
    printf '%s\r\n' '"student","name","id","derom","pipe","total","max"' '"bob",,,,4,,15' '"jane",,,5,,,15' '"max",,,5,4,9,15' | diff - out
    head -n 3 err >first
    printf '%s\n' 'grader gradebook: could not be graded, so no points; grade again before you upload:' \
        $'  bob: derom: results/bob/derom.json:1: string or \'}\' expected near end of file' '  jane: pipe' | diff - first
    printf 'student\nmax\n' >list.csv
    writes 0 --roster list.csv results # the others are left out anyhow
}

@test "grades of different versions of a specification are told" {
    grades a pipe 1/2 specification=old , b pipe 2/3 specification=new , c pipe 3/3 specification=new
    writes 0 results
    tail -n 2 err | diff - <(printf '%s\n' \
        'grader gradebook: graded by different versions of a specification, so points can not be compared; grade again:' \
        '  pipe: 1 of 3 by another one than most')
    [ "$(sed -n 2p out | tr -d '\r')" = '"a",,,1,1,3' ]
}

@test "Moodle's import of grades takes a csv that is made with a list of the course, and none with a stranger" {
    grades jane pipe 8/10 , mallory pipe 9/10 , zoe pipe 1/10 outcome=error
    printf 'Username,First name,Last name,Email address\njane,Jane,Doe,j@u\nbob,Bob,Roe,b@u\nzoe,Zoe,Poe,z@u\n' >list.csv
    echo '{"field": "Email address", "users": ["j@u", "b@u", "z@u"], "items": ["pipe"]}' >course.json
    writes 3 --roster list.csv results
    import grades out | diff - <(printf '%s\n' 'j@u: pipe 8' 'b@u: pipe no grade' 'z@u: pipe no grade')
    writes 3 results
    sed -i 's/Email address/student/; s/@u//g; s/"j"/"jane"/; s/"b"/"bob"/; s/"z"/"zoe"/' course.json
    run import grades out
    [ "$status" = 1 ]
    [[ $output == 'refused: the user mallory is unknown'* ]]
}

# --- canvas

canvas_course() {
    cat >course.json <<'END'
{"users": [{"id": 11, "name": "Jane Doe", "sortable_name": "Doe, Jane", "sis": "S11", "login": "jane"},
           {"id": 12, "name": "Bob Roe", "sortable_name": "Roe, Bob", "sis": "S12", "login": "bob"},
           {"id": 13, "name": "=1+1", "sortable_name": "=1+1", "sis": "S13", "login": "eve"},
           {"id": 14, "name": "Zoe Points Possible", "sortable_name": "Points Possible, Zoe", "sis": "S14", "login": "zoe"},
           {"id": 15, "name": "Max Poe", "sortable_name": "Poe, Max", "sis": "S15", "login": "max"}],
 "assignments": {"777": {"title": "Pipes", "possible": 100.0}, "778": {"title": "Essay", "possible": 5.0}},
 "scores": {"11": {"777": "12.00"}, "12": {"777": "70.00", "778": "4.00"}, "15": {"777": "EX"}}}
END
    cat >export.csv <<'END'
Student,ID,SIS User ID,SIS Login ID,Section,Notes,Pipes (777),Essay (778),Assignments Current Score,Final Score
,,,,,,Manual Posting,,,
    Points Possible,,,,,,100.00,5.00,(read only),(read only)
"Doe, Jane",11,S11,jane,"A, and B",x,12.00,,12.00,12.00
"Roe, Bob",12,S12,bob,A,,70.00,4.00,70.00,70.00
"=""=1+1""",13,S13,eve,A,,,,,
"Points Possible, Zoe",14,S14,zoe,A,,,,,
"Poe, Max",15,S15,max,A,,EX,,,
END
}

@test "canvas: an export is filled in, and the import changes what was graded alone" {
    canvas_course
    grades doejane_11 pipe 8/10 id=11 title=Pipes , roebob_12 pipe 0/10 id=12 title=Pipes outcome=error , \
        eve pipe 1/3 title=Pipes , poemax_15 pipe 10/10 id=15 title=Pipes , S14 pipe 5/10 title=Pipes , \
        eve derom 2/5 'title=The Derom' , trent_99 pipe 1/10 id=99
    writes 3 -f canvas --roster export.csv results
    printf '%s\r\n' '"Student","ID","SIS User ID","SIS Login ID","Section","The Derom","Pipes (777)"' \
        '"    Points Possible",,,,,5,"100.00"' '"Doe, Jane","11","S11","jane","A, and B",,80' '"Roe, Bob","12","S12","bob","A",,"70.00"' \
        $'"\'=""=1+1""","13","S13","eve","A",2,33.33' ',"14","S14","zoe","A",,50' '"Poe, Max","15","S15","max","A",,"EX"' | diff - out
    import canvas out | diff - <(printf '%s\n' 'assignment new The Derom: 5 points possible' 'student 11, assignment 777: 12.00 -> 80' \
        'student 13, assignment new The Derom: nothing -> 2' 'student 13, assignment 777: nothing -> 33.33' \
        'student 14, assignment 777: nothing -> 50')
    printf '%s\n' 'left out, as export.csv does not have these students:' '  trent_99' \
        'could not be graded, so no points; grade again before you upload:' '  export.csv:5: Roe, Bob: pipe' \
        'points are scaled, as the roster has another maximum:' '  pipe: 10 points here, 100 there' \
        'excused (EX) in Canvas, and left so:' '  export.csv:8: Poe, Max: pipe' | diff - <(sed 's/^grader gradebook: //' err)
}

@test "canvas: without an export, by number, else by login" {
    canvas_course
    grades doejane_11 pipe 8/10 id=11 title=New , bob pipe 3/10 title=New , stranger pipe 3/10 title=New
    writes 0 -f canvas results
    import canvas out | diff - <(printf '%s\n' 'assignment new New: 10 points possible' 'student 12, assignment new New: nothing -> 3' \
        'student 11, assignment new New: nothing -> 8' 'student new stranger, assignment new New: nothing -> 3')
    printf 'name,login,id,section\n"Doe, Jane",jane,11,A\nBob Roe,bob,,B\nMax Poe,max,,B\n' >list.csv
    writes 0 -f canvas --roster list.csv results
    printf '%s\r\n' '"Student","ID","SIS User ID","SIS Login ID","Section","New"' '"    Points Possible",,,,,10' \
        '"Doe, Jane","11",,"jane","A",8' '"Bob Roe",,,"bob","B",3' '"Max Poe",,,"max","B",' | diff - out
    import canvas out | grep -c '^student' | diff - <(echo 2)
}

@test "canvas: columns of other languages and accounts, semicolons and decimal commas" {
    canvas_course
    printf '\xef\xbb\xbfStudent;ID;SIS User ID;SIS Login ID;Integration ID;Root Account;Section;pipe (777)\n%s\n%s\n%s\n' \
        '    Points Possible;;;;;;;7,5' '"Doe, Jane";11;S11;jane;I;u.edu;A;1,25' '"Roe, Bob";12;S12;bob;;u.edu;A;2,5' >export.csv
    grades JANE pipe 8/10
    writes 0 -f canvas --roster export.csv results
    printf '%s\r\n' '"Student","ID","SIS User ID","SIS Login ID","Integration ID","Root Account","Section","pipe (777)"' \
        '"    Points Possible",,,,,,,"7,5"' '"Doe, Jane","11","S11","jane","I","u.edu","A",6' \
        '"Roe, Bob","12","S12","bob",,"u.edu","A","2,5"' | diff - out
    grep -qx '  pipe: 10 points here, 7.5 there' err
    sed -i 's/"70.00"/"2.5"/; s/"12.00"/"1.25"/; s/100.0/7.5/' course.json
    import canvas out | diff - <(echo 'student 11, assignment 777: 1.25 -> 6')
}

@test "canvas: a title that Canvas would misread makes way for the exercise's name" {
    canvas_course
    grades jane a 1/1 'title=Pipes (777)' , jane b 1/1 'title=The Final Score' , jane c 1/1 title=Same , jane d 1/1 title=Same , \
        jane e 1/1 'title=Round (about)'
    writes 0 -f canvas results
    head -n 1 out | tr -d '\r' | diff - <(echo '"Student","ID","SIS User ID","SIS Login ID","Section","a","b","c","d","Round (about)"')
    import canvas out | grep -c 'nothing -> 1' | diff - <(echo 5)
}

@test "canvas: which assignment is an exercise's is not guessed" {
    canvas_course
    grades jane pipe 1/1 title=Pipes , jane pipes 1/1 title=Other
    refuses 'export.csv:1: the column Pipes (777) is named as the exercises pipe and pipes' -f canvas --roster export.csv results
    sed -i '1s/Essay/pipe/' export.csv
    refuses 'export.csv:1: the columns Pipes (777) and pipe (778) are both named as the exercise pipe' -f canvas --roster export.csv -e pipe results
    writes 0 -f canvas --roster export.csv -e pipes results
}

# --- moodle

moodle_course() {
    cat >course.json <<'END'
{"maximum": 100, "participants": {
    "101": {"grade": 12.0, "modified": 1767258000, "feedback": "old"}, "102": {"grade": 70.0, "modified": 1767258000, "feedback": "<p>Good,\nBob</p>"},
    "103": null, "104": null, "105": {"grade": 1.0, "modified": 1893488400, "feedback": ""}}}
END
    printf '\xef\xbb\xbf%s\n' 'Identifier,"Full name","ID number","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"' >sheet.csv
    cat >>sheet.csv <<'END'
"Participant 101","Jane Doe",N1,j@u,"Submitted for grading - ",12.00,100.00,Yes,"Thursday, 1 January 2026, 8:00 AM","Thursday, 1 January 2026, 9:00 AM",old
"Participant 102","Bob ""B"" Roe",N2,b@u,"No submission - ",70.00,100.00,Yes,-,"Thursday, 1 January 2026, 9:00 AM","<p>Good,
Bob</p>"
"Participant 103","Zoe\",N3,z@u,"No submission - ",,100.00,Yes,-,-,
"Participant 104","Eve, a\b",N4,e@u,"Submitted for grading - ",,100.00,Yes,-,-,
"Participant 105",Max,N5,m@u,"Submitted for grading - ",1.00,100.00,Yes,-,"Thursday, 1 January 2026, 9:00 AM",
END
}

@test "moodle: a worksheet is filled in, and all else in it stays" {
    moodle_course
    grades 'Jane Doe_101' pipe 8/10 id=101 'full_name=Jane Doe' 'lost=It says <b>"a"</b> & ends' hidden=secret , n4 pipe 10/10 , \
        m@u pipe 1/10 , 'Bob Roe_102' pipe 0/10 id=102 'full_name=Bob Roe' outcome=error
    writes 3 -f moodle --roster sheet.csv results
    python3 - <<'END'
import csv
before, after = (list(csv.reader(open(path, encoding="utf-8-sig", newline=""))) for path in ("sheet.csv", "out"))
changed = {(i, before[0][k]) for i, row in enumerate(before) for k, cell in enumerate(row) if after[i][k].rstrip(" ") != cell.rstrip(" ")}
assert len(before) == len(after) == 6, (before, after)
assert changed == {(i, name) for i in (1, 4, 5) for name in ("Grade", "Feedback comments")}, changed
assert after[2][10] == "<p>Good,\nBob</p>", after
END
    import worksheet out | diff - <(printf '%s\n' 'participant 101: grade 80' \
        'participant 101: feedback 8 of 10 points<br>It says &lt;b&gt;&quot;a&quot;&lt;/b&gt; &amp; ends: 8 of 10' \
        'participant 104: grade 100' 'participant 104: feedback 10 of 10 points' 'participant 105: skipped, as it was changed meanwhile')
    run grep secret out
    [ "$status" = 1 ]
    printf '%s\n' 'no results, so no points:' '  sheet.csv:5: Zoe\' 'could not be graded, so no points; grade again before you upload:' \
        '  sheet.csv:3: Bob "B" Roe: pipe' 'feedback comments of the worksheet are replaced:' '  sheet.csv:2: Jane Doe' \
        'points are scaled, as the roster has another maximum:' '  pipe: 10 points here, 100 there' | diff - <(sed 's/^grader gradebook: //' err)
}

@test "moodle: without a worksheet, by the numbers of the download" {
    moodle_course
    grades 'Jane Doe_101' pipe 8/10 id=101 'full_name=Jane Doe' , 'Zoe\_103' pipe 9/10 id=103 'full_name=Zoe\' , bob pipe 3/10 , \
        'Eve_104' pipe 9/10 id=104 outcome=error
    writes 3 -f moodle results
    printf '%s\r\n' '"Identifier","Full name","Grade","Last modified (grade)","Feedback comments"' \
        '"Participant 101","Jane Doe",8,,"8 of 10 points<br>It ends: 8 of 10"' \
        '"Participant 103","Zoe\ ",9,,"9 of 10 points<br>It ends: 9 of 10"' | diff - out
    import worksheet out | diff - <(printf '%s\n' 'participant 101: skipped, as it was changed meanwhile' 'participant 103: grade 9' \
        'participant 103: feedback 9 of 10 points<br>It ends: 9 of 10')
    grep -A 1 'no number of a participant' err | tail -n 1 | diff - <(echo '  bob')
}

@test "moodle: one assignment at a time, and its own worksheet" {
    moodle_course
    grades N1 pipe 8/10 , N1 derom 5/5
    refuses 'name its exercise with -e. There are: derom, pipe' -f moodle --roster sheet.csv results
    writes 0 -f moodle --roster sheet.csv -e derom results
    sed -i '1s/Last modified (grade)/Zuletzt/' sheet.csv
    refuses 'sheet.csv:1: -f moodle needs the columns Identifier, Grade and Last modified (grade)' -f moodle --roster sheet.csv -e derom results
}

# --- all

@test "several at once, and nothing where one of them can not be made" {
    grades jane pipe 8/10 , jane derom 5/5
    refuses 'of one assignment' -f csv=a.csv -f moodle=b.csv results
    [ ! -e a.csv ]
    [ ! -e b.csv ]
    writes 0 -f csv=a.csv -f canvas=b.csv -f csv results
    cmp a.csv out
    head -n 1 b.csv | grep -q '^"Student"'
    refuses 'cannot write none/a.csv: No such file' -f csv=none/a.csv results
    status=0
    "$grader" gradebook results >/dev/full 2>err || status=$?
    [ "$status" = 3 ]
}

@test "a wrong command line" {
    grades jane pipe 8/10
    refuses 'there is no gradebook cvs; there are: canvas, csv, moodle' -f cvs results
    refuses '-f csv= names no file' -f csv= results
    refuses 'name the folder in which `grader batch` keeps the results' -f csv
    refuses 'name one folder of results, not several' results results
    refuses 'cannot read the folder of results none: No such file' none
    mkdir empty
    refuses 'no results are in empty; `grader batch SUBMISSIONS_DIR -o empty` makes them' empty
    refuses '-e: no student has a result in derom, in results' -e derom results
    refuses '--roster: cannot read none.csv' --roster none.csv results
}

@test "a wrong roster: where, and what to do" {
    grades jane pipe 8/10
    printf 'login,name\njane,Jane\nbob,Bob,Roe\n' >list.csv
    refuses 'list.csv:3: this row has 3 cells, and the first one 2' --roster list.csv results
    printf 'login,name\n\njane,"Jane\nbob,Bob\n' >list.csv
    refuses 'list.csv:3: a cell that begins with a quote in this row does not end with one' --roster list.csv results
    printf 'points,grade\n1,2\n' >list.csv
    refuses 'list.csv:1: no column tells who a student is' --roster list.csv results
    printf 'login,name\nj\xe4ne,x\n' >list.csv
    refuses 'list.csv:2: this is no text in UTF-8; save it as CSV in UTF-8' --roster list.csv results
    printf 'login\n' | iconv -t UTF-16 >list.csv
    refuses 'list.csv:1: this is no text in UTF-8' --roster list.csv results
    printf 'login,name\n' >list.csv
    refuses 'list.csv: there is no student in it' --roster list.csv results
    : >list.csv
    refuses 'list.csv:1: there is nothing in it' --roster list.csv results
    printf 'login\nbob\n' >list.csv
    refuses 'none of those who have results in results is in list.csv; is it this course' --roster list.csv results
}

@test "what a batch keeps is what is read" {
    mkdir -p specs 'class/Jane Doe_12_assignsubmission_file' class/bob
    printf 'exercise: ends\ntitle: It ends\nfiles: [ends.c]\nchecks:\n  - {id: ends, title: It ends well, points: 2, exit_status: {is: 0}}\n' >specs/ends.yaml
    echo 'int main(void) { return 0; }' >'class/Jane Doe_12_assignsubmission_file/ends.c'
    echo 'int main(void) { return 1; }' >class/bob/ends.c
    "$grader" batch --specs specs -q -o results class >log
    writes 0 results
    printf '%s\r\n' '"student","name","id","ends","total","max"' '"Jane Doe_12","Jane Doe","12",2,2,2' '"bob",,,0,0,2' | diff - out
    writes 0 -f moodle results
    sed -n 2p out | tr -d '\r' | diff - <(echo '"Participant 12","Jane Doe",2,,"2 of 2 points"')
}
