// SPDX-License-Identifier: MIT
// Waiting for one of several descriptors: poll, ppoll, select, pselect6, epoll_wait, epoll_pwait,
// epoll_pwait2. Where the system has another call than the library, both are here.
#include "blocking.h"

#include <poll.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/select.h>

static int ends[2], set_of_one;
static struct timespec rest_of_it;
static struct timeval rest_of_it_too;
static sigset_t mask;
static fd_set asked;

static void make_pipe(void) {
    CHECK(pipe(ends) == 0, "pipe");
    sigemptyset(&mask);
}

// SIGUSR1 comes through during the call alone.
static void make_pipe_blocked(void) {
    make_pipe();
    block(SIGUSR1);
}

static void make_epoll(void) {
    struct epoll_event event = {.events = EPOLLIN, .data.u64 = 42};
    make_pipe();
    set_of_one = epoll_create1(0);
    CHECK(set_of_one >= 0 && epoll_ctl(set_of_one, EPOLL_CTL_ADD, ends[0], &event) == 0, "epoll");
}

static void make_epoll_blocked(void) {
    make_epoll();
    block(SIGUSR1);
}

static void put_byte(void) { CHECK(write(ends[1], "x", 1) == 1, "write"); }
static double left(void) { return seconds(rest_of_it); }
static double left_too(void) {
    return ((double)rest_of_it_too.tv_sec + (double)rest_of_it_too.tv_usec / 1e6) / second;
}

static int milliseconds(void) { return limit < 0 ? -1 : (int)(limit * second * 1000 + 0.5); }

static struct timespec *time_limit(void) {
    rest_of_it = span(limit < 0 ? 0 : limit);
    return limit < 0 ? NULL : &rest_of_it;
}

// What the call says of the descriptor must agree with its result.
static long polled(long result, const struct pollfd *one) {
    CHECK(result < 0 || one->revents == (result ? POLLIN : 0), "events %#x", one->revents);
    return result;
}

#ifdef SYS_poll
static long with_poll(void) {
    struct pollfd one = {.fd = ends[0], .events = POLLIN};
    return polled(syscall(SYS_poll, &one, 1, milliseconds()), &one);
}
#endif

static long with_library_poll(void) {
    struct pollfd some[] = {{.fd = ends[0], .events = POLLIN}, {.fd = -1, .events = POLLIN}};
    return polled(poll(some, 2, milliseconds()), some);
}

static long with_ppoll(void) {
    struct pollfd one = {.fd = ends[0], .events = POLLIN};
    return polled(syscall(SYS_ppoll, &one, 1, time_limit(), NULL, 0), &one);
}

static long with_library_ppoll(void) {
    struct pollfd one = {.fd = ends[0], .events = POLLIN};
    return polled(ppoll(&one, 1, time_limit(), &mask), &one);
}

static long with_poll_of_nothing(void) { return poll(NULL, 0, milliseconds()); }

static long selected(long result) {
    CHECK(result < 0 || FD_ISSET(ends[0], &asked) == (result == 1), "the set does not agree");
    return result;
}

static fd_set *ask(void) {
    FD_ZERO(&asked);
    FD_SET(ends[0], &asked);
    return &asked;
}

static struct timeval *time_limit_too(void) {
    struct timespec *wanted = time_limit();
    rest_of_it_too = (struct timeval){rest_of_it.tv_sec, rest_of_it.tv_nsec / 1000};
    return wanted ? &rest_of_it_too : NULL;
}

#ifdef SYS_select
static long with_select(void) {
    return selected(syscall(SYS_select, ends[0] + 1, ask(), NULL, NULL, time_limit_too()));
}
#endif

static long with_library_select(void) {
    return selected(select(ends[0] + 1, ask(), NULL, NULL, time_limit_too()));
}

static long with_select_of_nothing(void) { return select(0, NULL, NULL, NULL, time_limit_too()); }

static long with_pselect6(void) {
    struct {
        const sigset_t *set;
        size_t size;
    } with_mask = {&mask, 8};
    return selected(
        syscall(SYS_pselect6, ends[0] + 1, ask(), NULL, NULL, time_limit(), &with_mask));
}

static long with_library_pselect(void) {
    return selected(pselect(ends[0] + 1, ask(), NULL, NULL, time_limit(), &mask));
}

static long found(long result, const struct epoll_event *event) {
    CHECK(result <= 0 || (event->events == EPOLLIN && event->data.u64 == 42), "a wrong event");
    return result;
}

#ifdef SYS_epoll_wait
static long with_epoll_wait(void) {
    struct epoll_event events[2];
    return found(syscall(SYS_epoll_wait, set_of_one, events, 2, milliseconds()), events);
}
#endif

static long with_library_epoll_wait(void) {
    struct epoll_event events[2];
    return found(epoll_wait(set_of_one, events, 2, milliseconds()), events);
}

static long with_epoll_pwait(void) {
    struct epoll_event events[2];
    return found(syscall(SYS_epoll_pwait, set_of_one, events, 2, milliseconds(), &mask, 8), events);
}

static long with_epoll_pwait2(void) {
    struct epoll_event events[2];
    return found(syscall(SYS_epoll_pwait2, set_of_one, events, 2, time_limit(), &mask, 8), events);
}

// No handler restarts any of them.
#define CALL(name, prepare, call, left, stop)                                                      \
    { name, prepare, call, put_byte, NULL, left, 1, 0, ENDS, true, stop }

static const struct blocking calls[] = {
#ifdef SYS_poll
    CALL("poll", make_pipe, with_poll, NULL, STOP_HIDDEN),
#endif
    CALL("library_poll", make_pipe, with_library_poll, NULL, STOP_HIDDEN),
    CALL("ppoll", make_pipe, with_ppoll, left, STOP_LENGTHENS),
    CALL("library_ppoll", make_pipe_blocked, with_library_ppoll, NULL, STOP_LENGTHENS),
    {"poll_nothing", make_pipe, with_poll_of_nothing, NULL, NULL, NULL, 0, 0, ENDS, true, 0},
#ifdef SYS_select
    CALL("select", make_pipe, with_select, left_too, STOP_LENGTHENS),
#endif
    CALL("library_select", make_pipe, with_library_select, left_too, STOP_LENGTHENS),
    CALL("pselect6", make_pipe_blocked, with_pselect6, left, STOP_LENGTHENS),
    CALL("library_pselect", make_pipe_blocked, with_library_pselect, NULL, STOP_LENGTHENS),
    {"select_nothing", make_pipe, with_select_of_nothing, NULL, NULL, left_too, 0, 0, ENDS, true,
     STOP_LENGTHENS},
#ifdef SYS_epoll_wait
    CALL("epoll_wait", make_epoll, with_epoll_wait, NULL, STOP_ENDS),
#endif
    CALL("library_epoll_wait", make_epoll, with_library_epoll_wait, NULL, STOP_ENDS),
    CALL("epoll_pwait", make_epoll_blocked, with_epoll_pwait, NULL, STOP_ENDS),
    CALL("epoll_pwait2", make_epoll_blocked, with_epoll_pwait2, NULL, STOP_ENDS),
};

// --- several at once

static int many[3][2];

// At 10, 20 and 30 comes a byte, and the end.
static void begin_writer(void) {
    for (int i = 0; i < 3; i++)
        CHECK(pipe(many[i]) == 0, "pipe");
    bool writes = begin_child() == 0;
    for (int i = 0; i < 3; i++) {
        if (writes) {
            rest(10);
            until_asleep(tested);
            CHECK(write(many[i][1], "x", 1) == 1, "write");
        }
        close(many[i][1]);
    }
    if (writes)
        _exit(0);
}

static void poll_many(void) {
    double start = now();
    char byte;
    struct pollfd all[3];
    begin_writer();
    for (int i = 0; i < 3; i++)
        all[i] = (struct pollfd){.fd = many[i][0], .events = POLLIN};
    for (int turn = 0; turn < 3; turn++) {
        CHECK(poll(all, 3, -1) == 1 && all[turn].revents & POLLIN, "turn %d", turn);
        CHECK_TOOK(start, 10 * (turn + 1));
        CHECK(read(all[turn].fd, &byte, 1) == 1 && read(all[turn].fd, &byte, 1) == 0, "read");
        all[turn].fd = -1;
    }
}

static void select_many(void) {
    double start = now();
    char byte;
    fd_set all, set;
    begin_writer();
    FD_ZERO(&all);
    for (int i = 0; i < 3; i++)
        FD_SET(many[i][0], &all);
    for (int turn = 0; turn < 3; turn++) {
        set = all;
        CHECK(select(many[2][0] + 1, &set, NULL, NULL, NULL) == 1, "turn %d", turn);
        CHECK(FD_ISSET(many[turn][0], &set), "turn %d", turn);
        CHECK_TOOK(start, 10 * (turn + 1));
        CHECK(read(many[turn][0], &byte, 1) == 1 && read(many[turn][0], &byte, 1) == 0, "read");
        FD_CLR(many[turn][0], &all);
    }
}

static void epoll_many(void) {
    double start = now();
    char byte;
    int set = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN};
    begin_writer();
    for (int i = 0; i < 3; i++) {
        event.data.fd = many[i][0];
        CHECK(epoll_ctl(set, EPOLL_CTL_ADD, many[i][0], &event) == 0, "epoll_ctl");
    }
    for (int turn = 0; turn < 3; turn++) {
        CHECK(epoll_wait(set, &event, 1, 100000) == 1 && event.data.fd == many[turn][0], "epoll");
        CHECK_TOOK(start, 10 * (turn + 1));
        CHECK(read(event.data.fd, &byte, 1) == 1 && read(event.data.fd, &byte, 1) == 0, "read");
        epoll_ctl(set, EPOLL_CTL_DEL, many[turn][0], NULL);
    }
}

// Both come at the same time: it may say so or not, but it comes then.
static void same_moment(void) {
    double start = now();
    CHECK(pipe(ends) == 0, "pipe");
    later(10, put_byte);
    struct pollfd one = {.fd = ends[0], .events = POLLIN};
    int result = poll(&one, 1, (int)(10000 * second));
    CHECK(result == 0 || result == 1, "it gave %d", result);
    CHECK_TOOK(start, 10);
    CHECK(poll(&one, 1, -1) == 1 && one.revents == POLLIN, "the byte is lost");
}

// Each has a limit of its own, and other threads are none of its business.
static void *wait_for_nothing(void *wanted) {
    double start = now();
    CHECK(poll(NULL, 0, (int)(*(double *)wanted * 1000 * second)) == 0, "poll");
    CHECK_TOOK(start, *(double *)wanted);
    return NULL;
}

static void in_threads(void) {
    double start = now(), wanted[] = {30, 10, 20};
    pthread_t threads[3];
    for (int i = 0; i < 3; i++)
        CHECK(pthread_create(&threads[i], NULL, wait_for_nothing, &wanted[i]) == 0, "thread");
    for (int i = 0; i < 3; i++)
        CHECK(pthread_join(threads[i], NULL) == 0, "join");
    CHECK_TOOK(start, 30);
}

// The other side goes away.
static void hang_up(void) {
    double start = now();
    CHECK(pipe(ends) == 0, "pipe");
    later(10, nothing);
    close(ends[1]);
    struct pollfd one = {.fd = ends[0], .events = POLLIN};
    CHECK(poll(&one, 1, -1) == 1 && one.revents == POLLHUP, "events %#x", one.revents);
    CHECK_TOOK(start, 10);
}

static void for_writing(void) {
    double start = now();
    static char much[1 << 16];
    CHECK(pipe(ends) == 0 && fcntl(ends[1], F_SETPIPE_SZ, 4096) == 4096, "pipe");
    CHECK(write(ends[1], much, 4096) == 4096, "write");
    if (begin_child() == 0) {
        rest(10);
        until_asleep(tested);
        CHECK(read(ends[0], much, 4096) == 4096, "read");
        _exit(0);
    }
    struct pollfd one = {.fd = ends[1], .events = POLLOUT};
    CHECK(poll(&one, 1, -1) == 1 && one.revents == POLLOUT, "events %#x", one.revents);
    CHECK_TOOK(start, 10);
}

static void wrong(void) {
    struct timespec bad = {0, 1000000000};
    struct timeval bad_too = {-1, 0};
    struct epoll_event event;
    struct pollfd closed = {.fd = 99, .events = POLLIN};
    CHECK(ppoll(NULL, 0, &bad, NULL) == -1 && errno == EINVAL, "ppoll");
    CHECK(select(0, NULL, NULL, NULL, &bad_too) == -1 && errno == EINVAL, "select");
    CHECK(poll(&closed, 1, -1) == 1 && closed.revents == POLLNVAL, "poll");
    CHECK(epoll_wait(99, &event, 1, -1) == -1 && errno == EBADF, "epoll_wait");
    CHECK(syscall(SYS_ppoll, 8L, 1, NULL, NULL, 0) == -1 && errno == EFAULT, "ppoll");
}

static const struct test tests[] = {
    {"poll_many", poll_many},     {"select_many", select_many},
    {"epoll_many", epoll_many},   {"hang_up", hang_up},
    {"same_moment", same_moment}, {"in_threads", in_threads},
    {"for_writing", for_writing}, {"wrong", wrong},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_blocking(calls, COUNT(calls));
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
