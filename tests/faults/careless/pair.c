// SPDX-License-Identifier: MIT
// Two children send a record each to main, which takes every call for one that succeeds.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHILDREN = 2, SIZE = 6000 };

static char bytes[CHILDREN * SIZE];

static void send_record(int pipe_end) {
    char record[SIZE];
    memset(record, 'r', sizeof record);
    _exit(write(pipe_end, record, sizeof record) < 0);
}

int main(void) {
    int ends[2];
    size_t sum = 0;
    pipe(ends);
    open("/dev/null", O_RDONLY);
    mmap(NULL, 1, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (int i = 0; i < CHILDREN; i++)
        if (fork() == 0)
            send_record(ends[1]);
    close(ends[1]);
    for (ssize_t size; (size = read(ends[0], bytes, sizeof bytes)) > 0;)
        sum += (size_t)size;
    for (int i = 0; i < CHILDREN; i++)
        wait(NULL);
    printf("%zu bytes\n", sum);
}
