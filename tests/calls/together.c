// SPDX-License-Identifier: MIT
// What happens to a call at which two things meet in the same moment: a signal that is ignored and
// one that is caught, a thread that can't take a signal, another's hands on what it uses.
#include "call.h"

#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/epoll.h>
#include <sys/sendfile.h>

// Unlike rest(), it asks for no time, which would make one: those who begin at once end at once.
static void doze(double wanted) {
    struct timespec time = span(wanted);
    CHECK(nanosleep(&time, NULL) == 0, "nanosleep");
}

// At 10: the end of a child, which is ignored, and a signal that is caught. This one stays until
// 20, then does its work.
static void send_both(void (*work)(int), int end) {
    handle(SIGUSR1, handler, 0);
    if (begin_child() == 0) {
        close(end);
        doze(10);
        _exit(0);
    }
    if (begin_child() == 0) {
        doze(10);
        kill(tested, SIGUSR1);
        doze(10);
        if (work)
            work(end);
        _exit(0);
    }
}

static void epoll(void) {
    double start = now();
    struct epoll_event event;
    int set = epoll_create1(0);
    send_both(NULL, -1);
    CHECK(epoll_wait(set, &event, 1, -1) == -1 && errno == EINTR, "epoll_wait");
    CHECK(handled == 1, "%d signals", (int)handled);
    CHECK_TOOK(start, 10);
    reap_all();
}

static int ends[2];
static char much[200000];

static void read_all(int end) {
    long sum = 0;
    ssize_t size;
    close(end);
    while ((size = read(ends[0], much, sizeof much)) > 0)
        sum += size;
    _exit(sum == 65536 ? 0 : 1);
}

// What the pipe took is what the program is told, and what it then sends is the rest.
static void part_of_write(void) {
    CHECK(pipe(ends) == 0, "pipe");
    send_both(read_all, ends[1]);
    ssize_t size = write(ends[1], much, sizeof much);
    CHECK(size == 65536, "%zd bytes", size);
    close(ends[1]);
    int status;
    for (int i = 0; i < 2; i++)
        CHECK(wait(&status) > 0 && status == 0, "a child saw something else");
}

static sem_t never;

static void *wait_blocked(void *none) {
    while (sem_wait(&never) != 0)
        ;
    return none;
}

// The other thread blocks the signal: it is for the one that sleeps.
static void blocked_thread(void) {
    double start = now();
    struct timespec wanted = span(30);
    pthread_t thread;
    sigset_t all, old;
    sigfillset(&all);
    handle(SIGUSR1, handler, 0);
    CHECK(sem_init(&never, 0, 0) == 0, "sem_init");
    CHECK(pthread_sigmask(SIG_BLOCK, &all, &old) == 0, "pthread_sigmask");
    CHECK(pthread_create(&thread, NULL, wait_blocked, NULL) == 0, "pthread_create");
    CHECK(pthread_sigmask(SIG_SETMASK, &old, NULL) == 0, "pthread_sigmask");
    later(10, send_usr1);
    CHECK(nanosleep(&wanted, NULL) == -1 && errno == EINTR, "nanosleep");
    CHECK_TOOK(start, 10);
}

// A file that is read from the disk is no reason to think that nobody goes on, and that the next
// sleeper's time has come.
static void from_disk(void) {
    int file = open("/usr/bin/perl", O_RDONLY), target = memfd_create("target", 0);
    CHECK(file >= 0 && target >= 0, "open");
    double start = now();
    later(10, nothing);
    for (int i = 0; i < 5; i++) {
        off_t at = 0;
        CHECK(ftruncate(target, 0) == 0, "ftruncate");
        CHECK(lseek(target, 0, SEEK_SET) == 0, "lseek");
        CHECK(posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) == 0, "posix_fadvise");
        while (sendfile(target, file, &at, 1 << 20) > 0)
            ;
        CHECK(at > 100000, "%ld bytes", (long)at);
    }
    CHECK_TOOK(start, 0);
}

// The end of a pipe is met by a poll without a limit that an ignored signal had interrupted.
static void poll_again(void) {
    CHECK(pipe(ends) == 0, "pipe");
    for (int i = 0; i < 2; i++)
        if (begin_child() == 0) {
            close(ends[0]);
            if (i == 0)
                close(ends[1]);
            doze(10 + 10 * i);
            _exit(0);
        }
    close(ends[1]);
    struct pollfd polled = {ends[0], POLLIN, 0};
    CHECK(poll(&polled, 1, -1) == 1 && polled.revents == POLLHUP, "%x", (unsigned)polled.revents);
}

// The maker of the child that exchanges a descriptor is not its parent.
static void nephew(void) {
    int file = memfd_create("file", 0);
    CHECK(file >= 0 && dup2(file, 9) == 9, "memfd_create");
    if (begin_child() == 0) {
        CHECK(write(9, "no", 2) == 2, "write");
        long made =
            syscall(SYS_clone, CLONE_FILES | CLONE_PARENT | SIGCHLD, NULL, NULL, NULL, NULL);
        if (made == 0) {
            CHECK(dup2(STDOUT_FILENO, 9) == 9, "dup2");
            _exit(0);
        }
        rest(10);
        CHECK(write(9, "seen", 4) == 4, "write");
        _exit(0);
    }
    reap_all();
}

// --- threads: each time another call is the last one of a turn

enum { TURN = 120 };

static volatile bool done;
static volatile int written;

static void *write_to_both(void *none) {
    while (!done)
        CHECK(write(9, "", 0) == 0, "write");
    CHECK(write(9, "seen", 4) == 4, "write");
    written++;
    return none;
}

static pthread_t begin_thread(int calls) {
    pthread_t thread;
    done = false;
    CHECK(dup2(STDOUT_FILENO, 9) == 9, "dup2");
    CHECK(pthread_create(&thread, NULL, write_to_both, NULL) == 0, "pthread_create");
    for (int i = 0; i < calls; i++)
        close(99);
    return thread;
}

// It uses the descriptor that the other one is just about to replace.
static void replaced(void) {
    int file = memfd_create("file", 0);
    for (int calls = 0; calls < TURN; calls++) {
        pthread_detach(begin_thread(calls));
        CHECK(dup2(file, 9) == 9, "dup2");
        done = true;
        while (written == calls)
            sched_yield();
        CHECK(lseek(file, 0, SEEK_END) == 4 * written, "%d: it went elsewhere", calls);
    }
}

// It ends when the other one is just about to wait for that.
static void joined(void) {
    int file = memfd_create("file", 0);
    for (int calls = 0; calls < TURN; calls++) {
        pthread_t thread = begin_thread(calls);
        CHECK(dup2(file, 9) == 9, "dup2");
        done = true;
        CHECK(pthread_join(thread, NULL) == 0, "pthread_join");
    }
}

// So many calls that are answered at once are work.
static void work(void) {
    int file = memfd_create("file", 0);
    CHECK(file >= 0 && ftruncate(file, 60000) == 0, "memfd_create");
    double start = now();
    char byte;
    while (read(file, &byte, 1) == 1)
        ;
    CHECK(lseek(file, 0, SEEK_CUR) == 60000, "read");
    CHECK_TOOK(start, 0);
}

static const struct test tests[] = {
    {"epoll", epoll},
    {"part_of_write", part_of_write},
    {"blocked_thread", blocked_thread},
    {"from_disk", from_disk},
    {"poll_again", poll_again},
    {"nephew", nephew},
    {"replaced", replaced},
    {"joined", joined},
    {"work", work},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
