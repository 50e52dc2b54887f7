// SPDX-License-Identifier: MIT
// File locks: flock, fcntl with F_SETLKW and F_OFD_SETLKW.
#include "blocking.h"

#include <sys/file.h>

static int file, release[2];
static pid_t holder;

static int open_file(void) {
    int opened = open("file", O_RDWR | O_CREAT, 0600);
    CHECK(opened >= 0, "open");
    return opened;
}

static int with_record(int command, short kind) {
    struct flock lock = {.l_type = kind, .l_whence = SEEK_SET, .l_len = 10};
    return fcntl(file, command, &lock);
}

static long with_flock(void) { return flock(file, LOCK_EX); }
static long with_flock_shared(void) { return flock(file, LOCK_SH); }
static long with_setlkw(void) { return with_record(F_SETLKW, F_WRLCK); }
static long with_setlkw_read(void) { return with_record(F_SETLKW, F_RDLCK); }
static long with_ofd(void) { return with_record(F_OFD_SETLKW, F_WRLCK); }

// A child that holds the lock, on a file that it opened itself, until it gets a byte or is killed.
static void hold(long (*take)(void)) {
    char byte;
    file = open_file();
    make_gate();
    CHECK(pipe(release) == 0, "pipe");
    holder = begin_child();
    if (holder == 0) {
        close(file);
        file = open_file();
        CHECK(take() == 0, "lock");
        open_gate();
        CHECK(read(release[0], &byte, 1) == 1, "read");
        _exit(0);
    }
    pass_gate();
}

static void hold_flock(void) { hold(with_flock); }
static void hold_setlkw(void) { hold(with_setlkw); }
static void hold_ofd(void) { hold(with_ofd); }
static void let_go(void) { CHECK(write(release[1], "x", 1) == 1, "write"); }

static void let_go_before(void) {
    let_go();
    reap(holder);
}

static const struct blocking calls[] = {
    {"flock", hold_flock, with_flock, let_go, let_go_before, .result = 0},
    {"flock_shared", hold_flock, with_flock_shared, let_go, let_go_before, .result = 0},
    {"setlkw", hold_setlkw, with_setlkw, let_go, let_go_before, .result = 0},
    {"setlkw_read", hold_setlkw, with_setlkw_read, let_go, let_go_before, .result = 0},
    {"ofd", hold_ofd, with_ofd, let_go, let_go_before, .result = 0},
};

static void kill_holder(void) { CHECK(kill(holder, SIGKILL) == 0, "kill"); }

static void killed(long (*take)(void)) {
    double start = now();
    hold(take);
    later(10, kill_holder);
    CHECK(take() == 0, "lock");
    CHECK_TOOK(start, 10);
    CHECK(waitpid(holder, NULL, 0) == holder, "waitpid");
}

static void flock_killed(void) { killed(with_flock); }
static void setlkw_killed(void) { killed(with_setlkw); }

// Any close of the file gives up the process's record locks, and unlocking its flock.
static void closed(void) {
    double start = now();
    file = open_file();
    make_gate();
    if (begin_child() == 0) {
        CHECK(with_setlkw() == 0, "lock");
        open_gate();
        rest(10);
        until_asleep(tested);
        close(open_file());
        rest(10);
        _exit(0);
    }
    pass_gate();
    CHECK(with_setlkw() == 0, "lock");
    CHECK_TOOK(start, 10);
}

static void unlocked(void) {
    double start = now();
    file = open_file();
    make_gate();
    if (begin_child() == 0) {
        file = open_file();
        CHECK(flock(file, LOCK_EX) == 0, "lock");
        open_gate();
        rest(10);
        until_asleep(tested);
        CHECK(flock(file, LOCK_UN) == 0, "unlock");
        rest(10);
        _exit(0);
    }
    pass_gate();
    CHECK(with_flock() == 0, "lock");
    CHECK_TOOK(start, 10);
}

// Two that would wait for each other: the kernel refuses the second.
static void would_deadlock(void) {
    double start = now();
    struct flock first = {.l_type = F_WRLCK, .l_len = 1}, second = first;
    second.l_start = 1;
    file = open_file();
    make_gate();
    CHECK(fcntl(file, F_SETLKW, &first) == 0, "lock");
    pid_t child = begin_child();
    if (child == 0) {
        CHECK(fcntl(file, F_SETLKW, &second) == 0, "lock");
        open_gate();
        CHECK(fcntl(file, F_SETLKW, &first) == 0, "lock");
        CHECK_TOOK(start, 20);
        _exit(0);
    }
    pass_gate();
    rest(10);
    until_asleep(child);
    CHECK(fcntl(file, F_SETLKW, &second) == -1 && errno == EDEADLK, "it is a deadlock");
    rest(10);
    first.l_type = F_UNLCK;
    CHECK(fcntl(file, F_SETLK, &first) == 0, "unlock");
}

static void nonblocking(void) {
    hold_flock();
    CHECK(flock(file, LOCK_EX | LOCK_NB) == -1 && errno == EWOULDBLOCK, "it is held");
    let_go_before();
    hold_setlkw();
    CHECK(with_record(F_SETLK, F_WRLCK) == -1 && (errno == EAGAIN || errno == EACCES),
          "it is held");
    let_go_before();
}

// Both hold one and want the other's: with flock nobody refuses.
static void deadlock(void) {
    for (int i = 0; i < 2; i++)
        if (begin_child() == 0) {
            int mine = open(i ? "a" : "b", O_RDWR | O_CREAT, 0600);
            int other = open(i ? "b" : "a", O_RDWR | O_CREAT, 0600);
            CHECK(flock(mine, LOCK_EX) == 0, "lock");
            rest(10);
            flock(other, LOCK_EX);
            _exit(0);
        }
    reap_all();
}

static const struct test tests[] = {
    {"flock_killed", flock_killed},
    {"setlkw_killed", setlkw_killed},
    {"closed", closed},
    {"unlocked", unlocked},
    {"would_deadlock", would_deadlock},
    {"nonblocking", nonblocking},
    {"deadlock", deadlock},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_blocking(calls, COUNT(calls));
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
