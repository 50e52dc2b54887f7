// SPDX-License-Identifier: MIT
// Reading from what may be empty: read, readv, preadv2, splice and tee.
#include "blocking.h"

#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <sys/uio.h>

static int ends[2], out[2]; // read from the first
static char buffer[256];

static void make_pipe(void) { CHECK(pipe(ends) == 0 && pipe(out) == 0, "pipe"); }

static void make_fifo(void) {
    CHECK(mkfifo("fifo", 0600) == 0, "mkfifo");
    ends[0] = open("fifo", O_RDONLY | O_NONBLOCK);
    ends[1] = open("fifo", O_WRONLY);
    CHECK(ends[0] >= 0 && ends[1] >= 0 && fcntl(ends[0], F_SETFL, 0) == 0, "open");
}

static void make_stream(void) {
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0, "socketpair");
}

static void make_eventfd(void) {
    ends[0] = ends[1] = eventfd(0, 0);
    CHECK(ends[0] >= 0, "eventfd");
}

static void make_semaphore(void) {
    ends[0] = ends[1] = eventfd(0, EFD_SEMAPHORE);
    CHECK(ends[0] >= 0, "eventfd");
}

static void make_signalfd(void) {
    sigset_t set;
    block(SIGUSR2);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    ends[0] = signalfd(-1, &set, 0);
    CHECK(ends[0] >= 0, "signalfd");
}

static void make_timerfd(void) {
    ends[0] = timerfd_create(CLOCK_MONOTONIC, 0);
    CHECK(ends[0] >= 0, "timerfd");
}

static void make_inotify(void) {
    ends[0] = inotify_init();
    CHECK(ends[0] >= 0 && inotify_add_watch(ends[0], ".", IN_CREATE) >= 0, "inotify");
}

static void put_byte(void) { CHECK(write(ends[1], "x", 1) == 1, "write"); }
static void put_number(void) { CHECK(write(ends[1], &(uint64_t){1}, 8) == 8, "write"); }
static void send_usr2(void) { CHECK(kill(tested, SIGUSR2) == 0, "kill"); }
static void make_file(void) { CHECK(close(creat("new", 0600)) == 0, "creat"); }

static void set_timer(void) {
    struct itimerspec soon = {.it_value = {0, 1}};
    CHECK(timerfd_settime(ends[0], 0, &soon, NULL) == 0, "timerfd_settime");
}

static long with_read(void) { return read(ends[0], buffer, sizeof buffer); }
static long with_readv(void) {
    struct iovec parts[] = {{buffer, 100}, {buffer + 100, 100}};
    return readv(ends[0], parts, 2);
}
static long with_preadv2(void) {
    struct iovec parts[] = {{buffer, 100}, {buffer + 100, 100}};
    return preadv2(ends[0], parts, 2, -1, 0);
}
static long with_splice(void) { return splice(ends[0], NULL, out[1], NULL, 10, 0); }
static long with_tee(void) { return tee(ends[0], out[1], 10, 0); }

static const struct blocking calls[] = {
    {"pipe", make_pipe, with_read, put_byte, .result = 1},
    {"pipe_readv", make_pipe, with_readv, put_byte, .result = 1},
    {"pipe_preadv2", make_pipe, with_preadv2, put_byte, .result = 1},
    {"splice", make_pipe, with_splice, put_byte, .result = 1},
    {"tee", make_pipe, with_tee, put_byte, .result = 1},
    {"fifo", make_fifo, with_read, put_byte, .result = 1},
    {"stream", make_stream, with_read, put_byte, .result = 1},
    {"stream_readv", make_stream, with_readv, put_byte, .result = 1},
    {"eventfd", make_eventfd, with_read, put_number, .result = 8},
    {"semaphore", make_semaphore, with_read, put_number, .result = 8},
    {"signalfd", make_signalfd, with_read, send_usr2, .result = sizeof(struct signalfd_siginfo)},
    {"timerfd", make_timerfd, with_read, set_timer, .result = 8},
    {"inotify", make_inotify, with_read, make_file, .result = sizeof(struct inotify_event) + 16},
};

// --- the end of what can be read

static pid_t holder;

static void hold_until(double when) {
    make_pipe();
    holder = begin_child();
    if (holder == 0) {
        rest(when);
        until_asleep(tested);
        _exit(0);
    }
    close(ends[1]);
}

// The writer's end is the reader's end of file.
static void end_of_file(void) {
    double start = now();
    hold_until(10);
    CHECK(with_read() == 0, "no end of file");
    CHECK_TOOK(start, 10);
}

static void end_by_kill(void) {
    double start = now();
    hold_until(100);
    rest(10);
    CHECK(kill(holder, SIGKILL) == 0, "kill");
    CHECK(with_read() == 0, "no end of file");
    CHECK_TOOK(start, 10);
    CHECK(waitpid(holder, NULL, 0) == holder, "waitpid");
}

// Two read from one pipe: each byte goes to one of them, the first goes to who came first.
static void two_readers(void) {
    make_pipe();
    for (int i = 0; i < 2; i++)
        if (begin_child() == 0) {
            rest(1 + i);
            double start = now();
            CHECK(with_read() == 1, "read");
            CHECK_TOOK(start, 10);
            _exit(0);
        }
    rest(11);
    put_byte();
    rest(1);
    put_byte();
    reap_all();
}

static void nonblocking(void) {
    make_pipe();
    CHECK(fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0, "fcntl");
    CHECK(with_read() == -1 && errno == EAGAIN, "it is empty");
    put_byte();
    CHECK(with_read() == 1, "it is not empty");
}

static void ping_pong(void) {
    int there[2], back[2];
    char byte = 0;
    CHECK(pipe(there) == 0 && pipe(back) == 0, "pipe");
    if (begin_child() == 0) {
        for (int i = 0; i < 1000; i++)
            CHECK(read(there[0], &byte, 1) == 1 && write(back[1], &byte, 1) == 1, "turn %d", i);
        _exit(0);
    }
    double start = now();
    for (int i = 0; i < 1000; i++)
        CHECK(write(there[1], &byte, 1) == 1 && read(back[0], &byte, 1) == 1, "turn %d", i);
    CHECK(scaled || now() - start < 0.1, "%g s went by", now() - start);
}

static const struct test tests[] = {
    {"end_of_file", end_of_file}, {"end_by_kill", end_by_kill}, {"two_readers", two_readers},
    {"nonblocking", nonblocking}, {"ping_pong", ping_pong},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_blocking(calls, COUNT(calls));
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
