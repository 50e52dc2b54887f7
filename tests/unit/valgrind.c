// SPDX-License-Identifier: MIT
// memory.h: which of Valgrind's findings count, and reports that are cut short, damaged or hostile.
#include "judge.h"
#include "valgrind.h"

TestSuite(valgrind, .fini = judge_clear);

#define BIRTHS                                                                                     \
    "0.000000 0 birth parent=grader pid=2 how=spawn\n"                                             \
    "0.000000 1 birth parent=0 pid=3 how=fork\n"
#define ENDS                                                                                       \
    "1.000000 1 exit status=0\n"                                                                   \
    "1.000000 0 exit status=0\n"

#define HEAD(pid)                                                                                  \
    "<?xml version=\"1.0\"?>\n<valgrindoutput>\n<protocolversion>4</protocolversion>\n"            \
    "<pid>" pid "</pid>\n<ppid>1</ppid>\n<tool>memcheck</tool>\n"
#define TAIL "<suppcounts>\n</suppcounts>\n</valgrindoutput>\n"
#define ERROR(kind, what, frames)                                                                  \
    "<error>\n<unique>0x0</unique>\n<kind>" kind "</kind>\n" what "<stack>\n" frames "</stack>\n"  \
    "</error>\n"
#define FRAME(obj, fn, file, line)                                                                 \
    "<frame>\n<ip>0x1</ip>\n<obj>" obj "</obj>\n<fn>" fn "</fn>\n<dir>/tmp</dir>\n<file>" file     \
    "</file>\n<line>" line "</line>\n</frame>\n"
#define BARE_FRAME(obj) "<frame>\n<ip>0x1</ip>\n<obj>" obj "</obj>\n<fn>malloc</fn>\n</frame>\n"

#define PRELOAD "/usr/libexec/valgrind/vgpreload_memcheck-amd64-linux.so"
#define LIBC "/usr/lib/x86_64-linux-gnu/libc.so.6"
#define READ_WHAT "<what>Invalid read of size 4</what>\n"
#define LEAK_WHAT                                                                                  \
    "<xwhat>\n<text>6 bytes in 1 blocks are definitely lost in loss record 1 of 2</text>\n"        \
    "<leakedbytes>6</leakedbytes>\n</xwhat>\n"
#define IN_PROG FRAME("/box/prog", "fill", "prog.c", "8")
#define INVALID_READ ERROR("InvalidRead", READ_WHAT, IN_PROG)
#define LEAK ERROR("Leak_DefinitelyLost", LEAK_WHAT, BARE_FRAME(PRELOAD) IN_PROG)

static const struct evidence *examined(const char *events, const char *xml) {
    return judge_evidence(TOOL_VALGRIND, arena_print(&judge_arena, "%s%s", events,
                                                     judge_file("valgrind/3.xml", xml)));
}

static size_t count_findings(const char *xml) { return examined(BIRTHS ENDS, xml)->findings.count; }

// --- what a finding says

Test(valgrind, reads_a_finding) {
    const struct evidence *evidence = examined(BIRTHS ENDS, HEAD("3") INVALID_READ LEAK TAIL);
    cr_assert_eq(evidence->findings.count, 2);
    const struct finding *read = &evidence->findings.items[0], *leak = read + 1;
    cr_expect_str_eq(read->kind, "InvalidRead");
    cr_expect_str_eq(read->what, "Invalid read of size 4");
    cr_expect_str_eq(read->file, "prog.c");
    cr_expect_str_eq(read->function, "fill");
    cr_expect_eq(read->line, 8);
    cr_expect_eq(read->pid, 3);
    cr_expect_eq(read->process, 1);
    cr_expect_not(read->leak);
    cr_expect(leak->leak);
    cr_expect(strstr(leak->what, "6 bytes in 1 blocks"));
    cr_expect(evidence_process(evidence, 1)->reported);
    cr_expect_not(evidence_process(evidence, 0)->reported);
}

Test(valgrind, goes_by_the_name_of_a_report) {
    const struct evidence *evidence = examined(BIRTHS ENDS, HEAD("99") INVALID_READ TAIL);
    cr_expect_eq(evidence->findings.items[0].process, 1, "whatever it says of itself");
}

Test(valgrind, keeps_a_finding_of_an_unknown_process) {
    const char *file = judge_file("valgrind/99.xml", HEAD("99") INVALID_READ TAIL);
    const struct evidence *evidence =
        judge_evidence(TOOL_VALGRIND, arena_print(&judge_arena, "%s%s", BIRTHS ENDS, file));
    cr_assert_eq(evidence->findings.count, 1);
    cr_expect_eq(evidence->findings.items[0].process, PROCESS_UNKNOWN);
}

Test(valgrind, reads_nothing_without_valgrind) {
    const char *file = judge_file("valgrind/2.xml", HEAD("2") INVALID_READ TAIL);
    cr_expect_eq(judge_evidence(TOOL_NONE, arena_print(&judge_arena, "%s%s", BIRTHS ENDS, file))
                     ->findings.count,
                 0);
    file = judge_file("core/vg.2.xml", HEAD("2") INVALID_READ TAIL);
    cr_expect_eq(judge_evidence(TOOL_VALGRIND, arena_print(&judge_arena, "%s%s", BIRTHS ENDS, file))
                     ->findings.count,
                 0);
}

// --- which findings count

Test(valgrind, passes_over_the_c_library) {
    cr_expect_eq(count_findings(HEAD("3") ERROR(
                     "Leak_DefinitelyLost", LEAK_WHAT,
                     BARE_FRAME(PRELOAD) FRAME(LIBC, "strdup", "strdup.c", "42") IN_PROG) TAIL),
                 1);
    cr_expect_eq(count_findings(HEAD("3") ERROR("InvalidJump", READ_WHAT,
                                                "<frame>\n<ip>0x0</ip>\n</frame>\n" IN_PROG) TAIL),
                 1);
}

Test(valgrind, leaves_out_what_is_not_the_students) {
    cr_expect_eq(count_findings(HEAD("3") ERROR(
                     "Leak_DefinitelyLost", LEAK_WHAT,
                     BARE_FRAME("/usr/lib/x86_64-linux-gnu/libmpich.so.12") IN_PROG) TAIL),
                 0);
    cr_expect_eq(
        count_findings(HEAD("3") ERROR("InvalidRead", READ_WHAT,
                                       FRAME("/box/prog", "call", "driver.c", "3") IN_PROG) TAIL),
        0);
    cr_expect_eq(count_findings(HEAD("3") ERROR("InvalidRead", READ_WHAT, BARE_FRAME(LIBC)) TAIL),
                 0);
    cr_expect_eq(count_findings(HEAD("3") ERROR("Leak_PossiblyLost", LEAK_WHAT, IN_PROG) TAIL), 0);
    cr_expect_eq(count_findings(HEAD("3") ERROR("Leak_StillReachable", LEAK_WHAT, IN_PROG) TAIL),
                 0);
}

Test(valgrind, looks_at_the_first_stack_only) {
    cr_expect_eq(
        count_findings(HEAD("3") "<error>\n<kind>InvalidRead</kind>\n" READ_WHAT
                                 "<stack>\n" BARE_FRAME(LIBC) "</stack>\n"
                                                              "<auxwhat>Address 0x4</auxwhat>\n"
                                                              "<stack>\n" IN_PROG
                                                              "</stack>\n</error>\n" TAIL),
        0);
    cr_expect_eq(count_findings(HEAD("3") "<fatal_signal>\n<signo>11</signo>\n"
                                          "<stack>\n" IN_PROG "</stack>\n</fatal_signal>\n" TAIL),
                 0);
}

Test(valgrind, forgives_a_process_that_another_one_killed) {
    const char *xml = HEAD("3") INVALID_READ LEAK TAIL;
    cr_expect_eq(examined(BIRTHS "1.000000 1 exit signal=9 by=grader\n", xml)->findings.count, 0);
    cr_expect_eq(examined(BIRTHS "1.000000 1 exit signal=15 by=0\n", xml)->findings.count, 0);
    cr_expect_eq(examined(BIRTHS "0.900000 0 send to=1 signal=15\n"
                                 "1.000000 1 exit signal=15 by=1\n",
                          xml)
                     ->findings.count,
                 0, "Valgrind catches a signal and sends it again");
}

Test(valgrind, counts_what_led_to_a_crash_but_not_its_leaks) {
    const char *xml = HEAD("3") INVALID_READ LEAK TAIL;
    const struct evidence *evidence = examined(BIRTHS "1.000000 1 exit signal=11\n", xml);
    cr_assert_eq(evidence->findings.count, 1);
    cr_expect_str_eq(evidence->findings.items[0].kind, "InvalidRead");
    cr_expect_eq(examined(BIRTHS "1.000000 1 exit signal=6 by=1\n", xml)->findings.count, 1);
}

Test(valgrind, tells_the_systems_objects_from_others) {
    static const struct {
        const char *object;
        size_t findings;
    } cases[] = {{"/lib64/ld-linux-x86-64.so.2", 1},   {"/lib/aarch64-linux-gnu/libc.so.6", 1},
                 {"/usr/lib/libpthread.so.0", 1},      {"/opt/vgpreload_core-amd64-linux.so", 1},
                 {"/opt/libexec/valgrind/core.so", 1}, {"/box/libc.so.6", 0},
                 {"/usr/lib/libcurl.so.4", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_eq(count_findings(arena_print(
                         &judge_arena,
                         HEAD("3") ERROR("InvalidRead", READ_WHAT, BARE_FRAME("%s") IN_PROG) TAIL,
                         cases[i].object)),
                     cases[i].findings, "%s", cases[i].object);
}

// --- files

Test(valgrind, joins_the_parts_of_a_file) {
    const char *parts =
        arena_print(&judge_arena, "%s%s%s%s%s", BIRTHS ENDS,
                    judge_file("valgrind/3.xml", HEAD("3") "<error>\n<kind>Invalid"),
                    judge_file("valgrind/2.xml", HEAD("2") LEAK TAIL),
                    judge_file("valgrind/3.xml", "Read</kind>\n" READ_WHAT "<stack>\n"),
                    judge_file("valgrind/3.xml", IN_PROG "</stack>\n</error>\n" TAIL));
    const struct evidence *evidence = judge_evidence(TOOL_VALGRIND, parts);
    cr_assert_eq(evidence->findings.count, 2);
    cr_expect_str_eq(evidence->findings.items[0].kind, "InvalidRead");
    cr_expect_eq(evidence->findings.items[1].process, 0);
}

Test(valgrind, reads_each_file_once) {
    const char *part = judge_file("valgrind/3.xml", HEAD("3") INVALID_READ TAIL);
    const struct evidence *evidence =
        judge_evidence(TOOL_VALGRIND, arena_print(&judge_arena, "%s%s%s", BIRTHS ENDS, part, part));
    cr_expect_eq(evidence->findings.count, 1, "the second part is behind the document's end");
}

Test(valgrind, accepts_a_report_that_is_cut_short) {
    cr_expect_eq(count_findings(HEAD("3") INVALID_READ "<error>\n<kind>Inval"), 1);
    cr_expect_eq(count_findings(""), 0);
    cr_expect_eq(count_findings(HEAD("3")), 0);
}

Test(valgrind, survives_damage) {
    cr_expect_eq(count_findings("not XML at all"), 0);
    cr_expect_eq(count_findings(HEAD("3") INVALID_READ "</wrong>" INVALID_READ TAIL), 1);
    cr_expect_eq(count_findings("<error><frame></frame></error>"), 0);
    cr_expect_eq(count_findings(HEAD("3") "<error><stack>" IN_PROG "</stack></error>" TAIL), 0);
    cr_expect_eq(count_findings(HEAD("3") ERROR("InvalidRead", "", IN_PROG) TAIL), 1);
    cr_expect_eq(count_findings(HEAD("x") ERROR("InvalidRead", "<what>\x01</what>", IN_PROG) TAIL),
                 0);
}

Test(valgrind, refuses_entities, .timeout = 10) {
    cr_expect_eq(count_findings("<?xml version=\"1.0\"?>\n<!DOCTYPE v [<!ENTITY a \"aaaaaaaa\">\n"
                                "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<valgrindoutput>"
                                "<pid>3</pid>" ERROR("InvalidRead", "<what>&b;</what>", IN_PROG)
                                    TAIL),
                 0);
}

Test(valgrind, is_bounded, .timeout = 10) {
    struct str xml = {.arena = &judge_arena};
    str_print(&xml, HEAD("3") "<error><kind>InvalidRead</kind><what>");
    for (int i = 0; i < 10000; i++)
        str_add(&xml, TEXT("0123456789\n"));
    str_print(&xml, "</what><stack>" IN_PROG "</stack></error>");
    for (int i = 0; i < 2000; i++)
        str_add(&xml, TEXT(INVALID_READ));
    const struct evidence *evidence = examined(BIRTHS ENDS, xml.data);
    cr_expect_eq(evidence->findings.count, 1000);
    cr_expect_leq(strlen(evidence->findings.items[0].what), 5 * 4096);

    struct str path = {.arena = &judge_arena};
    for (int i = 0; i < 5000; i++)
        str_add(&path, TEXT("/"));
    cr_expect_eq(count_findings(
                     arena_print(&judge_arena,
                                 HEAD("3") ERROR("InvalidRead", READ_WHAT,
                                                 FRAME("/box/prog", "fill", "%sprog.c", "8")) TAIL,
                                 path.data)),
                 0, "a name that long is no name");
}

Test(valgrind, sees_a_client_request) {
    cr_expect_not(memory_speaks(TEXT("")));
    cr_expect_not(memory_speaks(TEXT("\x48\xc1\xc7\x03\x48\xc1\xc7\x0d\x48\xc1\xc7\x3d")));
    cr_expect(memory_speaks(
        TEXT("a\x48\xc1\xc7\x03\x48\xc1\xc7\x0d\x48\xc1\xc7\x3d\x48\xc1\xc7\x33\x48")));
}
