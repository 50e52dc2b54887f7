// SPDX-License-Identifier: MIT
// timerfd: timers that are read. That they block and are interrupted like others is in read.c.
#include "call.h"

#include <poll.h>
#include <pthread.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/timerfd.h>

static int file;

static void create(clockid_t clock, int flags) {
    file = timerfd_create(clock, flags);
    CHECK(file >= 0, "timerfd_create");
}

static void set(double first, double again) {
    struct itimerspec when = {.it_value = span(first), .it_interval = span(again)};
    CHECK(timerfd_settime(file, 0, &when, NULL) == 0, "timerfd_settime");
}

static uint64_t count(void) {
    uint64_t times;
    CHECK(read(file, &times, sizeof times) == sizeof times, "read");
    return times;
}

static double left(void) {
    struct itimerspec when;
    CHECK(timerfd_gettime(file, &when) == 0, "timerfd_gettime");
    return seconds(when.it_value);
}

static void one_shot_on(clockid_t clock) {
    double start = now();
    create(clock, 0);
    set(30, 0);
    CHECK(count() == 1, "it came too often");
    CHECK_TOOK(start, 30);
    CHECK(left() == 0, "it is over");
}

static void one_shot(void) { one_shot_on(CLOCK_MONOTONIC); }
static void one_shot_realtime(void) { one_shot_on(CLOCK_REALTIME); }
static void one_shot_boottime(void) { one_shot_on(CLOCK_BOOTTIME); }

static void absolute_on(clockid_t clock) {
    double start = now();
    struct itimerspec when = {.it_value = moment(clock, 30)};
    create(clock, 0);
    CHECK(timerfd_settime(file, TFD_TIMER_ABSTIME, &when, NULL) == 0, "timerfd_settime");
    CHECK(count() == 1, "it came too often");
    CHECK_TOOK(start, 30);
}

static void absolute(void) { absolute_on(CLOCK_MONOTONIC); }
static void absolute_realtime(void) { absolute_on(CLOCK_REALTIME); }

static void past(void) {
    double start = now();
    struct itimerspec when = {.it_value = {1, 0}};
    create(CLOCK_MONOTONIC, 0);
    CHECK(timerfd_settime(file, TFD_TIMER_ABSTIME, &when, NULL) == 0, "timerfd_settime");
    CHECK(count() == 1, "it came too often");
    CHECK_TOOK(start, 0);
}

static void each(void) {
    double start = now();
    create(CLOCK_MONOTONIC, 0);
    set(10, 5);
    for (int i = 0; i < 4; i++) {
        CHECK(count() == 1 || scaled, "turn %d", i);
        CHECK_TOOK(start, 10 + 5 * i);
    }
}

// A read tells how often it came since the last one.
static void counted(void) {
    create(CLOCK_MONOTONIC, 0);
    set(10, 10);
    rest(35);
    uint64_t times = count();
    CHECK(scaled ? times >= 3 : times == 3, "%d times", (int)times);
    CHECK(scaled || remains(left(), 5), "%g s are left", left());
    rest(25);
    times = count();
    CHECK(scaled ? times >= 1 : times == 3, "%d times", (int)times);
}

static void nonblocking(void) {
    uint64_t times;
    create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    CHECK(read(file, &times, 8) == -1 && errno == EAGAIN, "it is not set");
    set(30, 0);
    CHECK(read(file, &times, 8) == -1 && errno == EAGAIN, "it is too early");
    rest(30);
    CHECK(read(file, &times, 8) == 8 && times == 1, "read");
    CHECK(read(file, &times, 8) == -1 && errno == EAGAIN, "it is over");
}

static void remaining(void) {
    struct itimerspec when, old;
    create(CLOCK_MONOTONIC, 0);
    CHECK(left() == 0, "it is not set");
    set(30, 7);
    rest(10);
    CHECK(remains(left(), 20), "%g s are left", left());
    when = (struct itimerspec){.it_value = span(50)};
    CHECK(timerfd_settime(file, 0, &when, &old) == 0, "timerfd_settime");
    CHECK(remains(seconds(old.it_value), 20) && took(seconds(old.it_interval), 7),
          "%g s were left, each %g s", seconds(old.it_value), seconds(old.it_interval));
    double start = now();
    CHECK(count() == 1, "it came too often");
    CHECK_TOOK(start, 50);
}

// What came and was not read is lost with a new time.
static void set_anew(void) {
    double start = now();
    create(CLOCK_MONOTONIC, 0);
    set(5, 0);
    rest(10);
    set(20, 0);
    CHECK(count() == 1, "it came too often");
    CHECK_TOOK(start, 30);
}

static void cancelled(void) {
    struct pollfd one;
    create(CLOCK_MONOTONIC, 0);
    set(10, 0);
    set(0, 0);
    one = (struct pollfd){.fd = file, .events = POLLIN};
    CHECK(poll(&one, 1, (int)(20000 * second)) == 0, "poll");
}

static void with_poll(void) {
    double start = now();
    create(CLOCK_MONOTONIC, 0);
    set(30, 0);
    struct pollfd one = {.fd = file, .events = POLLIN};
    CHECK(poll(&one, 1, (int)(10000 * second)) == 0, "it is too early");
    CHECK_TOOK(start, 10);
    CHECK(poll(&one, 1, -1) == 1 && one.revents == POLLIN, "poll");
    CHECK_TOOK(start, 30);
    CHECK(poll(&one, 1, 0) == 1 && count() == 1, "it was not read");
    CHECK(poll(&one, 1, 0) == 0, "it was read");
}

static void with_select(void) {
    double start = now();
    fd_set set_of_one;
    create(CLOCK_MONOTONIC, 0);
    set(30, 0);
    FD_ZERO(&set_of_one);
    FD_SET(file, &set_of_one);
    CHECK(select(file + 1, &set_of_one, NULL, NULL, NULL) == 1, "select");
    CHECK_TOOK(start, 30);
}

static void with_epoll(void) {
    double start = now();
    struct epoll_event event = {.events = EPOLLIN};
    int all = epoll_create1(0);
    create(CLOCK_MONOTONIC, 0);
    CHECK(epoll_ctl(all, EPOLL_CTL_ADD, file, &event) == 0, "epoll_ctl");
    set(10, 10);
    for (int i = 1; i <= 3; i++) {
        CHECK(epoll_wait(all, &event, 1, -1) == 1 && count() >= 1, "epoll_wait");
        CHECK_TOOK(start, 10 * i);
    }
}

// Two timers and a pipe, whatever comes first.
static void among_others(void) {
    double start = now();
    int ends[2];
    char byte;
    CHECK(pipe(ends) == 0, "pipe");
    create(CLOCK_MONOTONIC, 0);
    set(20, 0);
    struct pollfd all[] = {{.fd = file, .events = POLLIN}, {.fd = ends[0], .events = POLLIN}, {0}};
    create(CLOCK_REALTIME, 0);
    set(30, 0);
    all[2] = (struct pollfd){.fd = file, .events = POLLIN};
    if (begin_child() == 0) {
        rest(10);
        CHECK(write(ends[1], "x", 1) == 1, "write");
        _exit(0);
    }
    static const int order[] = {1, 0, 2};
    for (int i = 0; i < 3; i++) {
        CHECK(poll(all, 3, (int)(100000 * second)) == 1 && all[order[i]].revents == POLLIN,
              "turn %d", i);
        CHECK_TOOK(start, 10 * (i + 1));
        CHECK(read(all[order[i]].fd, order[i] == 1 ? &byte : (char[8]){0}, order[i] == 1 ? 1 : 8) >
                  0,
              "read");
    }
}

// It is one timer, whoever sets and reads it.
static void of_parent(void) {
    double start = now();
    create(CLOCK_MONOTONIC, 0);
    if (begin_child() == 0) {
        rest(10);
        until_asleep(tested);
        set(20, 0);
        _exit(0);
    }
    CHECK(count() == 1, "it came too often");
    CHECK_TOOK(start, 30);
}

// A new program finds it where it was.
static void after_exec(void) {
    create(CLOCK_MONOTONIC, 0);
    set(30, 0);
    CHECK(dup2(file, 50) == 50, "dup2");
    rest(10);
    execv("/proc/self/exe", stage("executed"));
}

static void executed(void) {
    double start = now();
    file = 50;
    CHECK(remains(left(), 20), "%g s are left", left());
    CHECK(count() == 1, "it came too often");
    CHECK(scaled || took(now() - start, 20), "%g s", now() - start);
}

static void read_by_two(void) {
    double start = now();
    create(CLOCK_MONOTONIC, 0);
    set(10, 10);
    for (int i = 0; i < 2; i++)
        if (begin_child() == 0) {
            CHECK(count() >= 1, "read");
            _exit(0);
        }
    reap_all();
    CHECK_TOOK(start, 20);
}

static void duplicated(void) {
    double start = now();
    create(CLOCK_MONOTONIC, 0);
    int copy = dup(file);
    set(30, 0);
    close(file);
    file = copy;
    CHECK(count() == 1, "it came too often");
    CHECK_TOOK(start, 30);
}

// What happens to the old timer when its number becomes another one.
static void number_used_again(void) {
    double start = now();
    create(CLOCK_MONOTONIC, 0);
    int first = file;
    set(10, 0);
    close(file);
    create(CLOCK_MONOTONIC, 0);
    CHECK(file == first, "another number");
    set(30, 0);
    CHECK(count() == 1, "it came too often");
    CHECK_TOOK(start, 30);
}

// --- closed

static void wait_for_nothing(void) {
    int ends[2];
    char byte;
    CHECK(pipe(ends) == 0 && read(ends[0], &byte, 1) == 1, "read");
    CHECK(false, "it came back");
}

// Whoever waits then waits for ever.
static void closed(void) {
    create(CLOCK_MONOTONIC, 0);
    set(30, 0.001);
    close(file);
    wait_for_nothing();
}

static void closed_by_exec(void) {
    create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    set(30, 0.001);
    execv("/proc/self/exe", stage("waiting"));
}

// When the other process that has it open ends; until then it is read by nobody.
static void closed_by_all(void) {
    create(CLOCK_MONOTONIC, 0);
    set(5, 0.001);
    if (begin_child() == 0) {
        rest(10);
        _exit(0);
    }
    close(file);
    wait_for_nothing();
}

static void *read_once(void *start) {
    CHECK(count() == 1, "it came too often");
    CHECK_TOOK(*(double *)start, 30);
    return NULL;
}

// Who reads it already goes on doing so.
static void closed_in_read(void) {
    double start = now();
    pthread_t thread;
    create(CLOCK_MONOTONIC, 0);
    set(30, 0);
    CHECK(pthread_create(&thread, NULL, read_once, &start) == 0, "pthread_create");
    rest(10);
    close(file);
    CHECK(pthread_join(thread, NULL) == 0, "pthread_join");
}

// More of them than may be open at a time.
static void created_anew(void) {
    for (int i = 0; i < 21000; i++) {
        create(CLOCK_MONOTONIC, 0);
        set(30, 0);
        CHECK(close(file) == 0, "close");
    }
}

// --- under way through a socket

enum { DATA = 1, SPACE = CMSG_SPACE(sizeof(int)) };

static void send_file(int socket) {
    char bytes[SPACE] = {0};
    struct iovec data = {"x", DATA};
    struct msghdr message = {
        .msg_iov = &data, .msg_iovlen = 1, .msg_control = bytes, .msg_controllen = SPACE};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    *header = (struct cmsghdr){CMSG_LEN(sizeof file), SOL_SOCKET, SCM_RIGHTS};
    memcpy(CMSG_DATA(header), &file, sizeof file);
    CHECK(sendmsg(socket, &message, 0) == DATA, "sendmsg");
    close(file);
}

static void receive_file(int socket) {
    char bytes[SPACE], data_byte;
    struct iovec data = {&data_byte, DATA};
    struct msghdr message = {
        .msg_iov = &data, .msg_iovlen = 1, .msg_control = bytes, .msg_controllen = SPACE};
    CHECK(recvmsg(socket, &message, 0) == DATA && message.msg_controllen, "recvmsg");
    memcpy(&file, CMSG_DATA(CMSG_FIRSTHDR(&message)), sizeof file);
}

static void sent_for(double time) {
    double start = now();
    int ends[2];
    CHECK(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0, "socketpair");
    create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    set(20, 10);
    send_file(ends[0]);
    rest(time);
    receive_file(ends[1]);
    struct pollfd polled = {.fd = file, .events = POLLIN};
    CHECK(poll(&polled, 1, -1) == 1, "poll");
    CHECK_TOOK(start, time > 20 ? time : 20);
    uint64_t times = count();
    CHECK(times == (time > 20 ? 3 : 1) || scaled, "%d times", (int)times);
}

static void sent(void) { sent_for(10); }
static void sent_for_long(void) { sent_for(45); }

// --- it rests until it is read

static void counted_after_long(void) {
    double time = scaled ? 10 : 100000;
    create(CLOCK_MONOTONIC, 0);
    set(0.001, 0.001);
    rest(time + 0.0005);
    double times = (double)count();
    CHECK(scaled || times == time * 1000, "%g times", times);
    CHECK(scaled || remains(left(), 0.0005), "%g s are left", left());
    rest(0.001);
    times = (double)count();
    CHECK(scaled || times == 1, "%g times", times);
}

// Each time it expires anew, for who waits for changes alone.
static void with_edges(void) {
    double start = now();
    int all = epoll_create1(0);
    create(CLOCK_MONOTONIC, 0);
    struct epoll_event event = {.events = EPOLLIN | EPOLLET};
    CHECK(epoll_ctl(all, EPOLL_CTL_ADD, file, &event) == 0, "epoll_ctl");
    set(10, 10);
    for (int i = 1; i <= 3; i++) {
        CHECK(epoll_wait(all, &event, 1, -1) == 1 && count() >= 1, "epoll_wait");
        CHECK_TOOK(start, 10 * i);
    }
    CHECK(epoll_wait(all, &event, 1, -1) == 1, "epoll_wait");
    CHECK(epoll_wait(all, &event, 1, (int)(50000 * second)) == 0, "it was not read");
    CHECK_TOOK(start, 90);
    CHECK(left() <= 10, "left");
    CHECK(epoll_wait(all, &event, 1, -1) == 1, "asked, it goes on");
    CHECK_TOOK(start, 90);
}

static void interrupted(void) {
    double start = now();
    uint64_t times;
    create(CLOCK_MONOTONIC, 0);
    set(30, 0);
    handle(SIGUSR1, handler, 0);
    later(10, send_usr1);
    CHECK(read(file, &times, 8) == -1 && errno == EINTR && handled == 1, "read");
    CHECK_TOOK(start, 10);
    CHECK(count() == 1, "it came too often");
    CHECK_TOOK(start, 30);
}

static void wrong(void) {
    struct itimerspec bad = {.it_value = {0, 1000000000}};
    uint64_t times;
    create(CLOCK_MONOTONIC, 0);
    CHECK(timerfd_settime(file, 0, &bad, NULL) == -1 && errno == EINVAL, "nanoseconds");
    CHECK(timerfd_settime(0, 0, &(struct itimerspec){0}, NULL) == -1 && errno == EINVAL,
          "not a timer");
    CHECK(timerfd_settime(99, 0, &(struct itimerspec){0}, NULL) == -1 && errno == EBADF,
          "not open");
    CHECK(timerfd_create(99, 0) == -1 && errno == EINVAL, "no such clock");
    CHECK(read(file, &times, 4) == -1 && errno == EINVAL, "read of 4 bytes");
    CHECK(write(file, &times, 8) == -1 && errno == EINVAL, "write");
}

static const struct test tests[] = {
    {"one_shot", one_shot},
    {"one_shot_realtime", one_shot_realtime},
    {"one_shot_boottime", one_shot_boottime},
    {"absolute", absolute},
    {"absolute_realtime", absolute_realtime},
    {"past", past},
    {"each", each},
    {"counted", counted},
    {"nonblocking", nonblocking},
    {"remaining", remaining},
    {"set_anew", set_anew},
    {"cancelled", cancelled},
    {"poll", with_poll},
    {"select", with_select},
    {"epoll", with_epoll},
    {"among_others", among_others},
    {"of_parent", of_parent},
    {"after_exec", after_exec},
    {"executed", executed},
    {"read_by_two", read_by_two},
    {"duplicated", duplicated},
    {"number_used_again", number_used_again},
    {"closed", closed},
    {"closed_by_all", closed_by_all},
    {"closed_by_exec", closed_by_exec},
    {"closed_in_read", closed_in_read},
    {"created_anew", created_anew},
    {"sent", sent},
    {"sent_for_long", sent_for_long},
    {"counted_after_long", counted_after_long},
    {"edges", with_edges},
    {"waiting", wait_for_nothing},
    {"interrupted", interrupted},
    {"wrong", wrong},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
