// SPDX-License-Identifier: MIT
// Waiting for children: wait4, waitid; stops and continuations; SIGCHLD.
#include "blocking.h"

#include <pthread.h>
#include <sys/resource.h>

static int release[2]; // a byte ends the child
static pid_t child;

static void make_child(void) {
    char byte;
    CHECK(pipe(release) == 0, "pipe");
    child = begin_child();
    if (child == 0) {
        setpgid(0, 0);
        CHECK(read(release[0], &byte, 1) == 1, "read");
        _exit(0);
    }
    setpgid(child, child);
}

static void let_end(void) { CHECK(write(release[1], "x", 1) == 1, "write"); }

static void let_end_before(void) {
    siginfo_t info;
    let_end();
    CHECK(waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT) == 0, "waitid");
}

static long wait_for(pid_t pid) {
    struct rusage usage;
    int status = -1;
    long result = wait4(pid, &status, 0, &usage);
    CHECK(result < 0 || (result == child && status == 0), "%ld with %#x", result, status);
    return result < 0 ? result : 0;
}

static long with_wait4(void) { return wait_for(child); }
static long for_group(void) { return wait_for(-child); }

static long told(long result, const siginfo_t *info) {
    CHECK(result < 0 || (info->si_pid == child && info->si_code == CLD_EXITED &&
                         info->si_status == 0 && info->si_signo == SIGCHLD),
          "pid %d, code %d, status %d", info->si_pid, info->si_code, info->si_status);
    return result;
}

static long with_waitid(void) {
    siginfo_t info = {0};
    return told(waitid(P_PID, (id_t)child, &info, WEXITED), &info);
}

static long without_taking(void) {
    siginfo_t info = {0};
    long result = told(waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT), &info);
    return result == 0 ? with_waitid() : result;
}

static long by_descriptor(void) {
    siginfo_t info = {0};
    int pidfd = (int)syscall(SYS_pidfd_open, child, 0);
    CHECK(pidfd >= 0, "pidfd_open");
    return told(waitid(3, (id_t)pidfd, &info, WEXITED), &info); // 3: P_PIDFD
}

static const struct blocking calls[] = {
    {"wait4", make_child, with_wait4, let_end, let_end_before, .result = 0},
    {"group", make_child, for_group, let_end, let_end_before, .result = 0},
    {"waitid", make_child, with_waitid, let_end, let_end_before, .result = 0},
    {"nowait", make_child, without_taking, let_end, let_end_before, .result = 0},
    {"pidfd", make_child, by_descriptor, let_end, let_end_before, .result = 0},
};

// --- several children

static void one_after_the_other(void) {
    double start = now();
    int status;
    pid_t children[3];
    for (int i = 3; i-- > 0;) {
        children[i] = begin_child();
        if (children[i] == 0) {
            rest(10 * (i + 1));
            _exit(i);
        }
    }
    for (int i = 0; i < 3; i++) {
        CHECK(wait(&status) == children[i] && status == i << 8, "turn %d", i);
        CHECK_TOOK(start, 10 * (i + 1));
    }
    CHECK(wait(&status) == -1 && errno == ECHILD, "nobody is left");
}

static void ask_again(void) {
    double start = now();
    int status;
    pid_t pid = later(10, nothing), result;
    while ((result = waitpid(pid, &status, WNOHANG)) == 0)
        rest(1);
    CHECK(result == pid && status == 0, "waitpid gave %d", result);
    CHECK(scaled || (now() - start >= 10 && now() - start < 11.1), "%g s", now() - start);
}

static void nobody(void) {
    CHECK(wait(NULL) == -1 && errno == ECHILD, "wait");
    CHECK(waitpid(1, NULL, WNOHANG) == -1 && errno == ECHILD, "waitpid");
    CHECK(waitid(P_ALL, 0, NULL, WEXITED) == -1 && errno == ECHILD, "waitid");
    CHECK(waitpid(-1, NULL, -1) == -1 && errno == EINVAL, "waitpid");
}

// Both wait for all: the first child goes to one of them.
static void *wait_for_one(void *unused) {
    CHECK(wait(NULL) > 0, "wait");
    return unused;
}

static void by_two_threads(void) {
    double start = now();
    pthread_t threads[2];
    later(10, nothing);
    later(20, nothing);
    for (int i = 0; i < 2; i++)
        CHECK(pthread_create(&threads[i], NULL, wait_for_one, NULL) == 0, "thread");
    for (int i = 0; i < 2; i++)
        CHECK(pthread_join(threads[i], NULL) == 0, "join");
    CHECK_TOOK(start, 20);
}

// --- nobody wants to know

// All children end, then there is none.
static void expect_none(double when) {
    double start = now();
    later(when / 2, nothing);
    later(when, nothing);
    CHECK(wait(NULL) == -1 && errno == ECHILD, "wait");
    CHECK_TOOK(start, when);
}

static void ignored(void) {
    handle(SIGCHLD, SIG_IGN, 0);
    expect_none(10);
}

static void no_zombies(void) {
    handle(SIGCHLD, handler, SA_NOCLDWAIT | SA_RESTART);
    expect_none(10);
    CHECK(handled >= 1, "%d signals", (int)handled);
}

// --- stops

static void stop(pid_t pid) { CHECK(kill(pid, SIGSTOP) == 0, "kill"); }
static void go_on(pid_t pid) { CHECK(kill(pid, SIGCONT) == 0, "kill"); }

static void stopped_and_continued(void) {
    double start = now();
    int status;
    make_child();
    stop(child);
    CHECK(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status) &&
              WSTOPSIG(status) == SIGSTOP,
          "status %#x", status);
    CHECK(waitpid(child, &status, WUNTRACED | WNOHANG) == 0, "it was told before");
    go_on(child);
    CHECK(waitpid(child, &status, WCONTINUED) == child && WIFCONTINUED(status), "status %#x",
          status);
    let_end();
    CHECK(with_wait4() == 0, "wait4");
    CHECK_TOOK(start, 0);
}

static void stopped_and_continued_waitid(void) {
    siginfo_t info;
    make_child();
    stop(child);
    CHECK(waitid(P_PID, (id_t)child, &info, WSTOPPED | WEXITED) == 0 &&
              info.si_code == CLD_STOPPED && info.si_status == SIGSTOP,
          "code %d", info.si_code);
    go_on(child);
    CHECK(waitid(P_PID, (id_t)child, &info, WCONTINUED) == 0 && info.si_code == CLD_CONTINUED,
          "code %d", info.si_code);
    let_end();
    CHECK(with_waitid() == 0, "waitid");
}

// The child stops itself, and its parent lets it go on.
static void stops_itself(void) {
    double start = now();
    int status;
    child = begin_child();
    if (child == 0) {
        rest(10);
        raise(SIGSTOP);
        rest(10);
        _exit(0);
    }
    CHECK(waitpid(child, &status, WUNTRACED) == child && WIFSTOPPED(status), "status %#x", status);
    CHECK_TOOK(start, 10);
    rest(10);
    go_on(child);
    CHECK(with_wait4() == 0, "wait4");
    CHECK_TOOK(start, 30);
}

// A stop is no end: it is not told to who did not ask for it.
static void unasked_stop(void) {
    double start = now();
    make_child();
    if (begin_child() == 0) {
        rest(10);
        stop(child);
        rest(10);
        go_on(child);
        let_end();
        _exit(0);
    }
    CHECK(with_wait4() == 0, "wait4");
    CHECK_TOOK(start, 20);
}

// Stopped for ever: its parent waits for ever.
static void never_continued(void) {
    make_child();
    stop(child);
    with_wait4();
    CHECK(false, "it came back");
}

static void killed_in_stop(void) {
    double start = now();
    int status;
    make_child();
    stop(child);
    CHECK(waitpid(child, &status, WUNTRACED) == child, "waitpid");
    rest(10);
    CHECK(kill(child, SIGKILL) == 0 && waitpid(child, &status, 0) == child, "waitpid");
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "status %#x", status);
    CHECK_TOOK(start, 10);
}

// A signal that comes in a stop is delivered after it.
static void signalled_in_stop(void) {
    int status;
    make_child();
    stop(child);
    CHECK(waitpid(child, &status, WUNTRACED) == child, "waitpid");
    CHECK(kill(child, SIGTERM) == 0, "kill");
    rest(10);
    CHECK(waitpid(child, &status, WNOHANG) == 0, "it ended in its stop");
    go_on(child);
    CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status), "status %#x", status);
}

// --- SIGCHLD

static volatile sig_atomic_t collected;

static void collect(int signal) {
    (void)signal;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        collected++;
}

static void counted_in_handler(void) {
    sigset_t before = block(SIGCHLD);
    handle(SIGCHLD, collect, SA_RESTART | SA_NOCLDSTOP);
    for (int i = 0; i < 5; i++)
        later(1 + i / 2, nothing);
    while (collected < 5)
        sigsuspend(&before);
}

// Two ends before the parent looks are one signal.
static void coalesced(void) {
    sigset_t before = block(SIGCHLD);
    handle(SIGCHLD, handler, 0);
    later(10, nothing);
    later(10, nothing);
    rest(20);
    sigsuspend(&before);
    CHECK(handled == 1, "%d signals", (int)handled);
    sigprocmask(SIG_SETMASK, &before, NULL);
    CHECK(handled == 1, "%d signals", (int)handled);
}

static volatile siginfo_t last;

static void keep(int signal, siginfo_t *info, void *context) {
    (void)signal;
    (void)context;
    last = *info;
    handled++;
}

static void signal_tells(void) {
    struct sigaction action = {.sa_sigaction = keep, .sa_flags = SA_SIGINFO | SA_RESTART};
    CHECK(sigaction(SIGCHLD, &action, NULL) == 0, "sigaction");
    make_child();
    stop(child);
    rest(10);
    CHECK(handled == 1 && last.si_code == CLD_STOPPED && last.si_pid == child, "code %d",
          last.si_code);
    go_on(child);
    rest(10);
    CHECK(handled == 2 && last.si_code == CLD_CONTINUED, "code %d", last.si_code);
    let_end();
    CHECK(with_wait4() == 0, "wait4");
    CHECK(handled == 3 && last.si_code == CLD_EXITED && last.si_status == 0, "code %d",
          last.si_code);
}

// The continued child itself sends it: it is there when the call that continued the child is over.
static void continued_is_told(void) {
    struct sigaction action = {.sa_sigaction = keep, .sa_flags = SA_SIGINFO | SA_RESTART};
    CHECK(sigaction(SIGCHLD, &action, NULL) == 0, "sigaction");
    make_child();
    for (int turn = 1; turn <= 10; turn++) {
        stop(child);
        rest(10);
        CHECK(handled == 2 * turn - 1 && last.si_code == CLD_STOPPED, "code %d", last.si_code);
        go_on(child);
        CHECK(handled == 2 * turn && last.si_code == CLD_CONTINUED, "turn %d", turn);
    }
    let_end();
    CHECK(with_wait4() == 0, "wait4");
}

static const struct test tests[] = {
    {"one_after_the_other", one_after_the_other},
    {"ask_again", ask_again},
    {"nobody", nobody},
    {"by_two_threads", by_two_threads},
    {"ignored", ignored},
    {"no_zombies", no_zombies},
    {"stopped_and_continued", stopped_and_continued},
    {"stopped_and_continued_waitid", stopped_and_continued_waitid},
    {"stops_itself", stops_itself},
    {"unasked_stop", unasked_stop},
    {"never_continued", never_continued},
    {"killed_in_stop", killed_in_stop},
    {"signalled_in_stop", signalled_in_stop},
    {"counted_in_handler", counted_in_handler},
    {"coalesced", coalesced},
    {"signal_tells", signal_tells},
    {"continued_is_told", continued_is_told},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_blocking(calls, COUNT(calls));
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
