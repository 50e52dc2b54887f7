// SPDX-License-Identifier: MIT
// Job after job in a sandbox that was started once.
#include "tracer/serve.h"

#include "base/array.h"
#include "base/fs.h"
#include "tracer/left.h"

#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE = 10 * 60 * 1000, MOST_HEAD = 64, MOST_JOB = 256 * 1024 * 1024 };

static int input = -1; // the descriptor from which jobs come, while one is run

// --- taking

// False at the end of the input, too.
static bool take(void *to, size_t size) {
    char *at = to;
    while (size) {
        struct pollfd polled = {0, POLLIN, 0};
        int ready = poll(&polled, 1, PATIENCE);
        ssize_t got = ready > 0 ? read(0, at, size) : ready;
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        size -= (size_t)got;
    }
    return true;
}

static void run_on(int processor) {
    cpu_set_t set;
    CPU_ZERO(&set);
    for (int i = 0; i < CPU_SETSIZE; i++)
        if (processor < 0 || i == processor)
            CPU_SET(i, &set);
    if (sched_setaffinity(0, sizeof set, &set) && processor >= 0)
        run_on(-1); // the sandbox is on another machine, or may not use that one
}

bool serve_take(struct arena *arena, struct text *out_job, struct error *err) {
    char head[MOST_HEAD] = "";
    size_t size;
    int processor;
    if (getpid() != 1) // else it would kill others than its own
        return error_set(err, BLAME_GRADER, "only process 1 of a sandbox serves");
    for (size_t i = 0; i + 1 < sizeof head && (!i || head[i - 1] != '\n'); i++)
        if (!take(head + i, 1))
            _exit(0);
    if (sscanf(head, "%zu %d\n", &size, &processor) != 2 || size > MOST_JOB)
        return error_set(err, BLAME_GRADER, "the job has a wrong head");
    char *bytes = arena_alloc(arena, size + 1);
    if (!take(bytes, size))
        _exit(0);
    run_on(processor);
    *out_job = (struct text){bytes, size};
    input = fcntl(0, F_DUPFD_CLOEXEC, 3);
    return input < 0 ? error_errno(err, "cannot keep the way to the grader") : true;
}

// --- removing

static void end_all(void) {
    while (kill(-1, SIGKILL) == 0 || waitpid(-1, NULL, WNOHANG) > 0)
        while (waitpid(-1, NULL, 0) > 0)
            ;
}

static void empty(struct arena *arena, const char *folder) {
    const char **names = fs_list_all(arena, folder);
    for (; names && *names; names++)
        fs_remove_tree(fs_join(arena, folder, *names));
}

static void remove_object(const struct left_item *item) {
    int id = item->number;
    if (strcmp(item->kind, "mqueue") == 0)
        mq_unlink(item->path);
    else if (strcmp(item->kind, "segment") == 0)
        shmctl(id, IPC_RMID, NULL);
    else if (strcmp(item->kind, "semaphores") == 0)
        semctl(id, 0, IPC_RMID);
    else if (strcmp(item->kind, "msgqueue") == 0)
        msgctl(id, IPC_RMID, NULL);
}

bool serve_again(struct error *err) {
    static const char *const folders[] = {".", "/tmp", "/dev/shm"};
    struct arena arena = {0};
    struct left left;
    end_all();
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        empty(&arena, folders[i]);
    left_look(&arena, &left);
    ARRAY_EACH(item, &left.items)
        remove_object(item);
    left_look(&arena, &left);
    if (left.items.count)
        return error_set(err, BLAME_GRADER, "what the program left behind can not be removed: %s",
                         left.items.items[0].path);
    if (dup2(input, 0) == 0)
        execl("/proc/self/exe", "grader-tracer", "serve", (char *)NULL);
    return error_errno(err, "cannot begin anew");
}
