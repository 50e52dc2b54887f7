// SPDX-License-Identifier: MIT
// aarch64: the call's number by NT_ARM_SYSTEM_CALL, the registers by NT_PRSTATUS.
#ifdef __aarch64__
#include "tracer/arch.h"

#include <elf.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>

bool arch_skip_call(pid_t tid, int64_t result) {
    int number = -1;
    struct iovec call = {&number, sizeof number};
    struct user_regs_struct registers;
    struct iovec all = {&registers, sizeof registers};
    if (ptrace(PTRACE_SETREGSET, tid, NT_ARM_SYSTEM_CALL, &call) ||
        ptrace(PTRACE_GETREGSET, tid, NT_PRSTATUS, &all))
        return false;
    registers.regs[0] = (unsigned long long)result;
    return ptrace(PTRACE_SETREGSET, tid, NT_PRSTATUS, &all) == 0;
}
#endif
