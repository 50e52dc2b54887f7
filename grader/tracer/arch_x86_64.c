// SPDX-License-Identifier: MIT
// x86-64: registers by PTRACE_GETREGS and PTRACE_SETREGS.
#ifdef __x86_64__
#include "tracer/arch.h"

#include <sys/ptrace.h>
#include <sys/user.h>

bool arch_skip_call(pid_t tid, int64_t result) {
    struct user_regs_struct registers;
    if (ptrace(PTRACE_GETREGS, tid, 0, &registers))
        return false;
    registers.orig_rax = (unsigned long long)-1;
    registers.rax = (unsigned long long)result;
    return ptrace(PTRACE_SETREGS, tid, 0, &registers) == 0;
}
#endif
