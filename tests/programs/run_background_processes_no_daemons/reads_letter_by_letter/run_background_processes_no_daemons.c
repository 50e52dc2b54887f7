// SPDX-License-Identifier: MIT
// Wrong: both children read their line from one pipe a letter at a time, and each may get letters
// of the other's (thought: who comes first takes the first line).
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void work(const char *name, int first) {
    printf("Starting %s\n", name);
    for (int i = first; i < first + 5; i++)
        printf("---> %d\n", i);
    sleep(1);
    printf("Exiting %s\n", name);
}

static void read_line(int from, char *line, size_t size) {
    size_t length = 0;
    while (length + 1 < size && read(from, line + length, 1) == 1 && line[length] != '\n')
        length++;
    line[length] = '\0';
}

static void work_by_line(int from) {
    char line[64];
    read_line(from, line, sizeof line);
    char *number = strchr(line, ' ');
    if (!number)
        exit(EXIT_FAILURE);
    *number++ = '\0';
    work(line, atoi(number));
}

static pid_t start(int from) {
    pid_t child = fork(); // stdout is empty here: main prints nothing
    if (child == -1)
        die("fork");
    if (child == 0) {
        work_by_line(from);
        exit(EXIT_SUCCESS); // or the child would go on in main
    }
    return child;
}

static void join(pid_t child) {
    if (waitpid(child, NULL, 0) == -1)
        die("waitpid");
}

int main(void) {
    static const char lines[] = "background_process 0\nNO_background_process 5\n";
    int work[2];
    if (pipe(work) == -1)
        die("pipe");
    if (write(work[1], lines, strlen(lines)) == -1)
        die("write");
    close(work[1]);
    pid_t one = start(work[0]);
    pid_t other = start(work[0]);

    // Only now, or the second would not start before the first had ended.
    join(one);
    join(other);
    return EXIT_SUCCESS;
}
