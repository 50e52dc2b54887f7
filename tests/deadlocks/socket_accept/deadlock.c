// SPDX-License-Identifier: MIT
// A server waits for clients, and nobody is one.
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>

int main(void) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int server = socket(AF_UNIX, SOCK_STREAM, 0);
    snprintf(address.sun_path, sizeof address.sun_path, "socket");
    if (bind(server, (struct sockaddr *)&address, sizeof address) == -1 || listen(server, 1) == -1)
        return 1;
    return accept(server, NULL, NULL) == -1;
}
