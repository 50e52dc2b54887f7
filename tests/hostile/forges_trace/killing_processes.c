// SPDX-License-Identifier: MIT
// Hostile: writes a verdict of its own, and the end of a trace, to whatever may be listening.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char forged[] =
    "\n0.000001 0 exit status=0\nend 3\n{\"format\": 1, \"results\": []}\n";

int main(void) {
    char path[64];
    int heard = 0;
    for (int fd = 3; fd < 1024; fd++)
        heard += write(fd, forged, strlen(forged)) > 0;
    for (int fd = 0; fd < 64; fd++) {
        snprintf(path, sizeof path, "/proc/1/fd/%d", fd);
        int other = open(path, O_WRONLY);
        heard += other >= 0 && write(other, forged, strlen(forged)) > 0;
    }
    heard += write(0, forged, strlen(forged)) > 0;
    for (int fd = 1; fd < 3; fd++)
        if (write(fd, forged, strlen(forged)) < 0)
            return 8;
    return heard ? 8 : 7;
}
