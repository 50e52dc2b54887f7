// SPDX-License-Identifier: MIT
// Shows progress.
#include "base/progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { BAR = 20, SECOND = 1000000000, MOST_LINE = 400 };

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * SECOND + time.tv_nsec;
}

// A line that is broken can't be written over.
static int width(void) {
    struct winsize size;
    bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > BAR;
    return known ? size.ws_col - 1 : 79;
}

struct progress progress_begin(const char *what, size_t count, bool wanted) {
    return (struct progress){what, count, now(), wanted && isatty(STDERR_FILENO)};
}

void progress_time_left(char *out, size_t size, size_t done, size_t count, int64_t nanoseconds) {
    if (!done || nanoseconds < SECOND) {
        *out = '\0';
        return;
    }
    double left = (double)nanoseconds / SECOND / (double)done * (double)(count - done);
    if (left < 60)
        snprintf(out, size, ", %.0f s left", left);
    else
        snprintf(out, size, ", %.0f min left", left / 60);
}

// Cut at the terminal's edge: each byte counts as a column, which is never too few.
static void write_line(const char *line) {
    int most = width(), size = (int)strlen(line);
    while (size > most || (size && (line[size] & 0xc0) == 0x80))
        size--;
    fprintf(stderr, "\r\033[K%.*s", size, line);
    fflush(stderr);
}

void progress_show(const struct progress *progress, size_t done, const char *words) {
    char line[MOST_LINE], bar[BAR + 1], left[40];
    size_t filled = progress->count ? BAR * done / progress->count : 0;
    if (!progress->shown)
        return;
    memset(bar, ' ', BAR);
    memset(bar, '#', filled < BAR ? filled : BAR);
    bar[BAR] = '\0';
    progress_time_left(left, sizeof left, done, progress->count, now() - progress->began);
    if (progress->count)
        snprintf(line, sizeof line, "%s [%s] %zu of %zu%s%s%s", progress->what, bar, done,
                 progress->count, left, *words ? ": " : "", words);
    else
        snprintf(line, sizeof line, "%s: %zu%s%s", progress->what, done, *words ? ", " : "", words);
    write_line(line);
}

void progress_end(const struct progress *progress) {
    if (progress->shown)
        fputs("\r\033[K", stderr);
}
