// SPDX-License-Identifier: MIT
// main waits for a message of type 2; the child sends type 1.
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

struct message {
    long type;
    char words[8];
};

int main(void) {
    struct message message = {.type = 1};
    int queue = msgget(IPC_PRIVATE, 0600);
    if (queue == -1)
        return 1;
    if (fork() == 0) {
        strcpy(message.words, "hello");
        _exit(msgsnd(queue, &message, sizeof message.words, 0) == -1);
    }
    if (msgrcv(queue, &message, sizeof message.words, 2, 0) == -1)
        return 1;
    wait(NULL);
    return msgctl(queue, IPC_RMID, NULL) == -1;
}
