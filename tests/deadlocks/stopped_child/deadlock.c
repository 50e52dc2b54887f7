// SPDX-License-Identifier: MIT
// main stops its child, never has it go on, and waits for it.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t child = fork();
    if (child == 0) {
        sleep(2);
        _exit(0);
    }
    sleep(1);
    kill(child, SIGSTOP);
    waitpid(child, NULL, 0);
}
