// SPDX-License-Identifier: MIT
// How processes get their names (comm): that of a process is its first thread's.
#include "call.h"

#include <pthread.h>
#include <sys/prctl.h>
#include <sys/uio.h>

static void set_name(const char *name) { CHECK(prctl(PR_SET_NAME, name) == 0, "prctl"); }

// Of this thread.
static void expect_name(const char *wanted) {
    char name[16] = "";
    CHECK(prctl(PR_GET_NAME, name) == 0 && strcmp(name, wanted) == 0, "it is %s", name);
}

static int open_comm(pid_t pid, pid_t tid) {
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "/proc/%d/task/%d/comm", pid, tid);
    int file = open(path, O_WRONLY);
    CHECK(file >= 0, "%s", path);
    return file;
}

static int open_own(void) {
    int file = open("/proc/self/comm", O_WRONLY);
    CHECK(file >= 0, "comm");
    return file;
}

// --- prctl

static void by_prctl(void) {
    set_name("fresh");
    rest(10);
    set_name("stale");
}

// The name runs into memory that is not there.
static void by_prctl_refused(void) {
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *name = shared(2 * page);
    CHECK(munmap(name + page, page) == 0, "munmap");
    memcpy(name + page - 6, "fresh ", 6);
    CHECK(prctl(PR_SET_NAME, name + page - 6) == -1 && errno == EFAULT, "prctl");
    CHECK(prctl(PR_SET_NAME, NULL) == -1 && errno == EFAULT, "prctl");
}

static void *take_name(void *name) {
    set_name(name);
    return NULL;
}

static void run_thread(void *(*run)(void *), void *argument) {
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, run, argument) == 0, "thread");
    CHECK(pthread_join(thread, NULL) == 0, "join");
}

static void by_thread(void) { run_thread(take_name, "fresh"); }

// --- births

static void inherited(void) {
    set_name("fresh");
    reap(later(10, nothing));
}

static void *bear(void *name) {
    set_name(name);
    pid_t child = begin_child();
    if (child == 0) {
        expect_name(name);
        rest(10);
        _exit(0);
    }
    reap(child);
    return NULL;
}

static void born_of_thread(void) { run_thread(bear, "fresh"); }

// --- /proc

// The system keeps the end of the line.
static void written(void) {
    CHECK(write(open_own(), "fresh\n", 6) == 6, "write");
    expect_name("fresh\n");
}

// Each part is a name of its own.
static void written_in_parts(void) {
    struct iovec parts[] = {{"stale", 5}, {"fresh", 5}};
    CHECK(writev(open_own(), parts, 2) == 10, "writev");
    expect_name("fresh");
}

static void written_by_pwritev2(void) {
    struct iovec part = {"fresh", 5};
    CHECK(pwritev2(open_own(), &part, 1, -1, 0) == 5, "pwritev2");
    expect_name("fresh");
}

// The file has no places to write at, so no other call can do it.
static void written_elsewhere(void) {
    struct iovec part = {"fresh", 5};
    CHECK(pwrite(open_own(), "fresh", 5, 0) == -1 && errno == ESPIPE, "pwrite");
    CHECK(pwritev(open_own(), &part, 1, 0) == -1 && errno == ESPIPE, "pwritev");
}

static void written_to_child(void) {
    pid_t child = later(10, nothing);
    CHECK(write(open_comm(child, child), "fresh", 5) == -1 && errno == EINVAL, "write");
    reap(child);
}

static void *write_first(void *unused) {
    CHECK(write(open_comm(getpid(), getpid()), "fresh", 5) == 5, "write");
    return unused;
}

static void written_by_thread(void) {
    run_thread(write_first, NULL);
    expect_name("fresh");
}

static pid_t thread_id;
static char before[16];

static void *tell_and_stay(void *unused) {
    thread_id = (pid_t)syscall(SYS_gettid);
    open_gate();
    rest(10);
    expect_name("fresh");
    return unused;
}

static void written_to_thread(void) {
    pthread_t thread;
    make_gate();
    CHECK(prctl(PR_GET_NAME, before) == 0, "prctl");
    CHECK(pthread_create(&thread, NULL, tell_and_stay, NULL) == 0, "thread");
    pass_gate();
    CHECK(write(open_comm(getpid(), thread_id), "fresh", 5) == 5, "write");
    CHECK(pthread_join(thread, NULL) == 0, "join");
    expect_name(before);
}

static const struct test tests[] = {
    {"by_prctl", by_prctl},
    {"by_prctl_refused", by_prctl_refused},
    {"by_thread", by_thread},
    {"inherited", inherited},
    {"born_of_thread", born_of_thread},
    {"written", written},
    {"written_in_parts", written_in_parts},
    {"written_by_pwritev2", written_by_pwritev2},
    {"written_elsewhere", written_elsewhere},
    {"written_to_child", written_to_child},
    {"written_by_thread", written_by_thread},
    {"written_to_thread", written_to_thread},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
