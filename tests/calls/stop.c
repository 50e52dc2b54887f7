// SPDX-License-Identifier: MIT
// A process is stopped while some of its threads sleep: its parent sees that at once, and the
// sleeps end when they would have ended, or when it goes on.
#include "call.h"

#include <poll.h>
#include <pthread.h>
#include <semaphore.h>

static sem_t never;
static pid_t child;
static double begin_of_sleep, end_of_sleep;

// --- what a thread does

static void sleep_through(double wanted, double end) {
    struct timespec time = span(wanted);
    CHECK(nanosleep(&time, NULL) == 0, "nanosleep");
    CHECK_TOOK(begin_of_sleep, end);
}

static void *sleep_30(void *none) {
    sleep_through(30, end_of_sleep);
    _exit(0);
    return none;
}

static void *sleep_long(void *none) {
    sleep_through(1000, 1000);
    return none;
}

static void *wait_long(void *none) {
    while (sem_wait(&never) != 0)
        ;
    return none;
}

static void *poll_long(void *none) {
    poll(NULL, 0, (int)(1000000 * second));
    return none;
}

// --- the process, its parent

static void *(*const sleeps_alone[])(void *) = {sleep_30, NULL};
static void *(*const waits[])(void *) = {wait_long, sleep_30, NULL};
static void *(*const polls[])(void *) = {poll_long, sleep_30, NULL};
static void *(*const sleeps_beside[])(void *) = {sleep_30, wait_long, NULL};
static void *(*const all_sleep[])(void *) = {sleep_30, sleep_long, sleep_long, NULL};
static void *(*const mixed[])(void *) = {wait_long, sleep_long, poll_long, sleep_30, NULL};

static void begin_threads(void *(*const *threads)(void *)) {
    pthread_t thread;
    CHECK(sem_init(&never, 0, 0) == 0, "sem_init");
    for (int i = 1; threads[i]; i++)
        CHECK(pthread_create(&thread, NULL, threads[i], NULL) == 0, "pthread_create");
    threads[0](NULL);
    _exit(1);
}

static void see(int options, int status, double start, double when) {
    int found = -1;
    CHECK(waitpid(child, &found, options) == child && found == status, "status %#x", found);
    CHECK_TOOK(start, when);
}

// From 10 to `go_on`.
static void stopped(void *(*const *threads)(void *), double go_on) {
    begin_of_sleep = now();
    end_of_sleep = go_on > 30 ? go_on : 30;
    child = begin_child();
    if (child == 0)
        begin_threads(threads);
    rest(10);
    CHECK(kill(child, SIGSTOP) == 0, "kill");
    see(WUNTRACED, SIGSTOP << 8 | 0x7f, begin_of_sleep, 10);
    rest(go_on - 10);
    CHECK(waitpid(child, NULL, WUNTRACED | WNOHANG) == 0, "it was told before");
    CHECK(kill(child, SIGCONT) == 0, "kill");
    see(WCONTINUED, 0xffff, begin_of_sleep, go_on);
    see(0, 0, begin_of_sleep, end_of_sleep);
}

static void alone(void) { stopped(sleeps_alone, 20); }
static void alone_long(void) { stopped(sleeps_alone, 40); }
static void beside_waiting(void) { stopped(waits, 20); }
static void beside_waiting_long(void) { stopped(waits, 40); }
static void beside_polling(void) { stopped(polls, 20); }
static void before_waiting(void) { stopped(sleeps_beside, 20); }
static void among_sleepers(void) { stopped(all_sleep, 20); }
static void among_sleepers_long(void) { stopped(all_sleep, 40); }
static void among_all(void) { stopped(mixed, 20); }

// Not stopped for any time, with so many calls of its parent in between.
static void briefly(void) {
    begin_of_sleep = now();
    child = begin_child();
    if (child == 0) {
        sleep_through(1000, 1000);
        _exit(0);
    }
    for (int calls = 0; calls < 120; calls++) {
        rest(1);
        kill(child, SIGSTOP);
        for (int i = 0; i < calls; i++)
            close(99);
        kill(child, SIGCONT);
    }
    see(0, 0, begin_of_sleep, 1000);
}

// The signal that continues it is handled: that ends the sleep of the thread that takes it.
static void continue_handled(void) {
    begin_of_sleep = now();
    child = begin_child();
    if (child == 0) {
        pthread_t thread;
        struct timespec wanted = span(30), left = {0};
        handle(SIGCONT, handler, SA_RESTART);
        sigset_t before = block(SIGCONT);
        CHECK(pthread_create(&thread, NULL, sleep_long, NULL) == 0, "pthread_create");
        sigprocmask(SIG_SETMASK, &before, NULL);
        CHECK(nanosleep(&wanted, &left) == -1 && errno == EINTR && handled == 1, "nanosleep");
        CHECK_TOOK(begin_of_sleep, 20);
        CHECK(remains(seconds(left), 20), "%g s are left", seconds(left));
        _exit(0);
    }
    rest(10);
    CHECK(kill(child, SIGSTOP) == 0, "kill");
    see(WUNTRACED, SIGSTOP << 8 | 0x7f, begin_of_sleep, 10);
    rest(10);
    CHECK(kill(child, SIGCONT) == 0, "kill");
    see(0, 0, begin_of_sleep, 20);
}

// By itself, while its other thread sleeps.
static void by_itself(void) {
    begin_of_sleep = now();
    child = begin_child();
    if (child == 0) {
        pthread_t thread;
        CHECK(pthread_create(&thread, NULL, sleep_long, NULL) == 0, "pthread_create");
        rest(10);
        raise(SIGSTOP);
        rest(10);
        _exit(0);
    }
    see(WUNTRACED, SIGSTOP << 8 | 0x7f, begin_of_sleep, 10);
    rest(10);
    CHECK(kill(child, SIGCONT) == 0, "kill");
    see(0, 0, begin_of_sleep, 30);
}

static void killed(void) {
    begin_of_sleep = now();
    child = begin_child();
    if (child == 0)
        begin_threads(mixed);
    rest(10);
    CHECK(kill(child, SIGSTOP) == 0, "kill");
    see(WUNTRACED, SIGSTOP << 8 | 0x7f, begin_of_sleep, 10);
    rest(10);
    CHECK(kill(child, SIGKILL) == 0, "kill");
    see(0, SIGKILL, begin_of_sleep, 20);
}

static const struct test tests[] = {
    {"alone", alone},
    {"alone_long", alone_long},
    {"beside_waiting", beside_waiting},
    {"beside_waiting_long", beside_waiting_long},
    {"beside_polling", beside_polling},
    {"before_waiting", before_waiting},
    {"among_sleepers", among_sleepers},
    {"among_sleepers_long", among_sleepers_long},
    {"among_all", among_all},
    {"briefly", briefly},
    {"continue_handled", continue_handled},
    {"by_itself", by_itself},
    {"killed", killed},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
