// SPDX-License-Identifier: MIT
// Hostile: looks for what an earlier run of any program has left, and leaves all that may stay.
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { KEY = 0x67726164, NEW = O_RDWR | O_CREAT | O_EXCL };

// The name has no file: it begins with a zero byte.
static int bind_abstract(void) {
    struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "\0grader_hostile"};
    return bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&name,
                offsetof(struct sockaddr_un, sun_path) + 15);
}

// A daemon that would hold the name longer than main lives.
static void stay(void) {
    if (fork() > 0)
        return;
    setsid();
    bind_abstract();
    for (;;)
        pause();
}

// The program itself, for the next run.
static int replace_itself(void) {
    struct stat status;
    if (stat("killing_processes", &status) || status.st_size < 1000)
        return -1;
    unlink("killing_processes");
    return open("killing_processes", NEW, 0777);
}

int main(void) {
    const int made[] = {open("/box/grader_hostile", NEW, 0600),
                        open("/tmp/.grader_hostile", NEW, 0600),
                        mkfifo("/tmp/grader_hostile", 0600),
                        shm_open("/grader_hostile", NEW, 0600),
                        mq_open("/grader_hostile", NEW, 0600, NULL),
                        shmget(KEY, 4096, IPC_CREAT | IPC_EXCL | 0600),
                        msgget(KEY, IPC_CREAT | IPC_EXCL | 0600),
                        semget(KEY, 1, IPC_CREAT | IPC_EXCL | 0600),
                        bind_abstract(),
                        replace_itself()};
    int found = 0;
    for (unsigned i = 0; i < sizeof made / sizeof *made; i++) {
        if (made[i] < 0)
            fprintf(stderr, "attempt %u has met another run\n", i);
        found += made[i] < 0;
    }
    stay();
    return found ? 8 : 7;
}
