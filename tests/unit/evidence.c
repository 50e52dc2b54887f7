// SPDX-License-Identifier: MIT
// evidence.h: processes, lines and channels as they are put in order, and how messages name them.
#include "describe.h"
#include "judge.h"

TestSuite(evidence, .fini = judge_clear);

#define MAIN "0.000000 0 birth parent=grader pid=2 how=spawn\n"
#define CHILD "0.000000 1 birth parent=0 pid=3 how=fork\n"
#define SECOND "0.000000 2 birth parent=0 pid=4 how=fork\n"

static const struct process *process(const struct evidence *evidence, int number) {
    const struct process *found = evidence_process(evidence, number);
    cr_assert(found);
    return found;
}

static struct text line_text(const struct lines *lines, size_t index) {
    cr_assert_lt(index, lines->count);
    return lines->items[index].text;
}

// --- processes

Test(evidence, knows_how_processes_lived) {
    const struct evidence *evidence =
        judge_evidence(TOOL_NONE, MAIN CHILD "0.000000 2 birth parent=1 pid=4 how=vfork\n"
                                             "0.500000 1 thread pid=9\n"
                                             "1.000000 2 exit signal=9 by=1\n"
                                             "1.000000 1 wait child=2\n"
                                             "2.000000 1 exit status=7\n"
                                             "2.000000 0 wait child=1\n"
                                             "3.000000 0 exit status=0\n");
    const struct process *child = process(evidence, 1), *grandchild = process(evidence, 2);
    cr_expect_eq(process(evidence, 0)->children, 1);
    cr_expect(process(evidence, 0)->waited_in_time);
    cr_expect_eq(child->threads, 1);
    cr_expect_eq(child->status, 7);
    cr_expect_eq(child->died, 2000000);
    cr_expect_eq(process_exit_code(child), 7);
    cr_expect_eq(child->waited_by, 0);
    cr_expect_str_eq(grandchild->how, "vfork");
    cr_expect_eq(process_exit_code(grandchild), -9);
    cr_expect_eq(grandchild->status, -1);
    cr_expect_eq(grandchild->ended_by, 1);
    cr_expect_eq(grandchild->waited_by, 1);
    cr_expect_null(evidence_process(evidence, 3));
    cr_expect_null(evidence_process(evidence, PROCESS_GRADER));
}

Test(evidence, knows_who_was_waited_for_in_time) {
    const struct evidence *evidence =
        judge_evidence(TOOL_NONE, MAIN CHILD SECOND "1.000000 1 exit status=0\n"
                                                    "1.000000 0 exit status=0\n"
                                                    "1.000000 2 exit status=0\n"
                                                    "1.000000 2 wait child=1\n"
                                                    "2.000000 3 birth parent=2 pid=5 how=fork\n");
    cr_expect_not(process(evidence, 1)->waited_in_time);
    cr_expect_not(process(evidence, 1)->outlived_main);
    cr_expect(process(evidence, 2)->outlived_main, "it ended in the same instant, but later");
    cr_expect_eq(process(evidence, 2)->waited_by, PROCESS_UNKNOWN);
    cr_expect(process(evidence, 3)->outlived_main);
    cr_expect_not(process(evidence, 3)->ended);
    cr_expect_eq(process(evidence, 3)->died, -1);
}

Test(evidence, lets_nobody_outlive_a_main_without_an_end) {
    const struct evidence *evidence = judge_evidence(TOOL_NONE, MAIN CHILD);
    cr_expect_not(process(evidence, 1)->outlived_main);
    cr_expect_not(process(evidence, 0)->ended);
}

Test(evidence, keeps_every_name) {
    const struct evidence *evidence =
        judge_evidence(TOOL_NONE, MAIN "0.000000 0 name data=\"prog\"\n"
                                       "0.100000 1 birth parent=0 pid=3 how=fork\n"
                                       "0.200000 1 name data=\"a\\033b\"\n");
    cr_expect_str_eq(process(evidence, 0)->name, "prog");
    cr_expect_eq(process(evidence, 1)->names.count, 2);
    const struct process_name *names = process(evidence, 1)->names.items;
    cr_expect_str_eq(names[0].text, "prog", "a child has its parent's name");
    cr_expect_eq(names[0].since, 100000, "from its birth on");
    cr_expect_str_eq(names[1].text, "a\033b");
    cr_expect_eq(names[1].since, 200000);
    cr_expect_str_eq(process(evidence, 1)->name, "a\\x1bb");
}

Test(evidence, a_child_may_be_born_with_a_name_of_its_own) {
    const struct evidence *evidence =
        judge_evidence(TOOL_NONE, MAIN "0.000000 0 name data=\"prog\"\n"
                                       "0.100000 1 birth parent=0 pid=3 how=fork "
                                       "data=\"thread\"\n"
                                       "0.100000 2 birth parent=1 pid=4 how=fork\n");
    cr_expect_eq(process(evidence, 1)->names.count, 1);
    cr_expect_str_eq(process(evidence, 1)->names.items[0].text, "thread");
    cr_expect_eq(process(evidence, 2)->names.count, 1);
    cr_expect_str_eq(process(evidence, 2)->names.items[0].text, "thread");
}

Test(evidence, compares_names_as_far_as_the_system_keeps_them) {
    struct process_name name = {"fifteen_letters", 0};
    cr_expect(process_name_is(&name, "fifteen_letters"));
    cr_expect(process_name_is(&name, "fifteen_letters_and_more"));
    cr_expect_not(process_name_is(&name, "fifteen_letter"));
    cr_expect_not(process_name_is(&(struct process_name){"fifteen", 0}, "fifteen_letters"));
}

Test(evidence, tells_a_killed_process_from_one_that_ended_itself) {
    const struct evidence *evidence =
        judge_evidence(TOOL_NONE, MAIN CHILD SECOND "0.000000 3 birth parent=0 pid=5 how=fork\n"
                                                    "0.100000 0 send to=1 signal=15\n"
                                                    "0.200000 1 send to=1 signal=15\n"
                                                    "0.200000 1 exit signal=15 by=1\n"
                                                    "0.200000 2 exit signal=11\n"
                                                    "0.200000 3 exit signal=9 by=grader\n"
                                                    "0.200000 0 exit signal=6 by=0\n");
    cr_expect(evidence_was_killed(evidence, process(evidence, 1)), "it raised main's signal again");
    cr_expect_not(evidence_was_killed(evidence, process(evidence, 2)));
    cr_expect(evidence_was_killed(evidence, process(evidence, 3)));
    cr_expect_not(evidence_was_killed(evidence, process(evidence, 0)));
}

// --- lines

Test(evidence, cuts_lines) {
    const struct evidence *evidence = judge_evidence(
        TOOL_NONE, MAIN "0.100000 0 output stream=stdout data=\"one \\t\\n\\n \\nt\"\n"
                        "0.200000 0 output stream=stderr data=\"no\"\n"
                        "0.300000 0 output stream=stdout data=\"wo\\r\\nthree\"\n");
    const struct lines *lines = &evidence->lines;
    cr_assert_eq(lines->count, 3);
    cr_expect(text_equal(line_text(lines, 0), TEXT("one")));
    cr_expect(text_equal(line_text(lines, 1), TEXT("two\r")), "a carriage return counts");
    cr_expect_eq(lines->items[1].time, 100000);
    cr_expect_eq(lines->items[1].done, 300000);
    cr_expect_eq(lines->items[0].done, 100000);
    cr_expect(lines->items[1].whole);
    cr_expect(text_equal(line_text(lines, 2), TEXT("three")));
    cr_expect_not(lines->items[2].whole);
    cr_expect_not(lines->items[2].torn);
}

Test(evidence, notices_torn_lines) {
    const struct evidence *evidence =
        judge_evidence(TOOL_NONE, MAIN CHILD "0.100000 0 output stream=stdout data=\"ab\"\n"
                                             "0.100000 1 output stream=stdout data=\"x\\ny\\n\"\n"
                                             "0.100000 0 output stream=stdout data=\"c\\nd\"\n"
                                             "0.100000 1 output stream=stdout data=\"\\n\"\n");
    const struct lines *lines = &evidence->lines;
    cr_assert_eq(lines->count, 4);
    cr_expect(text_equal(line_text(lines, 0), TEXT("abx")));
    cr_expect(lines->items[0].torn);
    cr_expect_eq(lines->items[0].process, 0);
    cr_expect_eq(lines->items[0].torn_by, 1);
    cr_expect_not(lines->items[1].torn);
    cr_expect_eq(lines->items[1].torn_by, PROCESS_UNKNOWN);
    cr_expect(text_equal(line_text(lines, 2), TEXT("c")));
    cr_expect(lines->items[3].torn, "its end is another process's");
}

Test(evidence, has_the_lines_of_one_process) {
    const struct evidence *evidence =
        judge_evidence(TOOL_NONE, MAIN CHILD "0.100000 0 output stream=stdout data=\"ab\"\n"
                                             "0.100000 1 output stream=stdout data=\"x\\n\"\n"
                                             "0.100000 0 output stream=stdout data=\"c\\n\"\n");
    struct lines lines = evidence_lines_of(evidence, 0, &judge_arena);
    cr_assert_eq(lines.count, 1);
    cr_expect(text_equal(line_text(&lines, 0), TEXT("abc")));
    cr_expect_not(lines.items[0].torn);
}

// --- channels and limits

Test(evidence, adds_up_what_went_through_channels) {
    const struct evidence *evidence =
        judge_evidence(TOOL_NONE, MAIN CHILD "0.000000 0 channel channel=1 kind=pipe\n"
                                             "0.000000 1 write channel=1 bytes=2 data=\"ab\"\n"
                                             "0.000000 1 write channel=1 bytes=9 data=\"cd\"\n"
                                             "0.000000 1 write channel=1 bytes=2 data=\"zz\"\n"
                                             "0.000000 0 read channel=1 bytes=13\n"
                                             "0.000000 0 read channel=1 bytes=0\n"
                                             "0.000000 0 held channel=1 end=write fd=0\n"
                                             "0.000000 0 held channel=1 end=write fd=7\n");
    const struct channel_use *writer = evidence_use(evidence, 1, 1);
    const struct channel_use *reader = evidence_use(evidence, 1, 0);
    cr_assert(writer && reader);
    cr_expect_eq(writer->bytes_written, 13);
    cr_expect_eq(writer->writes, 3);
    cr_expect(text_equal(str_text(&writer->written), TEXT("abcd")), "unknown bytes follow");
    cr_expect_not(writer->met_end);
    cr_expect_eq(writer->held_write, -1);
    cr_expect_eq(reader->reads, 2);
    cr_expect_eq(reader->bytes_read, 13);
    cr_expect(reader->met_end);
    cr_expect_eq(reader->held_write, 0);
    cr_expect_eq(reader->held_read, -1);
    cr_expect_null(evidence_use(evidence, 2, 0));
}

Test(evidence, joins_the_two_directions_of_a_socket_pair) {
    const struct evidence *evidence =
        judge_evidence(TOOL_NONE, MAIN "0.000000 0 channel channel=1 kind=socket\n"
                                       "0.000000 0 channel channel=2 kind=socket peer=1\n"
                                       "0.000000 0 channel channel=3 kind=fifo\n");
    cr_expect_eq(evidence_channel(evidence, 1)->peer, 2);
    cr_expect_eq(evidence_channel(evidence, 2)->peer, 1);
    cr_expect_eq(evidence_channel(evidence, 3)->peer, 3);
    cr_expect_null(evidence_channel(evidence, 0));
    cr_expect_null(evidence_channel(evidence, 4));
}

Test(evidence, remembers_the_first_limit) {
    const struct evidence *evidence =
        judge_evidence(TOOL_NONE, MAIN "5.000000 unknown limit name=wall value=5000000\n"
                                       "5.000000 unknown limit name=cpu value=1000000\n");
    cr_assert(evidence->limit);
    cr_expect_str_eq(evidence->limit->word, "wall");
}

// --- traces that contradict themselves

static void expect_contradiction(const char *events, const char *words) {
    struct trace trace;
    struct evidence evidence;
    struct error err = {0};
    struct str text = {.arena = &judge_arena};
    size_t lines = 0;
    for (const char *at = events; *at; at++)
        lines += *at == '\n';
    trace_write_head(&(struct trace){.clock = "virtual", .schedule = "free"}, &text);
    str_add(&text, text_of(events));
    trace_write_end(lines, &text);
    cr_assert(trace_read(&judge_arena, str_text(&text), &trace, &err), "%s", err.text);
    cr_expect_not(evidence_read(&judge_arena, &trace, TOOL_NONE, NULL, 0, &evidence, &err));
    cr_expect_eq(err.blame, BLAME_GRADER);
    cr_expect(strstr(err.text, words), "%s", err.text);
}

Test(evidence, refuses_contradictions) {
    expect_contradiction("", "no process");
    expect_contradiction("0.000000 0 exit status=0\n", "event 1, exit: its process was not born");
    expect_contradiction("0.000000 0 birth parent=1 pid=2 how=fork\n", "child of the grader");
    expect_contradiction(MAIN "0.000000 1 birth parent=grader pid=2 how=fork\n",
                         "child of the grader");
    expect_contradiction(MAIN "0.000000 1 birth parent=4 pid=2 how=fork\n",
                         "the parent was not born");
    expect_contradiction(MAIN "0.000000 0 wakes to=1 how=one\n",
                         "event 2, wakes: there is no such process");
    expect_contradiction(MAIN SECOND, "event 2, birth: processes are not numbered by birth");
    expect_contradiction(MAIN MAIN, "not numbered by birth");
    expect_contradiction(MAIN "0.000000 0 exit status=0\n0.000000 0 exit status=0\n",
                         "ended before");
    expect_contradiction(MAIN "0.000000 0 exit\n", "either a status or a signal");
    expect_contradiction(MAIN CHILD "0.000000 0 wait child=1\n", "has not ended");
    expect_contradiction(MAIN "0.000000 0 wait child=1\n", "has not ended");
    expect_contradiction(MAIN "0.000000 0 read channel=1 bytes=1\n", "no such channel");
    expect_contradiction(MAIN "0.000000 0 channel channel=1 kind=pipe\n"
                              "0.000000 0 write channel=1 bytes=9223372036854775807\n"
                              "0.000000 0 write channel=1 bytes=1\n",
                         "no channel takes so many bytes");
    expect_contradiction(MAIN CHILD "0.000000 0 channel channel=1 kind=pipe\n"
                                    "0.000000 0 read channel=1 bytes=9223372036854775807\n"
                                    "0.000000 1 read channel=1 bytes=1\n",
                         "no channel takes so many bytes");
    expect_contradiction(MAIN "0.000000 0 channel channel=2 kind=pipe\n", "first appearance");
    expect_contradiction(MAIN "0.000000 0 channel channel=1 kind=socket peer=3\n", "no such peer");
    expect_contradiction("0.000000 5 output stream=stdout data=\"x\"\n" MAIN, "was not born");
}

// --- words

Test(evidence, names_processes_and_channels) {
    struct str events = {.arena = &judge_arena};
    str_print(&events, MAIN);
    for (int i = 1; i <= 12; i++)
        str_print(&events, "0.000000 %d birth parent=%d pid=%d how=fork\n", i, i == 2 ? 1 : 0,
                  i + 2);
    str_print(&events, "0.000000 13 birth parent=unknown pid=15 how=fork\n");
    for (int i = 1; i <= 28; i++)
        str_print(&events, "0.000000 0 channel channel=%d kind=%s\n", i,
                  i == 2 ? "mqueue" : "pipe");
    const struct evidence *evidence = judge_evidence(TOOL_NONE, events.data);
    cr_expect_str_eq(process_describe(evidence, 0, &judge_arena), "main");
    cr_expect_str_eq(process_describe(evidence, 1, &judge_arena), "process 1 (main's first child)");
    cr_expect_str_eq(process_describe(evidence, 2, &judge_arena), "process 2 (child of process 1)");
    cr_expect_str_eq(process_describe(evidence, 3, &judge_arena),
                     "process 3 (main's second child)");
    cr_expect_str_eq(process_describe(evidence, 12, &judge_arena),
                     "process 12 (main's 11th child)");
    cr_expect_str_eq(process_describe(evidence, 11, &judge_arena),
                     "process 11 (main's tenth child)");
    cr_expect_str_eq(process_describe(evidence, 13, &judge_arena), "process 13");
    cr_expect_str_eq(process_describe(evidence, PROCESS_GRADER, &judge_arena), "the grader");
    cr_expect_str_eq(channel_describe(evidence, 1, &judge_arena), "pipe A");
    cr_expect_str_eq(channel_describe(evidence, 2, &judge_arena), "message queue B");
    cr_expect_str_eq(channel_describe(evidence, 26, &judge_arena), "pipe Z");
    cr_expect_str_eq(channel_describe(evidence, 28, &judge_arena), "pipe AB");
}

Test(evidence, puts_amounts_into_units) {
    cr_expect_str_eq(describe_duration(5000000, &judge_arena), "5 s");
    cr_expect_str_eq(describe_duration(2500000, &judge_arena), "2.5 s");
    cr_expect_str_eq(describe_duration(1000000, &judge_arena), "1 s");
    cr_expect_str_eq(describe_duration(999998, &judge_arena), "0.999998 s");
    cr_expect_str_eq(describe_duration(250000, &judge_arena), "250 ms");
    cr_expect_str_eq(describe_duration(1000, &judge_arena), "1 ms");
    cr_expect_str_eq(describe_duration(10, &judge_arena), "10 µs");
    cr_expect_str_eq(describe_moment(0, &judge_arena), "0 s");
    cr_expect_str_eq(describe_moment(100000000, &judge_arena), "100 s");
    cr_expect_str_eq(describe_moment(250, &judge_arena), "0.00025 s");
    cr_expect_str_eq(describe_moment(-2500000, &judge_arena), "-2.5 s");
    cr_expect_str_eq(describe_size(256 << 20, &judge_arena), "256 MiB");
    cr_expect_str_eq(describe_size(1000, &judge_arena), "1000 bytes");
    cr_expect_str_eq(describe_size(1, &judge_arena), "1 byte");
    cr_expect_str_eq(describe_size(0, &judge_arena), "0 bytes");
    cr_expect_str_eq(describe_signal(15, &judge_arena), "SIGTERM");
    cr_expect_str_eq(describe_signal(40, &judge_arena), "signal 40");
}

Test(evidence, knows_where_something_can_come_between_two_steps) {
    static const char *const events[] = {MAIN "0.100000 0 thread pid=3\n",
                                         MAIN "0.100000 0 shares bytes=4096 how=reads\n",
                                         MAIN "0.100000 0 handler signal=17\n"};
    for (size_t i = 0; i < sizeof events / sizeof *events; i++)
        cr_expect(evidence_can_be_preempted(judge_evidence(TOOL_NONE, events[i])), "%s", events[i]);
    cr_expect_not(evidence_can_be_preempted(judge_evidence(
        TOOL_NONE, MAIN "0.100000 0 signal signal=15\n0.200000 0 exit signal=15\n")));
}

static bool are_same(const char *events, const char *others) {
    return evidence_is_same(judge_evidence(TOOL_NONE, events), judge_evidence(TOOL_NONE, others));
}

Test(evidence, the_same_run_with_and_without_places) {
#define BORN "0.000000 0 birth parent=grader pid=2 how=spawn\n"
#define SLEEPS "0.000000 0 sleep seconds=1.000000\n"
    cr_expect(are_same(BORN SLEEPS, BORN "0.000000 0 preempted call=read\n" SLEEPS
                                         "0.000000 0 frame path=\"/box/prog\" at=7\n"));
    cr_expect_not(are_same(BORN SLEEPS, BORN));
    cr_expect_not(are_same(BORN, BORN SLEEPS));
    cr_expect_not(are_same(BORN SLEEPS, BORN "0.500000 0 sleep seconds=1.000000\n"));
    cr_expect_not(are_same(BORN SLEEPS, BORN "0.000000 0 busy how=polls\n"));
}
