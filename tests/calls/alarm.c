// SPDX-License-Identifier: MIT
// alarm, setitimer and getitimer.
#include "call.h"

#include <sys/signalfd.h>
#include <sys/time.h>

static sigset_t alarms, before;

static void block_alarm(void) {
    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    before = block(SIGALRM);
}

static struct timeval interval(double wanted) {
    struct timespec time = span(wanted);
    return (struct timeval){time.tv_sec, time.tv_nsec / 1000};
}

static double seconds_of(struct timeval time) {
    return ((double)time.tv_sec + (double)time.tv_usec / 1e6) / second;
}

static void set(int which, double first, double again) {
    struct itimerval timer = {.it_value = interval(first), .it_interval = interval(again)};
    CHECK(setitimer(which, &timer, NULL) == 0, "setitimer");
}

// --- alarm counts whole seconds; run bare it takes one

static unsigned alarm_after(void) { return scaled ? 1 : 10; }
static double alarm_span(void) { return scaled ? 1 / second : 10; }

static void alarm_pause(void) {
    double start = now();
    handle(SIGALRM, handler, SA_RESTART);
    CHECK(alarm(alarm_after()) == 0, "alarm");
    CHECK(pause() == -1 && errno == EINTR && handled == 1, "%d signals", (int)handled);
    CHECK_TOOK(start, alarm_span());
}

static void alarm_read(void) {
    double start = now();
    int ends[2];
    char byte;
    CHECK(pipe(ends) == 0, "pipe");
    handle(SIGALRM, handler, 0);
    alarm(alarm_after());
    CHECK(read(ends[0], &byte, 1) == -1 && errno == EINTR && handled == 1, "read");
    CHECK_TOOK(start, alarm_span());
}

// The classic: every second until the work is done.
static void again(int signal) {
    (void)signal;
    if (++handled < 3)
        alarm(1);
}

static void alarm_again(void) {
    double start = now();
    sigset_t open;
    block_alarm();
    open = before;
    handle(SIGALRM, again, 0);
    alarm(1);
    while (handled < 3)
        sigsuspend(&open);
    CHECK_TOOK(start, 3 / (scaled ? second : 1));
}

static void alarm_kills(void) {
    double start = now();
    int status;
    pid_t child = begin_child();
    if (child == 0) {
        alarm(alarm_after());
        pause();
        _exit(0);
    }
    CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM,
          "status %#x", status);
    CHECK_TOOK(start, alarm_span());
}

static void alarm_kills_computing(void) {
    int status;
    pid_t child = begin_child();
    if (child == 0) {
        alarm(1);
        for (volatile bool yes = true; yes;)
            ;
    }
    CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM,
          "status %#x", status);
}

static void alarm_left(void) {
    handle(SIGALRM, handler, 0);
    CHECK(alarm(100) == 0, "alarm");
    rest(30);
    unsigned left = alarm(50);
    CHECK(scaled ? left >= 99 : left == 70, "%u s are left", left);
    rest(20);
    left = alarm(0);
    CHECK(scaled ? left >= 49 : left == 30, "%u s are left", left);
    rest(50);
    CHECK(handled == 0 && alarm(0) == 0, "%d signals", (int)handled);
}

// A child does not inherit it, a new program does.
static void alarm_forked(void) {
    alarm(100);
    pid_t child = begin_child();
    if (child == 0) {
        CHECK(alarm(0) == 0, "the child inherited it");
        _exit(0);
    }
    reap(child);
    CHECK(alarm(0) > 0, "the parent lost it");
}

static void alarm_exec(void) {
    int status;
    double start = now();
    pid_t child = begin_child();
    if (child == 0) {
        alarm(alarm_after());
        execv("/proc/self/exe", stage("paused"));
        _exit(127);
    }
    CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM,
          "status %#x", status);
    CHECK_TOOK(start, alarm_span());
}

static void paused(void) { pause(); }

// Later than any limit.
static void alarm_longest(void) {
    handle(SIGALRM, handler, 0);
    alarm(UINT32_MAX);
    pause();
    CHECK(false, "it came back");
}

// --- setitimer

static void one_shot(void) {
    double start = now();
    int signal;
    block_alarm();
    set(ITIMER_REAL, 30, 0);
    CHECK(sigwait(&alarms, &signal) == 0 && signal == SIGALRM, "sigwait");
    CHECK_TOOK(start, 30);
    struct itimerval timer;
    CHECK(getitimer(ITIMER_REAL, &timer) == 0 && seconds_of(timer.it_value) == 0, "it is over");
}

static void each(void) {
    double start = now();
    int signal;
    block_alarm();
    set(ITIMER_REAL, 10, 5);
    for (int i = 0; i < 4; i++) {
        CHECK(sigwait(&alarms, &signal) == 0, "sigwait");
        CHECK_TOOK(start, 10 + 5 * i);
    }
}

// As an ordinary program does it, which meanwhile works on.
static void each_handled(void) {
    double start = now();
    handle(SIGALRM, handler, SA_RESTART);
    set(ITIMER_REAL, 10, 10);
    rest(45);
    CHECK(scaled ? handled >= 1 : handled == 4, "%d signals", (int)handled);
    CHECK_TOOK(start, 45);
}

// Nobody takes them: one is kept.
static void missed(void) {
    block_alarm();
    handle(SIGALRM, handler, 0);
    set(ITIMER_REAL, 10, 10);
    rest(45);
    set(ITIMER_REAL, 0, 0);
    sigprocmask(SIG_SETMASK, &before, NULL);
    CHECK(handled == 1, "%d signals", (int)handled);
}

// For as long as a program may run.
static double long_time(void) { return scaled ? 10 : 100000; }

static void blocked_long(void) {
    double start = now();
    int signal;
    block_alarm();
    set(ITIMER_REAL, 0.001, 0.001);
    rest(long_time() + 0.0005);
    for (int i = 0; i < 2; i++) {
        CHECK(sigwait(&alarms, &signal) == 0, "sigwait");
        CHECK_TOOK(start, long_time() + (i ? 0.001 : 0.0005));
    }
}

static void ignored_long(void) {
    double start = now();
    handle(SIGALRM, SIG_IGN, 0);
    handle(SIGUSR1, handler, 0);
    double often = scaled ? 2 : 0.001; // under a tracer, it stops the program each time
    set(ITIMER_REAL, often, often);
    later(long_time(), send_usr1);
    CHECK(pause() == -1 && errno == EINTR && handled == 1, "pause");
    CHECK_TOOK(start, long_time());
}

static void by_descriptor(void) {
    double start = now();
    struct signalfd_siginfo info;
    block_alarm();
    int file = signalfd(-1, &alarms, 0);
    set(ITIMER_REAL, 10, 5);
    for (int i = 0; i < 4; i++) {
        CHECK(read(file, &info, sizeof info) == sizeof info && info.ssi_signo == SIGALRM, "read");
        CHECK_TOOK(start, 10 + 5 * i);
    }
}

// --- what the signal says of itself

static volatile int code, sender;

static void note(int signal, siginfo_t *info, void *context) {
    (void)signal;
    (void)context;
    code = info->si_code;
    sender = info->si_pid;
}

static void from_kernel(void) {
    struct sigaction action = {.sa_flags = SA_SIGINFO};
    siginfo_t info;
    action.sa_sigaction = note;
    CHECK(sigaction(SIGALRM, &action, NULL) == 0, "sigaction");
    sender = -1;
    set(ITIMER_REAL, 10, 0);
    pause();
    CHECK(code == SI_KERNEL && sender == 0, "code %d, sender %d", code, sender);
    block_alarm();
    set(ITIMER_REAL, 10, 0);
    CHECK(sigwaitinfo(&alarms, &info) == SIGALRM && info.si_code == SI_KERNEL && info.si_pid == 0,
          "code %d", info.si_code);
}

static void left(void) {
    struct itimerval timer, old;
    block_alarm();
    set(ITIMER_REAL, 30, 7);
    rest(10);
    CHECK(getitimer(ITIMER_REAL, &timer) == 0, "getitimer");
    CHECK(remains(seconds_of(timer.it_value), 20), "%g s are left", seconds_of(timer.it_value));
    CHECK(took(seconds_of(timer.it_interval), 7), "each %g s", seconds_of(timer.it_interval));
    timer = (struct itimerval){.it_value = interval(5)};
    CHECK(setitimer(ITIMER_REAL, &timer, &old) == 0, "setitimer");
    CHECK(remains(seconds_of(old.it_value), 20), "%g s were left", seconds_of(old.it_value));
    rest(6);
    CHECK(sigpending(&alarms) == 0 && sigismember(&alarms, SIGALRM), "it did not come");
}

static void cancelled(void) {
    handle(SIGALRM, handler, 0);
    set(ITIMER_REAL, 30, 0);
    rest(10);
    set(ITIMER_REAL, 0, 0);
    rest(40);
    CHECK(handled == 0, "%d signals", (int)handled);
}

// alarm and setitimer are one timer.
static void same_timer(void) {
    struct itimerval timer;
    handle(SIGALRM, handler, 0);
    alarm(100);
    CHECK(getitimer(ITIMER_REAL, &timer) == 0 && timer.it_value.tv_sec >= 99, "getitimer");
    timer = (struct itimerval){.it_value = {200, 0}};
    CHECK(setitimer(ITIMER_REAL, &timer, NULL) == 0 && alarm(0) >= 199, "alarm");
}

// Interrupts a sleep that goes on afterwards.
static void in_sleep(void) {
    double start = now();
    struct timespec wanted = span(30), rest_of_it;
    handle(SIGALRM, handler, SA_RESTART);
    set(ITIMER_REAL, 10, 0);
    CHECK(nanosleep(&wanted, &rest_of_it) == -1 && errno == EINTR, "nanosleep");
    CHECK_TOOK(start, 10);
    CHECK(remains(seconds(rest_of_it), 20), "%g s are left", seconds(rest_of_it));
}

static void wrong(void) {
    struct itimerval bad = {.it_value = {0, 1000000}};
    CHECK(setitimer(ITIMER_REAL, &bad, NULL) == -1 && errno == EINVAL, "microseconds");
    bad.it_value.tv_usec = 1;
    CHECK(setitimer(9, &bad, NULL) == -1 && errno == EINVAL, "no such timer");
    CHECK(syscall(SYS_setitimer, ITIMER_REAL, 8L, NULL) == -1 && errno == EFAULT, "bad address");
    CHECK(syscall(SYS_getitimer, ITIMER_REAL, 8L) == -1 && errno == EFAULT, "bad address");
}

// Those count the processor's time, which has its own pace.
static void processor_time(void) {
    handle(SIGVTALRM, handler, 0);
    handle(SIGPROF, handler, 0);
    struct itimerval timer = {.it_value = {0, 5000}};
    CHECK(setitimer(ITIMER_VIRTUAL, &timer, NULL) == 0, "setitimer");
    while (handled < 1)
        ;
    CHECK(setitimer(ITIMER_PROF, &timer, NULL) == 0, "setitimer");
    while (handled < 2)
        ;
}

static const struct test tests[] = {
    {"alarm_pause", alarm_pause},
    {"alarm_read", alarm_read},
    {"alarm_again", alarm_again},
    {"alarm_kills", alarm_kills},
    {"alarm_kills_computing", alarm_kills_computing},
    {"alarm_left", alarm_left},
    {"alarm_forked", alarm_forked},
    {"alarm_exec", alarm_exec},
    {"alarm_longest", alarm_longest},
    {"paused", paused},
    {"one_shot", one_shot},
    {"each", each},
    {"each_handled", each_handled},
    {"missed", missed},
    {"blocked_long", blocked_long},
    {"ignored_long", ignored_long},
    {"by_descriptor", by_descriptor},
    {"from_kernel", from_kernel},
    {"left", left},
    {"cancelled", cancelled},
    {"same_timer", same_timer},
    {"in_sleep", in_sleep},
    {"wrong", wrong},
    {"processor_time", processor_time},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
