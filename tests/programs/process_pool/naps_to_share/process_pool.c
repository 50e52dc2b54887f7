// SPDX-License-Identifier: MIT
// Wrong: all inputs lie in one pipe, and a worker sleeps after each so that the others get theirs
// (thought: ten milliseconds are enough for everybody to wake up).
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100 };

struct answer {
    int input, square;
};

static int tasks[2], answers[2]; // pipes that all workers share

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(void) {
    struct answer answer;
    ssize_t got;
    while ((got = read(tasks[0], &answer.input, sizeof answer.input)) == sizeof answer.input) {
        answer.square = answer.input * answer.input;
        if (write(answers[1], &answer, sizeof answer) != sizeof answer)
            die("write");
        usleep(10000);
    }
    if (got == -1)
        die("read");
    // End of file: the pool is closed.
}

static pid_t start(void) {
    pid_t pid = fork();
    if (pid == -1)
        die("fork");
    if (pid == 0) {
        close(tasks[1]);
        close(answers[0]);
        work();
        exit(EXIT_SUCCESS);
    }
    return pid;
}

int main(void) {
    if (pipe(tasks) == -1 || pipe(answers) == -1)
        die("pipe");
    pid_t pool[WORKERS];
    for (int i = 0; i < WORKERS; i++)
        pool[i] = start();
    close(tasks[0]);
    close(answers[1]);

    for (int n = 0; n < INPUTS; n++)
        if (write(tasks[1], &n, sizeof n) != sizeof n)
            die("write");
    int squares[INPUTS];
    for (int n = 0; n < INPUTS; n++) {
        struct answer answer;
        if (read(answers[0], &answer, sizeof answer) != sizeof answer)
            die("read");
        squares[answer.input] = answer.square;
    }
    close(tasks[1]); // the pool is closed
    for (int i = 0; i < WORKERS; i++)
        if (waitpid(pool[i], NULL, 0) == -1)
            die("waitpid");

    printf("Pool    : [%d", squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", squares[n]);
    printf("]\n");
    return EXIT_SUCCESS;
}
