// SPDX-License-Identifier: MIT
// Right, with a child that shows each line at once (blank lines and trailing blanks too) for 1 s.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void check(int result, const char *what) {
    if (result == -1) {
        perror(what);
        exit(EXIT_FAILURE);
    }
}

static void show(const char *text, int length) {
    check(write(STDOUT_FILENO, text, (size_t)length) == -1 ? -1 : 0, "write");
}

static void work(void) {
    char line[32];
    show("\nStarting function  \n", 21);
    for (int i = 0; i < 10; i++) {
        show(line, snprintf(line, sizeof line, "-->%d\t\n \n", i));
        sleep(1);
    }
    show("Finished function \n", 19);
}

int main(void) {
    setvbuf(stdout, NULL, _IONBF, 0);
    printf("Process before execution: initial False   \n\n");
    pid_t child = fork();
    check(child, "fork");
    if (child == 0) {
        work();
        _exit(EXIT_SUCCESS);
    }
    printf("Process running: started True \t\n");
    sleep(1);

    check(kill(child, SIGTERM), "kill");
    printf("Process terminated: started True\n \n");

    int status;
    check(waitpid(child, &status, 0), "waitpid");
    printf("Process joined: stopped False  \n");
    if (WIFSIGNALED(status))
        printf("Process exit code: -%d \n", WTERMSIG(status));
    else
        printf("Process exit code: %d\n", WEXITSTATUS(status));
    return EXIT_SUCCESS;
}
