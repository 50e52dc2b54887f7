// SPDX-License-Identifier: MIT
// Waits for mutexes, semaphores and barriers, from their words in memory.
#include "waiting.h"

TestSuite(wait_lock, .fini = judge_clear);

#define LOCK "pthread_mutex_lock(&m);"
#define LOCKS "main waits in pthread_mutex_lock (prog.c:7) for a mutex"

Test(wait_lock, for_an_own_lock) {
    EXPECT(LOCK, MAIN DEADLOCK FUTEX(0, 1, "0 2 0 2 1 0"), 0, LOCKS " that it holds already",
           "Unlock it before");
    EXPECT(LOCK, TWO DEADLOCK FUTEX(0, 1, "0 2 0 2 1 0"), 0, LOCKS " that it holds already",
           "Unlock it before");
    EXPECT(LOCK, MAIN "0.000000 0 thread pid=9\n" DEADLOCK FUTEX(0, 1, "0 2 0 9 1 0"), 0,
           LOCKS " that a thread of its own holds", "in the same order");
    EXPECT(NULL, MAIN DEADLOCK "1.000000 0 waiting call=flock for=0 object=1\n", 0,
           "main waits in flock for a file lock that it holds already", "Unlock it before");
}

Test(wait_lock, for_a_lock_whose_holder_has_ended) {
    EXPECT(LOCK, TWO "0.500000 1 exit status=0\n" DEADLOCK FUTEX(0, 1, "0 2 0 3 1 128"), 0,
           LOCKS " that process 1 (main's first child) held when it ended", "on every way out");
}

// The grader ends everybody at the end.
Test(wait_lock, for_a_lock_of_one_that_waits_too) {
    EXPECT(LOCK,
           TWO DEADLOCK FUTEX(0, 1, "0 2 0 3 1 128") "1.000000 1 waiting call=pause\n"
                                                     "1.000000 1 exit signal=9 by=grader\n",
           0,
           LOCKS " that process 1 (main's first child) holds; process 1 waits in pause (prog.c:7) "
                 "for a signal, and nobody is left to send one",
           "should not wait for others meanwhile");
}

// A number is used again when its process has ended.
Test(wait_lock, for_a_lock_know_the_living_by_its_number) {
    EXPECT(LOCK,
           TWO "0.500000 1 exit status=0\n"
               "0.600000 2 birth parent=0 pid=3 how=fork\n"
               "0.700000 3 birth parent=0 pid=3 how=fork\n"
               "0.800000 3 exit status=0\n" DEADLOCK FUTEX(0, 1, "0 2 0 3 1 128"),
           0, LOCKS " that process 2 (main's second child) holds", "meanwhile");
}

Test(wait_lock, for_a_lock_that_processes_do_not_share) {
    EXPECT(LOCK, TWO DEADLOCK FUTEX(0, 1, "0 2 0 3 1 0"), 0,
           LOCKS " that process 1 (main's first child) locked, which is not shared between "
                 "processes",
           "PTHREAD_PROCESS_SHARED");
    EXPECT(LOCK, TWO DEADLOCK FUTEX(0, 1, "0 0 0 0 0 0"), 0,
           LOCKS ", which is not shared between processes", "PTHREAD_PROCESS_SHARED");
    EXPECT(LOCK, MAIN DEADLOCK FUTEX(0, 1, "0 0 0 0 0 0"), 0,
           LOCKS ", and nobody is left to unlock it", "meanwhile");
}

Test(wait_lock, for_a_lock_that_tells_little) {
    EXPECT(LOCK, TWO DEADLOCK FUTEX(0, 1, "0 2 0 77 1 128"), 0,
           LOCKS ", and nobody is left to unlock it", "meanwhile");
    EXPECT(LOCK, TWO DEADLOCK "1.000000 0 waiting call=futex data=\"what 2\"\n", 0,
           LOCKS ", and nobody is left to unlock it", "meanwhile");
    EXPECT(LOCK, TWO DEADLOCK FUTEX(0, 1, "0 2 0 3 1"), 0,
           LOCKS ", and nobody is left to unlock it", "meanwhile");
    EXPECT("pthread_rwlock_wrlock(&l);", TWO WALL FUTEX(0, 1, "0 2 0 3 1 128"), 0,
           "main waits in pthread_rwlock_wrlock (prog.c:7) for a read-write lock", "none");
}

#define READ_WRITE_LOCK " for a read-write lock that process 1 (main's first child) "

// Who reads waits on another word than who writes.
Test(wait_lock, for_a_read_write_lock_of_a_writer) {
    EXPECT("pthread_rwlock_rdlock(&l);", TWO DEADLOCK FUTEX(0, 1, "0 2 0 0 0 3"), 0,
           "main waits in pthread_rwlock_rdlock (prog.c:7)" READ_WRITE_LOCK "holds", "meanwhile");
    EXPECT("pthread_rwlock_wrlock(&l);",
           TWO "0.500000 1 exit status=0\n" DEADLOCK FUTEX(0, 1, "1 3 0 0 3 1"), 0,
           "main waits in pthread_rwlock_wrlock (prog.c:7)" READ_WRITE_LOCK "held when it ended",
           "on every way out");
}

Test(wait_lock, for_a_read_write_lock_of_readers) {
    EXPECT("pthread_rwlock_wrlock(&l);", TWO DEADLOCK FUTEX(0, 1, "1 2 0 0 0 0"), 0,
           "main waits in pthread_rwlock_wrlock (prog.c:7) for a read-write lock, and nobody is "
           "left to unlock it",
           "meanwhile");
}

#define FUTEXES "main waits in futex for a lock, or for a thread to end"

Test(wait_lock, for_a_mutex_are_known_without_its_call) {
    EXPECT("LOCK(m);", TWO DEADLOCK FUTEX(0, 1, "0 2 0 3 1 128"), 0,
           "main waits in futex (prog.c:7) for a mutex that process 1 (main's first child) holds",
           "meanwhile");
    // A robust one: the number of its owner, and that somebody waits.
    EXPECT(NULL, TWO DEADLOCK FUTEX(0, 1, "0 -2147483645 1 3 1 144"), 0,
           "main waits in futex for a mutex that process 1 (main's first child) holds",
           "meanwhile");
    EXPECT(NULL, TWO DEADLOCK FUTEX(0, 1, "0 2 0 77 1 128"), 0, FUTEXES, "none");
    EXPECT(NULL, TWO DEADLOCK FUTEX(0, 1, "0 2 0 3 0 128"), 0, FUTEXES, "none");
    EXPECT(NULL, TWO DEADLOCK FUTEX(0, 1, "0 3 0 3 1 128"), 0, FUTEXES, "none");
    EXPECT(NULL, TWO DEADLOCK "1.000000 0 waiting call=futex\n", 0, FUTEXES, "none");
}

Test(wait_lock, for_locked_files) {
    EXPECT(NULL, TWO DEADLOCK "1.000000 0 waiting call=fcntl for=1 object=1\n", 0,
           "main waits in fcntl for a file lock that process 1 (main's first child) holds",
           "meanwhile");
    EXPECT(NULL, TWO WALL "1.000000 0 waiting call=flock object=1\n", 0,
           "main waits in flock for a file lock", "none");
}

Test(wait_lock, for_conditions) {
#define CONDITION "pthread_cond_wait(&c, &m);"
    EXPECT(CONDITION, TWO DEADLOCK FUTEX(0, 1, "8 0 0 0 0 0"), 0,
           "main waits in pthread_cond_wait (prog.c:7) for a signal of its condition variable, and "
           "nobody is left to give it",
           "signal after each change");
    EXPECT(CONDITION, TWO DEADLOCK FUTEX(0, 1, "0 2 0 3 1 128"), 0,
           "main waits in pthread_cond_wait (prog.c:7) for a mutex that process 1 (main's first "
           "child) holds",
           "meanwhile");
}

Test(wait_lock, for_threads) {
    EXPECT("pthread_join(t, NULL);",
           MAIN "0.000000 0 thread pid=9\n" DEADLOCK FUTEX(0, 1, "0 9 0 0 0 0"), 0,
           "main waits in pthread_join (prog.c:7) for a thread to end", "none");
}

// --- semaphores and barriers

#define SEM "sem_wait(&s->full);"
#define SEMS "main waits in sem_wait (prog.c:7) for a semaphore"

Test(wait_lock, for_semaphores) {
    EXPECT(SEM, TWO DEADLOCK FUTEX(0, 1, "0 0 1 128 0 0"), 0,
           SEMS " whose value is 0, and nobody is left to post it", "Every wait needs a post");
    EXPECT(SEM, TWO WALL FUTEX(0, 1, "0 0 1 128 0 0"), 0, SEMS " whose value is 0", "none");
    EXPECT(SEM, TWO DEADLOCK "1.000000 0 waiting call=futex\n", 0,
           SEMS ", and nobody is left to post it", "Every wait needs a post");
}

Test(wait_lock, for_semaphores_that_processes_do_not_share) {
    EXPECT(SEM, TWO DEADLOCK FUTEX(0, 1, "0 1 1 0 0 0"), 0,
           SEMS " whose value is 1, which is not shared between processes", "sem_init()");
    EXPECT(SEM, MAIN DEADLOCK FUTEX(0, 1, "0 0 1 0 0 0"), 0,
           SEMS " whose value is 0, and nobody is left to post it", "Every wait needs a post");
    EXPECT(SEM, TWO "0.000000 0 thread pid=9\n" DEADLOCK FUTEX(0, 1, "0 0 1 0 0 0"), 0,
           SEMS " whose value is 0, and nobody is left to post it", "Every wait needs a post");
}

Test(wait_lock, for_semaphore_sets) {
    EXPECT("semop(id, &op, 1);", MAIN DEADLOCK "1.000000 0 waiting call=semtimedop object=1\n", 0,
           "main waits in semop (prog.c:7) for a change of a semaphore, and nobody is left to make "
           "it",
           "Every decrease");
    EXPECT(NULL,
           TWO WALL "1.000000 0 waiting call=semop object=1\n"
                    "1.000000 1 waiting call=semop object=2\n",
           0,
           "main waits in semop for a change of semaphore set 1; process 1 (main's first child) "
           "waits in semop for a change of semaphore set 2",
           "none");
}

#define BARRIER "pthread_barrier_wait(&b);"
#define BARRIERS "main waits in pthread_barrier_wait (prog.c:7) at a barrier"

Test(wait_lock, for_barriers) {
    EXPECT(BARRIER, TWO "0.500000 1 exit status=0\n" DEADLOCK FUTEX(0, 1, "1 0 2 128 0 0"), 0,
           BARRIERS
           " to which 1 of 2 has come, and nobody is left to come: process 1 (main's first "
           "child) has ended",
           "As many must come");
    EXPECT(BARRIER, THREE DEADLOCK FUTEX(0, 1, "8 6 3 128 0 0"), 0,
           BARRIERS " to which 2 of 3 have come, and nobody is left to come", "As many must come");
    EXPECT(BARRIER, TWO "0.500000 1 exit status=0\n" WALL FUTEX(0, 1, "1 0 2 128 0 0"), 0,
           BARRIERS " to which 1 of 2 has come", "none");
}

Test(wait_lock, for_barriers_that_tell_little) {
    EXPECT(BARRIER, TWO DEADLOCK FUTEX(0, 1, "7 6 1 128 0 0"), 0,
           BARRIERS ", and nobody is left to come", "As many must come");
    EXPECT(BARRIER, TWO DEADLOCK FUTEX(0, 1, "6 6 2 128 0 0"), 0,
           BARRIERS ", and nobody is left to come", "As many must come");
    EXPECT(BARRIER, TWO DEADLOCK FUTEX(0, 1, "-2147483648 2147483647 2 128 0 0"), 0,
           BARRIERS " to which 1 of 2 has come, and nobody is left to come", "As many must come");
    EXPECT(BARRIER, TWO DEADLOCK FUTEX(0, 1, "1 0 2 0 0 0"), 0,
           BARRIERS ", which is not shared between processes", "PTHREAD_PROCESS_SHARED");
}

Test(wait_lock, for_barriers_name_three_that_ended) {
    struct str events = {.arena = &judge_arena};
    str_print(&events, MAIN);
    for (int i = 1; i <= 4; i++)
        str_print(&events, "0.000000 %d birth parent=0 pid=%d how=fork\n%s", i, i + 2,
                  i <= 2 ? arena_print(&judge_arena, "0.100000 %d exit status=0\n", i) : "");
    const char *two =
        arena_print(&judge_arena, "%s%s%s", events.data, DEADLOCK, FUTEX(0, 1, "3 0 5 128 0 0"));
    cr_expect(strstr(waiting_at(BARRIER, two).words,
                     "to come: process 1 (main's first child) and process 2 (main's second child) "
                     "have ended"));
    const char *four =
        arena_print(&judge_arena, "%s0.200000 3 exit status=0\n0.200000 4 exit status=0\n%s%s",
                    events.data, DEADLOCK, FUTEX(0, 1, "1 0 5 128 0 0"));
    cr_expect(strstr(waiting_at(BARRIER, four).words, "to come: 4 processes have ended"));
}
