// SPDX-License-Identifier: MIT
// Right, with the lines of the two strictly in turn: a token goes to and fro in two pipes.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int to_first[2], to_second[2];

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void await_turn(int channel) {
    char token;
    if (read(channel, &token, 1) != 1)
        die("read");
}

static void pass_turn(int channel) {
    if (write(channel, "", 1) != 1)
        die("write");
}

static void work(const char *name, int first, int mine, int other) {
    await_turn(mine);
    printf("Starting %s\n", name);
    fflush(stdout);
    pass_turn(other);
    for (int i = first; i < first + 5; i++) {
        await_turn(mine);
        printf("---> %d\n", i);
        fflush(stdout);
        pass_turn(other);
    }
    for (int i = 0; i < 10; i++)
        usleep(100000);
    await_turn(mine);
    printf("Exiting %s\n", name);
    fflush(stdout);
    pass_turn(other); // main holds both ends, so the last token has a place to go to
}

static void start(const char *name, int first, int mine, int other) {
    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        work(name, first, mine, other);
        exit(EXIT_SUCCESS);
    }
}

int main(void) {
    if (pipe(to_first) == -1 || pipe(to_second) == -1)
        die("pipe");
    start("background_process", 0, to_first[0], to_second[1]);
    start("NO_background_process", 5, to_second[0], to_first[1]);
    pass_turn(to_first[1]);
    for (int i = 0; i < 2; i++)
        if (wait(NULL) == -1)
            die("wait");
    return EXIT_SUCCESS;
}
