// SPDX-License-Identifier: MIT
// Right, by lines of text: stdio streams on the ends of the pipes, fprintf to send, fgets to
// receive.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static FILE *stream(int fd, const char *mode) {
    FILE *file = fdopen(fd, mode);
    if (!file)
        die("fdopen");
    return file;
}

static void send_numbers(FILE *out) {
    for (int i = 0; i < 10; i++)
        fprintf(out, "number %d\n", i);
    fclose(out);
}

static void square_numbers(FILE *in, FILE *out) {
    char line[64];
    int number;
    while (fgets(line, sizeof line, in))
        if (sscanf(line, "number %d", &number) == 1)
            fprintf(out, "square %d\n", number * number);
    fclose(in);
    fclose(out);
}

int main(void) {
    int to_squarer[2], to_main[2];
    if (pipe(to_squarer) == -1 || pipe(to_main) == -1)
        die("pipe");

    switch (fork()) {
    case -1:
        die("fork");
        break;
    case 0:
        close(to_squarer[0]);
        close(to_main[0]);
        close(to_main[1]);
        send_numbers(stream(to_squarer[1], "w"));
        return 0;
    }
    switch (fork()) {
    case -1:
        die("fork");
        break;
    case 0:
        close(to_squarer[1]);
        close(to_main[0]);
        square_numbers(stream(to_squarer[0], "r"), stream(to_main[1], "w"));
        return 0;
    }
    close(to_squarer[0]);
    close(to_squarer[1]);
    close(to_main[1]);

    FILE *in = stream(to_main[0], "r");
    char line[64];
    int square;
    while (fgets(line, sizeof line, in))
        if (sscanf(line, "square %d", &square) == 1)
            printf("%d\n", square);
    fclose(in);
    printf("End\n");

    while (wait(NULL) != -1)
        continue;
    return 0;
}
