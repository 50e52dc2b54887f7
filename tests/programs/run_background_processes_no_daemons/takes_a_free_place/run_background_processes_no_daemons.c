// SPDX-License-Identifier: MIT
// Wrong: each child looks for a free place and then takes it, and the other may look in between
// (thought: the two steps are so short that nothing comes in between).
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

struct place {
    pid_t owner; // 0: nobody
    int first, last;
};

struct shared {
    sem_t go; // once for each child
    struct place places[2];
};

static void work(const char *name, int first, int last) {
    printf("Starting %s\n", name);
    for (int i = first; i <= last; i++)
        printf("---> %d\n", i);
    sleep(1);
    printf("Exiting %s\n", name);
}

static void work_at_free_place(struct shared *shared) {
    static const char *const names[] = {"background_process", "NO_background_process"};
    sem_wait(&shared->go);
    int number = 0;
    while (shared->places[number].owner != 0)
        number++;
    struct place *place = &shared->places[number];
    place->first = 5 * number;
    place->last = place->first + 4;
    place->owner = getpid();
    work(names[number], place->first, place->last);
}

static pid_t start(struct shared *shared) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work_at_free_place(shared);
        exit(EXIT_SUCCESS); // or the child would go on in main
    }
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    struct shared *shared =
        mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        die("mmap");
    if (sem_init(&shared->go, 1, 0) == -1)
        die("sem_init");

    pid_t one = start(shared);
    sem_post(&shared->go);
    pid_t other = start(shared);
    sem_post(&shared->go);

    // Only now, or the second would not start before the first had ended.
    join(one);
    join(other);
    return EXIT_SUCCESS;
}
