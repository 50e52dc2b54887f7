// SPDX-License-Identifier: MIT
// Hostile: has errors of memory use, and has Valgrind pass over them: plants suppressions in the
// work folder, and starts itself anew.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void plant(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) == EOF || fclose(file) == EOF)
        exit(8);
}

int main(int count, char **arguments) {
    (void)arguments;
    if (count == 1) {
        plant(".valgrindrc", "--suppressions=./all.supp\n");
        plant("all.supp", "{\nall\nMemcheck:Addr4\n...\n}\n{\nleaks\nMemcheck:Leak\n...\n}\n");
        setenv("VALGRIND_OPTS", "--suppressions=./all.supp", 1);
        execl("./killing_processes", "killing_processes", "again", (char *)NULL);
        execl("/proc/self/exe", "killing_processes", "again", (char *)NULL);
        return 8;
    }
    int *volatile numbers = malloc(4 * sizeof *numbers);
    numbers[4] = numbers[5];
    return 0;
}
