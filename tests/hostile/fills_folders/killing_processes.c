// SPDX-License-Identifier: MIT
// Hostile: fills every folder that it can write to, each file within the limit; and shuts the
// doors.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MEBIBYTE = 1024 * 1024, ENOUGH = 1024 };

// How many mebibytes fit.
static int fill(const char *folder) {
    static const char bytes[MEBIBYTE] = {1};
    char path[64];
    for (int number = 0; number < ENOUGH; number++) {
        snprintf(path, sizeof path, "%s/grader_hostile_%d", folder, number);
        int file = open(path, O_WRONLY | O_CREAT, 0);
        ssize_t size = write(file, bytes, sizeof bytes);
        close(file);
        if (size < MEBIBYTE)
            return number;
    }
    return ENOUGH;
}

int main(void) {
    static const char *const folders[] = {"/tmp", "/dev/shm", "/box"};
    int status = 7;
    for (int i = 0; i < 3; i++)
        if (fill(folders[i]) >= 100)
            status = 8;
    for (int depth = 0; depth < 200; depth++)
        if (mkdir("d", 0700) || chdir("d"))
            break;
    chmod("/box", 0);
    return status;
}
