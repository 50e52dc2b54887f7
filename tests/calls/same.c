// SPDX-License-Identifier: MIT
// What tells one run from another on an ordinary machine. Under a schedule two runs are the same.
#include "call.h"

#include <pthread.h>
#include <semaphore.h>
#include <sys/auxv.h>
#include <sys/random.h>
#include <sys/time.h>

static void show(const char *what, const void *bytes, size_t size) {
    printf("%s", what);
    for (size_t i = 0; i < size; i++)
        printf(" %02x", ((const unsigned char *)bytes)[i]);
    printf("\n");
}

static void random_numbers(void) {
    unsigned char bytes[16], others[sizeof bytes];
    char name[] = "fileXXXXXX";
    CHECK(getrandom(bytes, sizeof bytes, 0) == sizeof bytes, "getrandom");
    CHECK(getrandom(others, sizeof others, GRND_NONBLOCK) == sizeof others, "getrandom");
    CHECK(memcmp(bytes, others, sizeof bytes), "twice the same");
    show("getrandom", bytes, sizeof bytes);
    CHECK(getentropy(bytes, sizeof bytes) == 0, "getentropy");
    show("getentropy", bytes, sizeof bytes);
    static const char *const files[] = {"/dev/urandom", "/dev/random"};
    for (size_t i = 0; i < COUNT(files); i++) {
        int file = open(files[i], O_RDONLY);
        CHECK(file >= 0 && read(file, bytes, sizeof bytes) == sizeof bytes, "%s", files[i]);
        show(files[i], bytes, sizeof bytes);
    }
    show("AT_RANDOM", (void *)getauxval(AT_RANDOM), 16); // NOLINT
    CHECK(mkstemp(name) >= 0, "mkstemp");
    printf("mkstemp %s\n", name);
}

static void in_child(void) {
    for (int i = 0; i < 2; i++) {
        pid_t child = begin_child();
        if (child == 0) {
            random_numbers();
            exit(0);
        }
        reap(child);
    }
    random_numbers();
}

static void numbers_of_processes(void) {
    printf("pid %d of %d, group %d, session %d\n", getpid(), getppid(), getpgrp(), getsid(0));
    for (int i = 0; i < 3; i++)
        if (begin_child() == 0) {
            rest(i);
            printf("pid %d of %d\n", getpid(), getppid());
            exit(0);
        }
    fflush(stdout);
}

static int variable;

static void addresses(void) {
    int local;
    printf("%p %p %p %p %p %p\n", (void *)addresses, (void *)&variable, (void *)&local, malloc(1),
           (void *)printf, shared(1));
}

static void times_of_day(void) {
    struct timespec time;
    struct timeval day;
    static const clockid_t clocks[] = {CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_BOOTTIME, CLOCK_TAI};
    for (size_t i = 0; i < COUNT(clocks); i++) {
        CHECK(clock_gettime(clocks[i], &time) == 0, "clock %zu", i);
        printf("%ld.%09ld\n", (long)time.tv_sec, time.tv_nsec);
    }
    gettimeofday(&day, NULL);
    printf("%ld.%06ld %ld\n", (long)day.tv_sec, (long)day.tv_usec, (long)time.tv_sec);
}

static void processors(void) {
    cpu_set_t set;
    CHECK(sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) >= 1, "sched_getaffinity");
    long configured = sysconf(_SC_NPROCESSORS_ONLN);
    CHECK(configured >= 1, "%ld processors", configured);
    printf("%d processors\n", CPU_COUNT(&set));
    // What it has, it may choose.
    CHECK(sched_setaffinity(0, sizeof set, &set) == 0, "sched_setaffinity");
}

// --- a bit of everything, by several processes

static struct {
    sem_t semaphore;
    pthread_mutex_t mutex;
    int sum;
} * memory;

static void worker(int number, int out) {
    unsigned char random;
    for (int i = 0; i < 5; i++) {
        CHECK(getrandom(&random, 1, 0) == 1, "getrandom");
        rest(random % 8 / 2);
        pthread_mutex_lock(&memory->mutex);
        int sum = memory->sum;
        sched_yield();
        memory->sum = sum + 1;
        pthread_mutex_unlock(&memory->mutex);
        char line[32];
        int size = snprintf(line, sizeof line, "%d:%d:%d\n", number, i, sum);
        CHECK(write(out, line, (size_t)size) == size, "write");
        if (random % 2)
            kill(tested, SIGUSR1);
        sem_post(&memory->semaphore);
    }
}

static void everything(void) {
    enum { WORKERS = 5 };
    int ends[2];
    char got[1000];
    pthread_mutexattr_t kind;
    memory = shared(sizeof *memory);
    handle(SIGUSR1, handler, SA_RESTART);
    handle(SIGCHLD, handler, SA_RESTART);
    CHECK(pthread_mutexattr_init(&kind) == 0 &&
              pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED) == 0 &&
              pthread_mutex_init(&memory->mutex, &kind) == 0 &&
              sem_init(&memory->semaphore, 1, 0) == 0 && pipe(ends) == 0,
          "objects");
    for (int i = 0; i < WORKERS; i++)
        if (begin_child() == 0) {
            worker(i, ends[1]);
            _exit(0);
        }
    close(ends[1]);
    for (int i = 0; i < WORKERS * 5; i++)
        while (sem_wait(&memory->semaphore) == -1)
            CHECK(errno == EINTR, "sem_wait");
    ssize_t size;
    while ((size = read(ends[0], got, sizeof got)) > 0)
        CHECK(write(1, got, (size_t)size) == size, "write");
    printf("%d signals\n", (int)handled);
    CHECK(memory->sum == WORKERS * 5, "%d", memory->sum);
}

// Who writes what when.
static void two_writers(void) {
    static const char *const lines[2][2] = {{"one\n", "three\n"}, {"two\n", "four\n"}};
    for (int i = 0; i < 2; i++)
        if (begin_child() == 0) {
            rest(1 + i);
            for (int j = 0; j < 2; j++) {
                CHECK(write(1, lines[i][j], strlen(lines[i][j])) > 0, "write");
                rest(2);
            }
            _exit(0);
        }
    reap_all();
    CHECK(write(1, "end\n", 4) == 4, "write");
}

// A child that has the same table of descriptors exchanges what its parent has just used.
static void shared_table(void) {
    int file = memfd_create("file", 0);
    CHECK(file >= 0 && dup2(file, 9) == 9 && write(9, "no", 2) == 2, "memfd_create");
    long child = syscall(SYS_clone, CLONE_FILES | SIGCHLD, NULL, NULL, NULL, NULL);
    if (child == 0) {
        CHECK(dup2(STDOUT_FILENO, 9) == 9, "dup2");
        _exit(0);
    }
    reap((pid_t)child);
    CHECK(write(9, "seen", 4) == 4, "write");
}

static const struct test tests[] = {
    {"shared_table", shared_table}, {"random", random_numbers}, {"random_in_child", in_child},
    {"pids", numbers_of_processes}, {"addresses", addresses},   {"times", times_of_day},
    {"processors", processors},     {"everything", everything}, {"two_writers", two_writers},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
