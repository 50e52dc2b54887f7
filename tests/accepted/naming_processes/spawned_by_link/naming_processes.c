// SPDX-License-Identifier: MIT
// Right, by posix_spawn of this same program through links of the right names: exec names a process
// after the file.
#include <err.h>
#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void function(const char *name) {
    printf("Starting process name = %s\n", name);
    sleep(3);
    printf("Exiting process name = %s\n", name);
}

int main(int argc, char *argv[]) {
    if (argc > 1) {
        function(argv[1]);
        return EXIT_SUCCESS;
    }

    char program[4096] = "", folder[] = "/tmp/names-XXXXXX";
    if (readlink("/proc/self/exe", program, sizeof program - 1) == -1)
        err(EXIT_FAILURE, "/proc/self/exe");
    if (!mkdtemp(folder) || chdir(folder) == -1)
        err(EXIT_FAILURE, "%s", folder);

    char names[2][16] = {"myFunc process", "Process-2"};
    pid_t children[2];
    for (int i = 0; i < 2; i++) {
        char *arguments[] = {names[i], names[i], NULL};
        if (symlink(program, names[i]) == -1)
            err(EXIT_FAILURE, "%s", names[i]);
        if ((errno = posix_spawn(&children[i], names[i], NULL, NULL, arguments, environ)) != 0)
            err(EXIT_FAILURE, "posix_spawn");
    }
    for (int i = 0; i < 2; i++) {
        if (waitpid(children[i], NULL, 0) == -1)
            err(EXIT_FAILURE, "waitpid");
        if (unlink(names[i]) == -1)
            err(EXIT_FAILURE, "%s", names[i]);
    }
    if (rmdir(folder) == -1)
        err(EXIT_FAILURE, "%s", folder);
    return EXIT_SUCCESS;
}
