// SPDX-License-Identifier: MIT
// x86-64: registers by PTRACE_GETREGS and PTRACE_SETREGS.
#ifdef __x86_64__
#include "tracer/arch.h"

#include <sys/ptrace.h>
#include <sys/user.h>

enum { CALL_SIZE = 2 }; // of the instruction syscall

static bool get(pid_t tid, struct user_regs_struct *registers) {
    return ptrace(PTRACE_GETREGS, tid, 0, registers) == 0;
}

static void set(pid_t tid, struct user_regs_struct *registers) {
    ptrace(PTRACE_SETREGS, tid, 0, registers);
}

static void set_both(pid_t tid, int64_t number, int64_t result) {
    struct user_regs_struct registers;
    if (!get(tid, &registers))
        return;
    registers.orig_rax = (unsigned long long)number;
    registers.rax = (unsigned long long)result;
    set(tid, &registers);
}

void arch_skip_call(pid_t tid, int64_t result) { set_both(tid, -1, result); }

void arch_change_call(pid_t tid, int64_t number) {
    ptrace(PTRACE_POKEUSER, tid, offsetof(struct user, regs.orig_rax), number);
}

void arch_set_argument(pid_t tid, int argument, uint64_t value) {
    static const size_t places[] = {
        offsetof(struct user, regs.rdi), offsetof(struct user, regs.rsi),
        offsetof(struct user, regs.rdx), offsetof(struct user, regs.r10),
        offsetof(struct user, regs.r8),  offsetof(struct user, regs.r9),
    };
    ptrace(PTRACE_POKEUSER, tid, places[argument], value);
}

void arch_set_result(pid_t tid, int64_t result, bool final) {
    if (final)
        set_both(tid, -1, result);
    else
        ptrace(PTRACE_POKEUSER, tid, offsetof(struct user, regs.rax), result);
}

void arch_repeat_call(pid_t tid, int64_t number, uint64_t first) {
    struct user_regs_struct registers;
    (void)first; // its register was not touched
    if (!get(tid, &registers))
        return;
    registers.orig_rax = (unsigned long long)-1;
    registers.rax = (unsigned long long)number;
    registers.rip -= CALL_SIZE;
    set(tid, &registers);
}

void arch_leave_call(pid_t tid, int64_t result) {
    struct user_regs_struct registers;
    if (!get(tid, &registers))
        return;
    registers.rax = (unsigned long long)result;
    registers.rip += CALL_SIZE;
    set(tid, &registers);
}

uint64_t arch_fingerprint(pid_t tid) {
    struct user_regs_struct registers;
    if (!get(tid, &registers))
        return 0;
    registers.rip = registers.eflags = 0;
    const unsigned long long *words = (const unsigned long long *)&registers;
    uint64_t hash = 0;
    for (size_t i = 0; i < sizeof registers / sizeof *words; i++)
        hash = (hash ^ words[i]) * UINT64_C(0x100000001b3);
    return hash;
}

// call rel32 is e8 and four bytes; call through a register or memory is ff with /2 and its
// operands, two to seven bytes.
bool arch_is_call(const unsigned char bytes[ARCH_CALL_BYTES]) {
    if (bytes[ARCH_CALL_BYTES - 5] == 0xe8)
        return true;
    for (int size = 2; size <= 7; size++)
        if (bytes[ARCH_CALL_BYTES - size] == 0xff &&
            (bytes[ARCH_CALL_BYTES - size + 1] & 0x38) == 0x10)
            return true;
    return false;
}
#endif
