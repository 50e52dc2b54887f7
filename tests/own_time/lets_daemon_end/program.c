// SPDX-License-Identifier: MIT
// Wrong: nobody ends the daemon.
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
    kill(child, 0);
    waitpid(child, NULL, 0);
}
