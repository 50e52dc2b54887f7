// SPDX-License-Identifier: MIT
// aarch64: the call's number by NT_ARM_SYSTEM_CALL, the registers by NT_PRSTATUS.
#ifdef __aarch64__
#include "tracer/arch.h"

#include <elf.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>

enum { CALL_SIZE = 4, NUMBER_REGISTER = 8 };

static bool get(pid_t tid, struct user_regs_struct *registers) {
    struct iovec all = {registers, sizeof *registers};
    return ptrace(PTRACE_GETREGSET, tid, NT_PRSTATUS, &all) == 0;
}

static void set(pid_t tid, struct user_regs_struct *registers) {
    struct iovec all = {registers, sizeof *registers};
    ptrace(PTRACE_SETREGSET, tid, NT_PRSTATUS, &all);
}

static void set_register(pid_t tid, int which, uint64_t value) {
    struct user_regs_struct registers;
    if (!get(tid, &registers))
        return;
    registers.regs[which] = value;
    set(tid, &registers);
}

void arch_change_call(pid_t tid, int64_t number) {
    int word = (int)number;
    struct iovec call = {&word, sizeof word};
    ptrace(PTRACE_SETREGSET, tid, NT_ARM_SYSTEM_CALL, &call);
}

void arch_skip_call(pid_t tid, int64_t result) {
    arch_change_call(tid, -1);
    set_register(tid, 0, (uint64_t)result);
}

void arch_set_argument(pid_t tid, int argument, uint64_t value) {
    set_register(tid, argument, value);
}

void arch_set_result(pid_t tid, int64_t result, bool final) {
    if (final)
        arch_change_call(tid, -1);
    set_register(tid, 0, (uint64_t)result);
}

void arch_repeat_call(pid_t tid, int64_t number, uint64_t first) {
    struct user_regs_struct registers;
    arch_change_call(tid, -1);
    if (!get(tid, &registers))
        return;
    registers.regs[NUMBER_REGISTER] = (uint64_t)number;
    registers.regs[0] = first; // the result stands in its place
    registers.pc -= CALL_SIZE;
    set(tid, &registers);
}

void arch_leave_call(pid_t tid, int64_t result) {
    struct user_regs_struct registers;
    if (!get(tid, &registers))
        return;
    registers.regs[0] = (uint64_t)result;
    registers.pc += CALL_SIZE;
    set(tid, &registers);
}

uint64_t arch_fingerprint(pid_t tid) {
    struct user_regs_struct registers;
    uint64_t hash = 0;
    if (!get(tid, &registers))
        return 0;
    for (size_t i = 0; i < sizeof registers.regs / sizeof *registers.regs; i++)
        hash = (hash ^ registers.regs[i]) * UINT64_C(0x100000001b3);
    return hash ^ registers.sp;
}

// bl is 100101 in the six highest bits; blr Xn is d63f0nn0.
bool arch_is_call(const unsigned char bytes[ARCH_CALL_BYTES]) {
    uint32_t instruction;
    memcpy(&instruction, bytes + ARCH_CALL_BYTES - sizeof instruction, sizeof instruction);
    return instruction >> 26 == 0x25 || (instruction & 0xfffffc1f) == 0xd63f0000;
}
#endif
