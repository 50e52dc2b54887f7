// SPDX-License-Identifier: MIT
// Wrong: the shared memory is removed at the end of the daemon, to which it never comes
// (thought: who was there first cleans up).
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static const char memory_name[] = "/tasks";

struct task {
    char name[32];
    int first;
};

static struct task *tasks;

static void share_tasks(void) {
    int memory = shm_open(memory_name, O_RDWR | O_CREAT, 0600);
    if (memory == -1)
        die("shm_open");
    if (ftruncate(memory, 2 * sizeof *tasks) == -1)
        die("ftruncate");
    tasks = mmap(NULL, 2 * sizeof *tasks, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    if (tasks == MAP_FAILED)
        die("mmap");
    close(memory);
    tasks[0] = (struct task){"background_process", 0};
    tasks[1] = (struct task){"NO_background_process", 5};
}

static void work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    sleep(1);
    printf("Exiting %s\n", name);
}

static pid_t start(int number) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(tasks[number].name, tasks[number].first);
        if (number == 0 && shm_unlink(memory_name) == -1)
            die("shm_unlink");
        if (fflush(stdout) == EOF)
            die("stdout");
        exit(EXIT_SUCCESS); // or the child would go on in main
    }
    return child;
}

static void terminate(pid_t child) {
    if (kill(child, SIGTERM) == -1)
        die("kill");
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    share_tasks();
    pid_t background = start(0);
    pid_t no_background = start(1);

    // A daemon ends with main, done or not; for anybody else main waits.
    terminate(background);
    join(background); // kill() does not wait: a zombie would be left
    join(no_background);
    return EXIT_SUCCESS;
}
