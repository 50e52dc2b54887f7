// SPDX-License-Identifier: MIT
// Hostile: has errors of memory use, and removes what Valgrind tells of them.
#include <dirent.h>
#include <stdlib.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
    int *volatile numbers = malloc(4 * sizeof *numbers);
    numbers[4] = numbers[5];
    DIR *folder = opendir("valgrind");
    const struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        char path[300];
        snprintf(path, sizeof path, "valgrind/%s", entry->d_name);
        unlink(path);
    }
    return 0;
}
