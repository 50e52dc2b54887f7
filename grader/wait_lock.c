// SPDX-License-Identifier: MIT
// Waits for a lock: who holds it, from the words of the C library's lock itself.
//
// The words are those of glibc on 64-bit systems. A mutex: lock, count, owner, users, kind. A
// barrier: in, current_round, count, shared, of which current_round is waited on. A semaphore:
// value, waiters, private. Of a read-write lock the third or the fourth word is waited on, and the
// seventh is its writer. What a lock is, the student's call tells; where that is unknown, a mutex
// gives itself away by its owner, and of all others nothing is said.
#include "wait.h"

#include <stdio.h>
#include <string.h>

enum { WORDS = 6, MUTEX_SHARED = 128, MOST_NAMED = 3 };

struct words {
    bool known;
    int before; // the word waited on
    int at[WORDS - 1];
};

static struct words read_words(struct text data) {
    struct words words = {0};
    char digits[128];
    snprintf(digits, sizeof digits, "%.*s", TEXT_ARGS(data));
    int *at = words.at;
    words.known = sscanf(digits, "%d %d %d %d %d %d", &words.before, &at[0], &at[1], &at[2], &at[3],
                         &at[4]) == WORDS;
    return words;
}

// Whose process or thread has this number; one that lived rather than one that had it before.
static int find_owner(const struct evidence *evidence, int pid) {
    int found = PROCESS_UNKNOWN;
    ARRAY_EACH(event, &evidence->trace->events) {
        if ((event->kind != EVENT_birth && event->kind != EVENT_thread) || event->pid != pid)
            continue;
        if (found == PROCESS_UNKNOWN || process_lived(evidence_process(evidence, event->process)))
            found = event->process;
    }
    return found;
}

// Beside the usual 2 (locked, and somebody waits) a robust mutex has its owner in this word.
static bool is_mutex(const struct evidence *evidence, const struct words *words) {
    return words->known && (words->at[0] == 2 || words->at[0] < 0) && words->at[2] > 0 &&
           words->at[3] > 0 && find_owner(evidence, words->at[2]) != PROCESS_UNKNOWN;
}

// Nobody but this process could release what is not shared, and it has one thread, which waits.
static bool is_alone(const struct evidence *evidence, const struct wait *wait) {
    return evidence->processes.count > 1 &&
           evidence_process(evidence, wait->event->process)->threads == 0;
}

static void add_holder(const struct evidence *evidence, struct wait *wait, struct arena *arena) {
    const struct process *holder = evidence_process(evidence, wait->holder);
    if (!holder)
        return;
    *ARRAY_ADD(arena, &wait->enders) = wait->holder;
    if (wait->holder == wait->event->process && !holder->threads)
        wait->kind = WAIT_OWN_LOCK;
    else if (!process_lived(holder))
        wait->kind = WAIT_LEFT_LOCK;
}

static void read_mutex(const struct evidence *evidence, struct wait *wait,
                       const struct words *words, struct arena *arena) {
    wait->kind = WAIT_LOCK;
    wait->noun = "mutex";
    if (!words->known)
        return;
    wait->holder = words->at[2] > 0 ? find_owner(evidence, words->at[2]) : PROCESS_UNKNOWN;
    bool shared = words->at[4] & MUTEX_SHARED;
    if (!shared && wait->holder != wait->event->process && is_alone(evidence, wait))
        wait->kind = WAIT_PRIVATE_LOCK;
    else
        add_holder(evidence, wait, arena);
}

static void read_semaphore(const struct evidence *evidence, struct wait *wait,
                           const struct words *words, struct arena *arena) {
    (void)arena;
    wait->kind = WAIT_SEMAPHORE;
    wait->noun = "semaphore";
    if (!words->known)
        return;
    wait->have = words->at[0];
    if (!words->at[2] && is_alone(evidence, wait))
        wait->kind = WAIT_PRIVATE_LOCK;
}

static void read_barrier(const struct evidence *evidence, struct wait *wait,
                         const struct words *words, struct arena *arena) {
    (void)arena;
    wait->kind = WAIT_BARRIER;
    wait->noun = "barrier";
    if (!words->known)
        return;
    int come = (int)((unsigned)words->before - (unsigned)words->at[0]);
    if (come > 0 && come < words->at[1]) {
        wait->have = come;
        wait->want = words->at[1];
    }
    if (!words->at[2] && is_alone(evidence, wait))
        wait->kind = WAIT_PRIVATE_LOCK;
}

// It may already have been signalled, and wait for its mutex.
static void read_condition(const struct evidence *evidence, struct wait *wait,
                           const struct words *words, struct arena *arena) {
    wait->kind = WAIT_CONDITION;
    if (is_mutex(evidence, words))
        read_mutex(evidence, wait, words, arena);
}

static void read_rwlock(const struct evidence *evidence, struct wait *wait,
                        const struct words *words, struct arena *arena) {
    wait->kind = WAIT_LOCK;
    wait->noun = "read-write lock";
    for (int i = WORDS - 2; words->known && i >= WORDS - 3 && wait->holder == PROCESS_UNKNOWN; i--)
        if (words->at[i] > 0)
            wait->holder = find_owner(evidence, words->at[i]);
    add_holder(evidence, wait, arena);
}

static void read_thread(const struct evidence *evidence, struct wait *wait,
                        const struct words *words, struct arena *arena) {
    (void)evidence, (void)words, (void)arena;
    wait->kind = WAIT_THREAD;
}

static void read_futex(const struct evidence *evidence, struct wait *wait, struct arena *arena) {
    static const struct {
        const char *prefix; // of the function
        void (*read)(const struct evidence *, struct wait *, const struct words *, struct arena *);
    } sorts[] = {
        {"pthread_mutex_", read_mutex},     {"mtx_", read_mutex},
        {"pthread_rwlock_", read_rwlock},   {"sem_", read_semaphore},
        {"pthread_barrier_", read_barrier}, {"pthread_cond_", read_condition},
        {"cnd_", read_condition},           {"pthread_join", read_thread},
        {"pthread_timedjoin", read_thread}, {"pthread_clockjoin", read_thread},
        {"thrd_join", read_thread},
    };
    struct words words = read_words(wait->event->data);
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
        if (text_starts(text_of(wait->call), sorts[i].prefix)) {
            sorts[i].read(evidence, wait, &words, arena);
            return;
        }
    if (is_mutex(evidence, &words))
        read_mutex(evidence, wait, &words, arena);
}

bool wait_read_lock(const struct evidence *evidence, struct wait *wait, struct arena *arena) {
    const char *call = wait->event->word;
    if (strcmp(call, "futex") == 0) {
        read_futex(evidence, wait, arena);
        return true;
    }
    if (strcmp(call, "flock") != 0 && strcmp(call, "fcntl") != 0)
        return false;
    wait->kind = WAIT_LOCK;
    wait->noun = "file lock";
    wait->holder = wait->event->other;
    add_holder(evidence, wait, arena);
    return true;
}

// --- words

// "a mutex", or "mutex 2" where there are several.
static const char *describe_object(const struct teller *teller, const struct wait *wait) {
    int object = wait->event->object;
    if (teller->many_objects && object)
        return arena_print(teller->arena, "%s %d", wait->noun, object);
    return arena_print(teller->arena, "a %s", wait->noun);
}

// Of those that could have come, the ones that have ended: the others tell of their own waits.
static void tell_ended(struct teller *teller, struct str *out) {
    struct str names = {.arena = teller->arena};
    int count = 0;
    ARRAY_EACH(process, &teller->evidence->processes)
        if (!process_lived(process) && ++count <= MOST_NAMED)
            str_print(&names, "%s%s", count > 1 ? " and " : "",
                      teller_name(teller, process->number));
    if (count > MOST_NAMED)
        str_print(out, ": %d processes have ended", count);
    else if (count)
        str_print(out, ": %s %s ended", names.data, count == 1 ? "has" : "have");
}

static void tell_barrier(struct teller *teller, const struct wait *wait, struct str *out) {
    if (wait->want > 0)
        str_print(out, " to which %d of %d %s come", wait->have, wait->want,
                  wait->have == 1 ? "has" : "have");
    str_print(out, "%s", teller_nobody(teller, "to come"));
    if (teller->for_ever)
        tell_ended(teller, out);
}

static void tell_holder(struct teller *teller, const struct wait *wait, struct str *out) {
    if (wait->kind == WAIT_OWN_LOCK) {
        str_print(out, " that it holds already");
    } else if (wait->holder == wait->event->process) {
        str_print(out, " that a thread of its own holds");
    } else if (wait->holder != PROCESS_UNKNOWN) {
        str_print(out, " that %s %s", teller_name(teller, wait->holder),
                  wait->kind == WAIT_LEFT_LOCK      ? "held when it ended"
                  : wait->kind == WAIT_PRIVATE_LOCK ? "locked"
                                                    : "holds");
    } else if (wait->kind == WAIT_LOCK) {
        str_print(out, "%s", teller_nobody(teller, "to unlock it"));
    }
}

void wait_tell_lock(struct teller *teller, const struct wait *wait, struct str *out) {
    bool barrier = strcmp(wait->noun, "barrier") == 0;
    str_print(out, " %s %s", barrier ? "at" : "for", describe_object(teller, wait));
    tell_holder(teller, wait, out);
    if (wait->have >= 0 && !barrier)
        str_print(out, " whose value is %d", wait->have);
    if (wait->kind == WAIT_PRIVATE_LOCK)
        str_print(out, ", which is not shared between processes");
    else if (barrier)
        tell_barrier(teller, wait, out);
    else if (wait->kind == WAIT_SEMAPHORE)
        str_print(out, "%s", teller_nobody(teller, "to post it"));
}
