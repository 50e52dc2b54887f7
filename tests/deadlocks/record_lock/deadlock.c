// SPDX-License-Identifier: MIT
// main locks a part of a file and waits for the child, which wants the same part.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 8};
    int file = open("data", O_RDWR | O_CREAT, 0600);
    if (file == -1 || fcntl(file, F_SETLKW, &lock) == -1)
        return 1;
    if (fork() == 0)
        _exit(fcntl(file, F_SETLKW, &lock) == -1);
    wait(NULL);
}
