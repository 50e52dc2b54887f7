// SPDX-License-Identifier: MIT
// Loops that ask again and again instead of waiting. Each must come to its end, and no sleeper is
// kept waiting for ever.
#include "call.h"

#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/time.h>

static volatile int *flag;
static int ends[2];
static sem_t *semaphore;

// --- until a time is over

static time_t whole(time_t wanted) { return scaled ? 1 : wanted; }

static void with_time(void) {
    time_t start = time(NULL);
    while (time(NULL) < start + whole(5))
        ;
}

static void with_gettimeofday(void) {
    double start = now();
    struct timespec wanted = span(5);
    struct timeval began, day;
    gettimeofday(&began, NULL);
    do
        gettimeofday(&day, NULL);
    while ((day.tv_sec - began.tv_sec) * 1000000 + day.tv_usec - began.tv_usec <
           wanted.tv_sec * 1000000 + wanted.tv_nsec / 1000);
    CHECK(now() - start > 4.99, "%g s", now() - start);
}

static void with_clock_gettime(void) {
    double start = now();
    while (now() < start + 5)
        ;
}

// The processor's time: real work, so little of it.
static void with_clock(void) {
    clock_t start = clock();
    while (clock() < start + CLOCKS_PER_SEC / 50)
        ;
}

static void time_and_yield(void) {
    double start = now();
    while (now() < start + 5)
        sched_yield();
}

// Two at once: it is the same time for both.
static void two_with_time(void) {
    double start = now();
    for (int i = 0; i < 2; i++)
        if (begin_child() == 0) {
            while (now() < start + 5)
                ;
            _exit(0);
        }
    reap_all();
}

static pid_t begin_sleeper(double wanted) {
    pid_t child = begin_child();
    if (child == 0) {
        rest(wanted);
        _exit(0);
    }
    return child;
}

// While one asks for the time, others sleep and come at their time.
static void time_beside_sleepers(void) {
    double start = now();
    for (int i = 1; i <= 3; i++)
        begin_sleeper(i);
    while (now() < start + 5)
        ;
    for (int i = 1; i <= 3; i++)
        CHECK(waitpid(-1, NULL, WNOHANG) > 0 || scaled, "a sleeper is late");
}

// --- until another process, which sleeps for 10 s, has done something

static void begin_flag(void) {
    flag = shared(sizeof *flag);
    if (begin_child() == 0) {
        rest(10);
        *flag = 1;
        _exit(0);
    }
}

static void over(double start) { CHECK(now() - start > 9.99, "%g s", now() - start); }

static void spin(void) {
    double start = now();
    begin_flag();
    while (!*flag)
        ;
    over(start);
}

static void yield(void) {
    double start = now();
    begin_flag();
    while (!*flag)
        sched_yield();
    over(start);
}

static void *spin_in_thread(void *unused) {
    while (!*flag)
        ;
    return unused;
}

static void spin_in_threads(void) {
    double start = now();
    pthread_t threads[2];
    begin_flag();
    for (int i = 0; i < 2; i++)
        CHECK(pthread_create(&threads[i], NULL, spin_in_thread, NULL) == 0, "thread");
    for (int i = 0; i < 2; i++)
        CHECK(pthread_join(threads[i], NULL) == 0, "join");
    over(start);
}

// Two that spin for each other in turn.
static void take_turns(void) {
    flag = shared(sizeof *flag);
    pid_t child = begin_child();
    int me = child == 0;
    for (int i = 0; i < 5; i++) {
        while (*flag % 2 != me)
            ;
        ++*flag;
    }
    if (me)
        _exit(0);
    reap(child);
    CHECK(*flag == 10, "%d turns", *flag);
}

static void spin_lock(void) {
    double start = now();
    pthread_spinlock_t *lock = shared(sizeof *lock);
    make_gate();
    CHECK(pthread_spin_init(lock, PTHREAD_PROCESS_SHARED) == 0, "spin lock");
    if (begin_child() == 0) {
        pthread_spin_lock(lock);
        open_gate();
        rest(10);
        pthread_spin_unlock(lock);
        _exit(0);
    }
    pass_gate();
    pthread_spin_lock(lock);
    over(start);
}

static void with_waitpid(void) {
    double start = now();
    pid_t child = begin_sleeper(10);
    while (waitpid(child, NULL, WNOHANG) == 0)
        ;
    over(start);
}

static void with_kill(void) {
    double start = now();
    handle(SIGCHLD, SIG_IGN, 0);
    pid_t child = begin_sleeper(10);
    while (kill(child, 0) == 0)
        ;
    over(start);
}

static void put_byte(void) { CHECK(write(ends[1], "x", 1) == 1, "write"); }

static void begin_byte(void) {
    CHECK(pipe2(ends, O_NONBLOCK) == 0, "pipe");
    if (begin_child() == 0) {
        rest(10);
        put_byte();
        _exit(0);
    }
}

static void with_read(void) {
    double start = now();
    char byte;
    begin_byte();
    while (read(ends[0], &byte, 1) == -1)
        CHECK(errno == EAGAIN, "read");
    over(start);
}

static void with_poll(void) {
    double start = now();
    begin_byte();
    struct pollfd one = {.fd = ends[0], .events = POLLIN};
    while (poll(&one, 1, 0) == 0)
        ;
    over(start);
}

static void with_sem_trywait(void) {
    double start = now();
    semaphore = shared(sizeof *semaphore);
    CHECK(sem_init(semaphore, 1, 0) == 0, "sem_init");
    if (begin_child() == 0) {
        rest(10);
        sem_post(semaphore);
        _exit(0);
    }
    while (sem_trywait(semaphore) == -1)
        ;
    over(start);
}

static void with_trylock(void) {
    double start = now();
    int file = open("file", O_RDWR | O_CREAT, 0600);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    make_gate();
    if (begin_child() == 0) {
        CHECK(fcntl(file, F_SETLK, &lock) == 0, "lock");
        open_gate();
        rest(10);
        _exit(0);
    }
    pass_gate();
    while (fcntl(file, F_SETLK, &lock) == -1)
        ;
    over(start);
}

static void with_access(void) {
    double start = now();
    if (begin_child() == 0) {
        rest(10);
        close(creat("ready", 0600));
        _exit(0);
    }
    while (access("ready", F_OK) == -1)
        ;
    over(start);
}

static void with_getpid(void) {
    double start = now();
    begin_flag();
    while (!*flag)
        getpid();
    over(start);
}

static void with_no_sleep(void) {
    double start = now();
    begin_flag();
    while (!*flag)
        usleep(0);
    over(start);
}

// A wait that is almost none, ten thousand times.
static void with_short_sleep(void) {
    double start = now();
    begin_flag();
    while (!*flag)
        nanosleep(&(struct timespec){0, 1000000 * second}, NULL);
    over(start);
}

static void wait_for_handler(void) {
    double start = now();
    handle(SIGUSR1, handler, 0);
    if (begin_child() == 0) {
        rest(10);
        kill(tested, SIGUSR1);
        _exit(0);
    }
    while (!handled)
        ;
    over(start);
}

// They end by a limit.
static void for_ever(void) {
    for (volatile bool yes = true; yes;)
        ;
}

static void yield_for_ever(void) {
    for (;;)
        sched_yield();
}

// Work takes no time, and is not taken for waiting: the sleeper is not woken for it.
static void work(void) {
    double start = now();
    for (int i = 0; i < 2; i++)
        if (begin_child() == 0) {
            for (volatile long k = 0; k < 60000000; k++)
                ;
            _exit(0);
        }
    pid_t sleeper = begin_child();
    if (sleeper == 0) {
        rest(10);
        _exit(0);
    }
    for (int i = 0; i < 2; i++)
        CHECK(waitpid(-1, NULL, 0) != sleeper || scaled, "the sleeper was first");
    CHECK(scaled || now() - start < 0.01, "%g s", now() - start);
}

static const struct test tests[] = {
    {"time", with_time},
    {"gettimeofday", with_gettimeofday},
    {"clock_gettime", with_clock_gettime},
    {"clock", with_clock},
    {"time_and_yield", time_and_yield},
    {"two_with_time", two_with_time},
    {"time_beside_sleepers", time_beside_sleepers},
    {"spin", spin},
    {"work", work},
    {"yield", yield},
    {"spin_in_threads", spin_in_threads},
    {"take_turns", take_turns},
    {"spin_lock", spin_lock},
    {"waitpid", with_waitpid},
    {"kill", with_kill},
    {"read", with_read},
    {"poll", with_poll},
    {"sem_trywait", with_sem_trywait},
    {"trylock", with_trylock},
    {"access", with_access},
    {"getpid", with_getpid},
    {"no_sleep", with_no_sleep},
    {"short_sleep", with_short_sleep},
    {"wait_for_handler", wait_for_handler},
    {"for_ever", for_ever},
    {"yield_for_ever", yield_for_ever},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
