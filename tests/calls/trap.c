// SPDX-License-Identifier: MIT
// Where tracers stumble, as far as it is no matter of a single call.
#include "call.h"

#include <aio.h>
#include <sys/ptrace.h>

// A child that wants no tracer either is refused, or is there like any other.
static void untraced(void) {
    double start = now();
    long pid = syscall(SYS_clone, CLONE_UNTRACED | SIGCHLD, NULL, NULL, NULL, NULL);
    if (pid == 0) {
        rest(10);
        _exit(0);
    }
    CHECK(pid > 0 || errno == EPERM, "clone");
    if (pid > 0) {
        reap((pid_t)pid);
        CHECK_TOOK(start, 10);
    }
}

// A program that has a debugger's wishes itself.
static void traces_itself(void) {
    pid_t child = begin_child();
    if (child == 0) {
        long result = ptrace(PTRACE_TRACEME, 0, NULL, NULL);
        CHECK(result == 0 || errno == EPERM || errno == ENOSYS, "ptrace");
        _exit(0);
    }
    reap(child);
    child = later(10, nothing);
    long result = ptrace(PTRACE_SEIZE, child, NULL, NULL);
    CHECK(result == 0 || errno == EPERM || errno == ENOSYS, "ptrace");
    if (result == 0)
        ptrace(PTRACE_DETACH, child, NULL, NULL);
    reap(child);
}

#ifdef __x86_64__
#include <x86intrin.h>

static void counts_cycles(void) {
    unsigned long long before = __rdtsc();
    rest(10);
    CHECK(__rdtsc() > before, "it went back");
}

// In a child; it ends well, or it is killed because this way into the system is closed.
static void other_entry(void (*enter)(void)) {
    int status;
    pid_t child = begin_child();
    if (child == 0) {
        enter();
        _exit(0);
    }
    CHECK(waitpid(child, &status, 0) == child, "waitpid");
    CHECK(status == 0 ||
              (WIFSIGNALED(status) && (WTERMSIG(status) == SIGSYS || WTERMSIG(status) == SIGSEGV)),
          "status %#x", status);
}

static void enter_int80(void) {
    enum { GETPID_OF_32_BITS = 20 };
    long result = GETPID_OF_32_BITS;
    __asm__ volatile("int $0x80" : "+a"(result) : : "memory", "r8", "r9", "r10", "r11");
    CHECK(result == getpid() || result == -ENOSYS || result == -EPERM, "it gave %ld", result);
}

// A sleep that the tracer can not see must not hold up the others' time.
static void sleep_int80(void) {
    enum { NANOSLEEP_OF_32_BITS = 162 };
    long result = NANOSLEEP_OF_32_BITS;
    __asm__ volatile("int $0x80"
                     : "+a"(result)
                     : "b"(0), "c"(0)
                     : "memory", "r8", "r9", "r10", "r11");
    CHECK(result == -EFAULT || result == -ENOSYS || result == -EPERM, "it gave %ld", result);
}

static void enter_x32(void) {
    long result = syscall(0x40000000 | SYS_getpid);
    CHECK(result == getpid() || errno == ENOSYS || errno == EPERM, "it gave %ld", result);
}

static void int80(void) { other_entry(enter_int80); }
static void int80_sleep(void) { other_entry(sleep_int80); }
static void x32(void) { other_entry(enter_x32); }
#endif

// A call that nobody knows.
static void unknown_call(void) {
    CHECK(syscall(1000) == -1 && errno == ENOSYS, "it is known");
    CHECK(syscall(-1) == -1 && errno == ENOSYS, "it is known");
}

// What ends by itself while the program does something else is refused, or not missed.
static void io_uring(void) {
    char parameters[120] = {0};
    long result = syscall(SYS_io_uring_setup, 1, parameters);
    CHECK(result >= 0 || errno == ENOSYS || errno == EPERM, "io_uring_setup");
}

static void kernel_aio(void) {
    unsigned long context = 0;
    long result = syscall(SYS_io_setup, 1, &context);
    CHECK(result == 0 || errno == ENOSYS || errno == EPERM, "io_setup");
}

// The library's own is made of threads.
static void library_aio(void) {
    double start = now();
    int ends[2];
    char got[8];
    CHECK(pipe(ends) == 0, "pipe");
    struct aiocb request = {.aio_fildes = ends[0], .aio_buf = got, .aio_nbytes = sizeof got};
    const struct aiocb *all[] = {&request};
    if (begin_child() == 0) {
        rest(10);
        CHECK(write(ends[1], "hello", 5) == 5, "write");
        _exit(0);
    }
    CHECK(aio_read(&request) == 0, "aio_read");
    struct timespec soon = span(5);
    CHECK(aio_suspend(all, 1, &soon) == -1 && errno == EAGAIN, "it is too early");
    CHECK_TOOK(start, 5);
    CHECK(aio_suspend(all, 1, NULL) == 0 && aio_return(&request) == 5, "aio_return");
    CHECK_TOOK(start, 10);
}

// A terminal of its own.
static void terminal(void) {
    double start = now();
    char got[8] = "";
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    if (master < 0)
        exit(SKIPPED);
    CHECK(grantpt(master) == 0 && unlockpt(master) == 0, "unlockpt");
    int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
    if (slave < 0)
        exit(SKIPPED);
    if (begin_child() == 0) {
        rest(10);
        CHECK(write(master, "hello\n", 6) == 6, "write");
        rest(10);
        _exit(0);
    }
    CHECK(read(slave, got, sizeof got) == 6 && strcmp(got, "hello\n") == 0, "got %s", got);
    CHECK(now() - start > 9.99, "%g s", now() - start);
}

// A message in pieces: the reader comes between them or not, but loses nothing.
static void pieces(void) {
    int ends[2];
    char got[2000], *place = got;
    ssize_t size;
    CHECK(pipe(ends) == 0, "pipe");
    for (int i = 0; i < 4; i++)
        if (begin_child() == 0) {
            for (int j = 0; j < 100; j++)
                CHECK(write(ends[1], &"abcd"[i], 1) == 1, "write");
            _exit(0);
        }
    close(ends[1]);
    while ((size = read(ends[0], place, (size_t)(got + sizeof got - place))) > 0)
        place += size;
    CHECK(place - got == 400, "%zd bytes", place - got);
}

// The memory behind a time can't be written by anybody.
static void read_only_time(void) {
    double start = now();
    struct timespec *wanted = shared(4096);
    *wanted = span(10);
    CHECK(mprotect(wanted, 4096, PROT_READ) == 0, "mprotect");
    CHECK(nanosleep(wanted, NULL) == 0, "nanosleep");
    CHECK_TOOK(start, 10);
    CHECK(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, wanted) == -1 && errno == EFAULT, "it can");
}

// The rest of a page, and nothing behind it.
static void at_the_edge(void) {
    double start = now();
    long page = sysconf(_SC_PAGESIZE);
    char *memory = shared(2 * (size_t)page);
    CHECK(munmap(memory + page, (size_t)page) == 0, "munmap");
    struct timespec *wanted = (struct timespec *)(memory + page) - 1;
    *wanted = span(10);
    CHECK(nanosleep(wanted, wanted) == 0, "nanosleep");
    CHECK_TOOK(start, 10);
    CHECK(clock_gettime(CLOCK_MONOTONIC, wanted) == 0, "clock_gettime");
}

// What was in the registers is there after the call, whatever was done to it meanwhile.
static void registers(void) {
#ifdef __x86_64__
    struct timespec wanted = span(10);
    long a1 = CLOCK_MONOTONIC, a2 = 0, result = SYS_clock_nanosleep;
    register long a4 __asm__("r10") = 0;
    register long a5 __asm__("r8") = 5;
    register long a6 __asm__("r9") = 6;
    struct timespec *a3 = &wanted;
    __asm__ volatile("syscall"
                     : "+a"(result), "+D"(a1), "+S"(a2), "+d"(a3), "+r"(a4), "+r"(a5), "+r"(a6)
                     :
                     : "rcx", "r11", "memory");
    CHECK(result == 0 && a1 == CLOCK_MONOTONIC && a2 == 0 && a3 == &wanted && a4 == 0 && a5 == 5 &&
              a6 == 6,
          "clock_nanosleep changed a register");
    struct {
        int fd;
        short events, revents;
    } none = {-1, 0, 0};
    long b1 = (long)&none, b2 = 1, b3 = (long)(10000 * second);
    result = SYS_poll;
    __asm__ volatile("syscall"
                     : "+a"(result), "+D"(b1), "+S"(b2), "+d"(b3)
                     :
                     : "rcx", "r11", "memory");
    CHECK(result == 0 && b1 == (long)&none && b2 == 1 && b3 == (long)(10000 * second),
          "poll changed a register");
#endif
}

// A time that was given to the system is the program's own: it is not changed.
static void arguments_kept(void) {
    struct timespec wanted = span(10), same = wanted;
    CHECK(nanosleep(&wanted, NULL) == 0, "nanosleep");
    CHECK(memcmp(&wanted, &same, sizeof same) == 0, "nanosleep changed its argument");
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    block(SIGUSR2);
    CHECK(sigtimedwait(&set, NULL, &wanted) == -1 && errno == EAGAIN, "sigtimedwait");
    CHECK(memcmp(&wanted, &same, sizeof same) == 0, "sigtimedwait changed its argument");
}

// Three of whom one is blocked, one computes, and one is stopped. Who kills the tracer kills them
// all.
static void family(void) {
    int ends[2];
    char byte;
    CHECK(pipe(ends) == 0, "pipe");
    for (int i = 0; i < 3; i++)
        if (begin_child() == 0) {
            if (i == 0)
                read(ends[0], &byte, 1);
            if (i == 1)
                raise(SIGSTOP);
            for (volatile bool yes = true; yes;)
                ;
        }
    reap_all();
}

static const struct test tests[] = {
    {"untraced", untraced},
    {"traces_itself", traces_itself},
#ifdef __x86_64__
    {"counts_cycles", counts_cycles},
    {"int80", int80},
    {"int80_sleep", int80_sleep},
    {"x32", x32},
#endif
    {"unknown_call", unknown_call},
    {"io_uring", io_uring},
    {"kernel_aio", kernel_aio},
    {"library_aio", library_aio},
    {"terminal", terminal},
    {"pieces", pieces},
    {"read_only_time", read_only_time},
    {"at_the_edge", at_the_edge},
    {"registers", registers},
    {"arguments_kept", arguments_kept},
    {"family", family},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
