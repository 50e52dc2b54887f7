// SPDX-License-Identifier: MIT
// Right, with one pipe for all inputs and one for all squares. A worker keeps its first input in
// hand until each of the others has one, too (a barrier), and only then are they free to race.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORKERS = 4, INPUTS = 100 };

struct answer {
    int input, square;
};

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(int in, int out, pthread_barrier_t *all_have_one) {
    struct answer answer;
    for (int taken = 0;; taken++) {
        ssize_t got = read(in, &answer.input, sizeof answer.input);
        if (got == 0)
            return;
        if (got != sizeof answer.input)
            die("read");
        if (taken == 0)
            pthread_barrier_wait(all_have_one);
        answer.square = answer.input * answer.input;
        if (write(out, &answer, sizeof answer) != sizeof answer)
            die("write");
    }
}

int main(void) {
    int inputs[2], answers[2];
    if (pipe(inputs) == -1 || pipe(answers) == -1)
        die("pipe");
    pthread_barrier_t *barrier =
        mmap(NULL, sizeof *barrier, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (barrier == MAP_FAILED)
        die("mmap");
    pthread_barrierattr_t shared;
    pthread_barrierattr_init(&shared);
    pthread_barrierattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
    pthread_barrier_init(barrier, &shared, WORKERS);
    pthread_barrierattr_destroy(&shared);

    for (int n = 0; n < INPUTS; n++)
        if (write(inputs[1], &n, sizeof n) != sizeof n)
            die("write");
    for (int i = 0; i < WORKERS; i++) {
        pid_t pid = fork();
        if (pid == -1)
            die("fork");
        if (pid == 0) {
            close(inputs[1]);
            close(answers[0]);
            work(inputs[0], answers[1], barrier);
            exit(EXIT_SUCCESS);
        }
    }
    close(inputs[0]);
    close(inputs[1]);
    close(answers[1]);

    int squares[INPUTS];
    struct answer answer;
    while (read(answers[0], &answer, sizeof answer) == sizeof answer)
        squares[answer.input] = answer.square;
    close(answers[0]);
    for (int i = 0; i < WORKERS; i++)
        if (wait(NULL) == -1)
            die("wait");
    pthread_barrier_destroy(barrier);
    munmap(barrier, sizeof *barrier);

    printf("Pool    : [%d", squares[0]);
    for (int n = 1; n < INPUTS; n++)
        printf(", %d", squares[n]);
    puts("]");
    return EXIT_SUCCESS;
}
