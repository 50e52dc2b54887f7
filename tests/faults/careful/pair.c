// SPDX-License-Identifier: MIT
// Two children send a record each to main, which looks at what every call returns and goes on where
// one was only interrupted or cut short.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHILDREN = 2, SIZE = 6000 };

static pid_t children[CHILDREN];

static void wait_for(pid_t child) {
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ;
}

static _Noreturn void give_up(const char *call, int started) {
    perror(call);
    for (int i = 0; i < started; i++) {
        kill(children[i], SIGKILL);
        wait_for(children[i]);
    }
    exit(EXIT_FAILURE);
}

static void send_record(int pipe_end) {
    char record[SIZE];
    memset(record, 'r', sizeof record);
    for (size_t done = 0; done < sizeof record;) {
        ssize_t size = write(pipe_end, record + done, sizeof record - done);
        if (size < 0 && errno != EINTR)
            _exit(EXIT_FAILURE);
        done += size > 0 ? (size_t)size : 0;
    }
    _exit(EXIT_SUCCESS);
}

int main(void) {
    int ends[2];
    char bytes[100];
    size_t sum = 0;
    if (pipe(ends) < 0)
        give_up("pipe", 0);
    int file = open("/dev/null", O_RDONLY);
    if (file < 0)
        give_up("open", 0);
    close(file);
    if (mmap(NULL, 1, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
        give_up("mmap", 0);
    for (int i = 0; i < CHILDREN; i++) {
        children[i] = fork();
        if (children[i] < 0)
            give_up("fork", i);
        if (children[i] == 0)
            send_record(ends[1]);
    }
    close(ends[1]);
    for (ssize_t size; (size = read(ends[0], bytes, sizeof bytes)) != 0;)
        if (size > 0)
            sum += (size_t)size;
        else if (errno != EINTR)
            give_up("read", CHILDREN);
    for (int i = 0; i < CHILDREN; i++)
        wait_for(children[i]);
    printf("%zu bytes\n", sum);
}
