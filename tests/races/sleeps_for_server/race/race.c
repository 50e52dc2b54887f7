// SPDX-License-Identifier: MIT
// Main sleeps until the child has surely made its socket.
#include <stdbool.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "server"};

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

static void rest(int milliseconds) {
    struct timespec time = {.tv_nsec = milliseconds * 1000000L};
    must(nanosleep(&time, NULL) == 0);
}

static int listening(void) {
    int server = socket(AF_UNIX, SOCK_STREAM, 0);
    must(server != -1);
    must(bind(server, (const struct sockaddr *)&address, sizeof address) == 0);
    must(listen(server, 1) == 0);
    return server;
}

static void serve(int server) {
    int client = accept(server, NULL, NULL);
    must(client != -1);
    _exit(write(client, "x", 1) != 1);
}

int main(void) {
    char byte;
    if (start() == 0)
        serve(listening());
    int client = socket(AF_UNIX, SOCK_STREAM, 0);
    must(client != -1);
    rest(50);
    must(connect(client, (const struct sockaddr *)&address, sizeof address) == 0);
    must(read(client, &byte, 1) == 1);
    puts(all_end_well() ? "ok" : "the child failed");
}
