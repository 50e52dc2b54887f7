// SPDX-License-Identifier: MIT
// The seccomp filter of the program: which calls the tracer sees, and which are refused.
#include "tracer/filter.h"

#include "hooks/point.h"
#include "tracer/decode.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>

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
    {"futex_wait", ENOSYS},
    {"futex_waitv", ENOSYS},
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

#define FLAG(value) SCMP_A0(SCMP_CMP_MASKED_EQ, (value), (value))
// The kernel looks at the lower half alone where it takes an int; so does this.
#define IS(argument, value) SCMP_CMP(argument, SCMP_CMP_MASKED_EQ, 0xffffffff, (value))
#define IS_NOT(argument, value) SCMP_CMP(argument, SCMP_CMP_NE, (value), 0)

enum { PROCESS_ONE = 1, WHO_IS_PROCESS = 1, HIGHEST_FAMILY = AF_NETLINK };

#define REFUSED_FLAGS(DO)                                                                          \
    DO(CLONE_UNTRACED)                                                                             \
    DO(CLONE_NEWNS)                                                                                \
    DO(CLONE_NEWCGROUP)                                                                            \
    DO(CLONE_NEWUTS)                                                                               \
    DO(CLONE_NEWIPC)                                                                               \
    DO(CLONE_NEWUSER)                                                                              \
    DO(CLONE_NEWPID)                                                                               \
    DO(CLONE_NEWNET)
#define REFUSE(flag) {"clone", EPERM, 1, {FLAG(flag)}},
#define OR(flag) | (flag)

// Refused with these arguments alone. Nobody escapes the tracer, gets a namespace of its own,
// reaches process 1 (the tracer) or speaks to the machine below; a program's own limits and
// priorities stay its own.
static const struct {
    const char *name;
    int error;
    unsigned count;
    struct scmp_arg_cmp arguments[2];
} refused_where[] = {
    REFUSED_FLAGS(REFUSE) // of clone()
    {"ioprio_set", EPERM, 1, {IS_NOT(0, WHO_IS_PROCESS)}},
    {"ioprio_set", EPERM, 2, {IS(0, WHO_IS_PROCESS), IS(1, PROCESS_ONE)}},
    {"prctl", EPERM, 1, {IS(0, PR_SET_DUMPABLE)}},
    {"prctl", EPERM, 1, {IS(0, PR_SET_SECCOMP)}},
    {"prlimit64", EPERM, 1, {IS_NOT(0, 0)}},
    {"sched_setaffinity", EPERM, 1, {IS(0, PROCESS_ONE)}},
    {"sched_setattr", EPERM, 1, {IS(0, PROCESS_ONE)}},
    {"sched_setparam", EPERM, 1, {IS(0, PROCESS_ONE)}},
    {"sched_setscheduler", EPERM, 1, {IS(0, PROCESS_ONE)}},
    {"setpriority", EPERM, 1, {IS_NOT(0, PRIO_PROCESS)}},
    {"setpriority", EPERM, 2, {IS(0, PRIO_PROCESS), IS(1, PROCESS_ONE)}},
    {"socket", EAFNOSUPPORT, 1, {SCMP_A0(SCMP_CMP_GT, HIGHEST_FAMILY, 0)}},
};

static bool add_refusals(scmp_filter_ctx filter) {
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        int number = seccomp_syscall_resolve_name(refused[i].name);
        if (number != __NR_SCMP_ERROR &&
            seccomp_rule_add(filter, SCMP_ACT_ERRNO((uint32_t)refused[i].error), number, 0))
            return false;
    }
    for (size_t i = 0; i < sizeof refused_where / sizeof *refused_where; i++)
        if (seccomp_rule_add_array(filter, SCMP_ACT_ERRNO((uint32_t)refused_where[i].error),
                                   seccomp_syscall_resolve_name(refused_where[i].name),
                                   refused_where[i].count, refused_where[i].arguments))
            return false;
    return true;
}

#define HAS(argument, flag) SCMP_CMP(argument, SCMP_CMP_MASKED_EQ, (flag), (flag))

// Seen with these arguments alone: what starts somebody and is not refused, what locks, what shares
// memory, what uses the network, what gives a name, points of choice.
static const struct {
    int number;
    struct scmp_arg_cmp argument;
} seen_where[] = {
    {SYS_clone, SCMP_A0(SCMP_CMP_MASKED_EQ, 0 REFUSED_FLAGS(OR), 0)},
    {SYS_fcntl, IS(1, F_SETLK)},
    {SYS_fcntl, IS(1, F_SETLKW)},
    {SYS_fcntl, IS(1, F_OFD_SETLK)},
    {SYS_fcntl, IS(1, F_OFD_SETLKW)},
    {SYS_mmap, HAS(3, MAP_SHARED)},
    {SYS_prctl, IS(0, PR_SET_NAME)},
    {SYS_prctl, IS(0, HOOKS_POINT)},
    {SYS_socket, IS(0, AF_INET)},
    {SYS_socket, IS(0, AF_INET6)},
};

// True where at least one rule was added for the call; *out_failed where one could not be.
static bool add_seen_where(scmp_filter_ctx filter, int number, bool *out_failed) {
    bool any = false;
    for (size_t i = 0; i < sizeof seen_where / sizeof *seen_where; i++) {
        if (seen_where[i].number != number)
            continue;
        any = true;
        *out_failed |= seccomp_rule_add_array(filter, SCMP_ACT_TRACE(0), number, 1,
                                              &seen_where[i].argument) != 0;
    }
    return any;
}

static bool is_seen(const struct call *call, bool own_time, bool births) {
    return own_time ? call->own_time || (births && call->enter == enter_birth) : call->real_time;
}

// A rule for all of a call takes the place of those for some of its arguments, refusals too: such a
// call refuses by itself.
static bool add_rules(scmp_filter_ctx filter, bool own_time, bool births) {
    bool failed = false;
    for (size_t i = 0; i < call_count && !failed; i++)
        if (is_seen(&calls[i], own_time, births) &&
            !add_seen_where(filter, calls[i].number, &failed))
            failed = seccomp_rule_add(filter, SCMP_ACT_TRACE(0), calls[i].number, 0) != 0;
    return !failed && add_refusals(filter);
}

bool filter_load(bool own_time, bool births) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter)
        return false;
    bool loaded = !seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) &&
                  add_rules(filter, own_time, births);
    int result = loaded ? seccomp_load(filter) : -EINVAL;
    seccomp_release(filter);
    errno = -result;
    return result == 0;
}
