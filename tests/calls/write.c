// SPDX-License-Identifier: MIT
// Writing to what may be full: write, writev, pwritev2, vmsplice; and that nobody writes less than
// was asked for because of a signal that the program does not handle.
#include "blocking.h"

#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>

static int ends[2]; // written to the second
static char byte = 'x';
static char much[1 << 20];

static void fill(void) {
    int flags = fcntl(ends[1], F_GETFL);
    fcntl(ends[1], F_SETFL, flags | O_NONBLOCK);
    while (write(ends[1], much, 4096) > 0)
        ;
    CHECK(errno == EAGAIN, "write");
    fcntl(ends[1], F_SETFL, flags);
}

static void make_pipe(void) {
    CHECK(pipe(ends) == 0 && fcntl(ends[1], F_SETPIPE_SZ, 4096) == 4096, "pipe");
    fill();
}

static void make_fifo(void) {
    CHECK(mkfifo("fifo", 0600) == 0, "mkfifo");
    ends[0] = open("fifo", O_RDONLY | O_NONBLOCK);
    ends[1] = open("fifo", O_WRONLY);
    CHECK(ends[0] >= 0 && ends[1] >= 0, "open");
    fill();
}

static void make_stream(void) {
    int little = 8192;
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0 &&
              setsockopt(ends[1], SOL_SOCKET, SO_SNDBUF, &little, sizeof little) == 0,
          "socketpair");
    fill();
}

static void make_eventfd(void) {
    ends[0] = ends[1] = eventfd(0, 0);
    CHECK(ends[0] >= 0 && write(ends[1], &(uint64_t){UINT64_MAX - 1}, 8) == 8, "eventfd");
}

// All that is there now.
static void drain(void) {
    static char buffer[4096];
    int there;
    while (ioctl(ends[0], FIONREAD, &there) == 0 && there > 0)
        CHECK(read(ends[0], buffer, sizeof buffer) > 0, "read");
}

static void take_number(void) {
    uint64_t number;
    CHECK(read(ends[0], &number, 8) == 8, "read");
}

static long with_write(void) { return write(ends[1], &byte, 1); }
static long with_writev(void) { return writev(ends[1], &(struct iovec){&byte, 1}, 1); }
static long with_pwritev2(void) { return pwritev2(ends[1], &(struct iovec){&byte, 1}, 1, -1, 0); }
static long with_vmsplice(void) { return vmsplice(ends[1], &(struct iovec){&byte, 1}, 1, 0); }
static long with_number(void) { return write(ends[1], &(uint64_t){1}, 8); }

static const struct blocking calls[] = {
    {"pipe", make_pipe, with_write, drain, .result = 1},
    {"pipe_writev", make_pipe, with_writev, drain, .result = 1},
    {"pipe_pwritev2", make_pipe, with_pwritev2, drain, .result = 1},
    {"vmsplice", make_pipe, with_vmsplice, drain, .result = 1},
    {"fifo", make_fifo, with_write, drain, .result = 1},
    {"stream", make_stream, with_write, drain, .result = 1},
    {"eventfd", make_eventfd, with_number, take_number, .result = 8},
};

// --- much at once

static size_t wanted;

// Reads slowly, and then the rest.
static void read_all(void) {
    static char buffer[10000];
    ssize_t got, sum = 0;
    close(ends[1]);
    for (int i = 1; (got = read(ends[0], buffer, sizeof buffer)) > 0; i++) {
        sum += got;
        if (i <= 3)
            rest(10);
    }
    CHECK((size_t)sum == wanted, "%zd of %zu bytes came", sum, wanted);
}

// In the midst of it a child ends, and comes a signal that is ignored, and one that does nothing.
static void write_much(void) {
    double start = now();
    later(5, read_all);
    handle(SIGUSR1, SIG_IGN, 0);
    later(7, nothing);
    later(17, send_usr1);
    if (begin_child() == 0) {
        rest(22);
        kill(tested, SIGWINCH);
        _exit(0);
    }
    close(ends[0]);
    for (size_t i = 0; i < wanted; i++)
        much[i] = (char)(i * 7);
    ssize_t result = write(ends[1], much, wanted);
    CHECK(result == (ssize_t)wanted, "%zd of %zu bytes were written", result, wanted);
    close(ends[1]);
    CHECK(now() - start >= 5, "only %g s went by", now() - start);
}

static void pipe_64k(void) {
    wanted = 1 << 16;
    CHECK(pipe(ends) == 0 && fcntl(ends[1], F_SETPIPE_SZ, 4096) == 4096, "pipe");
    write_much();
}

static void pipe_1m(void) {
    wanted = 1 << 20;
    CHECK(pipe(ends) == 0, "pipe");
    write_much();
}

static void stream_1m(void) {
    wanted = 1 << 20;
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0, "socketpair");
    write_much();
}

// A handler does cut it short, with SA_RESTART and without.
static void cut(int flags) {
    double start = now();
    CHECK(pipe(ends) == 0 && fcntl(ends[1], F_SETPIPE_SZ, 4096) == 4096, "pipe");
    handle(SIGUSR1, handler, flags);
    later(10, send_usr1);
    ssize_t result = write(ends[1], much, 1 << 16);
    CHECK(result == 4096 && handled == 1, "%zd bytes were written", result);
    CHECK_TOOK(start, 10);
}

static void cut_short(void) { cut(0); }
static void cut_short_restart(void) { cut(SA_RESTART); }

// --- nobody is there who could read

static void reader_leaves(void) {
    double start = now();
    make_pipe();
    handle(SIGPIPE, SIG_IGN, 0);
    later(10, nothing);
    close(ends[0]);
    CHECK(with_write() == -1 && errno == EPIPE, "no broken pipe");
    CHECK_TOOK(start, 10);
}

static void killed_by_pipe(void) {
    int status;
    double start = now();
    make_pipe();
    pid_t writer = begin_child();
    if (writer == 0) {
        close(ends[0]);
        with_write();
        _exit(0);
    }
    rest(10);
    close(ends[0]);
    CHECK(waitpid(writer, &status, 0) == writer && WIFSIGNALED(status) &&
              WTERMSIG(status) == SIGPIPE,
          "status %#x", status);
    CHECK_TOOK(start, 10);
}

static void no_reader(void) {
    make_pipe();
    handle(SIGPIPE, handler, 0);
    close(ends[0]);
    CHECK(with_write() == -1 && errno == EPIPE && handled == 1, "%d signals", (int)handled);
}

// Two who wait for place: who came first comes first.
static void two_writers(void) {
    char got[3] = "";
    make_pipe();
    for (int i = 0; i < 2; i++)
        if (begin_child() == 0) {
            rest(10 + i);
            byte = (char)('a' + i);
            CHECK(with_write() == 1, "write");
            _exit(0);
        }
    rest(20);
    CHECK(read(ends[0], much, 4096) == 4096, "read");
    for (int i = 0; i < 2; i++)
        CHECK(read(ends[0], got + i, 1) == 1, "read");
    CHECK(scaled || strcmp(got, "ab") == 0, "%s came", got);
}

static const struct test tests[] = {
    {"pipe_64k", pipe_64k},
    {"pipe_1m", pipe_1m},
    {"stream_1m", stream_1m},
    {"cut_short", cut_short},
    {"cut_short_restart", cut_short_restart},
    {"reader_leaves", reader_leaves},
    {"killed_by_pipe", killed_by_pipe},
    {"no_reader", no_reader},
    {"two_writers", two_writers},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_blocking(calls, COUNT(calls));
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
