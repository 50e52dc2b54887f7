// SPDX-License-Identifier: MIT
// Right, by pidfd: a descriptor of the child in place of its number, which could be used again.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static int send_signal(int pidfd, pid_t child, int signal_number) {
    if (pidfd == -1)
        return kill(child, signal_number);
    return (int)syscall(SYS_pidfd_send_signal, pidfd, signal_number, NULL, 0);
}

static void work(void) {
    printf("Starting function\n");
    for (int i = 0; i < 10; i++) {
        printf("-->%d\n", i);
        sleep(1);
    }
    printf("Finished function\n");
}

int main(void) {
    printf("Process before execution: initial False\n");
    fflush(stdout);

    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        work();
        exit(EXIT_SUCCESS);
    }
    int pidfd = (int)syscall(SYS_pidfd_open, child, 0);
    if (pidfd == -1 && errno != ENOSYS)
        die("pidfd_open");
    printf("Process running: started True\n");

    if (send_signal(pidfd, child, SIGTERM) == -1)
        die("send_signal");
    printf("Process terminated: started True\n");

    // An old kernel, or Valgrind, knows no pidfd: there the number has to do.
    siginfo_t info;
    if (waitid(pidfd == -1 ? P_PID : P_PIDFD, (id_t)(pidfd == -1 ? child : pidfd), &info, WEXITED))
        die("waitid");
    if (pidfd != -1)
        close(pidfd);
    printf("Process joined: stopped False\n");
    printf("Process exit code: %d\n",
           info.si_code == CLD_EXITED ? info.si_status : -info.si_status);
    return EXIT_SUCCESS;
}
