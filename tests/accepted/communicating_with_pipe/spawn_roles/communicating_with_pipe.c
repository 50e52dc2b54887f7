// SPDX-License-Identifier: MIT
// Right, by posix_spawn of this same program in a role, as a shell joins commands in a pipeline.
#define _GNU_SOURCE // pipe2
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void die(const char *what, int error) {
    fprintf(stderr, "%s: %s\n", what, strerror(error));
    exit(EXIT_FAILURE);
}

// In the roles, stdin and stdout are ends of pipes.
static int send_numbers(void) {
    for (int i = 0; i < 10; i++)
        printf("%d\n", i);
    return EXIT_SUCCESS;
}

static int square_numbers(void) {
    int number;
    while (scanf("%d", &number) == 1)
        printf("%d\n", number * number);
    return EXIT_SUCCESS;
}

// Close-on-exec closes every end but the copies that become stdin and stdout; -1 is none.
static pid_t spawn(char *role, int in, int out) {
    char program[4096] = "";
    if (readlink("/proc/self/exe", program, sizeof program - 1) == -1)
        die("/proc/self/exe", errno);
    char *argv[] = {program, role, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (in != -1)
        posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);

    pid_t pid;
    int error = posix_spawn(&pid, program, &actions, NULL, argv, environ);
    if (error != 0)
        die("posix_spawn", error);
    posix_spawn_file_actions_destroy(&actions);
    return pid;
}

int main(int argc, char *argv[]) {
    if (argc > 1)
        return strcmp(argv[1], "sender") == 0 ? send_numbers() : square_numbers();

    int numbers[2], squares[2];
    if (pipe2(numbers, O_CLOEXEC) == -1 || pipe2(squares, O_CLOEXEC) == -1)
        die("pipe2", errno);

    char sender_role[] = "sender", squarer_role[] = "squarer";
    pid_t sender = spawn(sender_role, -1, numbers[1]);
    pid_t squarer = spawn(squarer_role, numbers[0], squares[1]);
    close(numbers[0]);
    close(numbers[1]);
    close(squares[1]);

    char text[256];
    ssize_t got;
    while ((got = read(squares[0], text, sizeof text)) > 0)
        fwrite(text, 1, (size_t)got, stdout);
    close(squares[0]);
    printf("End\n");

    int status;
    if (waitpid(sender, &status, 0) == -1 || status != 0)
        return EXIT_FAILURE;
    if (waitpid(squarer, &status, 0) == -1 || status != 0)
        return EXIT_FAILURE;
    return EXIT_SUCCESS;
}
