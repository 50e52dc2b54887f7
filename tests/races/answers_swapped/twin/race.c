// SPDX-License-Identifier: MIT
// An answer has the type of the client that asked.
#include <stdbool.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CLIENTS = 2, REQUEST = 1, ANSWER = 2 };

struct message {
    long type;
    int client;
    int number;
};

static const size_t size = sizeof(struct message) - sizeof(long);

static void must(bool done) {
    if (!done)
        _exit(2);
}

static bool all_end_well(void) {
    bool well = true;
    int status;
    while (wait(&status) > 0)
        well = well && status == 0;
    return well;
}

static pid_t start(void) {
    pid_t pid = fork();
    must(pid != -1);
    return pid;
}

static void ask(int queue, int client) {
    struct message message = {.type = REQUEST, .client = client, .number = 10 + client};
    must(msgsnd(queue, &message, size, 0) == 0);
    must(msgrcv(queue, &message, size, ANSWER + client, 0) == (ssize_t)size);
    _exit(message.number != (10 + client) * 2);
}

static void answer(int queue) {
    struct message message;
    must(msgrcv(queue, &message, size, REQUEST, 0) == (ssize_t)size);
    message.type = ANSWER + message.client;
    message.number *= 2;
    must(msgsnd(queue, &message, size, 0) == 0);
}

int main(void) {
    int queue = msgget(IPC_PRIVATE, 0600);
    must(queue != -1);
    for (int client = 0; client < CLIENTS; client++)
        if (start() == 0)
            ask(queue, client);
    for (int client = 0; client < CLIENTS; client++)
        answer(queue);
    puts(all_end_well() ? "ok" : "a client got another one's answer");
    return msgctl(queue, IPC_RMID, NULL) == -1;
}
