// SPDX-License-Identifier: MIT
// Hostile: has errors of memory use, and asks Valgrind not to report them. The request is a pattern
// of instructions that does nothing elsewhere.
#include <stdlib.h>

#if defined __x86_64__
static void request(unsigned long number, unsigned long argument) {
    volatile unsigned long block[6] = {number, argument};
    unsigned long result = 0;
    __asm__ volatile("rolq $3, %%rdi; rolq $13, %%rdi; rolq $61, %%rdi; rolq $51, %%rdi\n"
                     "xchgq %%rbx, %%rbx"
                     : "+d"(result)
                     : "a"(block)
                     : "cc", "memory");
}
#elif defined __aarch64__
static void request(unsigned long number, unsigned long argument) {
    volatile unsigned long block[6] = {number, argument};
    register unsigned long result __asm__("x3") = 0;
    register volatile unsigned long *at __asm__("x4") = block;
    __asm__ volatile("ror x12, x12, #3; ror x12, x12, #13; ror x12, x12, #51; ror x12, x12, #61\n"
                     "orr x10, x10, x10"
                     : "+r"(result)
                     : "r"(at)
                     : "cc", "memory");
}
#endif

enum { CHANGE_ERR_DISABLEMENT = 0x1801, CLO_CHANGE = 0x1203 };

int main(void) {
    request(CHANGE_ERR_DISABLEMENT, 1);
    request(CLO_CHANGE, (unsigned long)"--leak-check=no");
    int *volatile numbers = malloc(4 * sizeof *numbers);
    numbers[4] = numbers[5];
    return 0;
}
