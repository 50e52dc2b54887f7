// SPDX-License-Identifier: MIT
// timer_create and its kin.
#include "call.h"

#include <pthread.h>
#include <sys/resource.h>

static timer_t timer;
static sigset_t usr1;

static void create(clockid_t clock, int notify) {
    struct sigevent event = {
        .sigev_notify = notify, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 42};
    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    block(SIGUSR1);
    CHECK(timer_create(clock, &event, &timer) == 0, "timer_create");
}

static void set(double first, double again) {
    struct itimerspec when = {.it_value = span(first), .it_interval = span(again)};
    CHECK(timer_settime(timer, 0, &when, NULL) == 0, "timer_settime");
}

static double left(void) {
    struct itimerspec when;
    CHECK(timer_gettime(timer, &when) == 0, "timer_gettime");
    return seconds(when.it_value);
}

static void await(double start, double when) {
    siginfo_t info;
    CHECK(sigwaitinfo(&usr1, &info) == SIGUSR1, "sigwaitinfo");
    CHECK(info.si_code == SI_TIMER && info.si_value.sival_int == 42, "code %d, value %d",
          info.si_code, info.si_value.sival_int);
    CHECK_TOOK(start, when);
}

static void one_shot_on(clockid_t clock) {
    double start = now();
    create(clock, SIGEV_SIGNAL);
    set(30, 0);
    await(start, 30);
    CHECK(left() == 0, "it is over");
}

static void one_shot(void) { one_shot_on(CLOCK_MONOTONIC); }
static void one_shot_realtime(void) { one_shot_on(CLOCK_REALTIME); }
static void one_shot_boottime(void) { one_shot_on(CLOCK_BOOTTIME); }

static void absolute_on(clockid_t clock) {
    double start = now();
    struct itimerspec when = {.it_value = moment(clock, 30)};
    create(clock, SIGEV_SIGNAL);
    CHECK(timer_settime(timer, TIMER_ABSTIME, &when, NULL) == 0, "timer_settime");
    await(start, 30);
}

static void absolute(void) { absolute_on(CLOCK_MONOTONIC); }
static void absolute_realtime(void) { absolute_on(CLOCK_REALTIME); }

static void past(void) {
    double start = now();
    struct itimerspec when = {.it_value = {1, 0}};
    create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
    CHECK(timer_settime(timer, TIMER_ABSTIME, &when, NULL) == 0, "timer_settime");
    await(start, 0);
}

static void each(void) {
    double start = now();
    create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
    set(10, 5);
    for (int i = 0; i < 4; i++)
        await(start, 10 + 5 * i);
}

static void interrupts_sleep(void) {
    double start = now();
    struct timespec wanted = span(30), rest_of_it;
    create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
    handle(SIGUSR1, handler, SA_RESTART);
    sigprocmask(SIG_UNBLOCK, &usr1, NULL);
    set(10, 0);
    CHECK(nanosleep(&wanted, &rest_of_it) == -1 && errno == EINTR && handled == 1, "nanosleep");
    CHECK_TOOK(start, 10);
    CHECK(remains(seconds(rest_of_it), 20), "%g s are left", seconds(rest_of_it));
}

// Without saying how: SIGALRM with the timer's number.
static void as_usual(void) {
    double start = now();
    siginfo_t info;
    sigset_t alarms;
    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    block(SIGALRM);
    CHECK(timer_create(CLOCK_REALTIME, NULL, &timer) == 0, "timer_create");
    set(10, 0);
    CHECK(sigwaitinfo(&alarms, &info) == SIGALRM && info.si_code == SI_TIMER, "sigwaitinfo");
    CHECK_TOOK(start, 10);
}

// It comes while nobody takes it: the signal is one, and it is counted how many more there were.
static void overrun(void) {
    siginfo_t info;
    create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
    set(1, 1);
    rest(10.5);
    CHECK(sigwaitinfo(&usr1, &info) == SIGUSR1, "sigwaitinfo");
    int more = timer_getoverrun(timer);
    CHECK(scaled ? more >= 9 : more == 9, "%d more", more);
    CHECK(info.si_overrun == more, "the signal says %d more, not %d", info.si_overrun, more);
    CHECK(scaled || remains(left(), 0.5), "%g s are left", left());
}

static void overrun_long(void) {
    siginfo_t info;
    double time = scaled ? 10 : 100000;
    create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
    set(0.001, 0.001);
    rest(time + 0.0005);
    CHECK(sigwaitinfo(&usr1, &info) == SIGUSR1, "sigwaitinfo");
    CHECK(scaled || info.si_overrun == (int)(time * 1000) - 1, "%d more", info.si_overrun);
    CHECK(scaled || remains(left(), 0.0005), "%g s are left", left());
    CHECK(sigwaitinfo(&usr1, &info) == SIGUSR1, "sigwaitinfo");
    CHECK(scaled || info.si_overrun == 0, "%d more", info.si_overrun);
}

static void silent_long(void) {
    double time = scaled ? 10 : 100000;
    create(CLOCK_MONOTONIC, SIGEV_NONE);
    set(0.001, 0.001);
    rest(time + 0.0005);
    CHECK(scaled || remains(left(), 0.0005), "%g s are left", left());
}

// Two of them with one signal: none is lost.
static void same_signal(void) {
    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    block(SIGUSR1);
    for (int i = 1; i <= 3; i++) {
        struct sigevent event = {
            .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = i};
        CHECK(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0, "timer_create");
        set(10, 0);
    }
    rest(20);
    for (int i = 1; i <= 3; i++) {
        siginfo_t info;
        CHECK(sigwaitinfo(&usr1, &info) == SIGUSR1, "sigwaitinfo");
        CHECK(info.si_value.sival_int == i, "%d", info.si_value.sival_int);
    }
}

// A thousand in each of eight processes, and they sleep.
static void many(void) {
    for (int process = 0; process < 8; process++)
        if (begin_child() == 0) {
            create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
            for (int i = 0; i < 1000; i++) {
                CHECK(timer_create(CLOCK_MONOTONIC, NULL, &timer) == 0, "timer_create");
                block(SIGALRM);
                set(10, 0.001);
            }
            for (int i = 0; i < 20; i++)
                rest(10);
            _exit(0);
        }
    reap_all();
}

static void overrun_handled(void) {
    create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
    handle(SIGUSR1, handler, SA_RESTART);
    sigprocmask(SIG_UNBLOCK, &usr1, NULL);
    set(10, 10);
    rest(45);
    CHECK(scaled ? handled >= 1 : handled == 4, "%d signals", (int)handled);
    CHECK(scaled || timer_getoverrun(timer) == 0, "%d more", timer_getoverrun(timer));
}

static void silent(void) {
    struct itimerspec when, old;
    create(CLOCK_MONOTONIC, SIGEV_NONE);
    CHECK(left() == 0, "it was not set");
    set(30, 7);
    rest(10);
    CHECK(remains(left(), 20), "%g s are left", left());
    when = (struct itimerspec){.it_value = span(50)};
    CHECK(timer_settime(timer, 0, &when, &old) == 0, "timer_settime");
    CHECK(remains(seconds(old.it_value), 20) && took(seconds(old.it_interval), 7),
          "%g s were left, each %g s", seconds(old.it_value), seconds(old.it_interval));
    rest(60);
    CHECK(left() == 0, "%g s are left", left());
}

// Each interval begins where the last one ended.
static void silent_each(void) {
    create(CLOCK_MONOTONIC, SIGEV_NONE);
    set(10, 20);
    rest(35);
    CHECK(scaled || remains(left(), 15), "%g s are left", left());
}

static void cancelled(void) {
    create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
    handle(SIGUSR1, handler, 0);
    sigprocmask(SIG_UNBLOCK, &usr1, NULL);
    set(30, 30);
    rest(10);
    set(0, 0);
    rest(40);
    CHECK(handled == 0, "%d signals", (int)handled);
}

static void deleted(void) {
    create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
    handle(SIGUSR1, handler, 0);
    sigprocmask(SIG_UNBLOCK, &usr1, NULL);
    set(30, 0);
    CHECK(timer_delete(timer) == 0, "timer_delete");
    rest(40);
    CHECK(handled == 0, "%d signals", (int)handled);
    struct itimerspec when;
    CHECK(timer_gettime(timer, &when) == -1 && errno == EINVAL, "it is deleted");
}

// More of them than there may be at a time.
static void created_anew(void) {
    for (int i = 0; i < 1100; i++) {
        CHECK(timer_create(CLOCK_MONOTONIC, NULL, &timer) == 0, "timer_create %d", i);
        CHECK(timer_delete(timer) == 0, "timer_delete %d", i);
    }
}

// It counts the processor's time, which has its own pace.
static void of_processor(void) {
    create(CLOCK_PROCESS_CPUTIME_ID, SIGEV_SIGNAL);
    handle(SIGUSR1, handler, 0);
    sigprocmask(SIG_UNBLOCK, &usr1, NULL);
    struct itimerspec when = {.it_value = {0, 5000000}};
    CHECK(timer_settime(timer, 0, &when, NULL) == 0, "timer_settime");
    while (handled < 1)
        ;
    CHECK(left() == 0 && timer_getoverrun(timer) >= 0, "it is over");
    CHECK(timer_delete(timer) == 0, "timer_delete");
}

static void several(void) {
    double start = now();
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < 3; i++) {
        struct sigevent event = {
            .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + i, .sigev_value.sival_int = i};
        struct itimerspec when = {.it_value = span(30 - 10 * i)};
        sigaddset(&set, SIGRTMIN + i);
        block(SIGRTMIN + i);
        CHECK(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0, "timer_create");
        CHECK(timer_settime(timer, 0, &when, NULL) == 0, "timer_settime");
    }
    for (int i = 3; i-- > 0;) {
        siginfo_t info;
        CHECK(sigwaitinfo(&set, &info) == SIGRTMIN + i && info.si_value.sival_int == i, "%d", i);
        CHECK_TOOK(start, 30 - 10 * i);
    }
}

// A child does not inherit it.
static void forked(void) {
    create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
    set(10, 0);
    pid_t child = begin_child();
    if (child == 0) {
        struct itimerspec when;
        CHECK(timer_gettime(timer, &when) == -1 && errno == EINVAL, "the child inherited it");
        struct timespec wanted = span(20);
        CHECK(sigtimedwait(&usr1, NULL, &wanted) == -1 && errno == EAGAIN, "a signal");
        _exit(0);
    }
    reap(child);
    CHECK(sigpending(&usr1) == 0 && sigismember(&usr1, SIGUSR1), "the parent lost it");
}

// Nor does a new program.
static void not_after_exec(void) {
    create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
    sigprocmask(SIG_UNBLOCK, &usr1, NULL);
    set(10, 0);
    execv("/proc/self/exe", stage("idle"));
}

static void idle(void) { rest(20); }

// --- in a thread of its own

static int told[2];

static void tell(union sigval value) {
    CHECK(write(told[1], &value.sival_int, sizeof value.sival_int) == sizeof(int), "write");
}

static void threads(double first, double again, int times) {
    double start = now();
    int got;
    struct sigevent event = {
        .sigev_notify = SIGEV_THREAD, .sigev_notify_function = tell, .sigev_value.sival_int = 42};
    CHECK(pipe(told) == 0, "pipe");
    CHECK(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0, "timer_create");
    set(first, again);
    for (int i = 0; i < times; i++) {
        CHECK(read(told[0], &got, sizeof got) == sizeof got && got == 42, "read");
        CHECK_TOOK(start, first + again * i);
    }
    CHECK(timer_delete(timer) == 0, "timer_delete");
}

static void in_thread(void) { threads(30, 0, 1); }
static void in_thread_each(void) { threads(10, 5, 4); }

static void in_thread_deleted(void) {
    struct sigevent event = {.sigev_notify = SIGEV_THREAD, .sigev_notify_function = tell};
    CHECK(pipe(told) == 0 && fcntl(told[0], F_SETFL, O_NONBLOCK) == 0, "pipe");
    CHECK(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0, "timer_create");
    set(30, 0);
    rest(10);
    CHECK(timer_delete(timer) == 0, "timer_delete");
    rest(40);
    int got;
    CHECK(read(told[0], &got, sizeof got) == -1 && errno == EAGAIN, "read");
}

static void *await_in_thread(void *start) {
    struct sigevent event = {
        .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 42};
    event._sigev_un._tid = gettid();
    CHECK(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0, "timer_create");
    set(10, 0);
    await(*(double *)start, 10);
    return NULL;
}

// The main thread does not block the signal, but it is not for it.
static void to_thread(void) {
    double start = now();
    pthread_t thread;
    handle(SIGUSR1, handler, 0);
    sigemptyset(&usr1);
    sigaddset(&usr1, SIGUSR1);
    sigset_t before = block(SIGUSR1);
    CHECK(pthread_create(&thread, NULL, await_in_thread, &start) == 0, "thread");
    sigprocmask(SIG_SETMASK, &before, NULL);
    CHECK(pthread_join(thread, NULL) == 0 && handled == 0, "%d signals", (int)handled);
}

// The system keeps room for a timer's signal from the timer's making on.
static void no_room(void) {
    double start = now();
    struct rlimit room;
    create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
    CHECK(getrlimit(RLIMIT_SIGPENDING, &room) == 0, "getrlimit");
    room.rlim_cur = 0;
    CHECK(setrlimit(RLIMIT_SIGPENDING, &room) == 0, "setrlimit");
    set(30, 10);
    await(start, 30);
    await(start, 40);
    CHECK(getrlimit(RLIMIT_SIGPENDING, &room) == 0 && room.rlim_cur == 0, "its limit is changed");
}

// What is blocked is not thrown away, and what is waited for is blocked, though it does not look
// so.
static void ignored_but_awaited(void) {
    double start = now();
    signal(SIGUSR1, SIG_IGN);
    create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
    set(30, 10);
    await(start, 30);
    await(start, 40);
}

static void wrong(void) {
    struct itimerspec bad = {.it_value = {0, 1000000000}};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = 99};
    create(CLOCK_MONOTONIC, SIGEV_SIGNAL);
    CHECK(timer_settime(timer, 0, &bad, NULL) == -1 && errno == EINVAL, "nanoseconds");
    CHECK(timer_create(99, NULL, &timer) == -1 && errno == EINVAL, "no such clock");
    CHECK(timer_create(CLOCK_MONOTONIC, &event, &timer) == -1 && errno == EINVAL, "no such signal");
    CHECK(syscall(SYS_timer_settime, 77, 0, &bad, NULL) == -1 && errno == EINVAL, "no such timer");
    CHECK(syscall(SYS_timer_delete, 77) == -1 && errno == EINVAL, "no such timer");
    CHECK(syscall(SYS_timer_getoverrun, 77) == -1 && errno == EINVAL, "no such timer");
}

static const struct test tests[] = {
    {"one_shot", one_shot},
    {"one_shot_realtime", one_shot_realtime},
    {"one_shot_boottime", one_shot_boottime},
    {"absolute", absolute},
    {"absolute_realtime", absolute_realtime},
    {"past", past},
    {"each", each},
    {"interrupts_sleep", interrupts_sleep},
    {"as_usual", as_usual},
    {"overrun", overrun},
    {"overrun_long", overrun_long},
    {"silent_long", silent_long},
    {"same_signal", same_signal},
    {"many", many},
    {"overrun_handled", overrun_handled},
    {"silent", silent},
    {"silent_each", silent_each},
    {"cancelled", cancelled},
    {"deleted", deleted},
    {"created_anew", created_anew},
    {"of_processor", of_processor},
    {"no_room", no_room},
    {"ignored_but_awaited", ignored_but_awaited},
    {"several", several},
    {"forked", forked},
    {"not_after_exec", not_after_exec},
    {"idle", idle},
    {"in_thread", in_thread},
    {"in_thread_each", in_thread_each},
    {"in_thread_deleted", in_thread_deleted},
    {"to_thread", to_thread},
    {"wrong", wrong},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
