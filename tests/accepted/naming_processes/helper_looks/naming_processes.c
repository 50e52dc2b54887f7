// SPDX-License-Identifier: MIT
// Right, with a helper process of each child, which looks under what name the system knows the
// child (it has the same name itself, for as long as it lives).
#include <err.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static int look(pid_t pid, const char *name) {
    char path[64], known[32] = "";
    snprintf(path, sizeof path, "/proc/%d/comm", (int)pid);
    FILE *comm = fopen(path, "r");
    if (!comm || !fgets(known, sizeof known, comm) || fclose(comm) == EOF)
        return EXIT_FAILURE;
    known[strcspn(known, "\n")] = '\0';
    return strcmp(known, name) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void function(const char *name) {
    if (prctl(PR_SET_NAME, name) == -1)
        err(EXIT_FAILURE, "prctl");
    pid_t self = getpid(), helper = fork();
    if (helper == -1)
        err(EXIT_FAILURE, "fork");
    if (helper == 0)
        _exit(look(self, name));
    int status;
    if (waitpid(helper, &status, 0) == -1)
        err(EXIT_FAILURE, "waitpid");
    if (status != 0)
        errx(EXIT_FAILURE, "the system does not know %s", name);

    printf("Starting process name = %s\n", name);
    poll(NULL, 0, 3000);
    printf("Exiting process name = %s\n", name);
}

int main(void) {
    pid_t children[2];
    for (int i = 0; i < 2; i++) {
        children[i] = fork();
        if (children[i] == -1)
            err(EXIT_FAILURE, "fork");
        if (children[i] == 0) {
            function(i == 0 ? "myFunc process" : "Process-2");
            exit(EXIT_SUCCESS);
        }
    }
    for (int i = 0; i < 2; i++)
        if (waitpid(children[i], NULL, 0) == -1)
            err(EXIT_FAILURE, "waitpid");
    return EXIT_SUCCESS;
}
