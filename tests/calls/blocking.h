// SPDX-License-Identifier: MIT
// The courses that a blocking call can take, the same for all of them: see the table at the end.
#pragma once

#include "call.h"

struct blocking {
    const char *name;
    void (*prepare)(void);
    long (*call)(void);   // lasts `limit` seconds at most, where that is not negative
    void (*wake)(void);   // what another process does to end it; NULL: nothing can be done
    void (*ready)(void);  // done before, so that it needn't block; NULL: wake
    double (*left)(void); // what the call says is left of the limit; NULL: nothing
    long result;          // of a call that ended well
    long late;            // of one whose limit is over: negative for an errno
    enum { RESTARTS, ENDS, GOES_ON } signals; // with SA_RESTART alone, never, in any case
    bool limited_ends;                        // one with a limit ends in any case
    // What SIGSTOP and SIGCONT do: nothing, end it, only if it has a limit, lengthen the limit
    enum { STOP_HIDDEN, STOP_ENDS, STOP_ENDS_LIMITED, STOP_LENGTHENS } stop;
};

static double limit = -1;

struct course {
    const char *name;
    double limit;                                                // -1: none
    enum { QUIET, HANDLED, RESTARTED, IGNORED, STOPPED } signal; // at 10, continued at 20
    double woken;                                                // when; 0: before; -1: never
};

static inline void help(const struct blocking *blocking, const struct course *course) {
    double start = now();
    if (course->signal) {
        rest(10);
        until_asleep(tested);
        kill(tested, course->signal == STOPPED ? SIGSTOP : SIGUSR1);
    }
    if (course->signal == STOPPED) {
        rest(10);
        kill(tested, SIGCONT);
    }
    if (course->woken > 0 && blocking->wake) {
        rest(start + course->woken - now());
        until_asleep(tested);
        blocking->wake();
    }
    _exit(0);
}

// Whether the signal ends the call.
static inline bool is_ended(const struct blocking *blocking, const struct course *course) {
    bool limited = course->limit >= 0;
    switch (course->signal) {
    case HANDLED:
        return blocking->signals != GOES_ON;
    case RESTARTED:
        return blocking->signals == ENDS || (limited && blocking->limited_ends);
    case STOPPED:
        return blocking->stop == STOP_ENDS || (limited && blocking->stop == STOP_ENDS_LIMITED);
    default:
        return false;
    }
}

static inline bool is_woken(const struct blocking *blocking, const struct course *course) {
    return blocking->wake && course->woken >= 0 &&
           (course->limit < 0 || course->woken < course->limit);
}

static inline void expect(const struct blocking *blocking, const struct course *course,
                          double start, long result) {
    bool woken = is_woken(blocking, course);
    double when = woken ? course->woken : limit;
    long wanted = woken ? blocking->result : blocking->late;
    if (is_ended(blocking, course)) {
        when = course->signal == STOPPED ? 20 : 10;
        wanted = -EINTR;
    } else if (!woken && course->signal == STOPPED && blocking->stop == STOP_LENGTHENS) {
        when += 10;
    }
    CHECK(result == wanted, "it gave %ld (%s), not %ld", result,
          result < 0 ? strerror((int)-result) : "no error", wanted);
    CHECK_TOOK(start, when);
    if (blocking->left && limit >= 0 && course->signal != STOPPED)
        CHECK(remains(blocking->left(), limit - when), "it says that %g s of %g are left",
              blocking->left(), limit);
    CHECK(handled == (course->signal == HANDLED || course->signal == RESTARTED),
          "the handler ran %d times", (int)handled);
}

// What came too late once is in time now.
static inline void call_again(const struct blocking *blocking, const struct course *course,
                              double start) {
    limit *= scaled ? 100 : 1;
    long result = blocking->call();
    CHECK(result == (blocking->result < 0 ? -1 : blocking->result), "it gave %ld", result);
    CHECK_TOOK(start, course->woken);
}

static inline void take_course(const struct blocking *blocking, const struct course *course) {
    limit = course->limit;
    if (scaled && limit > 0 && (is_woken(blocking, course) || is_ended(blocking, course)))
        limit *= 100; // a busy machine must not come to it
    if (blocking->prepare)
        blocking->prepare();
    handle(SIGUSR1, course->signal == IGNORED ? SIG_IGN : handler,
           course->signal == RESTARTED ? SA_RESTART : 0);
    if (course->woken == 0)
        (blocking->ready ? blocking->ready : blocking->wake)();
    double start = now();
    if (course->signal == IGNORED)
        later(5, nothing); // its end sends SIGCHLD, which nobody handles
    if ((course->signal || course->woken > 0) && begin_child() == 0)
        help(blocking, course);
    long result = blocking->call();
    if (result == -1)
        result = -errno;
    CHECK(course->limit >= 0 || course->woken >= 0, "it came back with %ld", result);
    expect(blocking, course, start, result);
    if (course->limit >= 0 && course->woken > course->limit)
        call_again(blocking, course, start);
    if (course->woken < 0 && blocking->wake)
        blocking->wake(); // who helps in preparing waits for that
    reap_all();
    exit(0);
}

static const struct course courses[] = {
    {"at_once", -1, QUIET, 0},
    {"woken", -1, QUIET, 10},
    {"for_ever", -1, QUIET, -1},
    {"interrupted", -1, HANDLED, 20},
    {"restarted", -1, RESTARTED, 20},
    {"ignored", -1, IGNORED, 20},
    {"stopped", -1, STOPPED, 30},
    {"at_once_limited", 30, QUIET, 0},
    {"no_time", 0, QUIET, -1},
    {"in_time", 30, QUIET, 10},
    {"late", 30, QUIET, -1},
    {"late_once", 30, QUIET, 40},
    {"interrupted_limited", 30, HANDLED, 20},
    {"restarted_limited", 30, RESTARTED, 20},
    {"ignored_limited", 30, IGNORED, -1},
    {"stopped_limited", 30, STOPPED, -1},
};

static inline void run_blocking(const struct blocking *all, size_t count) {
    for (size_t i = 0; words[1] && i < count; i++)
        for (size_t j = 0; j < COUNT(courses); j++)
            if (strcmp(all[i].name, words[0]) == 0 && strcmp(courses[j].name, words[1]) == 0)
                take_course(&all[i], &courses[j]);
}
