// SPDX-License-Identifier: MIT
// Accesses of all kinds and sizes, whose results are known. Compiled with -fsanitize=thread and
// linked with the hooks alone.
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KEPT = 77, STEPS = 1000, LETTERS = 100 };

static int wrong;

static void expect(bool right, const char *what, int line) {
    wrong += !right;
    if (!right)
        fprintf(stderr, "line %d: %s\n", line, what);
}
#define EXPECT(claim) expect(claim, #claim, __LINE__)

typedef unsigned __int128 uint128_t;

struct __attribute__((packed)) odd {
    char first;
    uint16_t two;
    uint32_t four;
    uint64_t eight;
    uint128_t sixteen;
    volatile uint16_t volatile_two;
    volatile uint32_t volatile_four;
    volatile uint64_t volatile_eight;
};

struct many {
    int words[LETTERS];
};

struct shared {
    pthread_mutex_t lock;
    pthread_spinlock_t spin;
    pthread_cond_t changed;
    pthread_barrier_t all;
    sem_t semaphore;
    int count;
    struct odd odd;
    struct many many;
    char letters[LETTERS];
};

#define EACH(SOME)                                                                                 \
    SOME(8, uint8_t) SOME(16, uint16_t) SOME(32, uint32_t) SOME(64, uint64_t) SOME(128, uint128_t)

#define TRY(bits, type)                                                                            \
    static void try_##bits(void *place) {                                                          \
        type *plain = place;                                                                       \
        volatile type *often = place;                                                              \
        const type all = (type) ~(type)0, high = (type)1 << (bits - 1), order = __ATOMIC_SEQ_CST;  \
        *plain = 5;                                                                                \
        *plain += high;                                                                            \
        EXPECT(*often == high + 5);                                                                \
        *often = (type)(*often << 1);                                                              \
        EXPECT(*plain == 10);                                                                      \
        __atomic_store_n(plain, (type)(high + 1), __ATOMIC_RELEASE);                               \
        EXPECT(__atomic_load_n(plain, __ATOMIC_ACQUIRE) == high + 1);                              \
        EXPECT(__atomic_exchange_n(plain, (type)12, order) == high + 1);                           \
        EXPECT(__atomic_fetch_add(plain, (type)8, order) == 12);                                   \
        EXPECT(__atomic_fetch_sub(plain, (type)4, order) == 20);                                   \
        EXPECT(__atomic_fetch_and(plain, (type)24, order) == 16);                                  \
        EXPECT(__atomic_fetch_or(plain, (type)3, order) == 16);                                    \
        EXPECT(__atomic_fetch_xor(plain, (type)1, order) == 19);                                   \
        EXPECT(__atomic_fetch_nand(plain, (type)2, order) == 18);                                  \
        EXPECT(*plain == (type)(all - 2));                                                         \
        EXPECT(__atomic_add_fetch(plain, (type)3, order) == 0);                                    \
        type wish = 1;                                                                             \
        EXPECT(!__atomic_compare_exchange_n(plain, &wish, (type)9, false, order, order));          \
        EXPECT(wish == 0 && *plain == 0);                                                          \
        EXPECT(__atomic_compare_exchange_n(plain, &wish, high, false, order, order));              \
        EXPECT(wish == 0 && *plain == high);                                                       \
        wish = 7;                                                                                  \
        EXPECT(!__atomic_compare_exchange_n(plain, &wish, (type)9, true, order, order));           \
        EXPECT(wish == high && *plain == high);                                                    \
        EXPECT(__sync_bool_compare_and_swap(plain, high, (type)6) && *plain == 6);                 \
        EXPECT(__sync_val_compare_and_swap(plain, (type)6, (type)8) == 6 && *plain == 8);          \
        EXPECT(__sync_val_compare_and_swap(plain, (type)6, (type)9) == 8 && *plain == 8);          \
        EXPECT(errno == KEPT);                                                                     \
    }
EACH(TRY)

static void try_odd(struct odd *odd) {
    odd->two = 0x1234;
    odd->four = 0x12345678;
    odd->eight = UINT64_C(0x123456789abcdef0);
    odd->sixteen = ((uint128_t)odd->eight << 64) + 1;
    odd->sixteen += 1;
    odd->volatile_two = odd->two;
    odd->volatile_four = odd->four;
    odd->volatile_eight = odd->eight;
    EXPECT((uint64_t)(odd->sixteen >> 64) == odd->eight && (uint64_t)odd->sixteen == 2);
    EXPECT(odd->volatile_two == 0x1234 && odd->volatile_four == 0x12345678);
    EXPECT(odd->volatile_eight == odd->eight);
}

static void try_ranges(struct shared *shared) {
    struct many many;
    for (int i = 0; i < LETTERS; i++)
        many.words[i] = i * i;
    shared->many = many;
    struct many copy = shared->many;
    EXPECT(memcmp(&copy, &many, sizeof copy) == 0);
    memset(shared->letters, 'a', LETTERS);
    memcpy(shared->letters + 1, "bc", 2);
    memmove(shared->letters + 2, shared->letters + 1, LETTERS - 2);
    EXPECT(memcmp(shared->letters, "abbcaa", 6) == 0 && shared->letters[LETTERS - 1] == 'a');
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    __atomic_signal_fence(__ATOMIC_SEQ_CST);
    EXPECT(errno == KEPT);
}

static void *count(void *place) {
    struct shared *shared = place;
    for (int i = 0; i < STEPS; i++) {
        pthread_mutex_lock(&shared->lock);
        shared->count++;
        pthread_mutex_unlock(&shared->lock);
        pthread_spin_lock(&shared->spin);
        shared->odd.two++;
        pthread_spin_unlock(&shared->spin);
    }
    pthread_barrier_wait(&shared->all);
    return NULL;
}

static void try_threads(struct shared *shared) {
    pthread_t other;
    shared->odd.two = 0;
    EXPECT(pthread_create(&other, NULL, count, shared) == 0);
    count(shared);
    EXPECT(pthread_join(other, NULL) == 0);
    EXPECT(shared->count == 2 * STEPS && shared->odd.two == 2 * STEPS);
    EXPECT(pthread_mutex_trylock(&shared->lock) == 0 && pthread_mutex_trylock(&shared->lock) != 0);
    EXPECT(sem_wait(&shared->semaphore) == 0 && sem_post(&shared->semaphore) == 0);
    EXPECT(errno == KEPT && sem_trywait(&shared->semaphore) == 0);
    EXPECT(sem_trywait(&shared->semaphore) == -1 && errno == EAGAIN);
}

static void try_processes(struct shared *shared) {
    int status = -1;
    shared->count = 0;
    pid_t child = vfork();
    if (child == 0) {
        shared->count++;
        _exit(3);
    }
    EXPECT(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 3);
    if ((child = fork()) == 0) {
        shared->count++;
        _exit(4);
    }
    EXPECT(waitpid(child, &status, 0) == child && WEXITSTATUS(status) == 4 && shared->count == 2);
}

static volatile int early;

__attribute__((constructor)) static void before_main(void) { early++; }

int main(void) {
    struct shared *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int id = shmget(IPC_PRIVATE, sizeof(uint128_t), IPC_CREAT | 0600);
    void *segment = shmat(id, NULL, 0);
    EXPECT(shared != MAP_FAILED && segment != (void *)-1 && shmctl(id, IPC_RMID, NULL) == 0);
    EXPECT(early == 1);
    pthread_mutex_init(&shared->lock, NULL);
    pthread_spin_init(&shared->spin, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(&shared->all, NULL, 2);
    sem_init(&shared->semaphore, 1, 1);
    errno = KEPT;
#define TRY_IT(bits, type) try_##bits(segment);
    EACH(TRY_IT)
    try_odd(&shared->odd);
    try_ranges(shared);
    try_threads(shared);
    try_processes(shared);
    EXPECT(shmdt(segment) == 0 && munmap(shared, sizeof *shared) == 0);
    puts(wrong ? "wrong" : "right");
    return wrong != 0;
}
