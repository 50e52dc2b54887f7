// SPDX-License-Identifier: MIT
// Runs a copy of itself that nobody may read, so that nobody can look into the process.
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int copy_itself(const char *name) {
    char bytes[65536];
    ssize_t size;
    int from = open("/proc/self/exe", O_RDONLY), to = open(name, O_WRONLY | O_CREAT, 0111);
    while ((size = read(from, bytes, sizeof bytes)) > 0)
        if (write(to, bytes, (size_t)size) != size)
            return -1;
    close(from);
    return close(to);
}

int main(int count, char **arguments) {
    (void)arguments;
    if (count > 1)
        return puts("unseen") < 0;
    if (copy_itself("hidden"))
        return 1;
    if (fork() == 0)
        execl("hidden", "hidden", "again", (char *)NULL);
    wait(NULL);
    return 0;
}
