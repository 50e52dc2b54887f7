// SPDX-License-Identifier: MIT
// Right, with locks on two bytes of a file as the barrier: main locks them before p1 and p2 are
// born, each of the two unlocks its own when it has come, and goes on when it can lock the other's.
#define _GNU_SOURCE // open file description locks
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int open_file(const char *name) {
    int fd = open(name, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (fd == -1)
        die(name);
    return fd;
}

static void byte_lock(int fd, short type, int byte) {
    struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1};
    if (fcntl(fd, F_OFD_SETLKW, &lock) == -1)
        die("fcntl");
}

int main(void) {
    // Locks belong to open files: one for each of p1 and p2, to which they come with fork().
    static const char gate[] = "gate", turn[] = "turn";
    int own[2] = {open_file(gate), open_file(gate)};
    for (int i = 0; i < 2; i++)
        byte_lock(own[i], F_WRLCK, i);
    close(open_file(turn));

    for (int i = 0; i < 4; i++) {
        pid_t pid = fork();
        if (pid == -1)
            die("fork");
        if (pid > 0)
            continue;
        if (i < 2) {
            byte_lock(own[i], F_UNLCK, i);
            byte_lock(own[i], F_RDLCK, 1 - i);
            byte_lock(own[i], F_UNLCK, 1 - i);
        }
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        int lock = open_file(turn); // not the same open file as the others'
        if (flock(lock, LOCK_EX) == -1)
            die("flock");
        char seconds[32];
        strftime(seconds, sizeof seconds, "%F %T", localtime(&now.tv_sec));
        printf("process p%d - test_%s_barrier ----> %s.%06ld\n", i + 1, i < 2 ? "with" : "without",
               seconds, now.tv_nsec / 1000);
        fclose(stdout);
        close(lock);
        exit(EXIT_SUCCESS);
    }
    for (int i = 0; i < 4; i++)
        if (wait(NULL) == -1)
            die("wait");
    unlink(gate);
    unlink(turn);
    return EXIT_SUCCESS;
}
