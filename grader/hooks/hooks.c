// SPDX-License-Identifier: MIT
// Linked into the second build of a submission, which preempting schedules run: there the program's
// accesses to shared memory and its locks are points of choice.
//
// Theory of operation: the submission is compiled with -fsanitize=thread, so that the compiler puts
// a call of a __tsan_ function before each access and in the place of each atomic one; they are
// here, and the sanitizer's library is left out. Calls of the functions in wraps.def come here,
// too. A point of choice is a system call that the tracer takes for one; without a tracer it only
// fails.
//
// Nothing here allocates, waits or changes errno: it may run in a signal's handler, in the child of
// a vfork, before main and after it.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#ifdef __x86_64__
#pragma GCC target("cx16") // exchanges 16 bytes at once
#endif
#include "point.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    DENSE = 2048, // points in a row, then fewer and fewer: a program may not become too slow
    LONGEST_STRIDE = 1000, // one in so many, at least: who spins is to be known
    SEEN = 4,              // places that a loop may look at again and again
    RANGES = 64,
};

static __thread bool changed;
static __thread uintptr_t seen[SEEN];
static __thread unsigned next_seen;

// --- points of choice

static struct { unsigned long made, passed, stride; } points;

static void point(const volatile void *place, bool writes) {
    if (points.passed++ < points.stride)
        return;
    points.passed = 0;
    if (++points.made % DENSE == 0 && points.stride < LONGEST_STRIDE)
        points.stride = 2 * points.stride + 2; // odd distances: the other half of each pair, too
    int before = errno;
    syscall(SYS_prctl, HOOKS_POINT, changed, place, writes, 0);
    errno = before;
    changed = false;
}

static void begin_anew(void) { points.made = points.passed = points.stride = 0; }

__attribute__((constructor)) static void begin(void) { pthread_atfork(NULL, NULL, begin_anew); }

// --- what is shared

static struct range { uintptr_t start, end; } ranges[RANGES];
static int range_count;

// Where there are too many, the last one covers all that lies between.
static void add_range(const void *place, size_t size) {
    uintptr_t start = (uintptr_t)place, end = start + size;
    if (range_count < RANGES) {
        ranges[range_count++] = (struct range){start, end};
        return;
    }
    struct range *last = &ranges[RANGES - 1];
    last->start = start < last->start ? start : last->start;
    last->end = end > last->end ? end : last->end;
}

static void remove_range(const void *place) {
    for (int i = 0; i < range_count; i++)
        if (ranges[i].start == (uintptr_t)place)
            ranges[i--] = ranges[--range_count];
}

// Whether the process has more than one thread; glibc tells, since 2.32.
extern char __libc_single_threaded __attribute__((weak));

static bool has_threads(void) { return !&__libc_single_threaded || !__libc_single_threaded; }

// A thread's own variables lie behind its stack, main's before it.
static bool is_on_own_stack(uintptr_t at) {
    uintptr_t frame = (uintptr_t)__builtin_frame_address(0), own = (uintptr_t)&changed;
    return at >= frame && (own < frame || at < own);
}

static bool is_shared(const volatile void *place, size_t size) {
    uintptr_t at = (uintptr_t)place;
    for (int i = 0; i < range_count; i++)
        if (at < ranges[i].end && at + size > ranges[i].start)
            return true;
    return has_threads() && !is_on_own_stack(at);
}

// The end of a process comes between two steps of its other threads.
__attribute__((destructor)) static void end(void) {
    if (has_threads())
        point(NULL, true);
}

// --- accesses

static void look(const volatile void *place) {
    for (int i = 0; i < SEEN; i++)
        if (seen[i] == (uintptr_t)place)
            return;
    seen[next_seen++ % SEEN] = (uintptr_t)place;
    changed = true;
}

static void before_read(const volatile void *place, size_t size) {
    if (!is_shared(place, size))
        return;
    point(place, false);
    look(place);
}

static void before_write(const volatile void *place, size_t size) {
    if (!is_shared(place, size))
        return;
    point(place, true);
    changed = true;
}

// A handler of signals, too, comes in between.
static void before_volatile(const volatile void *place, bool writes) {
    if (is_on_own_stack((uintptr_t)place))
        return;
    point(place, writes);
    if (writes)
        changed = true;
    else
        look(place);
}

#define PLAIN(size)                                                                                \
    void __tsan_read##size(void *at) { before_read(at, size); }                                    \
    void __tsan_write##size(void *at) { before_write(at, size); }                                  \
    void __tsan_read_write##size(void *at) { before_write(at, size); }                             \
    void __tsan_volatile_read##size(void *at) { before_volatile(at, false); }                      \
    void __tsan_volatile_write##size(void *at) { before_volatile(at, true); }
#define UNALIGNED(size)                                                                            \
    void __tsan_unaligned_read##size(void *at) { before_read(at, size); }                          \
    void __tsan_unaligned_write##size(void *at) { before_write(at, size); }                        \
    void __tsan_unaligned_read_write##size(void *at) { before_write(at, size); }                   \
    void __tsan_unaligned_volatile_read##size(void *at) { before_volatile(at, false); }            \
    void __tsan_unaligned_volatile_write##size(void *at) { before_volatile(at, true); }
#define ALL_SIZES(SOME) SOME(2) SOME(4) SOME(8) SOME(16)
PLAIN(1)
ALL_SIZES(PLAIN)
ALL_SIZES(UNALIGNED)

void __tsan_read_range(void *at, size_t size) { before_read(at, size); }
void __tsan_write_range(void *at, size_t size) { before_write(at, size); }

void __tsan_init(void) {}
void __tsan_func_entry(void *caller) { (void)caller; }
void __tsan_func_exit(void) {}
void __tsan_ignore_thread_begin(void) {}
void __tsan_ignore_thread_end(void) {}

// --- atomic ones

// `order`, and the second one of an exchange that fails: the strongest is good for each.
#define CHANGE(bits, type, verb)                                                                   \
    type __tsan_atomic##bits##_##verb(volatile type *at, type value, int order) {                  \
        (void)order;                                                                               \
        bool is_concerned = is_shared(at, sizeof *at);                                             \
        if (is_concerned)                                                                          \
            point(at, true);                                                                       \
        type old = do_##verb##_##bits(at, value);                                                  \
        if (is_concerned && *at != old)                                                            \
            changed = true;                                                                        \
        return old;                                                                                \
    }
#define EXCHANGE(bits, type, strength)                                                             \
    int __tsan_atomic##bits##_compare_exchange_##strength(                                         \
        volatile type *at, type *expected, type value, int order, int order_of_failure) {          \
        type before = *expected;                                                                   \
        *expected = __tsan_atomic##bits##_compare_exchange_val(at, before, value, order,           \
                                                               order_of_failure);                  \
        return *expected == before;                                                                \
    }
#define ATOMIC(bits, type)                                                                         \
    type __tsan_atomic##bits##_load(const volatile type *at, int order) {                          \
        (void)order;                                                                               \
        before_read(at, sizeof *at);                                                               \
        return do_load_##bits(at);                                                                 \
    }                                                                                              \
    void __tsan_atomic##bits##_store(volatile type *at, type value, int order) {                   \
        (void)order;                                                                               \
        before_write(at, sizeof *at);                                                              \
        do_exchange_##bits(at, value);                                                             \
    }                                                                                              \
    type __tsan_atomic##bits##_compare_exchange_val(volatile type *at, type expected, type value,  \
                                                    int order, int order_of_failure) {             \
        (void)order;                                                                               \
        (void)order_of_failure;                                                                    \
        bool is_concerned = is_shared(at, sizeof *at);                                             \
        if (is_concerned)                                                                          \
            point(at, true);                                                                       \
        type old = __sync_val_compare_and_swap(at, expected, value);                               \
        if (is_concerned && old == expected && old != value)                                       \
            changed = true;                                                                        \
        return old;                                                                                \
    }                                                                                              \
    EXCHANGE(bits, type, strong)                                                                   \
    EXCHANGE(bits, type, weak)                                                                     \
    CHANGE(bits, type, exchange)                                                                   \
    CHANGE(bits, type, fetch_add)                                                                  \
    CHANGE(bits, type, fetch_sub)                                                                  \
    CHANGE(bits, type, fetch_and)                                                                  \
    CHANGE(bits, type, fetch_or)                                                                   \
    CHANGE(bits, type, fetch_xor)                                                                  \
    CHANGE(bits, type, fetch_nand)

// All of them from the one that every machine has for every size, without libatomic.
#define DO(bits, type, verb, result)                                                               \
    static type do_##verb##_##bits(volatile type *at, type value) {                                \
        type old = *at, found;                                                                     \
        while ((found = __sync_val_compare_and_swap(at, old, (type)(result))) != old)              \
            old = found;                                                                           \
        return old;                                                                                \
    }
#define DO_ALL(bits, type)                                                                         \
    DO(bits, type, exchange, value)                                                                \
    DO(bits, type, fetch_add, old + value)                                                         \
    DO(bits, type, fetch_sub, old - value)                                                         \
    DO(bits, type, fetch_and, old &value)                                                          \
    DO(bits, type, fetch_or, old | value)                                                          \
    DO(bits, type, fetch_xor, old ^ value)                                                         \
    DO(bits, type, fetch_nand, ~(old & value))

#define DO_LOAD(bits, type)                                                                        \
    static type do_load_##bits(const volatile type *at) {                                          \
        return __atomic_load_n(at, __ATOMIC_SEQ_CST);                                              \
    }

#define EACH(SOME) SOME(8, uint8_t) SOME(16, uint16_t) SOME(32, uint32_t) SOME(64, uint64_t)
EACH(DO_LOAD)
EACH(DO_ALL)
EACH(ATOMIC)

#ifdef __SIZEOF_INT128__
typedef unsigned __int128 uint128_t;

static uint128_t do_load_128(const volatile uint128_t *at) {
    return __sync_val_compare_and_swap((volatile uint128_t *)at, 0, 0);
}
DO_ALL(128, uint128_t)
ATOMIC(128, uint128_t)
#endif

void __tsan_atomic_thread_fence(int order) {
    (void)order;
    __sync_synchronize();
}
void __tsan_atomic_signal_fence(int order) {
    (void)order;
    __sync_synchronize();
}

// --- functions of the C library

#define OTHER(name)
// What it is about: its first argument; where it has none, something of the thread's own.
#define FIRST(...) FIRST_OF(__VA_ARGS__ __VA_OPT__(, ) & changed, NULL)
#define FIRST_OF(first, ...) first
#define WRAP(name, parameters, arguments)                                                          \
    int __real_##name parameters;                                                                  \
    int __wrap_##name parameters {                                                                 \
        point(FIRST arguments, true);                                                              \
        int result = __real_##name arguments;                                                      \
        if (result == 0)                                                                           \
            changed = true;                                                                        \
        return result;                                                                             \
    }
#include "wraps.def"
#undef WRAP
#undef OTHER

// Whoever spins lets others go first, like any other loop that finds nothing new.
int __wrap_pthread_spin_lock(pthread_spinlock_t *lock) {
    int result;
    do
        result = __wrap_pthread_spin_trylock(lock);
    while (result == EBUSY);
    return result;
}

void *__real_mmap(void *, size_t, int, int, int, off_t);
void *__real_mmap64(void *, size_t, int, int, int, off64_t);
int __real_munmap(void *, size_t);
void *__real_shmat(int, const void *, int);
int __real_shmdt(const void *);

static void *mapped(void *place, size_t size, int flags) {
    if (place != MAP_FAILED && flags & MAP_SHARED)
        add_range(place, size);
    return place;
}

void *__wrap_mmap(void *place, size_t size, int rights, int flags, int fd, off_t offset) {
    return mapped(__real_mmap(place, size, rights, flags, fd, offset), size, flags);
}

void *__wrap_mmap64(void *place, size_t size, int rights, int flags, int fd, off64_t offset) {
    return mapped(__real_mmap64(place, size, rights, flags, fd, offset), size, flags);
}

int __wrap_munmap(void *place, size_t size) {
    int result = __real_munmap(place, size);
    if (result == 0)
        remove_range(place);
    return result;
}

void *__wrap_shmat(int id, const void *wish, int flags) {
    struct shmid_ds segment;
    int before = errno;
    size_t size = shmctl(id, IPC_STAT, &segment) ? 1 : segment.shm_segsz;
    errno = before;
    void *place = __real_shmat(id, wish, flags);
    return mapped(place, size, MAP_SHARED);
}

int __wrap_shmdt(const void *place) {
    int result = __real_shmdt(place);
    if (result == 0)
        remove_range(place);
    return result;
}

void *__real_memcpy(void *, const void *, size_t);
void *__real_memmove(void *, const void *, size_t);
void *__real_memset(void *, int, size_t);

// What is shared is copied in two steps: it may be seen half done.
void *__wrap_memcpy(void *to, const void *from, size_t size) {
    before_read(from, size);
    before_write(to, size);
    size_t half = is_shared(to, size) || is_shared(from, size) ? size / 2 : 0;
    __real_memcpy(to, from, half);
    if (half)
        point(to, true);
    __real_memcpy((char *)to + half, (const char *)from + half, size - half);
    return to;
}

void *__wrap_memmove(void *to, const void *from, size_t size) {
    before_read(from, size);
    before_write(to, size);
    return __real_memmove(to, from, size);
}

void *__wrap_memset(void *to, int byte, size_t size) {
    before_write(to, size);
    return __real_memset(to, byte, size);
}

// As clang calls them.
void *__tsan_memcpy(void *to, const void *from, size_t size) {
    return __wrap_memcpy(to, from, size);
}
void *__tsan_memmove(void *to, const void *from, size_t size) {
    return __wrap_memmove(to, from, size);
}
void *__tsan_memset(void *to, int byte, size_t size) { return __wrap_memset(to, byte, size); }
