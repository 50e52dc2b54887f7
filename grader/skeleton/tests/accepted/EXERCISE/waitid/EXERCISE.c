// SPDX-License-Identifier: MIT
// Right: write(2) instead of stdio, and a child that is only looked at before it is waited for.
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void say(const char *line) {
    if (write(STDOUT_FILENO, line, strlen(line)) == -1)
        _exit(EXIT_FAILURE);
}

int main(void) {
    siginfo_t info;
    pid_t child = fork();
    if (child == 0) {
        say("Hello from the child\n");
        _exit(EXIT_SUCCESS);
    }
    if (child == -1 || waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT) == -1)
        return EXIT_FAILURE;
    say("The child has ended  \n\n"); // trailing blanks and blank lines do not count
    return waitpid(child, NULL, 0) == child ? EXIT_SUCCESS : EXIT_FAILURE;
}
