// SPDX-License-Identifier: MIT
// main takes a second's sleep for a wait: the child has made its file by then, unless it is slow.
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    pid_t child = fork();
    if (child == 0)
        _exit(open("made", O_CREAT | O_WRONLY, 0600) == -1);
    sleep(1);
    printf("%s\n", access("made", F_OK) == 0 ? "made" : "missing");
    return waitpid(child, NULL, 0) != child;
}
