// SPDX-License-Identifier: MIT
// trace.h: every kind of event there and back, and what is no trace.
#include "trace.h"

#include <criterion/criterion.h>
#include <string.h>

#define HEAD "grader-trace 1\nclock real\nschedule free\n"

static struct arena arena;

static void clear(void) { arena_clear(&arena); }

TestSuite(trace, .fini = clear);

// A line of every kind, with and without what may be missing, as event_write() writes it.
static const char *const lines[] = {
    "0.000000 0 birth parent=grader pid=2 how=spawn",
    "0.000001 1 thread pid=5",
    "0.100000 1 exec path=\"/bin/a b\"",
    "1.000000 1 name data=\"a\\033\\\"b\"",
    "1.000000 1 exit status=0",
    "1.000000 1 exit signal=15 by=0",
    "1.000000 1 exit signal=9 by=grader",
    "1.000000 1 exit signal=11",
    "2.000000 0 send to=1 signal=15",
    "2.000000 1 signal signal=15",
    "2.000000 1 signal signal=15 by=0",
    "2.000000 1 handler signal=17",
    "2.000000 0 fault call=fork value=11",
    "2.000000 0 preempted call=read",
    "2.000000 0 wait child=1",
    "2.000000 0 wakes to=1 how=many",
    "2.000000 0 channel channel=1 kind=pipe",
    "2.000000 0 read channel=1 bytes=0",
    "2.000000 0 write channel=1 bytes=5000000000",
    "2.000000 0 write channel=1 bytes=2 data=\"x\\n\"",
    "2.000000 0 held channel=1 end=both fd=3",
    "2.000000 0 output stream=stdout data=\"h\\303\\251\\000\\n\"",
    "2.000000 0 sleep seconds=10.500000",
    "2.000000 0 limit name=wall value=10000000",
    "2.000000 0 waiting call=read",
    "2.000000 0 waiting call=read channel=1",
    "2.000000 0 waiting call=wait4 for=1",
    "2.000000 0 waiting call=futex object=3 data=\"0 2 0 -5 1 128\"",
    "2.000000 0 frame path=\"/box/a b\" at=4567",
    "2.000000 0 busy how=polls",
    "1.000000 1 rank value=4",
    "2.000000 0 shares bytes=4096 how=writes",
    "2.000000 0 meddled path=\"valgrind/2.xml\"",
    "2.000000 0 left kind=fifo path=\"a b\"",
    "9999999.000000 0 file path=\"out.txt\" data=\"\"",
};

enum { LINES = sizeof lines / sizeof *lines };

Test(trace, goes_there_and_back) {
    struct trace trace = {.clock = "real", .schedule = "free"}, again;
    struct str first = {.arena = &arena}, second = {.arena = &arena};
    struct error err;
    trace_write_head(&trace, &first);
    cr_expect_str_eq(first.data, HEAD);
    for (size_t i = 0; i < LINES; i++)
        str_print(&first, "%s\n", lines[i]);
    trace_write_end(LINES, &first);

    cr_assert(trace_read(&arena, str_text(&first), &again, &err), "%s", err.text);
    cr_expect_str_eq(again.clock, "real");
    cr_expect_str_eq(again.schedule, "free");
    trace_write_head(&again, &second);
    ARRAY_EACH(event, &again.events)
        event_write(event, &second);
    trace_write_end(again.events.count, &second);
    cr_expect_str_eq(second.data, first.data);
}

Test(trace, has_an_example_of_every_kind) {
    for (int kind = 0; kind < EVENT_KINDS; kind++) {
        const char *name = arena_print(&arena, " %s ", event_name((enum event_kind)kind));
        bool found = false;
        for (size_t i = 0; i < LINES; i++)
            found = found || strstr(lines[i], name);
        cr_expect(found, "no line of kind%s", name);
    }
}

static bool read_lines(const char *words, struct trace *out_trace, struct error *err) {
    return trace_read(&arena, text_of(words), out_trace, err);
}

Test(trace, reads_values) {
    struct trace trace;
    struct error err;
    cr_assert(read_lines(HEAD "0.000250 1 exit signal=15 by=0\n"
                              "12.000001 1 exit status=3\n"
                              "0.000000 0 sleep seconds=0.500000\n"
                              "0.000000 0 birth how=fork pid=7 parent=unknown\nend 4\n",
                         &trace, &err),
              "%s", err.text);
    const struct event *events = trace.events.items;
    cr_expect_eq(events[0].time, 250);
    cr_expect_eq(events[0].process, 1);
    cr_expect_eq(events[0].kind, EVENT_exit);
    cr_expect_eq(events[0].signal, 15);
    cr_expect_eq(events[0].other, 0);
    cr_expect_eq(events[0].status, -1, "no exit status where a signal ended it");
    cr_expect_eq(events[1].time, 12000001);
    cr_expect_eq(events[1].status, 3);
    cr_expect_eq(events[1].signal, 0);
    cr_expect_eq(events[1].other, PROCESS_UNKNOWN);
    cr_expect_eq(events[2].amount, 500000);
    cr_expect_eq(events[3].other, PROCESS_UNKNOWN);
    cr_expect_eq(events[3].pid, 7);
    cr_expect_str_eq(events[3].word, "fork");
}

#define REFUSED(words, expected)                                                                   \
    do {                                                                                           \
        struct trace trace;                                                                        \
        struct error err = {0};                                                                    \
        cr_expect_not(read_lines(words, &trace, &err), "%s", words);                               \
        cr_expect_eq(err.blame, BLAME_GRADER);                                                     \
        cr_expect_str_eq(err.text, expected);                                                      \
    } while (0)

Test(trace, knows_a_cut_trace) {
    static const char cut[] = "the trace is cut short: it has no `end` line";
    REFUSED(HEAD, cut);
    REFUSED(HEAD "0.000000 0 wait child=1\n", cut);
    REFUSED("", "the trace has no head of format 1");
    REFUSED("grader-trace 1\nclock real\n", "the trace has no head of format 1");
}

// But for the line end behind the last line.
Test(trace, knows_a_trace_cut_at_any_byte) {
    struct str whole = {.arena = &arena};
    str_add(&whole, TEXT(HEAD));
    for (size_t i = 0; i < LINES; i++)
        str_print(&whole, "%s\n", lines[i]);
    trace_write_end(LINES, &whole);
    struct trace trace;
    struct error err;
    for (size_t size = 0; size + 1 < whole.size; size++)
        cr_expect_not(trace_read(&arena, (struct text){whole.data, size}, &trace, &err),
                      "%zu bytes of %zu", size, whole.size);
}

Test(trace, counts_its_events) {
    REFUSED(HEAD "end 1\n", "the trace's line 4: a wrong end");
    REFUSED(HEAD "0.000000 0 wait child=1\nend 2\n", "the trace's line 5: a wrong end");
    REFUSED(HEAD "end x\n", "the trace's line 4: a wrong end");
    REFUSED(HEAD "end 0\n0.000000 0 wait child=1\n", "the trace's line 4: a wrong end");
}

Test(trace, refuses_another_format) {
    REFUSED("grader-trace 2\nclock real\nschedule free\nend 0\n",
            "the trace has no head of format 1");
    REFUSED("clock real\ngrader-trace 1\nschedule free\nend 0\n",
            "the trace has no head of format 1");
}

Test(trace, names_the_line_that_is_no_event) {
    static const char *const wrong[] = {
        "0.000000 0 dance with=1",                        // an unknown kind
        "0.000000 0 wait child=1 colour=1",               // an unknown key
        "0.000000 0 wait pid=1",                          // another event's key
        "0.000000 0 wait",                                // without its key
        "0.000000 0 birth parent=0 pid=2",                // without one of its keys
        "0.000000 0 wait child=",                         // without a value
        "0.000000 0 wait child=x",                        // no number
        "0.000000 0 wait child=99999999999",              // too large
        "0.000000 0 wait child=-1",                       // unknown is spelled out
        "0.0 0 wait child=1",                             // six digits
        "1 0 wait child=1",                               // without them
        "-1.000000 0 wait child=1",                       // before the start
        "0.000000 x wait child=1",                        // by nobody
        "0.000000 0 output stream=stdout data=\"a",       // without a closing quote
        "0.000000 0 output stream=stdout data=a",         // without quotes
        "0.000000 0 output stream=stdout data=\"\\q\"",   // no such escape
        "0.000000 0 output stream=stdout data=\"\\999\"", // no such byte
        "0.000000 0 output stream=stdout data=\"\\\"",    // the closing quote is escaped
        "0.000000 0 read channel=1 bytes=-1",             // less than nothing
        "",                                               // an empty line
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const char *expected = arena_print(&arena, "the trace's line 5 is no event: %s", wrong[i]);
        REFUSED(arena_print(&arena, HEAD "0.000000 0 wait child=1\n%s\nend 2\n", wrong[i]),
                expected);
    }
}

Test(trace, escapes_what_it_quotes_in_messages) {
    REFUSED(HEAD "\x1b[2J\n", "the trace's line 4 is no event: \\x1b[2J");
}
