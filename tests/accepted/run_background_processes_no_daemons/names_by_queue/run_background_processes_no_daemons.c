// SPDX-License-Identifier: MIT
// Right, with the names handed out through a message queue; the second is a wait that times out.
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PLACES = 2 };

struct task {
    char name[32];
    int first;
};

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void pause_for_a_second(void) {
    sem_t never;
    struct timespec until;
    if (sem_init(&never, 0, 0) == -1 || clock_gettime(CLOCK_REALTIME, &until) == -1)
        die("semaphore");
    until.tv_sec++;
    while (sem_timedwait(&never, &until) == -1 && errno == EINTR)
        continue;
    sem_destroy(&never);
}

// Which child gets which task is for the system to say.
static void work(mqd_t queue) {
    struct task task;
    if (mq_receive(queue, (char *)&task, sizeof task, NULL) == -1)
        die("mq_receive");
    printf("Starting %s\n", task.name);
    for (int i = 0; i < 5; i++)
        printf("---> %d\n", task.first++);
    pause_for_a_second();
    printf("Exiting %s\n", task.name);
}

int main(void) {
    static const struct task tasks[PLACES] = {{"background_process", 0},
                                              {"NO_background_process", 5}};
    struct mq_attr attributes = {.mq_maxmsg = PLACES, .mq_msgsize = sizeof(struct task)};
    mqd_t queue = mq_open("/tasks", O_RDWR | O_CREAT | O_EXCL, 0600, &attributes);
    if (queue == (mqd_t)-1)
        die("mq_open");
    if (mq_unlink("/tasks") == -1) // the queue lives on until it is closed, its name does not
        die("mq_unlink");

    for (int i = 0; i < PLACES; i++) {
        pid_t child = fork();
        if (child == -1)
            die("fork");
        if (child == 0) {
            work(queue);
            return EXIT_SUCCESS;
        }
    }
    for (int i = 0; i < PLACES; i++)
        if (mq_send(queue, (const char *)&tasks[i], sizeof tasks[i], 0) == -1)
            die("mq_send");
    for (int i = 0; i < PLACES; i++)
        if (wait(NULL) == -1)
            die("wait");
    mq_close(queue);
    return EXIT_SUCCESS;
}
