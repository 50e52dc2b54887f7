// SPDX-License-Identifier: MIT
// Wrong: main pauses until the first child has its name; a child that is quick says so before main
// pauses.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static unsigned table[1 << 20];

static void wake_up(int number) { (void)number; }

static void function(const char *name) {
    printf("Starting process name = %s\n", name);
    sleep(3);
    printf("Exiting process name = %s\n", name);
}

static void start(const char *name) {
    pid_t child = fork();
    if (child == -1)
        exit(EXIT_FAILURE);
    if (child == 0) {
        for (unsigned i = 0; i < sizeof table / sizeof *table; i++)
            table[i] = i * i;
        prctl(PR_SET_NAME, name);
        kill(getppid(), SIGUSR1);
        function(name);
        exit(EXIT_SUCCESS);
    }
}

int main(void) {
    struct sigaction action = {.sa_handler = wake_up, .sa_flags = SA_RESTART};
    if (sigaction(SIGUSR1, &action, NULL) == -1)
        return EXIT_FAILURE;
    start("myFunc process");
    pause();
    start("Process-2");
    while (wait(NULL) > 0)
        ;
    return EXIT_SUCCESS;
}
