// SPDX-License-Identifier: MIT
// Starts another program, feeds it and takes what it says.
#include "base/proc.h"

#include "base/cleanup.h"
#include "base/owner.h"
#include "base/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>

enum { MOST_COMPLAINTS = 64 * 1024, POLL_MILLISECONDS = 200 };

volatile sig_atomic_t proc_interrupted;

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static void close_end(int *fd) {
    cleanup_fd(fd);
    *fd = -1;
}

static void close_ends(struct proc *proc) {
    close_end(&proc->input);
    close_end(&proc->output);
    close_end(&proc->complaints);
}

void descriptors_close(const struct descriptors *descriptors) {
    for (size_t i = 0; i < descriptors->count; i++)
        close(descriptors->items[i]);
}

// Copies are made first, above: one may have a number that is another one's place.
static bool inherit(const struct descriptors *descriptors) {
    int copies[PROC_MOST_INHERITED];
    for (size_t i = 0; i < descriptors->count; i++) {
        copies[i] = fcntl(descriptors->items[i], F_DUPFD_CLOEXEC, 3 + PROC_MOST_INHERITED);
        if (copies[i] < 0)
            return false;
    }
    for (size_t i = 0; i < descriptors->count; i++)
        if (dup2(copies[i], 3 + (int)i) < 0)
            return false;
    return true;
}

// Only for speed: where it may not, it runs anywhere.
static void run_on(int processor) {
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET((size_t)processor, &one);
    sched_setaffinity(0, sizeof one, &one);
}

__attribute__((noreturn)) static void become(const struct proc_request *request, const int ends[3],
                                             pid_t parent, const char *owner) {
    signals_as_at_first();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) // which was killed meanwhile
        _exit(126);
    setenv(OWNER_VARIABLE, owner, 1);
    for (int i = 0; i < 3; i++)
        if (dup2(ends[i], i) < 0)
            _exit(126);
    if (request->inherited && !inherit(request->inherited))
        _exit(126);
    if (request->processor)
        run_on(*request->processor);
    if (!request->folder || chdir(request->folder) == 0) {
        // execvp takes the strings as they are and writes to none of them.
        char *const *arguments = (char *const *)(uintptr_t)request->arguments;
        execvp(arguments[0], arguments);
    }
    dprintf(2, "cannot run %s: %s\n", request->arguments[0], strerror(errno));
    _exit(127);
}

static bool start(const struct proc_request *request, struct proc *proc) {
    int in[2], out[2], complaints[2];
    if (pipe2(in, O_CLOEXEC))
        return false;
    proc->input = in[1];
    CLEANUP_FD int theirs_in = in[0];
    if (pipe2(out, O_CLOEXEC))
        return false;
    proc->output = out[0];
    CLEANUP_FD int theirs_out = out[1];
    if (pipe2(complaints, O_CLOEXEC))
        return false;
    proc->complaints = complaints[0];
    CLEANUP_FD int theirs_complaints = complaints[1];
    if (fcntl(proc->input, F_SETFL, O_NONBLOCK))
        return false;
    const char *owner = owner_name(proc->said.arena);
    pid_t self = getpid();
    proc->pid = fork();
    if (proc->pid == 0)
        become(request, (const int[]){theirs_in, theirs_out, theirs_complaints}, self, owner);
    return proc->pid > 0;
}

bool proc_start(struct arena *arena, const struct proc_request *request, struct proc *out_proc,
                struct error *err) {
    *out_proc = (struct proc){0, -1, -1, -1, {.arena = arena}};
    if (start(request, out_proc))
        return true;
    close_ends(out_proc);
    return error_errno(err, "cannot start %s", request->arguments[0]);
}

static void feed(int *fd, struct text *input) {
    ssize_t size = write(*fd, input->data, input->size);
    if (size > 0)
        *input = (struct text){input->data + size, input->size - (size_t)size};
    if (size < 0 && errno != EAGAIN && errno != EINTR)
        close_end(fd);
}

// Adds what is there; what goes over `most` is dropped, and true says so.
static bool take(int *fd, struct str *to, int64_t most) {
    static char bytes[65536];
    ssize_t size = read(*fd, bytes, sizeof bytes);
    if (size == 0 || (size < 0 && errno != EINTR))
        close_end(fd);
    if (size <= 0)
        return false;
    size_t room = (size_t)most - to->size;
    str_add(to, (struct text){bytes, (size_t)size < room ? (size_t)size : room});
    return (size_t)size > room;
}

// Moves bytes until the answer is whole, or until it is to be killed.
static void converse(struct proc *proc, const struct proc_request *request,
                     bool (*is_whole)(struct text answer), struct str *output,
                     struct proc_result *result) {
    struct text input = request->input;
    int64_t deadline = now() + request->wall;
    while ((proc->output >= 0 || proc->complaints >= 0) && !proc_interrupted) {
        if (!input.size && !is_whole)
            close_end(&proc->input);
        struct pollfd polled[] = {{input.size ? proc->input : -1, POLLOUT, 0},
                                  {proc->output, POLLIN, 0},
                                  {proc->complaints, POLLIN, 0}};
        int64_t left = (deadline - now()) / 1000;
        if (left <= 0) {
            result->timed_out = true;
            return;
        }
        if (poll(polled, 3, left < POLL_MILLISECONDS ? (int)left + 1 : POLL_MILLISECONDS) <= 0)
            continue;
        if (polled[0].revents)
            feed(&proc->input, &input);
        if (polled[2].revents)
            take(&proc->complaints, &proc->said, MOST_COMPLAINTS);
        if (polled[1].revents && take(&proc->output, output, request->output)) {
            result->overflowed = true;
            return;
        }
        if (polled[1].revents && is_whole && is_whole(str_text(output)))
            return;
    }
    result->ended = true;
}

void proc_talk(struct proc *proc, const struct proc_request *request,
               bool (*is_whole)(struct text answer), struct proc_result *out_result) {
    struct str output = {.arena = proc->said.arena};
    *out_result = (struct proc_result){0};
    converse(proc, request, is_whole, &output, out_result);
    out_result->output = str_text(&output);
}

void proc_end(struct proc *proc, struct proc_result *result) {
    close_ends(proc);
    if (result->timed_out || result->overflowed || proc_interrupted)
        kill(proc->pid, SIGKILL);
    while (waitpid(proc->pid, &result->status, 0) < 0 && errno == EINTR)
        ;
    result->complaints = str_text(&proc->said);
}

bool proc_run(struct arena *arena, const struct proc_request *request,
              struct proc_result *out_result, struct error *err) {
    struct proc proc;
    if (!proc_start(arena, request, &proc, err))
        return false;
    proc_talk(&proc, request, NULL, out_result);
    proc_end(&proc, out_result);
    return proc_interrupted ? error_set(err, BLAME_GRADER, "interrupted") : true;
}
