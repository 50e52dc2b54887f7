// SPDX-License-Identifier: MIT
// Semaphores: POSIX ones with and without a name, and System V's, which removes what is left of
// them when SIGTERM ends the program.
#include "blocking.h"

#include <semaphore.h>
#include <sys/ipc.h>
#include <sys/sem.h>

static sem_t *semaphore;
static int set = -1;

// --- POSIX

static void make_unnamed(void) {
    semaphore = shared(sizeof *semaphore);
    CHECK(sem_init(semaphore, 1, 0) == 0, "sem_init");
}

static void make_named(void) {
    char name[PATH_SIZE];
    snprintf(name, sizeof name, "/calls.%d", getpid());
    semaphore = sem_open(name, O_CREAT | O_EXCL, 0600, 0);
    CHECK(semaphore != SEM_FAILED && sem_unlink(name) == 0, "sem_open");
}

static void post(void) { CHECK(sem_post(semaphore) == 0, "sem_post"); }

static long with_sem_wait(void) {
    struct timespec end = moment(CLOCK_REALTIME, limit < 0 ? 0 : limit);
    return limit < 0 ? sem_wait(semaphore) : sem_timedwait(semaphore, &end);
}

static long with_sem_clockwait(void) {
    struct timespec end = moment(CLOCK_MONOTONIC, limit < 0 ? 0 : limit);
    return limit < 0 ? sem_wait(semaphore) : sem_clockwait(semaphore, CLOCK_MONOTONIC, &end);
}

// --- System V

static void change(int by, int flags) {
    struct sembuf one = {0, (short)by, (short)flags};
    int result;
    while ((result = semop(set, &one, 1)) == -1 && errno == EINTR)
        ;
    CHECK(result == 0, "semop");
}

static void up(void) { change(1, 0); }
static void down(void) { change(-1, 0); }

static void tidy(void) {
    if (getpid() == tested)
        semctl(set, 0, IPC_RMID);
}

static void end(int signal) {
    (void)signal;
    tidy();
    _exit(1);
}

static void make_set(void) {
    handle(SIGTERM, end, 0);
    set = semget(IPC_PRIVATE, 2, 0600);
    CHECK(set >= 0 && atexit(tidy) == 0, "semget");
}

static void make_up(void) {
    make_set();
    up();
}

static long change_limited(int by) {
    struct sembuf one = {0, (short)by, 0};
    struct timespec wanted = span(limit < 0 ? 0 : limit);
    return syscall(SYS_semtimedop, set, &one, 1, limit < 0 ? NULL : &wanted);
}

static long with_semop(void) {
    struct sembuf one = {0, -1, 0};
    return syscall(SYS_semop, set, &one, 1);
}
static long with_semtimedop(void) { return change_limited(-1); }
static long until_zero(void) { return change_limited(0); }

#define POSIX(name, prepare, call)                                                                 \
    { name, prepare, call, post, NULL, NULL, 0, -ETIMEDOUT, RESTARTS, true, STOP_HIDDEN }
#define SYSTEM_V(name, prepare, call, wake)                                                        \
    { name, prepare, call, wake, NULL, NULL, 0, -EAGAIN, ENDS, true, STOP_ENDS }

static const struct blocking calls[] = {
    POSIX("unnamed", make_unnamed, with_sem_wait),
    POSIX("named", make_named, with_sem_wait),
    POSIX("clock", make_unnamed, with_sem_clockwait),
    SYSTEM_V("semop", make_set, with_semop, up),
    SYSTEM_V("semtimedop", make_set, with_semtimedop, up),
    SYSTEM_V("zero", make_up, until_zero, down),
};

// --- more of System V

// What a process has taken with SEM_UNDO comes back when it ends.
static void undo_by(pid_t taker, double start) {
    CHECK(with_semop() == 0, "semop");
    CHECK_TOOK(start, 10);
    CHECK(waitpid(taker, NULL, 0) == taker && semctl(set, 0, GETVAL) == 0, "the value");
}

static void undone_by_exit(void) {
    double start = now();
    make_up();
    make_gate();
    pid_t taker = begin_child();
    if (taker == 0) {
        change(-1, SEM_UNDO);
        open_gate();
        rest(10);
        until_asleep(tested);
        _exit(0);
    }
    pass_gate();
    undo_by(taker, start);
}

static void undone_by_kill(void) {
    double start = now();
    make_up();
    make_gate();
    pid_t taker = begin_child();
    if (taker == 0) {
        change(-1, SEM_UNDO);
        open_gate();
        pause();
    }
    pass_gate();
    if (begin_child() == 0) {
        rest(10);
        until_asleep(tested);
        kill(taker, SIGKILL);
        _exit(0);
    }
    undo_by(taker, start);
}

// Two who wait, for two and for one: who can go on goes on.
static void two_wait(void) {
    double start = now();
    make_set();
    for (int i = 2; i >= 1; i--)
        if (begin_child() == 0) {
            change(-i, 0);
            CHECK_TOOK(start, i == 1 ? 10 : 30);
            _exit(0);
        }
    for (int i = 0; i < 3; i++) {
        rest(10);
        up();
    }
    reap_all();
}

// Both or none.
static void both(void) {
    struct sembuf two[] = {{0, -1, 0}, {1, -1, 0}}, second_up = {1, 1, 0};
    double start = now();
    make_up();
    if (begin_child() == 0) {
        rest(10);
        CHECK(semctl(set, 0, GETVAL) == 1, "one was taken without the other");
        CHECK(semop(set, &second_up, 1) == 0, "semop");
        _exit(0);
    }
    CHECK(semop(set, two, 2) == 0, "semop");
    CHECK_TOOK(start, 10);
}

static void remove_set(void) { CHECK(semctl(set, 0, IPC_RMID) == 0, "semctl"); }

static void removed(void) {
    double start = now();
    make_set();
    later(10, remove_set);
    CHECK(with_semop() == -1 && errno == EIDRM, "it is removed");
    CHECK_TOOK(start, 10);
}

static void nonblocking(void) {
    struct sembuf one = {0, -1, IPC_NOWAIT};
    make_set();
    CHECK(semop(set, &one, 1) == -1 && errno == EAGAIN, "it is zero");
    make_unnamed();
    CHECK(sem_trywait(semaphore) == -1 && errno == EAGAIN, "it is zero");
}

// A child that ended is none of it.
static void two_locks(void) {
    make_set();
    change(1, 0);
    CHECK(semctl(set, 1, SETVAL, 1) == 0, "semctl");
    for (unsigned short i = 0; i < 2; i++)
        if (begin_child() == 0) {
            struct sembuf first = {i, -1, 0}, then = {1 - i, -1, 0};
            CHECK(semop(set, &first, 1) == 0, "semop");
            rest(10);
            CHECK(semop(set, &then, 1) == 0, "semop");
            _exit(0);
        }
    reap_all();
}

static const struct test tests[] = {
    {"undone_by_exit", undone_by_exit},
    {"undone_by_kill", undone_by_kill},
    {"two_wait", two_wait},
    {"both", both},
    {"removed", removed},
    {"nonblocking", nonblocking},
    {"two_locks", two_locks},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_blocking(calls, COUNT(calls));
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
