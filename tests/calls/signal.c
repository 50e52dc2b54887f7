// SPDX-License-Identifier: MIT
// Waiting for signals, and what becomes of signals: pause, sigsuspend, sigtimedwait, queues,
// groups.
#include "blocking.h"

#include <poll.h>
#include <pthread.h>

static sigset_t usr2, none;

static void make_sets(void) {
    sigemptyset(&none);
    sigemptyset(&usr2);
    sigaddset(&usr2, SIGUSR2);
}

static void ignore_it(int signal) { (void)signal; }

static void handle_usr2(void) {
    make_sets();
    handle(SIGUSR2, ignore_it, SA_RESTART);
}

static void block_usr2(void) {
    handle_usr2();
    block(SIGUSR2);
}

static void send_usr2(void) { CHECK(kill(tested, SIGUSR2) == 0, "kill"); }

#ifdef SYS_pause
static long with_pause(void) { return syscall(SYS_pause); }
#endif
static long with_library_pause(void) { return pause(); }

static long with_sigsuspend(void) {
    sigset_t after;
    long result = sigsuspend(&none);
    int error = errno;
    CHECK(sigprocmask(SIG_BLOCK, NULL, &after) == 0 && sigismember(&after, SIGUSR2) == 1,
          "the mask is not as it was");
    errno = error;
    return result;
}

static long with_sigwaitinfo(void) {
    siginfo_t info = {0};
    struct timespec wanted = span(limit < 0 ? 0 : limit);
    int result = limit < 0 ? sigwaitinfo(&usr2, &info) : sigtimedwait(&usr2, &info, &wanted);
    CHECK(result < 0 || (info.si_signo == SIGUSR2 && info.si_code == SI_USER && info.si_pid > 1),
          "code %d from %d", info.si_code, info.si_pid);
    return result;
}

static long with_sigwait(void) {
    int signal, error = sigwait(&usr2, &signal);
    errno = error;
    return error ? -1 : signal;
}

static const struct blocking calls[] = {
#ifdef SYS_pause
    {"pause", handle_usr2, with_pause, send_usr2, .result = -EINTR, .signals = ENDS},
#endif
    {"library_pause", handle_usr2, with_library_pause, send_usr2, .result = -EINTR,
     .signals = ENDS},
    {"sigsuspend", block_usr2, with_sigsuspend, send_usr2, .result = -EINTR, .signals = ENDS},
    {"sigwaitinfo", block_usr2, with_sigwaitinfo, send_usr2, .result = SIGUSR2, .late = -EAGAIN,
     .signals = ENDS, .stop = STOP_ENDS},
    // The library does not tell of EINTR.
    {"sigwait", block_usr2, with_sigwait, send_usr2, .result = SIGUSR2, .signals = GOES_ON},
};

// --- what comes when

static int order[16], count;

static void note_value(int signal, siginfo_t *info, void *context) {
    (void)context;
    order[count++] = signal - SIGRTMIN;
    order[count++] = info->si_value.sival_int;
}

// Real-time signals wait in a queue, each with its value; the lower number comes first.
static void queued(void) {
    static const int wanted[] = {1, 10, 1, 11, 1, 12, 2, 20, 2, 21};
    struct sigaction action = {.sa_sigaction = note_value, .sa_flags = SA_SIGINFO};
    sigset_t before = block(SIGRTMIN + 1);
    block(SIGRTMIN + 2);
    sigfillset(&action.sa_mask);
    CHECK(sigaction(SIGRTMIN + 1, &action, NULL) == 0, "sigaction");
    CHECK(sigaction(SIGRTMIN + 2, &action, NULL) == 0, "sigaction");
    if (begin_child() == 0) {
        for (int i = 0; i < 3; i++) {
            CHECK(i == 2 || sigqueue(tested, SIGRTMIN + 2, (union sigval){20 + i}) == 0, "queue");
            CHECK(sigqueue(tested, SIGRTMIN + 1, (union sigval){10 + i}) == 0, "sigqueue");
        }
        _exit(0);
    }
    reap_all();
    CHECK(count == 0, "%d came too early", count);
    sigprocmask(SIG_SETMASK, &before, NULL);
    CHECK(count == 10 && memcmp(order, wanted, sizeof wanted) == 0, "%d came, first %d %d", count,
          order[0], order[1]);
}

static void queued_to_sigwaitinfo(void) {
    double start = now();
    sigset_t set;
    siginfo_t info;
    block(SIGRTMIN);
    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN);
    pid_t sender = begin_child();
    if (sender == 0) {
        for (int i = 0; i < 3; i++) {
            rest(10);
            CHECK(sigqueue(tested, SIGRTMIN, (union sigval){i}) == 0, "sigqueue");
        }
        _exit(0);
    }
    for (int i = 0; i < 3; i++) {
        CHECK(sigwaitinfo(&set, &info) == SIGRTMIN && info.si_value.sival_int == i &&
                  info.si_code == SI_QUEUE && info.si_pid == sender,
              "turn %d: value %d", i, info.si_value.sival_int);
        CHECK_TOOK(start, 10 * (i + 1));
    }
}

// Of the ordinary ones there is never more than one.
static void merged(void) {
    sigset_t before = block(SIGUSR1);
    handle(SIGUSR1, handler, 0);
    for (int i = 0; i < 5; i++)
        reap(later(0, send_usr1));
    CHECK(handled == 0, "%d came too early", (int)handled);
    sigprocmask(SIG_SETMASK, &before, NULL);
    CHECK(handled == 1, "%d signals", (int)handled);
}

static void to_group(void) {
    int status;
    double start = now();
    CHECK(setpgid(0, 0) == 0 || getpgrp() == tested, "setpgid");
    handle(SIGUSR1, handler, 0);
    for (int i = 0; i < 3; i++)
        if (begin_child() == 0) {
            struct timespec wanted = span(100);
            CHECK(nanosleep(&wanted, NULL) == -1 && handled == 1, "nanosleep");
            _exit(0);
        }
    pid_t outside = begin_child();
    if (outside == 0) {
        setpgid(0, 0);
        rest(20);
        _exit(handled);
    }
    rest(10);
    CHECK(kill(0, SIGUSR1) == 0 && handled == 1, "kill");
    for (int i = 0; i < 3; i++)
        CHECK(wait(&status) != outside && status == 0, "status %#x", status);
    CHECK_TOOK(start, 10);
    reap(outside);
}

// The handler has the signal blocked, so the second waits until it is through.
static volatile sig_atomic_t inside, deepest;

static void slow(int signal) {
    (void)signal;
    inside++;
    deepest = inside > deepest ? inside : deepest;
    rest(10);
    inside--;
    handled++;
}

static void not_nested(void) {
    double start = now();
    handle(SIGUSR1, slow, 0);
    later(5, send_usr1);
    if (begin_child() == 0) {
        rest(10);
        CHECK(kill(tested, SIGUSR1) == 0, "kill");
        _exit(0);
    }
    while (handled < 2)
        rest(1);
    CHECK(deepest == 1, "%d at once", (int)deepest);
    CHECK(scaled || now() - start >= 25, "%g s", now() - start);
}

static void nested(void) {
    handle(SIGUSR1, slow, SA_NODEFER);
    later(5, send_usr1);
    if (begin_child() == 0) {
        rest(10);
        CHECK(kill(tested, SIGUSR1) == 0, "kill");
        _exit(0);
    }
    while (handled < 2)
        rest(1);
    CHECK(deepest == 2, "%d at once", (int)deepest);
}

// A signal that came before is waited for in vain: only its handler ran.
static void lost(void) {
    handle(SIGUSR1, handler, 0);
    reap(later(0, send_usr1));
    CHECK(handled == 1, "%d signals", (int)handled);
    pause();
    CHECK(false, "it came back");
}

// sigsuspend does not lose it.
static void not_lost(void) {
    sigset_t before = block(SIGUSR1);
    handle(SIGUSR1, handler, 0);
    reap(later(0, send_usr1));
    CHECK(sigsuspend(&before) == -1 && errno == EINTR && handled == 1, "sigsuspend");
}

// --- the end by a signal

static pid_t victim;

static void killed_by(int signal, double start, double when) {
    int status;
    rest(when);
    CHECK(kill(victim, signal) == 0 && waitpid(victim, &status, 0) == victim, "waitpid");
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == signal, "status %#x", status);
    CHECK_TOOK(start, when);
}

static void kill_sleeping(void) {
    double start = now();
    victim = later(100, nothing);
    killed_by(SIGKILL, start, 10);
}

static void terminate_sleeping(void) {
    double start = now();
    victim = later(100, nothing);
    killed_by(SIGTERM, start, 10);
}

static void kill_blocked(void) {
    double start = now();
    int ends[2];
    char byte;
    CHECK(pipe(ends) == 0, "pipe");
    victim = begin_child();
    if (victim == 0)
        _exit((int)read(ends[0], &byte, 1));
    killed_by(SIGKILL, start, 10);
}

static void kill_computing(void) {
    double start = now();
    victim = begin_child();
    for (volatile bool yes = true; victim == 0 && yes;)
        ;
    rest(10);
    int status;
    CHECK(kill(victim, SIGKILL) == 0 && waitpid(victim, &status, 0) == victim, "waitpid");
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "status %#x", status);
    CHECK(now() - start >= 10, "%g s", now() - start);
}

static void kill_stopped(void) {
    double start = now();
    victim = later(100, nothing);
    CHECK(kill(victim, SIGSTOP) == 0, "kill");
    killed_by(SIGKILL, start, 10);
}

static void kill_waiting(void) {
    double start = now();
    victim = begin_child();
    if (victim == 0)
        _exit(waitpid(later(50, nothing), NULL, 0) > 0);
    killed_by(SIGKILL, start, 10);
}

// --- a sleeper that is stopped: its time goes on

static void stopped_sleeper(double end_of_stop, double end_of_sleep) {
    double start = now();
    victim = later(30, nothing);
    rest(10);
    CHECK(kill(victim, SIGSTOP) == 0, "kill");
    rest(end_of_stop - 10);
    CHECK(kill(victim, SIGCONT) == 0, "kill");
    reap(victim);
    CHECK_TOOK(start, end_of_sleep);
}

static void stop_sleeper(void) { stopped_sleeper(20, 30); }
static void stop_sleeper_long(void) { stopped_sleeper(40, 40); }

static void continue_handled(void) {
    double start = now();
    struct timespec wanted = span(30), left = {0};
    handle(SIGCONT, handler, SA_RESTART);
    if (begin_child() == 0) {
        rest(10);
        CHECK(kill(tested, SIGSTOP) == 0, "kill");
        rest(10);
        CHECK(kill(tested, SIGCONT) == 0, "kill");
        _exit(0);
    }
    CHECK(nanosleep(&wanted, &left) == -1 && errno == EINTR && handled == 1, "nanosleep");
    CHECK_TOOK(start, 20);
    // As much as when it was stopped.
    CHECK(remains(seconds(left), 20), "%g s are left", seconds(left));
}

// --- a descriptor of a process

static void pidfd(void) {
    double start = now();
    siginfo_t info = {0};
    victim = later(100, nothing);
    int fd = (int)syscall(SYS_pidfd_open, victim, 0);
    struct pollfd one = {.fd = fd, .events = POLLIN};
    CHECK(fd >= 0 && poll(&one, 1, (int)(10000 * second)) == 0, "poll");
    CHECK_TOOK(start, 10);
    CHECK(syscall(SYS_pidfd_send_signal, fd, SIGTERM, NULL, 0) == 0, "pidfd_send_signal");
    CHECK(poll(&one, 1, -1) == 1 && one.revents == POLLIN, "events %#x", one.revents);
    CHECK(waitid(3, (id_t)fd, &info, WEXITED) == 0 && info.si_code == CLD_KILLED &&
              info.si_status == SIGTERM,
          "code %d", info.si_code);
    CHECK_TOOK(start, 10);
}

static void pidfd_end(void) {
    double start = now();
    victim = later(10, nothing);
    int fd = (int)syscall(SYS_pidfd_open, victim, 0);
    struct pollfd one = {.fd = fd, .events = POLLIN};
    CHECK(fd >= 0 && poll(&one, 1, -1) == 1 && one.revents == POLLIN, "poll");
    CHECK_TOOK(start, 10);
}

// --- two threads: a signal for the process comes to who does not block it

static void *wait_in_thread(void *unused) {
    siginfo_t info;
    CHECK(sigwaitinfo(&usr2, &info) == SIGUSR2, "sigwaitinfo");
    return unused;
}

static void to_thread(void) {
    double start = now();
    pthread_t thread;
    block_usr2();
    CHECK(pthread_create(&thread, NULL, wait_in_thread, NULL) == 0, "thread");
    later(10, send_usr2);
    CHECK(pthread_join(thread, NULL) == 0, "join");
    CHECK_TOOK(start, 10);
}

static void *sleep_in_thread(void *unused) {
    struct timespec wanted = span(100);
    CHECK(nanosleep(&wanted, NULL) == -1 && errno == EINTR, "nanosleep");
    return unused;
}

static void pthread_kill_sleeper(void) {
    double start = now();
    pthread_t thread;
    handle(SIGUSR1, handler, 0);
    CHECK(pthread_create(&thread, NULL, sleep_in_thread, NULL) == 0, "thread");
    rest(10);
    CHECK(pthread_kill(thread, SIGUSR1) == 0, "pthread_kill");
    CHECK(pthread_join(thread, NULL) == 0 && handled == 1, "join");
    CHECK_TOOK(start, 10);
}

static void cancel_sleeper(void) {
    double start = now();
    pthread_t thread;
    void *result;
    CHECK(pthread_create(&thread, NULL, sleep_in_thread, NULL) == 0, "thread");
    rest(10);
    CHECK(pthread_cancel(thread) == 0, "pthread_cancel");
    CHECK(pthread_join(thread, &result) == 0 && result == PTHREAD_CANCELED, "join");
    CHECK_TOOK(start, 10);
}

static const struct test tests[] = {
    {"queued", queued},
    {"queued_to_sigwaitinfo", queued_to_sigwaitinfo},
    {"merged", merged},
    {"to_group", to_group},
    {"not_nested", not_nested},
    {"nested", nested},
    {"lost", lost},
    {"not_lost", not_lost},
    {"kill_sleeping", kill_sleeping},
    {"terminate_sleeping", terminate_sleeping},
    {"kill_blocked", kill_blocked},
    {"kill_computing", kill_computing},
    {"kill_stopped", kill_stopped},
    {"kill_waiting", kill_waiting},
    {"stop_sleeper", stop_sleeper},
    {"stop_sleeper_long", stop_sleeper_long},
    {"continue_handled", continue_handled},
    {"pidfd", pidfd},
    {"pidfd_end", pidfd_end},
    {"to_thread", to_thread},
    {"pthread_kill_sleeper", pthread_kill_sleeper},
    {"cancel_sleeper", cancel_sleeper},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_blocking(calls, COUNT(calls));
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
