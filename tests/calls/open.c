// SPDX-License-Identifier: MIT
// Opening a FIFO waits for the other side.
#include "blocking.h"

#include <linux/openat2.h>
#include <sys/stat.h>

static void make_fifo(void) { CHECK(mkfifo("fifo", 0600) == 0, "mkfifo"); }

// It is both sides; before the call it stays open, done by another process it is closed at once.
static void come(void) { CHECK(open("fifo", O_RDWR) >= 0, "open"); }

static long no_matter_which(long file) { return file < 0 ? -1 : 0; }

#ifdef SYS_open
static long open_read(void) { return no_matter_which(syscall(SYS_open, "fifo", O_RDONLY)); }
static long open_write(void) { return no_matter_which(syscall(SYS_open, "fifo", O_WRONLY)); }
#endif
static long openat_read(void) { return no_matter_which(open("fifo", O_RDONLY)); }
static long openat_write(void) { return no_matter_which(open("fifo", O_WRONLY)); }
static long openat2_read(void) {
    struct open_how how = {.flags = O_RDONLY};
    return no_matter_which(syscall(SYS_openat2, AT_FDCWD, "fifo", &how, sizeof how));
}

static const struct blocking calls[] = {
#ifdef SYS_open
    {"open_read", make_fifo, open_read, come, .result = 0},
    {"open_write", make_fifo, open_write, come, .result = 0},
#endif
    {"openat_read", make_fifo, openat_read, come, .result = 0},
    {"openat_write", make_fifo, openat_write, come, .result = 0},
    {"openat2_read", make_fifo, openat2_read, come, .result = 0},
};

// Each waits for the other, and bytes go through.
static void both(void) {
    double start = now();
    char got[6] = "";
    make_fifo();
    if (begin_child() == 0) {
        rest(10);
        int file = open("fifo", O_WRONLY);
        CHECK(file >= 0 && write(file, "hello", 5) == 5, "write");
        _exit(0);
    }
    int file = open("fifo", O_RDONLY);
    CHECK(file >= 0 && read(file, got, 5) == 5 && strcmp(got, "hello") == 0, "got %s", got);
    CHECK_TOOK(start, 10);
    CHECK(read(file, got, 5) == 0, "no end of file");
}

static void nonblocking(void) {
    make_fifo();
    CHECK(open("fifo", O_WRONLY | O_NONBLOCK) == -1 && errno == ENXIO, "nobody reads");
    CHECK(open("fifo", O_RDONLY | O_NONBLOCK) >= 0, "open");
    CHECK(open("fifo", O_WRONLY | O_NONBLOCK) >= 0, "open");
}

static const struct test tests[] = {{"both", both}, {"nonblocking", nonblocking}};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_blocking(calls, COUNT(calls));
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
