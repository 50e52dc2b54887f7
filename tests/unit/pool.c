// SPDX-License-Identifier: MIT
// base/pool.h: all results come back, no more tasks run at once than may, and no child that fails
// or dies goes unnoticed or stays behind.
#include "base/pool.h"

#include "base/proc.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TASKS = 12, LARGE = 300000 };

// Seen by all children.
struct shared {
    sem_t started[2];
    int running, most;
    int attempts; // at task 3, where that counts
};

struct work {
    struct shared *shared;
    void (*fault)(void); // what befalls task 3,
    int survivor;        // but for this attempt at it
    size_t taken;
    size_t sizes[TASKS];
    bool refuse, interrupt;
    bool (*retry)(void *context, size_t task, unsigned deaths, const char *words);
    unsigned deaths;
    char words[200]; // of the last death
};

static struct shared *share(void) {
    struct shared *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    cr_assert(shared != MAP_FAILED);
    for (int i = 0; i < 2; i++)
        sem_init(&shared->started[i], 1, 0);
    return shared;
}

static bool count(void *context, size_t task, struct str *out, struct error *err) {
    const struct work *work = context;
    int running = __atomic_add_fetch(&work->shared->running, 1, __ATOMIC_SEQ_CST);
    int most = __atomic_load_n(&work->shared->most, __ATOMIC_SEQ_CST);
    while (running > most &&
           !__atomic_compare_exchange_n(&work->shared->most, &most, running, false,
                                        __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
        ;
    if (task == 3 && work->fault &&
        __atomic_add_fetch(&work->shared->attempts, 1, __ATOMIC_SEQ_CST) != work->survivor)
        work->fault();
    if (task == 3 && work->refuse)
        return error_set(err, BLAME_AUTHOR, "no such thing");
    for (size_t i = 0; i < task * LARGE / TASKS; i++)
        str_add(out, TEXT("x"));
    __atomic_sub_fetch(&work->shared->running, 1, __ATOMIC_SEQ_CST);
    return true;
}

static bool take(void *context, size_t task, struct text result, struct error *err) {
    struct work *work = context;
    (void)err;
    work->taken++;
    work->sizes[task] = result.size;
    if (work->interrupt)
        proc_interrupted = 1;
    return true;
}

static const char *name(const void *context, size_t task) {
    (void)context;
    static const char *const names[TASKS] = {[3] = "task three"};
    return names[task] ? names[task] : "another task";
}

static bool run(struct work *work, size_t jobs, struct error *err) {
    CLEANUP_ARENA struct arena arena = {0};
    const struct pool pool = {TASKS, jobs, work, count, take, name, work->retry};
    work->shared = share();
    bool good = pool_run(&arena, &pool, err);
    cr_expect(waitpid(-1, NULL, 0) == -1 && errno == ECHILD, "no child stays behind");
    return good;
}

Test(pool, all_results_come_back) {
    struct work work = {0};
    struct error err = {0};
    cr_assert(run(&work, 3, &err), "%s", err.text);
    cr_expect_eq(work.taken, TASKS);
    for (size_t i = 0; i < TASKS; i++)
        cr_expect_eq(work.sizes[i], i * LARGE / TASKS, "task %zu: %zu bytes", i, work.sizes[i]);
    cr_expect_leq(work.shared->most, 3);
}

Test(pool, one_at_a_time) {
    struct work work = {0};
    struct error err = {0};
    cr_assert(run(&work, 1, &err), "%s", err.text);
    cr_expect_eq(work.taken, TASKS);
    cr_expect_eq(work.shared->most, 1);
}

Test(pool, nothing_to_do_is_done) {
    CLEANUP_ARENA struct arena arena = {0};
    struct error err = {0};
    const struct pool pool = {0, 4, NULL, count, take, name, NULL};
    cr_expect(pool_run(&arena, &pool, &err));
}

// Each goes on only once another one has started.
static bool meet(void *context, size_t task, struct str *out, struct error *err) {
    const struct work *work = context;
    (void)err;
    str_print(out, "%zu", task);
    sem_post(&work->shared->started[task]);
    sem_wait(&work->shared->started[1 - task]);
    return true;
}

Test(pool, tasks_run_at_once, .timeout = 60) {
    CLEANUP_ARENA struct arena arena = {0};
    struct work work = {.shared = share()};
    struct error err = {0};
    const struct pool pool = {2, 2, &work, meet, take, name, NULL};
    cr_assert(pool_run(&arena, &pool, &err), "%s", err.text);
    cr_expect_eq(work.taken, 2);
}

Test(pool, an_error_keeps_its_blame_and_gets_the_tasks_name) {
    struct work work = {.refuse = true};
    struct error err = {0};
    cr_assert_not(run(&work, 2, &err));
    cr_expect_eq(err.blame, BLAME_AUTHOR);
    cr_expect_str_eq(err.text, "task three: no such thing");
}

static void crash(void) { raise(SIGKILL); }

Test(pool, a_child_that_is_killed_is_a_fault) {
    struct work work = {.fault = crash};
    struct error err = {0};
    cr_assert_not(run(&work, 2, &err));
    cr_expect_eq(err.blame, BLAME_GRADER);
    cr_expect_str_eq(err.text, "task three: the process that worked on it was ended by Killed");
}

static void leave(void) { _exit(0); }

Test(pool, a_child_that_leaves_is_a_fault) {
    struct work work = {.fault = leave};
    struct error err = {0};
    cr_assert_not(run(&work, 2, &err));
    cr_expect_eq(err.blame, BLAME_GRADER);
    cr_expect_str_eq(err.text, "task three: the process that worked on it ended with status 0");
}

static void run_out(void) { _exit(3); } // as for want of memory

Test(pool, a_child_without_a_word_is_a_fault) {
    struct work work = {.fault = run_out};
    struct error err = {0};
    cr_assert_not(run(&work, 2, &err));
    cr_expect_eq(err.blame, BLAME_GRADER);
    cr_expect_str_eq(err.text, "task three: the process that worked on it ended with status 3");
}

static bool retry(void *context, size_t task, unsigned deaths, const char *words) {
    struct work *work = context;
    cr_expect_eq(task, 3);
    cr_expect_eq(deaths, ++work->deaths);
    snprintf(work->words, sizeof work->words, "%s", words);
    return deaths < 3;
}

Test(pool, a_task_whose_child_died_is_begun_anew) {
    static void (*const faults[])(void) = {crash, leave, run_out};
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct work work = {.fault = faults[i], .survivor = 3, .retry = retry};
        struct error err = {0};
        cr_assert(run(&work, 1 + i, &err), "%s", err.text);
        cr_expect_eq(work.taken, TASKS);
        cr_expect_eq(work.deaths, 2);
        cr_expect_eq(work.sizes[3], 3 * LARGE / TASKS);
    }
}

Test(pool, a_task_that_is_given_up_lets_the_others_go_on) {
    struct work work = {.fault = crash, .retry = retry};
    struct error err = {0};
    cr_assert(run(&work, 2, &err), "%s", err.text);
    cr_expect_eq(work.taken, TASKS - 1);
    cr_expect_eq(work.deaths, 3);
    cr_expect_str_eq(work.words, "the process that worked on it was ended by Killed");
}

Test(pool, an_error_is_no_death) {
    struct work work = {.refuse = true, .retry = retry};
    struct error err = {0};
    cr_assert_not(run(&work, 2, &err));
    cr_expect_eq(work.deaths, 0);
    cr_expect_str_eq(err.text, "task three: no such thing");
}

Test(pool, an_interruption_ends_all) {
    struct work work = {.interrupt = true};
    struct error err = {0};
    cr_assert_not(run(&work, 2, &err));
    cr_expect_str_eq(err.text, "interrupted");
    cr_expect_eq(work.taken, 1);
}

// Waits until it is told to end, as a grading does.
static void note(int number) {
    (void)number;
    proc_interrupted = 1;
}

static bool linger(void *context, size_t task, struct str *out, struct error *err) {
    const struct work *work = context;
    if (task == 1)
        return true;
    signal(SIGTERM, note);
    sem_post(&work->shared->started[0]);
    while (!proc_interrupted)
        usleep(1000);
    __atomic_add_fetch(&work->shared->most, 1, __ATOMIC_SEQ_CST);
    str_print(out, "too late");
    return error_set(err, BLAME_GRADER, "interrupted");
}

static bool stop_all(void *context, size_t task, struct text result, struct error *err) {
    const struct work *work = context;
    (void)task;
    (void)result;
    sem_wait(&work->shared->started[0]);
    return error_set(err, BLAME_AUTHOR, "enough");
}

Test(pool, children_may_clear_up, .timeout = 60) {
    CLEANUP_ARENA struct arena arena = {0};
    struct work work = {.shared = share()};
    struct error err = {0};
    const struct pool pool = {2, 2, &work, linger, stop_all, name, NULL};
    cr_assert_not(pool_run(&arena, &pool, &err));
    cr_expect_str_eq(err.text, "enough");
    cr_expect_eq(work.shared->most, 1, "the first one came to its end");
}
