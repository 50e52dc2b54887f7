// SPDX-License-Identifier: MIT
// Right: main ends the daemon after two seconds.
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
    kill(child, SIGTERM);
    waitpid(child, NULL, 0);
}
