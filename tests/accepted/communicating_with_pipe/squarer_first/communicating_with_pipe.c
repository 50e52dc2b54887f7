// SPDX-License-Identifier: MIT
// Right, in another order: the squarer is forked before the sender, and waits for it in its read.
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct channel {
    int in, out;
};

static struct channel new_channel(void) {
    int ends[2];
    if (pipe(ends) == -1)
        err(1, "pipe");
    return (struct channel){.in = ends[0], .out = ends[1]};
}

static pid_t new_process(void) {
    pid_t pid = fork();
    if (pid == -1)
        err(1, "fork");
    return pid;
}

int main(void) {
    struct channel squares = new_channel();
    struct channel numbers = new_channel();
    long value;

    pid_t squarer = new_process();
    if (squarer == 0) {
        close(squares.in);
        close(numbers.out);
        while (read(numbers.in, &value, sizeof value) > 0) {
            value = value * value;
            if (write(squares.out, &value, sizeof value) == -1)
                err(1, "write");
        }
        return 0;
    }
    close(squares.out);
    close(numbers.in);

    pid_t sender = new_process();
    if (sender == 0) {
        close(squares.in);
        for (value = 0; value < 10; value++)
            if (write(numbers.out, &value, sizeof value) == -1)
                err(1, "write");
        return 0;
    }
    close(numbers.out);

    while (read(squares.in, &value, sizeof value) > 0)
        printf("%ld\n", value);
    printf("End\n");

    siginfo_t info;
    if (waitid(P_PID, (id_t)squarer, &info, WEXITED) == -1)
        err(1, "waitid");
    if (waitid(P_PID, (id_t)sender, &info, WEXITED) == -1)
        err(1, "waitid");
    return 0;
}
