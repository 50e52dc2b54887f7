// SPDX-License-Identifier: MIT
// Two processes open the same two FIFOs, each in its own order.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    if (mkfifo("question", 0600) == -1 || mkfifo("answer", 0600) == -1)
        return 1;
    if (fork() == 0) {
        int answer = open("answer", O_WRONLY);
        int question = open("question", O_RDONLY);
        _exit(question == -1 || answer == -1);
    }
    int question = open("question", O_WRONLY);
    int answer = open("answer", O_RDONLY);
    wait(NULL);
    return question == -1 || answer == -1;
}
