// SPDX-License-Identifier: MIT
// Right, by vfork and exec of this same program, whose role is in the environment.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static int count(const char *name) {
    int daemon = strcmp(name, "background_process") == 0;
    prctl(PR_SET_NAME, name);
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    printf("Starting process: %s\n", name);
    for (int i = daemon ? 0 : 5; i < (daemon ? 5 : 9); i++) {
        printf("%s ---> %d\n", name, i);
        for (unsigned left = 1; left > 0;)
            left = sleep(left);
    }
    printf("Exiting process: %s\n", name);
    return EXIT_SUCCESS;
}

static pid_t start(const char *name) {
    if (setenv("DEROM_ROLE", name, 1) == -1)
        return -1;
    pid_t child = vfork();
    if (child == 0) {
        execl("/proc/self/exe", "derom", (char *)NULL);
        _exit(127);
    }
    return child;
}

int main(void) {
    const char *role = getenv("DEROM_ROLE");
    if (role)
        return count(role);

    pid_t daemon = start("background_process");
    pid_t worker = start("non_background_process");
    if (daemon == -1 || worker == -1) {
        perror("start");
        return EXIT_FAILURE;
    }
    sleep(2);

    if (kill(daemon, SIGTERM) == -1 || waitpid(daemon, NULL, 0) == -1) {
        perror("daemon");
        return EXIT_FAILURE;
    }
    int status;
    if (waitpid(worker, &status, 0) == -1)
        return EXIT_FAILURE;
    return WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILURE;
}
