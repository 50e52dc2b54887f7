// SPDX-License-Identifier: MIT
// Three workers, each of which works for a second, and holds back the next one as long.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int turns[4][2];

static void work(int number) {
    char turn = 't';
    if (number > 1 && read(turns[number - 1][0], &turn, 1) != 1)
        _exit(1);
    printf("worker %d begins\n", number);
    fflush(stdout);
    sleep(1);
    printf("worker %d ends\n", number);
    fflush(stdout);
    _exit(write(turns[number][1], &turn, 1) != 1);
}

int main(void) {
    for (int i = 1; i <= 3; i++)
        if (pipe(turns[i]) != 0)
            return 1;
    for (int i = 1; i <= 3; i++)
        if (fork() == 0)
            work(i);
    while (wait(NULL) > 0)
        ;
}
