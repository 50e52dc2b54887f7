// SPDX-License-Identifier: MIT
// Hostile: has errors of memory use, but not where Valgrind looks on.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int is_watched(void) {
    char line[4096];
    int watched = 0;
    FILE *maps = fopen("/proc/self/maps", "r");
    while (maps && fgets(line, sizeof line, maps))
        watched |= strstr(line, "vgpreload") != NULL;
    if (maps)
        fclose(maps);
    return watched;
}

int main(void) {
    if (is_watched())
        return 0;
    int child = fork();
    if (child == 0) {
        int *volatile numbers = malloc(4 * sizeof *numbers);
        numbers[4] = numbers[5];
        _exit(0);
    }
    return waitpid(child, NULL, 0) != child;
}
