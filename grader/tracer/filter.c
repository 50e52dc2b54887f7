// SPDX-License-Identifier: MIT
// The seccomp filter of the program: which calls the tracer sees, and which are refused.
#include "tracer/filter.h"

#include "tracer/decode.h"

#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x00000080
#endif

// What no student program needs. ENOSYS where the C library then takes another way.
static const struct {
    const char *name;
    int error;
} refused[] = {
    {"acct", EPERM},
    {"add_key", EPERM},
    {"bpf", EPERM},
    {"chroot", EPERM},
    {"clone3", ENOSYS},
    {"delete_module", EPERM},
    {"fanotify_init", EPERM},
    {"finit_module", EPERM},
    {"fsopen", EPERM},
    {"init_module", EPERM},
    {"io_setup", ENOSYS},
    {"io_uring_enter", ENOSYS},
    {"io_uring_register", ENOSYS},
    {"io_uring_setup", ENOSYS},
    {"kexec_file_load", EPERM},
    {"kexec_load", EPERM},
    {"keyctl", EPERM},
    {"mount", EPERM},
    {"mount_setattr", EPERM},
    {"move_mount", EPERM},
    {"open_by_handle_at", EPERM},
    {"open_tree", EPERM},
    {"perf_event_open", EPERM},
    {"pidfd_getfd", EPERM},
    {"pivot_root", EPERM},
    {"process_vm_readv", EPERM},
    {"process_vm_writev", EPERM},
    {"ptrace", EPERM},
    {"quotactl", EPERM},
    {"reboot", EPERM},
    {"request_key", EPERM},
    {"seccomp", EPERM},
    {"setns", EPERM},
    {"swapoff", EPERM},
    {"swapon", EPERM},
    {"umount2", EPERM},
    {"unshare", EPERM},
    {"userfaultfd", EPERM},
};

// Nobody escapes the tracer or gets a namespace of its own.
static const unsigned long clone_flags[] = {
    CLONE_UNTRACED, CLONE_NEWNS,   CLONE_NEWCGROUP, CLONE_NEWUTS,
    CLONE_NEWIPC,   CLONE_NEWUSER, CLONE_NEWPID,    CLONE_NEWNET,
};

static bool add_refusals(scmp_filter_ctx filter) {
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        int number = seccomp_syscall_resolve_name(refused[i].name);
        if (number != __NR_SCMP_ERROR &&
            seccomp_rule_add(filter, SCMP_ACT_ERRNO((uint32_t)refused[i].error), number, 0))
            return false;
    }
    for (size_t i = 0; i < sizeof clone_flags / sizeof *clone_flags; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                             SCMP_A0(SCMP_CMP_MASKED_EQ, clone_flags[i], clone_flags[i])))
            return false;
    // The limits of others; a program's own stay its own.
    return !seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prlimit64), 1,
                             SCMP_A0(SCMP_CMP_NE, 0, 0));
}

// prctl is refused where it would hide a process from the tracer, and seen where it sets a name.
static bool add_prctl(scmp_filter_ctx filter) {
    return !seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prctl), 1,
                             SCMP_A0(SCMP_CMP_EQ, PR_SET_DUMPABLE, 0)) &&
           !seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prctl), 1,
                             SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP, 0)) &&
           !seccomp_rule_add(filter, SCMP_ACT_TRACE(0), SCMP_SYS(prctl), 1,
                             SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME, 0));
}

static bool add_rules(scmp_filter_ctx filter) {
    for (size_t i = 0; i < call_count; i++)
        if (calls[i].number != SYS_prctl &&
            seccomp_rule_add(filter, SCMP_ACT_TRACE(0), calls[i].number, 0))
            return false;
    return add_prctl(filter) && add_refusals(filter);
}

bool filter_load(void) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter)
        return false;
    bool loaded = !seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) &&
                  add_rules(filter);
    int result = loaded ? seccomp_load(filter) : -EINVAL;
    seccomp_release(filter);
    errno = -result;
    return result == 0;
}
