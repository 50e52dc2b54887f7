// SPDX-License-Identifier: MIT
// Right, by vfork and exec of this same program; blank lines and trailing blanks do not count.
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    if (argc > 1) {
        puts("");
        printf("called run method in %s \t\n\n", argv[1]);
        return EXIT_SUCCESS;
    }
    char program[4096] = "";
    if (readlink("/proc/self/exe", program, sizeof program - 1) == -1)
        err(EXIT_FAILURE, "/proc/self/exe");
    for (int n = 1; n <= 10; n++) {
        char name[16];
        snprintf(name, sizeof name, "Process-%d", n);
        char *arguments[] = {program, name, NULL};
        pid_t child = vfork();
        if (child == -1)
            err(EXIT_FAILURE, "vfork");
        if (child == 0) {
            execv(program, arguments);
            _exit(127);
        }
        if (waitpid(child, NULL, 0) == -1)
            err(EXIT_FAILURE, "waitpid");
    }
    return EXIT_SUCCESS;
}
