# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# What is to be looked at: the HTML report in a real browser, and the pictures of grader trace. GRADER names the program.

load browser

setup() {
    root=$(realpath "$BATS_TEST_DIRNAME/../..")
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
    unset GRADER_SPECS
}

@test "a page: what fails, the runs, and their events, told by its script" {
    "$grader" check -q --specs "$root/specs" -f html=page.html "$root/tests/programs/killing_processes/looks_and_takes" || [ $? = 1 ]
    browse page.html --dump-dom >seen
    python3 - <<'END'
import html.parser

class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.failed, self.events, self.choices, self.shown = [], "", [], [], 0
    def handle_starttag(self, tag, attributes):
        self.open.append((tag, dict(attributes)))
        if tag == "li":
            self.events.append("")
        if tag == "option":
            self.choices.append("")
        if tag == "figure" and "hidden" not in dict(attributes):
            self.shown += 1
    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass
    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        if ("li", {"class": "fail"}) in self.open:
            self.failed += data
        elif "ol" in tags:
            self.events[-1] += data
        elif "option" in tags:
            self.choices[-1] += data

page = Reader()
page.feed(open("seen").read())
assert "main prints the exit code -15" in page.failed and "newest-first" in page.failed, page.failed
events = [event for event in page.events if event]
assert any("main sends SIGTERM to process 1  [killing_processes.c:33" in event for event in events), events
assert page.shown == 1
assert "newest-first ✗ main prints the exit code -15" in [choice.strip() for choice in page.choices], page.choices
END
    looks page.html failed
}

@test "a page: hostile names and output stay text" {
    name=$'<script>document.title="owned"<\0/script><img src=x onerror=alert(1)>&\033[2J'
    name=${name//\//}
    mkdir "$name"
    cat >"$name/prints.c" <<'END'
#include <stdio.h>
int main(void) { puts("</script><script>document.title = 'owned'</script><!-- ]]> \x1b[31m \xff"); return 1; }
END
    cat >spec.yaml <<'END'
exercise: prints
title: Prints </title><script>document.title = 'owned'</script>
files: [prints.c]
checks:
  - {id: lines, title: "<b>lines</b>", points: 2, stdout_lines: {lines: [a]}}
END
    "$grader" check -q -s spec.yaml -f html=page.html "$name" || [ $? = 1 ]
    browse page.html --dump-dom >seen
    grep -qF '<title>Prints &lt;/title&gt;' seen
    [ "$(grep -c '<script' seen)" = 2 ]
    lacks seen '<img|<b>l|<!--'
    grep -qF '&lt;b&gt;lines&lt;/b&gt;' seen
}

@test "a page: all orders of the longest exercise, below 500 KiB" {
    "$grader" check -q --specs "$root/specs" -f html=page.html "$root/reference/process_pool"
    [ "$(stat -c %s page.html)" -lt $((500 * 1024)) ]
    lacks page.html 'no room on this page'
    looks page.html pool
}

# draw PROGRAM: its page is in `seen`.
draw() {
    "$grader" check -q --specs "$root/specs" -f html=page.html "$1" || [ $? = 1 ]
    browse page.html --dump-dom >seen
}

@test "a page: processes that meet at a barrier have a line" {
    line='<path class="meeting" d="M[0-9]+ [0-9]+C'
    draw "$root/reference/processes_barrier"
    grep -qE "$line" seen
    grep -qE '<use href="#m11"[^>]* aria-label="0.000 s +process 2 comes last to a meeting of 2 processes and wakes process 1"' seen
    grep -qE '<li>0.000 s +process 1 goes on, woken by process 2</li>' seen
    grep -qF '2 processes meet</text>' seen
    looks page.html meeting
    draw "$root/tests/programs/processes_barrier/no_barrier"
    lacks seen "$line"
    lacks seen 'aria-label="[^"]*woken by'
}

@test "a page: a program that can not be compiled" {
    mkdir broken
    echo 'int main(void) { return x; }' >broken/my_func.c
    cp "$root"/reference/my_func/my_func.h broken
    "$grader" check -q -s "$root/specs/my_func.yaml" -f html=page.html broken || [ $? = 1 ]
    browse page.html --dump-dom >seen
    grep -q 'What the compiler said' seen
    lacks seen '<figure'
}

@test "trace: a picture, trace events, and the trace itself" {
    program=$root/tests/programs/communicating_with_pipe/reader_keeps_write_end
    "$grader" trace --specs "$root/specs" --svg run.svg --perfetto run.json "$program" >printed
    [ ! -s printed ]
    browse run.svg --window-size=1280,200 --screenshot="$PWD/run.png"
    [ -s run.png ]
    python3 - <<'END'
import json, xml.dom.minidom
picture = xml.dom.minidom.parse("run.svg").documentElement
paths = [path.getAttribute("class") for path in picture.getElementsByTagName("path")]
assert paths.count("wants") == 2, paths
events = json.load(open("run.json"))["traceEvents"]
assert {event["ph"] for event in events} == set("MXisf"), events
for kind in "s", "f":
    assert sorted(e["id"] for e in events if e["ph"] == kind) == list(range(1, 1 + sum(e["ph"] == kind for e in events)))
assert sum(event["name"] == "waits for" for event in events) == 4
END
    "$grader" trace --specs "$root/specs" --schedule random:3 "$program" >run.trace
    [ "$(sed -n '1p;3p' run.trace)" = $'grader-trace 1\nschedule random:3' ]
    tail -n 1 run.trace | grep -qx 'end [0-9]*'
}

@test "trace: the picture of the README is what is drawn today" {
    cd "$root"
    "$grader" trace --svg "$BATS_TEST_TMPDIR/example.svg" tests/programs/communicating_with_pipe/reader_keeps_write_end
    cmp "$BATS_TEST_TMPDIR/example.svg" grader/svg/example.svg
}

@test "trace: what can not be built, and what can not be written" {
    mkdir broken
    echo 'int main(void) { return x; }' >broken/my_func.c
    cp "$root"/reference/my_func/my_func.h broken
    run "$grader" trace -s "$root/specs/my_func.yaml" broken
    [ "$status" = 1 ]
    [[ $output = *my_func.c:1:*error* ]]
    run "$grader" trace -s "$root/specs/my_func.yaml" --svg nowhere/run.svg "$root/reference/my_func"
    [ "$status" = 2 ]
    [[ $output = *'cannot write nowhere/run.svg'* ]]
}
