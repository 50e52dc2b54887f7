// SPDX-License-Identifier: MIT
// The program's own time: how it creeps on while all that is done is asking, and how it meets the
// program's clocks.
#include "tracer/arch.h"
#include "tracer/clock.h"
#include "tracer/moment.h"
#include "trace.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(clock, stands_still_without_calls) {
    struct clock clock;
    cr_assert(clock_start(&clock, "virtual"));
    cr_expect(eq(long, clock_now(&clock), 0));
    clock_jump(&clock, 5000000);
    clock_jump(&clock, 4000000);
    cr_expect(eq(long, clock_now(&clock), 5000000), "it never goes back");
}

Test(clock, knows_its_names) {
    struct clock clock;
    cr_expect(clock_start(&clock, "real"));
    cr_expect(not(clock.own));
    cr_expect(not(clock_start(&clock, "false")));
}

Test(clock, each_question_takes_a_microsecond) {
    struct clock clock;
    clock_start(&clock, "virtual");
    for (int i = 0; i < 900; i++)
        cr_expect(eq(long, clock_idle(&clock, CLOCK_ASKED), 1));
}

Test(clock, a_long_row_of_questions_takes_longer_and_longer) {
    struct clock clock;
    clock_start(&clock, "virtual");
    long sum = 0;
    int questions = 0;
    while (sum < 5000000 && questions < 100000) {
        sum += clock_idle(&clock, CLOCK_ASKED);
        questions++;
    }
    cr_expect(lt(int, questions, 20000), "five seconds are met after %d questions", questions);
    clock_progress(&clock);
    cr_expect(eq(long, clock_idle(&clock, CLOCK_ASKED), 1), "an event ends the row");
}

Test(clock, other_calls_take_no_time_unless_they_are_all_that_is_done) {
    struct clock clock;
    clock_start(&clock, "virtual");
    for (int i = 0; i < 50000; i++)
        cr_assert(eq(long, clock_idle(&clock, CLOCK_CALLED), 0));
    long sum = 0;
    for (int i = 0; i < 1000000; i++)
        sum += clock_idle(&clock, CLOCK_CALLED);
    cr_expect(gt(long, sum, 1000000));
}

Test(clock, work_never_makes_long_steps) {
    struct clock clock;
    clock_start(&clock, "virtual");
    for (int i = 0; i < 5000000; i++)
        cr_assert(le(long, clock_idle(&clock, CLOCK_CALLED), 1 << 4), "call %d", i);
}

Test(clock, steps_do_not_overflow) {
    struct clock clock;
    clock_start(&clock, "virtual");
    clock.asked = INT64_MAX / 2;
    cr_expect(gt(long, clock_idle(&clock, CLOCK_ASKED), 0));
}

Test(moment, rounds_up_to_microseconds) {
    const struct timespec tiny = {0, 1}, long_one = {3, 500000001};
    cr_expect(eq(long, moment_span(&tiny), 1));
    cr_expect(eq(long, moment_span(&long_one), 3500001));
}

Test(moment, bounds_what_is_too_long) {
    const struct timespec endless = {INT64_MAX, 999999999};
    cr_expect(moment_valid(&endless));
    cr_expect(gt(long, moment_span(&endless), 0));
    cr_expect(lt(long, moment_span(&endless), INT64_MAX / 2), "it can be added to a time");
    cr_expect(gt(long, moment_own(CLOCK_REALTIME, &endless), 0));
}

Test(moment, refuses_what_the_kernel_refuses) {
    const struct timespec before = {-1, 0}, beyond = {0, 1000000000};
    cr_expect(not(moment_valid(&before)));
    cr_expect(not(moment_valid(&beyond)));
}

Test(moment, dates_begin_at_the_fixed_date) {
    const struct timespec start = {TRACE_DATE, 0}, later = {TRACE_DATE + 2, 500000000},
                          early = {1, 0};
    cr_expect(eq(long, moment_own(CLOCK_REALTIME, &start), 0));
    cr_expect(eq(long, moment_own(CLOCK_REALTIME, &later), 2500000));
    cr_expect(eq(long, moment_own(CLOCK_REALTIME, &early), 0), "what is past is due now");
    cr_expect(eq(long, moment_base(CLOCK_REALTIME), TRACE_DATE * 1000000));
}

Test(moment, processor_clocks_have_no_base) {
    cr_expect(moment_has_base(CLOCK_MONOTONIC));
    cr_expect(moment_has_base(CLOCK_BOOTTIME));
    cr_expect(not(moment_has_base(CLOCK_PROCESS_CPUTIME_ID)));
}

#ifdef __x86_64__
Test(arch, knows_calls_before_a_return_address) {
    static const struct {
        unsigned char bytes[ARCH_CALL_BYTES];
        bool call;
    } cases[] = {
        {{0, 0, 0, 0xe8, 1, 2, 3, 4}, true},                      // call rel32
        {{0, 0, 0, 0, 0, 0, 0xff, 0xd0}, true},                   // call *%rax
        {{0, 0, 0xff, 0x15, 1, 2, 3, 4}, true},                   // call *rel32(%rip)
        {{0, 0, 0, 0, 0, 0xff, 0x50, 8}, true},                   // call *8(%rax)
        {{0, 0, 0, 0xe9, 1, 2, 3, 4}, false},                     // jmp rel32
        {{0, 0, 0xff, 0x25, 1, 2, 3, 4}, false},                  // jmp *rel32(%rip)
        {{0x90, 0x90, 0x90, 0x90, 0x90, 0x90, 0x90, 0x90}, false} // nop
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect(eq(int, arch_is_call(cases[i].bytes), cases[i].call), "case %zu", i);
}
#endif
