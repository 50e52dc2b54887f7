// SPDX-License-Identifier: MIT
// Right, by the file: each child writes its name into its own /proc/self/comm, one with stdio and
// one with write, and reads there what it prints.
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static void name_by_stdio(const char *name) {
    FILE *comm = fopen("/proc/self/comm", "w");
    if (!comm || fputs(name, comm) == EOF || fclose(comm) == EOF)
        err(EXIT_FAILURE, "/proc/self/comm");
}

static void name_by_number(const char *name) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task/%d/comm", (int)getpid(), (int)getpid());
    int comm = open(path, O_RDWR | O_CLOEXEC);
    if (comm == -1 || write(comm, name, strlen(name)) == -1 || close(comm) == -1)
        err(EXIT_FAILURE, "%s", path);
}

static void function(void) {
    char name[32] = "";
    FILE *comm = fopen("/proc/self/comm", "r");
    if (!comm || !fgets(name, sizeof name, comm) || fclose(comm) == EOF)
        err(EXIT_FAILURE, "/proc/self/comm");
    name[strcspn(name, "\n")] = '\0';
    printf("Starting process name = %s\n", name);
    sleep(3);
    printf("Exiting process name = %s\n", name);
}

int main(void) {
    pid_t with_name = fork();
    if (with_name == 0) {
        name_by_stdio("myFunc process");
        function();
        exit(EXIT_SUCCESS);
    }
    pid_t with_default_name = fork();
    if (with_default_name == 0) {
        name_by_number("Process-2");
        function();
        exit(EXIT_SUCCESS);
    }
    if (with_name == -1 || with_default_name == -1)
        err(EXIT_FAILURE, "fork");
    if (waitpid(with_default_name, NULL, 0) == -1 || waitpid(with_name, NULL, 0) == -1)
        err(EXIT_FAILURE, "waitpid");
    return EXIT_SUCCESS;
}
