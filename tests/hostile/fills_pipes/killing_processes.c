// SPDX-License-Identifier: MIT
// Hostile: fills pipes and sockets that nobody reads, in many processes. The status is 7 where they
// hold less than 64 MiB for each of them.
#define _GNU_SOURCE // F_SETPIPE_SZ
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MEBIBYTE = 1024 * 1024, CHILDREN = 3 };

static long fill(int fd) {
    static const char bytes[65536];
    long sum = 0;
    ssize_t size;
    fcntl(fd, F_SETFL, O_NONBLOCK);
    while ((size = write(fd, bytes, sizeof bytes)) > 0)
        sum += size;
    return sum;
}

static long fill_all(void) {
    int pipes[2], pair[2];
    long sum = 0;
    while (pipe(pipes) == 0 && socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0) {
        fcntl(pipes[1], F_SETPIPE_SZ, MEBIBYTE);
        sum += fill(pipes[1]) + fill(pair[0]) + fill(pair[1]);
    }
    return sum;
}

int main(void) {
    long *sums = mmap(NULL, CHILDREN * sizeof *sums, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    long sum = 0;
    for (int child = 0; child < CHILDREN; child++)
        if (fork() == 0) {
            sums[child] = fill_all();
            sleep(1);
            _exit(0);
        }
    for (int child = 0; child < CHILDREN; child++)
        wait(NULL);
    for (int child = 0; child < CHILDREN; child++)
        sum += sums[child];
    return sum < CHILDREN * 64L * MEBIBYTE ? 7 : 8;
}
