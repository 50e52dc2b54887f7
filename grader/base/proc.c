// SPDX-License-Identifier: MIT
// Starts another program, feeds it and takes what it says.
#include "base/proc.h"

#include "base/cleanup.h"
#include "base/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>

enum { MOST_COMPLAINTS = 64 * 1024, POLL_MILLISECONDS = 200 };

volatile sig_atomic_t proc_interrupted;

struct pipes {
    int input, output, complaints; // our ends; -1 once closed
};

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static void close_end(int *fd) {
    cleanup_fd(fd);
    *fd = -1;
}

static void close_pipes(struct pipes *pipes) {
    close_end(&pipes->input);
    close_end(&pipes->output);
    close_end(&pipes->complaints);
}

__attribute__((noreturn)) static void become(const struct proc_request *request,
                                             const int ends[3]) {
    signals_as_at_first();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (int i = 0; i < 3; i++)
        if (dup2(ends[i], i) < 0)
            _exit(126);
    if (request->inherited && dup3(request->inherited, 3, 0) < 0 &&
        fcntl(request->inherited, F_SETFD, 0))
        _exit(126);
    if (request->processors)
        sched_setaffinity(0, sizeof *request->processors, request->processors); // only for speed
    if (!request->folder || chdir(request->folder) == 0) {
        // execvp takes the strings as they are and writes to none of them.
        char *const *arguments = (char *const *)(uintptr_t)request->arguments;
        execvp(arguments[0], arguments);
    }
    dprintf(2, "cannot run %s: %s\n", request->arguments[0], strerror(errno));
    _exit(127);
}

static bool start(const struct proc_request *request, struct pipes *pipes, pid_t *out_pid) {
    int in[2], out[2], complaints[2];
    if (pipe2(in, O_CLOEXEC))
        return false;
    pipes->input = in[1];
    CLEANUP_FD int theirs_in = in[0];
    if (pipe2(out, O_CLOEXEC))
        return false;
    pipes->output = out[0];
    CLEANUP_FD int theirs_out = out[1];
    if (pipe2(complaints, O_CLOEXEC))
        return false;
    pipes->complaints = complaints[0];
    CLEANUP_FD int theirs_complaints = complaints[1];
    if (fcntl(pipes->input, F_SETFL, O_NONBLOCK))
        return false;
    *out_pid = fork();
    if (*out_pid == 0)
        become(request, (const int[]){theirs_in, theirs_out, theirs_complaints});
    return *out_pid > 0;
}

static void feed(int *fd, struct text *input) {
    ssize_t size = write(*fd, input->data, input->size);
    if (size > 0)
        *input = (struct text){input->data + size, input->size - (size_t)size};
    if (!input->size || (size < 0 && errno != EAGAIN && errno != EINTR))
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

// Moves bytes until both outputs are closed, or until it is to be killed.
static void converse(struct pipes *pipes, const struct proc_request *request, struct str *output,
                     struct str *complaints, struct proc_result *result) {
    struct text input = request->input;
    int64_t deadline = now() + request->wall;
    if (!input.size)
        close_end(&pipes->input);
    while ((pipes->output >= 0 || pipes->complaints >= 0) && !proc_interrupted) {
        struct pollfd polled[] = {
            {pipes->input, POLLOUT, 0}, {pipes->output, POLLIN, 0}, {pipes->complaints, POLLIN, 0}};
        int64_t left = (deadline - now()) / 1000;
        if (left <= 0) {
            result->timed_out = true;
            return;
        }
        if (poll(polled, 3, left < POLL_MILLISECONDS ? (int)left + 1 : POLL_MILLISECONDS) <= 0)
            continue;
        if (polled[0].revents)
            feed(&pipes->input, &input);
        if (polled[2].revents)
            take(&pipes->complaints, complaints, MOST_COMPLAINTS);
        if (polled[1].revents && take(&pipes->output, output, request->output)) {
            result->overflowed = true;
            return;
        }
    }
}

bool proc_run(struct arena *arena, const struct proc_request *request,
              struct proc_result *out_result, struct error *err) {
    struct pipes pipes = {-1, -1, -1};
    struct str output = {.arena = arena}, complaints = {.arena = arena};
    pid_t pid;
    *out_result = (struct proc_result){0};
    if (!start(request, &pipes, &pid)) {
        close_pipes(&pipes);
        return error_errno(err, "cannot start %s", request->arguments[0]);
    }
    converse(&pipes, request, &output, &complaints, out_result);
    close_pipes(&pipes);
    if (out_result->timed_out || out_result->overflowed || proc_interrupted)
        kill(pid, SIGKILL);
    while (waitpid(pid, &out_result->status, 0) < 0 && errno == EINTR)
        ;
    out_result->output = str_text(&output);
    out_result->complaints = str_text(&complaints);
    return proc_interrupted ? error_set(err, BLAME_GRADER, "interrupted") : true;
}
