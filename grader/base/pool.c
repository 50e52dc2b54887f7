// SPDX-License-Identifier: MIT
// Runs independent tasks in children.
//
// Theory of operation: a child writes its result, or its error, into a pipe and tells by its exit
// status which of the two it was, so a child that dies on the way can not be mistaken for one that
// is through. The end of the pipe is the end of the child: nobody else holds its write end.
#include "base/pool.h"

#include "base/array.h"
#include "base/cleanup.h"
#include "base/proc.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>

enum {
    POLL_MILLISECONDS = 200,
    PATIENCE = 5000, // milliseconds for a child to clear up once it was told to end
    STATUS_STOPPED = 130,
    STATUS_DONE = 100, // not 0, with which a stray exit() ends
};

struct worker {
    size_t task;
    unsigned deaths; // of those that worked on the task before
    pid_t pid;
    int fd; // the result comes from there
    struct str result;
};

struct team {
    struct arena *arena;
    const struct pool *pool;
    ARRAY_OF(struct worker) workers; // that are at work
    ARRAY_OF(struct pollfd) polled;  // one for each of them, while we wait
};

// --- in the child

static bool write_all(int fd, struct text text) {
    while (text.size) {
        ssize_t size = write(fd, text.data, text.size);
        if (size < 0 && errno != EINTR)
            return false;
        if (size > 0)
            text = (struct text){text.data + size, text.size - (size_t)size};
    }
    return true;
}

__attribute__((noreturn)) static void work(const struct team *team, size_t task, int fd,
                                           pid_t parent) {
    struct str result = {.arena = team->arena};
    struct error err = {.blame = BLAME_GRADER};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(STATUS_STOPPED);
    ARRAY_EACH(worker, &team->workers)
        close(worker->fd);
    bool good = team->pool->work(team->pool->context, task, &result, &err);
    if (proc_interrupted)
        _exit(STATUS_STOPPED);
    if (!write_all(fd, good ? str_text(&result) : text_of(err.text)))
        _exit(STATUS_STOPPED); // the parent no longer reads
    _exit(good ? STATUS_DONE : (int)err.blame);
}

// --- here

static bool start(struct team *team, size_t task, unsigned deaths, struct error *err) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC))
        return error_errno(err, "cannot start %s", team->pool->name(team->pool->context, task));
    pid_t self = getpid(), pid = fork();
    if (pid == 0)
        work(team, task, ends[1], self);
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return error_errno(err, "cannot start %s", team->pool->name(team->pool->context, task));
    }
    struct worker *worker = ARRAY_ADD(team->arena, &team->workers);
    *worker = (struct worker){task, deaths, pid, ends[0], {.arena = team->arena}};
    return true;
}

// Takes what has come. False at the end of the result.
static bool listen(struct worker *worker) {
    char bytes[65536];
    ssize_t size = read(worker->fd, bytes, sizeof bytes);
    if (size > 0)
        str_add(&worker->result, (struct text){bytes, (size_t)size});
    return size > 0 || (size < 0 && (errno == EINTR || errno == EAGAIN));
}

static int bury(struct team *team, struct worker *worker) {
    int status = 0;
    close(worker->fd);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        ;
    *worker = team->workers.items[--team->workers.count];
    return status;
}

static const char *words_of(struct arena *arena, int status) {
    return WIFSIGNALED(status)
               ? arena_print(arena, "the process that worked on it was ended by %s",
                             strsignal(WTERMSIG(status)))
               : arena_print(arena, "the process that worked on it ended with status %d",
                             WEXITSTATUS(status));
}

static bool mourn(struct team *team, size_t task, unsigned deaths, int status, struct error *err) {
    const struct pool *pool = team->pool;
    const char *words = words_of(team->arena, status);
    if (!pool->retry || proc_interrupted)
        return error_set(err, BLAME_GRADER, "%s: %s", pool->name(pool->context, task), words);
    return !pool->retry(pool->context, task, deaths, words) || start(team, task, deaths, err);
}

static bool finish(struct team *team, struct worker *worker, struct error *err) {
    const struct pool *pool = team->pool;
    struct text result = str_text(&worker->result);
    size_t task = worker->task;
    unsigned deaths = worker->deaths;
    int end = bury(team, worker), status = WIFEXITED(end) ? WEXITSTATUS(end) : 0;
    if (status == STATUS_STOPPED)
        proc_interrupted = 1; // the signal that it got comes here, too, or was meant for all
    if (status == STATUS_DONE)
        return pool->take(pool->context, task, result, err);
    if (result.size && (status == BLAME_AUTHOR || status == BLAME_GRADER))
        return error_set(err, (enum blame)status, "%s: %.*s", pool->name(pool->context, task),
                         TEXT_ARGS(result));
    return mourn(team, task, deaths + 1, end, err);
}

// Waits until something comes, for a while. False: a task failed.
static bool attend(struct team *team, struct error *err) {
    size_t count = team->workers.count;
    team->polled.count = 0;
    ARRAY_EACH(worker, &team->workers)
        *ARRAY_ADD(team->arena, &team->polled) = (struct pollfd){worker->fd, POLLIN, 0};
    if (poll(team->polled.items, count, POLL_MILLISECONDS) <= 0)
        return true;
    // From the last on: who is through gives its place to the last one.
    for (size_t i = count; i-- > 0 && !proc_interrupted;) {
        struct worker *worker = &team->workers.items[i];
        if (team->polled.items[i].revents && !listen(worker) && !finish(team, worker, err))
            return false;
    }
    return true;
}

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

// Whether its pipe has come to the end by then.
static bool ends_until(struct worker *worker, int64_t deadline) {
    for (;;) {
        int64_t left = deadline - now();
        struct pollfd polled = {worker->fd, POLLIN, 0};
        if (left <= 0)
            return false;
        if (poll(&polled, 1, (int)left) > 0 && !listen(worker))
            return true;
    }
}

static void dismiss(struct team *team) {
    int64_t deadline = now() + PATIENCE;
    ARRAY_EACH(worker, &team->workers)
        kill(worker->pid, SIGTERM);
    while (team->workers.count) {
        struct worker *worker = &team->workers.items[0];
        if (!ends_until(worker, deadline))
            kill(worker->pid, SIGKILL);
        bury(team, worker);
    }
}

bool pool_run(struct arena *arena, const struct pool *pool, struct error *err) {
    struct team team = {.arena = arena, .pool = pool};
    size_t next = 0;
    bool good = true;
    while (good && !proc_interrupted && (next < pool->tasks || team.workers.count)) {
        if (next < pool->tasks && team.workers.count < pool->jobs)
            good = start(&team, next++, 0, err);
        else
            good = attend(&team, err);
    }
    dismiss(&team);
    return proc_interrupted ? error_set(err, BLAME_GRADER, "interrupted") : good;
}
