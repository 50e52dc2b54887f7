# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# grader report: the pages about a class, in a real browser. GRADER names the program.

load browser

setup() {
    root=$(realpath "$BATS_TEST_DIRNAME/../..")
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    export PYTHONPATH=$BATS_TEST_DIRNAME PYTHONDONTWRITEBYTECODE=1
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
}

# with_script CODE: a copy of the overview, moved.html, in which this runs behind the page's own script.
with_script() {
    sed "s#</body>#<script>$1</script></body>#" pages/index.html >pages/moved.html
}

# Two who differ in everything.
write_two() {
    python3 - <<'END'
from class_results import check, program, result, write
for student in b"ada", b"bob":
    write("results", student, result("pipes", "Pipes", [check("ends", "It ends")]), sources={"pipes.c": program(student)})
END
}

@test "300 students: what the overview says is what their grades hold" {
    "$BATS_TEST_DIRNAME/class_results.py" results 300
    "$grader" report results -o pages >said
    [ "$(cat said)" = '300 students, 4 exercises: pages/index.html' ]
    [ -z "$(ls -A tmp)" ]
    browse pages/index.html --dump-dom >seen
    python3 - <<'END'
import collections, json, pathlib
from page_reader import Page
page, grades = Page("seen"), [json.load(open(path)) for path in pathlib.Path("results").glob("*/*.json")]
judged, failed, orders, faulty, times = (collections.Counter() for _ in range(5))
points = collections.defaultdict(int)
for grade in grades:
    found = grade["result"]
    for check in found["checks"]:
        key = check["title"], found["title"]
        judged[key] += check["outcome"] in ("pass", "fail")
        failed[key] += check["outcome"] == "fail"
    orders.update({check["schedule"] for check in found["checks"] if check["schedule"]})
    faulty[grade["full_name"], found["title"]] += found["outcome"] == "error"
    times[grade["full_name"], found["title"]] = grade["seconds"]
    points[grade["full_name"]] += found["points"]

rows = page.tables["checks"][1:]
assert {(row[0], row[1]): (int(row[2]), int(row[3])) for row in rows} == {key: (failed[key], judged[key]) for key in judged}
rates = [failed[row[0], row[1]] / judged[row[0], row[1]] for row in rows]
assert rates == sorted(rates, reverse=True) and rates[0] > 0.4 and rates[-1] == 0
assert [row[4] for row in rows] == [f"{100 * rate:.0f} %" for rate in rates]

assert {row[0].split()[0]: int(row[1]) for row in page.tables["orders"][1:]} == orders and len(orders) == 5
assert "at every system call anybody who can go on" in page.tables["orders"][1][0] + page.tables["orders"][2][0]

runs = page.tables["runs"]
second = [row[2] for row in runs].index("seconds")
assert {tuple(row[:2]) for row in runs[1:second]} == {key for key in faulty if faulty[key]} and second > 3
assert all(row[2] == "the disk is full" for row in runs[1:second])
slow = [(row[0], row[1]) for row in runs[second + 1:]]
assert len(slow) == 20 and [times[key] for key in slow] == [time for _, time in times.most_common(20)]

roll = {row[0].rsplit(" ", 1)[0]: row for row in page.tables["students"][1:]}
assert len(roll) == 300 and len(roll[next(iter(roll))]) == 7
assert {name: int(row[2].split("/")[0]) for name, row in roll.items()} == points
assert sum("!" in row[2] for row in roll.values()) == len({key[0] for key in faulty if faulty[key]}) > 3
assert sum(row[3:].count("–") for row in roll.values()) == 1200 - len(grades)
assert sum(row[3:].count("!") for row in roll.values()) == second - 1

similar = page.tables["similar"][1:]
assert [row[:3] for row in similar] == [["Communicating with pipes", "Student 7", "Student 11"]], similar
assert "a hint, no verdict" in page.text
assert all("#" in link or pathlib.Path("pages", link).is_file() for link in page.links)
assert all(link[1:] in page.ids for link in page.links if "#" in link)
assert len(set(link for link in page.links if link.startswith("students/"))) == 300 == len(list(pathlib.Path("pages/students").iterdir()))
for title in "All exercises", "Communicating with pipes":
    assert f"{title}" in page.text
assert page.tags.count("svg") == 5
END
    looks pages/index.html class
}

@test "who has no grade is in the class, with a page" {
    write_two
    mkdir results/cyd
    "$grader" report results -o pages >said
    [ "$(cat said)" = '3 students, 1 exercise: pages/index.html' ]
    grep -qF 'cyd</a></th>' pages/index.html
    [ "$(grep -cF '<abbr title="no result">' pages/index.html)" = 1 ]
    grep -qrF '<td>no result</td>' pages
}

@test "the bars of the overview are how points are distributed" {
    python3 - <<'END'
from class_results import check, result, write
for number, good in enumerate([0, 1, 7, 7, 10]):
    checks = [check(f"c{i}", f"Check {i}", "pass" if i < good else "fail", max_points=1) for i in range(10)]
    write("results", b"s%d" % number, result("pipes", "Pipes", checks))
END
    "$grader" report results -o pages
    grep -qF 'From 0: 1; From 10: 1; From 20: 0; From 30: 0; From 40: 0; From 50: 0; From 60: 0; From 70: 2; From 80: 0; From 90: 0; 100: 1.' pages/index.html
    [ "$(grep -cF 'mean 50 %, median 70 %' pages/index.html)" = 2 ]
}

@test "a table is sorted by the column whose head is pressed, and then the other way round" {
    "$BATS_TEST_DIRNAME/class_results.py" results 30
    "$grader" report results -o pages
    lacks pages/index.html '<button'
    for presses in 1 2 3; do
        with_script "for (let i = 0; i < $presses; i++) document.querySelectorAll('\#students thead button')[2].click()"
        browse pages/moved.html --dump-dom >"seen.$presses"
    done
    with_script "document.querySelectorAll('\#students thead button')[0].click()"
    browse pages/moved.html --dump-dom >seen.name
    python3 - <<'END'
from page_reader import Page
orders = []
for name in "1", "2", "3", "name":
    page = Page(f"seen.{name}")
    assert page.tags.count("button") == sum(len(rows[0]) for rows in page.tables.values() if rows) + 3
    orders.append((page.sorted["students"], page.tables["students"][1:]))
points = [[int(row[2].split("/")[0]) for row in rows] for _, rows in orders]
assert points[0] == sorted(points[0], reverse=True) and points[1] == sorted(points[0]) and points[2] == points[0]
assert [state for state, _ in orders] == [(2, "descending"), (2, "ascending"), (2, "descending"), (0, "ascending")]
assert [row[0].split()[1] for row in orders[3][1]] == [str(number) for number in range(30)]  # 2 before 10
END
}

@test "a student's page: what failed, with all that there is to say, as the HTML report has it" {
    "$BATS_TEST_DIRNAME/class_results.py" results 3
    "$grader" report results -o pages
    page=pages/students/003-student002.html
    browse "$page" --dump-dom >seen
    python3 - <<'END'
import json, pathlib
from page_reader import Page
page = Page("seen")
text = " ".join(page.text.split())
grades = [json.load(open(path)) for path in sorted(pathlib.Path("results/student002").glob("*.json"))]
assert len(grades) == 3 and ["Processes at a barrier", "no result", "of 8"] in page.tables[""]
assert f"{sum(grade['result']['points'] for grade in grades)} of 32 points" in text
checks = [check for grade in grades for check in grade["result"]["checks"]]
assert all(check["title"] in text for check in checks)
failed = [check for check in checks if check["outcome"] == "fail"]
assert sum(row == ["−", "End", ""] for row in page.tables[""]) == len(failed) > 0
assert text.count("sawnothing") == text.count("whereprocess 1 (main's first child)") == text.count("hintA read meets") == len(failed)
assert text.count(": at every system call") + text.count(": random priorities") + text.count(": as random") == text.count("eventsprocess 1 reads from pipe A") == sum(bool(check["schedule"]) for check in failed) > 0
assert "Student 2" in text and "Student 1" not in text and "100002" in text
assert "script" not in page.tags and all(link.startswith("#e") and link[1:] in page.ids for link in page.links)
END
    looks "$page" class-student
}

@test "hostile names and words stay text, and files have safe names" {
    python3 - <<'END'
from class_results import check, program, result, write
NASTY = ["</td></title></script><script>document.title='owned'</script>", "<img src=x onerror=alert(1)>", "\x1b[2J\x1b]0;owned\x07",
         "=cmd|' /C calc'!A0", "\u202edrowssap\u2066", "\"'><b onclick=x>&amp;", "]]><!--", "::error::x"]
NAMES = [b"x..", b"-o", b"a b", b"a%20b", b"a.b", b"A B", b"\xff\xfe\xc0\xaf", b"\n\t\r", b"<script>document.title='owned'<", b"&amp;", b"x" * 255,
         b"#e1?q", b"con", b"'\"><img src=x onerror=alert(1)>", "\u202eevil".encode(), b"students"]
for number, name in enumerate(NAMES):
    words, exercise = NASTY[number % len(NASTY)], f"e{number % len(NASTY)}"
    checks = [check("c", words, "fail", expected=words, seen=words, process=words, hint=words, message=words, events=[words],
                    schedule="random:1", lines=[{"expected": words, "seen": words, "fits": False}]), check("d", words, "fail", schedule=words)]
    faulty = [check("e", words, "error", seen=words)] if number < 8 else []
    write("results", name, result(exercise, words, checks + faulty, compiler=words * 3), full_name=words if number % 2 else None,
          number=words, sources={words: program(1) + words + "\n\t// tab"})
END
    "$grader" report results -o pages --threshold 50
    [ "$(find pages/students -type f | wc -l)" = 16 ]
    find pages -type f -printf '%P\n' | grep -vEx '(index|pairs/[0-9]+|students/[0-9]{3}(-[A-Za-z0-9]+)*)\.html|\.grader-report' >odd || true
    diff /dev/null odd
    find pages -name '*.html' >files
    [ "$(wc -l <files)" = 25 ]
    python3 - <<'END'
import pathlib
from page_reader import Page
for path in pathlib.Path("files").read_text().split():
    page, text = Page(path), pathlib.Path(path).read_bytes().decode("utf-8")
    odd = [hex(ord(sign)) for sign in text if sign < " " and sign != "\n" or "\x7f" <= sign < "\xa0" or sign in "\u202e\u2066"]
    assert not odd, (path, odd)
    assert page.tags.count("script") == path.endswith("index.html") and not page.handlers, path
    assert "img" not in page.tags and page.tags.count("b") in {"index.html": [25], "students": [1, 2], "pairs": [0]}[pathlib.Path(path).parts[1]], path
    assert all(link.startswith("#") or (pathlib.Path(path).parent / link).is_file() for link in page.links), path
END
    for page in pages/index.html pages/pairs/1.html pages/students/001-x.html pages/students/010-*.html; do
        browse "$page" --dump-dom >seen
        lacks seen '<title>owned|<img|onclick=x>'
    done
    python3 - <<'END'
from page_reader import Page
text = Page("pages/index.html").text
for words in (r"\x1b[2J\x1b]0;owned\x07", r"\xe2\x80\xaedrowssap\xe2\x81\xa6", "<img src=x onerror=alert(1)>", "\"'><b onclick=x>&amp;", "]]><!--"):
    assert text.count(words) >= 10, (words, text.count(words))  # a title, checks, an order, a fault, a name, a pair
END
    grep -qF '\xff\xfe\xc0\xaf' pages/index.html
    looks pages/index.html class-hostile
}

@test "what hidden checks see is on no student's page, unless it is asked for" {
    python3 - <<'END'
from class_results import check, result, write
secret = [check("open", "An open check", "fail", seen="what all may know"), check("closed", "A hidden check", "fail", seen="the secret")]
shown = [secret[0], {**secret[1], "seen": "what this check sees is not shown"}]
write("results", b"ada", result("pipes", "Pipes", secret), shown=result("pipes", "Pipes", shown))
write("results", b"bob", result("pipes", "Pipes", [secret[0]]))
END
    "$grader" report results -o pages
    [ -z "$(grep -rl 'the secret' pages)" ]
    grep -q 'what this check sees is not shown' pages/students/001-ada.html
    grep -q 'what all may know' pages/students/002-bob.html
    "$grader" report results -o pages --audience student
    [ -z "$(grep -rl 'the secret' pages)" ]
    "$grader" report results -o pages --audience instructor
    grep -q 'the secret' pages/students/001-ada.html
    grep -q 'A hidden check' pages/index.html
}

# The one that was copied has other names, comments and layout; what all share is the starter code.
write_similar() {
    python3 - <<'END'
import pathlib, re
from class_results import check, program, result, write
given = "".join(f"static int given_{i}(int a, int b) {{ return a * {i} + b; }}\n" for i in range(40))
own = program("one")
copied = "/* mine */\n\n" + re.sub(r"\b(value|ends|child)\b", r"mý_\1", own).replace("    ", "\t\t")
starter = pathlib.Path("starter/pipes")
starter.mkdir(parents=True)
(starter / "pipes.c").write_text(given)
everybody = {b"ada": own, b"bob": program("two"), b"cleo": copied, b"dan": program("three")}
for student, text in everybody.items():
    write("results", student, result("pipes", "Pipes", [check("ends", "It ends")]), sources={"pipes.c": given.replace("(", " (\t") + text})
END
}

@test "similar submissions: a copy with other names is found, and no two who share the starter code alone" {
    write_similar
    "$grader" report results -o pages --starter starter --threshold 50
    python3 - <<'END'
import re
from page_reader import Page
index, pair = Page("pages/index.html"), Page("pages/pairs/1.html")
marked = [line.replace("mý_", "").strip() for line in re.findall("<mark class=.*?>(.*)</mark>", open("pages/pairs/1.html").read())]
assert marked[:len(marked) // 2] == marked[len(marked) // 2:] and len(marked) > 70, marked
rows = index.tables["similar"][1:]
assert [row[1:3] for row in rows] == [["ada", "cleo"]], rows
assert all(int(row[column].split()[0]) >= 95 for row in rows for column in (3, 4)), rows
assert "there is some for 1 of 1 exercise)" in index.text and "a hint, no verdict" in index.text
assert "a hint, no verdict" in pair.text and pair.text.count("given_7") == 2
assert pair.text.count("mý_value") > 5 and pair.tags.count("span") >= 80
assert {"a1", "b1"} <= set(pair.ids) and all(link[1:] in pair.ids for link in pair.links if link[0] == "#")
END
    browse pages/pairs/1.html --dump-dom >seen
    looks pages/pairs/1.html class-pair
    mv starter assignments
    rm -r pages/pairs
    "$grader" report results -o pages --threshold 50
    [ "$(ls pages/pairs)" = 1.html ]
    mv assignments starter
    "$grader" report results -o pages --threshold 50
    [ "$(find pages/pairs -type f | wc -l)" = 6 ] # without it, all are alike
    grep -q 'there is some for 0 of 1 exercise)' pages/index.html
}

@test "similar submissions: of what a batch has graded, with tabs and the ends of lines of other systems" {
    mkdir -p specs assignments/e
    printf '%s\n' 'exercise: e' 'title: E' 'files: [e.c]' 'schedules: [first-come]' 'checks:' \
        '  - {id: status, title: It ends well, points: 1, exit_status: {is: 0}}' >specs/e.yaml
    python3 - <<'END'
import pathlib
given = "".join(f"\tif (a > {i})\n\t\ta -= b * {i};\n" for i in range(20))
start = "#include <stdio.h>\nint main(void) {\n\tint a = 1, b = 2;\n" + given
pathlib.Path("assignments/e/e.c").write_text(start + "}\n")
own = {"ada": ["b += a << 1;", "for (int i = 0; i < 9; i++) a ^= b + i;", "printf(\"%d\\t%d\\n\", a, b);", "return a - a;"],
       "bob": ["while (b--) { puts(\"x\"); }", "do { a = b ? a : -b; } while (b > 0);", "switch (a) { case 1: break; default: puts(\"y\"); }", "return 0;"]}
own["cyd"] = [line.replace("a", "first") for line in own["ada"]]
own["cyd"] = [line.replace("mfirstin", "main") for line in own["cyd"]]
for student, lines in own.items():
    folder = pathlib.Path("class", student, "e")
    folder.mkdir(parents=True)
    text = start + "".join(f"\t{line}\n" for line in lines) + "}\n"
    if student == "cyd":
        text = text.replace("\t", "        ").replace("int a = 1, b = 2;\n", "int a = 1, b = 2;\n        int first = a;\n").replace("\n", "\r\n")
    (folder / "e.c").write_bytes(text.encode())
END
    GRADER_SANDBOX=bwrap "$grader" batch class -q -o results --specs specs
    "$grader" report results -o pages --threshold 60
    python3 - <<'END'
from page_reader import Page
index, pair = Page("pages/index.html"), Page("pages/pairs/1.html")
assert [row[1:3] for row in index.tables["similar"][1:]] == [["ada", "cyd"]], index.tables["similar"]
assert "\\r" not in pair.text and pair.text.count("\\t") == 2 and pair.tags.count("span") == 2 * 44, (pair.tags.count("span"), pair.text)
END
}

@test "similar submissions: of how much of one stands in the other" {
    python3 - <<'END'
from class_results import check, program, result, write
for student, text in {b"ada": program("one"), b"bob": program("one") + program("two") + program("three")}.items():
    write("results", student, result("pipes", "Pipes", [check("ends", "It ends")]), sources={"pipes.c": text})
END
    "$grader" report results -o pages
    grep -q '>100 %<.*>below 80 %<' pages/index.html
    "$grader" report results -o pages --threshold 20
    grep -Eq '>100 %<.*>4[0-9] %<' pages/index.html
}

@test "similar submissions: where sim_c is not installed, that is said" {
    write_similar
    mkdir bin
    PATH=$PWD/bin "$grader" report results -o pages
    grep -q 'They were not looked for: .*similarity-tester' pages/index.html
    [ -z "$(ls pages/pairs)" ]
    PATH=$PWD/bin "$grader" doctor >printed || true
    grep -q '^sim_c   can not be used: .* install the package similarity-tester$' printed
    "$grader" doctor | grep -q '^sim_c   works'
}

@test "similar submissions: who keeps sim_c from its end is named, and the others are compared" {
    write_similar
    mkdir bin
    real=$(command -v sim_c)
    printf '#!/bin/sh\n[ "$1" = -i ] || exec %s "$@"\ncat >names\nsed /./q names | grep -q / && exit 1\n' "$real" >bin/sim_c
    printf 'sed -n "/\\//q;p" names | grep -qx "[13]" && kill -9 $$\nexec %s "$@" <names\n' "$real" >>bin/sim_c
    chmod +x bin/sim_c
    PATH=$PWD/bin:$PATH "$grader" report results -o pages --starter starter
    python3 - <<'END'
from page_reader import Page
page = Page("pages/index.html")
assert [row[1:3] for row in page.tables["similar"][1:]] == [["ada", "cleo"]]
assert "not compared with all others" in page.text and "does that): bob, dan" in page.text, page.text
END
}

@test "similar submissions: whose sources are too long is named" {
    python3 - <<'END'
from class_results import check, program, result, write
for student, text in {b"ada": program("one"), b"eve": "// " + 70000 * "x" + "\n" + program("one")}.items():
    write("results", student, result("pipes", "Pipes", [check("ends", "It ends")]), sources={"pipes.c": text})
END
    "$grader" report results -o pages
    python3 - <<'END'
from page_reader import Page
page = Page("pages/index.html")
assert "only the first 64 KiB were compared, which is much for this exercise: eve" in page.text, page.text
END
}

@test "similar submissions: of many alike, the first are shown, and how many there are" {
    python3 - <<'END'
from class_results import check, program, result, write
for number in range(12):
    write("results", b"s%02d" % number, result("pipes", "Pipes", [check("ends", "It ends")]), sources={"pipes.c": program("one")})
END
    "$grader" report results -o pages
    grep -q '66 pairs are alike, and the first 50 are shown' pages/index.html
    [ "$(find pages/pairs -type f | wc -l)" = 50 ]
}

@test "an earlier report is replaced, and nothing else is touched" {
    write_two
    mkdir pages # an empty one will do
    "$grader" report results -o pages
    [ -e pages/students/002-bob.html ]
    rm -r results/bob
    "$grader" report results -o pages/
    [ ! -e pages/students/002-bob.html ]
    [ "$(find pages -type f | sort | paste -sd ' ')" = 'pages/.grader-report pages/index.html pages/students/001-ada.html' ]
    for other in notes.txt .hidden students/notes.txt pairs/ada.html; do
        echo mine >"pages/$other"
        cp -r pages before
        run "$grader" report results -o pages
        [ "$status" = 2 ]
        [[ $output = *"pages/$other is not of an earlier report"* ]]
        diff -r before pages
        rm -r before "pages/$other"
    done
    mkdir foreign
    echo mine >foreign/index.html
    run "$grader" report results -o foreign
    [ "$status" = 2 ]
    [ "$(ls -A foreign)" = index.html ]
    run "$grader" report results -o results
    [ "$status" = 2 ]
    run "$grader" report results -o results/ada/pipes.json
    [ "$status" = 2 ]
    [[ $output = *'is no folder'* ]]
}

@test "a damaged grade is said, and the earlier report stays" {
    write_two
    "$grader" report results -o pages
    cp -r pages before
    for damage in '{' '{}' ''; do
        printf %s "$damage" >results/bob/pipes.json
        run "$grader" report results -o pages
        [ "$status" = 3 ]
        [[ $output = *results/bob/pipes.json* ]]
        diff -r before pages
    done
    [ -z "$(ls -A tmp)" ]
    run "$grader" report results -o results/ada/pipes.json/below
    [ "$status" = 3 ]
}

@test "a report of nothing, and command lines that are wrong" {
    mkdir empty
    for results in nowhere empty; do
        run "$grader" report "$results" -o pages
        [ "$status" = 2 ]
        [[ $output = *"$results"* ]]
        [ ! -e pages ]
    done
    write_two
    for options in '' '-o pages more' '-o pages --threshold 0' '-o pages --threshold 101' '-o pages --audience teacher' '-o pages --starter nowhere'; do
        # shellcheck disable=SC2086
        run "$grader" report results $options
        [ "$status" = 2 ]
        [ ! -e pages ]
    done
    run "$grader" report -o pages
    [ "$status" = 2 ]
    status=0
    "$grader" report results -o pages >/dev/full || status=$?
    [ "$status" = 3 ]
}
