// SPDX-License-Identifier: MIT
// Hostile: asks the system for all that a student's program never needs, and tells what it got.
#define _GNU_SOURCE
#include "refusals.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/reboot.h>
#include <sys/swap.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// The filter's answers. Any other fault would tell that the call was looked at.
static void tell_call(const char *what, long result) {
    if (result == -1 && errno != EPERM && errno != ENOSYS)
        printf("%s: %s\n", what, strerror(errno));
    else
        tell(what, result);
}

// Whether it is not there, or only not to be written to, is the same.
static void tell_open(const char *what, const char *path) {
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    tell(what, fd);
}

// A child that was made against the rules ends at once.
static void tell_clone(const char *what, unsigned long flags) {
    fflush(stdout);
    long result = syscall(SYS_clone, flags | SIGCHLD, 0, 0, 0, 0);
    if (result == 0)
        _exit(0);
    tell_call(what, result);
    if (result > 0)
        waitpid((pid_t)result, NULL, __WALL);
}

static void tell_clone3(void) {
    struct clone_args arguments = {.flags = CLONE_UNTRACED, .exit_signal = SIGCHLD};
    fflush(stdout);
    long result = syscall(SYS_clone3, &arguments, sizeof arguments);
    if (result == 0)
        _exit(0);
    tell_call("clone3", result);
}

static void look_into_others(void) {
    int child = fork();
    if (child == 0)
        for (;;)
            pause();
    tell_call("ptrace: be traced", ptrace(PTRACE_TRACEME, 0, 0, 0));
    tell_call("ptrace: attach", ptrace(PTRACE_ATTACH, child, 0, 0));
    tell_call("ptrace: seize", ptrace(PTRACE_SEIZE, child, 0, 0));
    tell_call("process_vm_readv", syscall(SYS_process_vm_readv, child, 0, 0, 0, 0, 0));
    tell_call("process_vm_writev", syscall(SYS_process_vm_writev, child, 0, 0, 0, 0, 0));
    tell_call("pidfd_getfd", syscall(SYS_pidfd_getfd, syscall(SYS_pidfd_open, child, 0), 1, 0));
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    tell_call("not to be looked into", prctl(PR_SET_DUMPABLE, 0, 0, 0, 0));
    tell_call("not to be looked into, in a wide word",
              syscall(SYS_prctl, 1L << 32 | PR_SET_DUMPABLE, 0, 0, 0, 0));
    tell_call("a filter of its own", prctl(PR_SET_SECCOMP, 1, 0, 0, 0));
    tell_call("seccomp", syscall(SYS_seccomp, 0, 0, 0));
}

static void leave(void) {
    tell_call("unshare: user", unshare(CLONE_NEWUSER));
    tell_call("unshare: mounts", unshare(CLONE_NEWNS));
    tell_call("setns", setns(open("/proc/self/ns/net", O_RDONLY), 0));
    tell_call("mount", mount("none", "/tmp", "tmpfs", 0, NULL));
    tell_call("umount", umount2("/tmp", MNT_DETACH));
    tell_call("fsopen", syscall(SYS_fsopen, "tmpfs", 0));
    tell_call("open_tree", syscall(SYS_open_tree, AT_FDCWD, "/", 1));
    tell_call("move_mount", syscall(SYS_move_mount, -1, "/", -1, "/", 0));
    tell_call("chroot", chroot("/tmp"));
    tell_call("pivot_root", syscall(SYS_pivot_root, "/tmp", "/tmp"));
    tell_call("open_by_handle_at", syscall(SYS_open_by_handle_at, AT_FDCWD, 0, 0));
    tell_clone("clone: untraced", CLONE_UNTRACED);
    tell_clone("clone: user", CLONE_NEWUSER);
    tell_clone("clone: mounts", CLONE_NEWNS);
    tell_clone("clone: processes", CLONE_NEWPID);
    tell_clone("clone: network", CLONE_NEWNET);
    tell_clone3();
}

static void reach_the_kernel(void) {
    tell_call("bpf", syscall(SYS_bpf, 0, 0, 0));
    tell_call("perf_event_open", syscall(SYS_perf_event_open, 0, 0, -1, -1, 0));
    tell_call("userfaultfd", syscall(SYS_userfaultfd, 0));
    tell_call("io_uring_setup", syscall(SYS_io_uring_setup, 1, 0));
    tell_call("io_setup", syscall(SYS_io_setup, 1, 0));
    tell_call("add_key", syscall(SYS_add_key, "user", "a", "a", 1, -2));
    tell_call("keyctl", syscall(SYS_keyctl, 0, -2, 0, 0, 0));
    tell_call("request_key", syscall(SYS_request_key, "user", "a", 0, 0));
    tell_call("kexec_load", syscall(SYS_kexec_load, 0, 0, 0, 0));
    tell_call("init_module", syscall(SYS_init_module, 0, 0, ""));
    tell_call("reboot", reboot(RB_DISABLE_CAD));
    tell_call("swapon", swapon("/dev/null", 0));
    tell_call("acct", syscall(SYS_acct, 0));
    tell_call("quotactl", syscall(SYS_quotactl, 0, 0, 0, 0));
    tell_call("fanotify_init", syscall(SYS_fanotify_init, 0, 0));
}

static void change_the_machine(void) {
    tell_call("a host name", sethostname("a", 1));
    tell_open("a file of the sandbox", "/grader_hostile");
    tell_open("a file of the system", "/usr/grader_hostile");
    tell_open("a setting of the kernel", "/proc/sys/kernel/hostname");
    tell_open("a terminal", "/dev/tty");
    tell_open("a disk", "/dev/vda");
}

void try_calls(void) {
    look_into_others();
    leave();
    reach_the_kernel();
    change_the_machine();
}
