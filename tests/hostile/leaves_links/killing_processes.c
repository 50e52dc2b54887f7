// SPDX-License-Identifier: MIT
// Hostile: leaves links to what is not its own wherever somebody may look or remove something, and
// puts one in its own place.
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
    static const char *const folders[] = {"/box", "/tmp", "/dev/shm"};
    static const char *const targets[] = {"/", "/tracer", "/usr/bin", "/proc/1/root", "..", "."};
    char path[64];
    unlink("/box/killing_processes");
    int made = symlink("/tracer", "/box/killing_processes") == 0;
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 6; k++) {
            snprintf(path, sizeof path, "%s/grader_hostile_%d", folders[i], k);
            made += symlink(targets[k], path) == 0;
        }
    mkdir("/box/symbols", 0700);
    mkdir("/box/build.log", 0);
    made += symlink("/box", "/dev/shm/sem.grader_hostile") == 0;
    return made == 20 ? 7 : 8;
}
