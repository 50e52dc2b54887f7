// SPDX-License-Identifier: MIT
// The calls that an engine's own default refuses are refused, and what is newer than we know.
// Unlike there, the tracer may ask for addresses that are the same in every run, and look at
// descriptors of what it traces. Its own filter stands behind this one for the program alone, and
// is stricter (tracer/filter.c).
#include "seccomp_profile.h"

#include <errno.h>
#include <jansson.h>
#include <sched.h>
#include <seccomp.h>
#include <stdlib.h>
#include <string.h>

enum { HIGHEST_CALL = 500 };

// As Docker's documentation lists them ("Seccomp security profiles for Docker"), and what has come
// since. clone and clone3 have rows of their own.
static const char *const refused[] = {
    "_sysctl",
    "acct",
    "add_key",
    "bpf",
    "clock_adjtime",
    "clock_settime",
    "clone",
    "clone3",
    "create_module",
    "delete_module",
    "fanotify_init",
    "finit_module",
    "fsconfig",
    "fsmount",
    "fsopen",
    "fspick",
    "get_kernel_syms",
    "get_mempolicy",
    "init_module",
    "io_uring_enter",
    "io_uring_register",
    "io_uring_setup",
    "ioperm",
    "iopl",
    "kcmp",
    "kexec_file_load",
    "kexec_load",
    "keyctl",
    "lookup_dcookie",
    "mbind",
    "mount",
    "mount_setattr",
    "move_mount",
    "move_pages",
    "nfsservctl",
    "open_by_handle_at",
    "open_tree",
    "perf_event_open",

    "pivot_root",
    "process_madvise",

    "query_module",
    "quotactl",
    "quotactl_fd",
    "reboot",
    "request_key",
    "set_mempolicy",
    "setdomainname",
    "sethostname",
    "setns",
    "settimeofday",
    "stime",
    "swapoff",
    "swapon",
    "sysfs",
    "syslog",
    "umount",
    "umount2",
    "unshare",
    "uselib",
    "userfaultfd",
    "ustat",
    "vhangup",
    "vm86",
    "vm86old",
};

static bool is_refused(const char *name) {
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (strcmp(name, refused[i]) == 0)
            return true;
    return false;
}

static json_t *allowed(void) {
    json_t *names = json_array();
    for (int number = 0; number < HIGHEST_CALL; number++) {
        char *name = seccomp_syscall_resolve_num_arch(seccomp_arch_native(), number);
        if (name && !is_refused(name))
            json_array_append_new(names, json_string(name));
        free(name);
    }
    return json_pack("{s:o, s:s}", "names", names, "action", "SCMP_ACT_ALLOW");
}

// Without a flag that makes a namespace.
static json_t *clone_without_namespaces(void) {
    json_int_t flags = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER |
                       CLONE_NEWPID | CLONE_NEWNET;
    return json_pack("{s:[s], s:s, s:[{s:i, s:I, s:i, s:s}]}", "names", "clone", "action",
                     "SCMP_ACT_ALLOW", "args", "index", 0, "value", flags, "valueTwo", 0, "op",
                     "SCMP_CMP_MASKED_EQ");
}

// Its flags can not be seen; the C library takes clone then.
static json_t *no_clone3(void) {
    return json_pack("{s:[s], s:s, s:i}", "names", "clone3", "action", "SCMP_ACT_ERRNO", "errnoRet",
                     ENOSYS);
}

void seccomp_profile_write(struct str *out) {
    const char *machine =
        seccomp_arch_native() == SCMP_ARCH_AARCH64 ? "SCMP_ARCH_AARCH64" : "SCMP_ARCH_X86_64";
    json_t *profile = json_pack("{s:s, s:i, s:[s], s:[o, o, o]}", "defaultAction", "SCMP_ACT_ERRNO",
                                "defaultErrnoRet", EPERM, "architectures", machine, "syscalls",
                                allowed(), clone_without_namespaces(), no_clone3());
    char *text = json_dumps(profile, JSON_INDENT(1));
    if (text)
        str_add(out, text_of(text));
    free(text);
    json_decref(profile);
}
