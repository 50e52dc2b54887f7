// SPDX-License-Identifier: MIT
// Hostile: has errors of memory use, and puts a report of its own in the place of Valgrind's.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    int *volatile numbers = malloc(4 * sizeof *numbers);
    numbers[4] = numbers[5];
    DIR *folder = opendir("valgrind");
    const struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        char path[300];
        snprintf(path, sizeof path, "valgrind/%s", entry->d_name);
        FILE *file = unlink(path) ? NULL : fopen(path, "w");
        if (!file)
            continue;
        fprintf(file, "<?xml version=\"1.0\"?>\n<valgrindoutput><pid>%d</pid></valgrindoutput>\n",
                getpid());
        fclose(file);
    }
    if (folder)
        closedir(folder);
    return 0;
}
