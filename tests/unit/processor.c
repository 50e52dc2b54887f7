// SPDX-License-Identifier: MIT
// Each run gets a processor of its own, as long as there are any.
#include "base/processor.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <sched.h>
#include <unistd.h>

Test(processor, is_given_once) {
    cpu_set_t ours;
    int given[CPU_SETSIZE + 1], claims[CPU_SETSIZE + 1], count = 0;
    int different = 1;
    cr_assert(zero(int, sched_getaffinity(0, sizeof ours, &ours)));
    while (count <= CPU_SETSIZE && (given[count] = processor_claim(&claims[count])) >= 0)
        count++;
    cr_expect(eq(sz, processor_count(), (size_t)CPU_COUNT(&ours)));
    cr_expect(le(int, count, CPU_COUNT(&ours)), "no processor is given twice");
    for (int i = 0; i < count; i++) {
        cr_expect(ne(int, CPU_ISSET((size_t)given[i], &ours), 0));
        for (int k = 0; k < i; k++)
            different = different && given[i] != given[k];
        close(claims[i]);
    }
    cr_expect(eq(int, different, 1));
}
