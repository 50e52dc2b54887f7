// SPDX-License-Identifier: MIT
// Starts the program: descriptors, limits and the filter are set between fork and exec, once the
// tracer has seized it.
#include "tracer/start.h"

#include "base/signals.h"
#include "tracer/filter.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    MOST_DESCRIPTORS = 256,
    CPU_RESERVE_SECONDS = 2,
    NO_CORE = 1, // 0 would still start a program of the system's that takes core dumps, where there
                 // is one
};

struct child_ends {
    int go, trouble, null, outputs[2];
};

__attribute__((noreturn)) static void give_up(int trouble, const char *doing, const char *what) {
    dprintf(trouble, "%s %s: %s", doing, what, strerror(errno));
    _exit(127);
}

static bool limit(int resource, rlim_t value) {
    struct rlimit now;
    if (getrlimit(resource, &now))
        return false;
    if (value > now.rlim_max)
        value = now.rlim_max; // it is stricter here anyway
    return setrlimit(resource, &(struct rlimit){value, value}) == 0;
}

// The machine's own limits stand behind those that the tracer watches.
static bool set_limits(const struct limits *limits) {
    return limit(RLIMIT_CORE, NO_CORE) && limit(RLIMIT_FSIZE, (rlim_t)limits->file_size) &&
           limit(RLIMIT_NOFILE, MOST_DESCRIPTORS) &&
           limit(RLIMIT_CPU, (rlim_t)(limits->cpu / 1000000 + CPU_RESERVE_SECONDS));
}

// What exec wants: pointers to copies, and NULL behind them.
static char **vector(const char *const *items, size_t count) {
    char **strings = calloc(count + 1, sizeof *strings);
    for (size_t i = 0; strings && i < count; i++)
        strings[i] = strdup(items[i]);
    return strings;
}

// So that the tracer is out of reach.
static bool become_nobody(void) {
    return setgroups(0, NULL) == 0 && setresgid(LIMITS_USER, LIMITS_USER, LIMITS_USER) == 0 &&
           setresuid(LIMITS_USER, LIMITS_USER, LIMITS_USER) == 0;
}

__attribute__((noreturn)) static void become_program(const struct job *job, bool own_time,
                                                     bool births, struct child_ends ends) {
    char byte;
    if (read(ends.go, &byte, 1) < 0)
        give_up(ends.trouble, "cannot wait for", "the tracer");
    if (dup2(ends.null, 0) < 0 || dup2(ends.outputs[0], 1) < 0 || dup2(ends.outputs[1], 2) < 0)
        give_up(ends.trouble, "cannot set", "stdin, stdout and stderr");
    signals_as_at_first();
    setsid();
    if (!set_limits(&job->limits))
        give_up(ends.trouble, "cannot set", "limits");
    if (geteuid() == 0 && !become_nobody())
        give_up(ends.trouble, "cannot become", "another user than root");
    if (own_time)
        personality(ADDR_NO_RANDOMIZE); // where that is refused, addresses differ from run to run
    char **arguments = vector((const char *const *)job->arguments.items, job->arguments.count);
    environ = vector((const char *const *)job->environment.items, job->environment.count);
    if (!arguments || !environ)
        give_up(ends.trouble, "no memory for", "the arguments");
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || !filter_load(own_time, births))
        give_up(ends.trouble, "cannot load", "the seccomp filter");
    execvp(arguments[0], arguments);
    give_up(ends.trouble, "cannot run", arguments[0]);
}

static bool make_pipe(int *out_read, int *out_write) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC))
        return false;
    *out_read = ends[0];
    *out_write = ends[1];
    return true;
}

static bool make_output(struct started *started, struct child_ends *child, int which) {
    struct stat status;
    if (!make_pipe(&started->outputs[which], &child->outputs[which]) ||
        fcntl(started->outputs[which], F_SETFL, O_NONBLOCK) ||
        fstat(started->outputs[which], &status))
        return false;
    started->pipes[which].device = status.st_dev;
    started->pipes[which].inode = status.st_ino;
    return true;
}

static int end_at_once(void *nothing) {
    (void)nothing;
    return 0;
}

// Takes the next id and gives it back.
static pid_t take_pid(void) {
    static char stack[16384] __attribute__((aligned(16)));
    pid_t pid = clone(end_at_once, stack + sizeof stack, CLONE_VM | CLONE_VFORK | SIGCHLD, NULL);
    waitpid(pid, NULL, 0);
    return pid;
}

// Likewise, a few times faster: the kernel has given the id when it finds that it can't write the
// descriptor of the process there.
static void pass_pid(void) {
    syscall(SYS_clone, CLONE_VM | CLONE_FILES | CLONE_FS | CLONE_PIDFD | SIGCHLD, NULL, -1L, NULL,
            NULL);
}

bool start_reach_pid(const struct job *job) {
    if (!job->first_pid || getpid() != 1)
        return true;
    pid_t pid = take_pid(), last = job->first_pid - 1;
    for (pid_t next = pid + 1; pid > 0 && next < last; next++)
        pass_pid();
    while (pid > 0 && pid < last)
        pid = take_pid();
    return pid == last;
}

bool start_program(const struct job *job, bool own_time, bool births, struct started *out_started,
                   struct error *err) {
    struct child_ends child;
    child.null = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (child.null < 0 || !make_pipe(&child.go, &out_started->go) ||
        !make_pipe(&out_started->trouble, &child.trouble) || !make_output(out_started, &child, 0) ||
        !make_output(out_started, &child, 1))
        return error_errno(err, "cannot make the program's descriptors");
    out_started->pid = fork();
    if (out_started->pid < 0)
        return error_errno(err, "cannot fork");
    if (out_started->pid == 0) {
        close(out_started->go);
        become_program(job, own_time, births, child);
    }
    close(child.null);
    close(child.go);
    close(child.trouble);
    close(child.outputs[0]);
    close(child.outputs[1]);
    return true;
}
