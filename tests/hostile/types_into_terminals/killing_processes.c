// SPDX-License-Identifier: MIT
// Hostile: types a command into whatever terminal there may be. The status is 7 where none took it.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

// Whether the terminal took a letter.
static int type(int fd) {
    int taken = 0;
    for (const char *letter = "\ntouch grader_hostile\n"; *letter; letter++)
        taken += ioctl(fd, TIOCSTI, letter) == 0;
    return taken;
}

int main(void) {
    static const char *const terminals[] = {"/dev/tty", "/dev/console", "/dev/tty0", "/dev/pts/0"};
    int taken = 0;
    for (int fd = 0; fd < 256; fd++)
        taken += type(fd);
    setsid();
    for (int i = 0; i < 4; i++) {
        int fd = open(terminals[i], O_RDWR | O_NONBLOCK);
        ioctl(fd, TIOCSCTTY, 1);
        ioctl(fd, TIOCSPGRP, &(pid_t){getpid()});
        taken += type(fd);
    }
    return taken ? 8 : 7;
}
