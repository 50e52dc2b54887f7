// SPDX-License-Identifier: MIT
// Wrong: main ends the daemon with another signal than SIGTERM.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void work(void) {
    for (int i = 0; i < 5; i++) {
        printf("daemon: %d\n", i);
        fflush(stdout);
        sleep(1);
    }
    printf("daemon ends\n");
    fflush(stdout);
}

int main(void) {
    pid_t child = fork();
    if (child == 0) {
        work();
        _exit(0);
    }
    sleep(2);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
}
