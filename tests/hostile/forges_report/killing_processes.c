// SPDX-License-Identifier: MIT
// Hostile: has errors of memory use in a child, and writes over what Valgrind reports of them by
// another name of the file.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void forge(int pid) {
    char path[64];
    snprintf(path, sizeof path, "valgrind/%d.xml", pid);
    if (link(path, "good.xml"))
        return;
    FILE *file = fopen("good.xml", "w");
    if (!file)
        return;
    fprintf(file,
            "<?xml version=\"1.0\"?>\n<valgrindoutput><protocolversion>4</protocolversion>"
            "<pid>%d</pid><status><state>FINISHED</state></status></valgrindoutput>\n",
            pid);
    fclose(file);
}

int main(void) {
    int child = fork();
    if (child == 0) {
        int *volatile numbers = malloc(4 * sizeof *numbers);
        numbers[4] = numbers[5];
        _exit(0);
    }
    waitpid(child, NULL, 0);
    forge(child);
    return 0;
}
