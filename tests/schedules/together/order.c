// SPDX-License-Identifier: MIT
// Three workers, each of which works for a second.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void work(int number) {
    printf("worker %d begins\n", number);
    fflush(stdout);
    sleep(1);
    printf("worker %d ends\n", number);
    fflush(stdout);
    _exit(0);
}

int main(void) {
    for (int i = 1; i <= 3; i++)
        if (fork() == 0)
            work(i);
    while (wait(NULL) > 0)
        ;
}
