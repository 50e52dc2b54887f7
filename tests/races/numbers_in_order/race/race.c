// SPDX-License-Identifier: MIT
// Main takes it that the first number that comes is the first child's.
#include <stdbool.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHILDREN = 3 };

struct message {
    int child, square;
};

static void must(bool done) {
    if (!done)
        _exit(2);
}

static bool all_end_well(void) {
    bool well = true;
    int status;
    while (wait(&status) > 0)
        well = well && status == 0;
    return well;
}

static pid_t start(void) {
    pid_t pid = fork();
    must(pid != -1);
    return pid;
}

static void compute(void) {
    for (volatile int i = 0; i < 1000000; i++)
        ;
}

int main(void) {
    int ends[2];
    int squares[CHILDREN];
    must(pipe(ends) == 0);
    for (int child = 0; child < CHILDREN; child++) {
        if (start() == 0) {
            struct message message = {child, child * child};
            _exit(write(ends[1], &message, sizeof message) != sizeof message);
        }
        compute();
    }
    for (int i = 0; i < CHILDREN; i++) {
        struct message message;
        must(read(ends[0], &message, sizeof message) == sizeof message);
        squares[i] = message.square;
    }
    must(all_end_well());
    puts(squares[1] == 1 && squares[2] == 4 ? "ok" : "the squares are mixed up");
}
