// SPDX-License-Identifier: MIT
// Right, with stdout as another descriptor: main closes its own descriptor 1, and a child gets
// stdout through a socket before it prints with writev.
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
};

static void send_descriptor(int socket, int descriptor) {
    char byte = 0;
    struct iovec part = {.iov_base = &byte, .iov_len = 1};
    union control control;
    memset(&control, 0, sizeof control);
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = &control,
                             .msg_controllen = sizeof control};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    *header = (struct cmsghdr){
        .cmsg_len = CMSG_LEN(sizeof descriptor), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
    if (sendmsg(socket, &message, 0) == -1)
        err(EXIT_FAILURE, "sendmsg");
}

static int receive_descriptor(int socket) {
    char byte;
    struct iovec part = {.iov_base = &byte, .iov_len = 1};
    union control control;
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = &control,
                             .msg_controllen = sizeof control};
    if (recvmsg(socket, &message, 0) == -1)
        err(EXIT_FAILURE, "recvmsg");
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    int descriptor;
    if (!header || header->cmsg_type != SCM_RIGHTS)
        errx(EXIT_FAILURE, "no descriptor");
    memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
    return descriptor;
}

static void run(int socket, int number) {
    char words[] = "called run method in ", name[16];
    int out = receive_descriptor(socket);
    snprintf(name, sizeof name, "Process-%d\n", number);
    struct iovec parts[] = {{words, strlen(words)}, {name, strlen(name)}};
    if (writev(out, parts, 2) == -1)
        err(EXIT_FAILURE, "writev");
    close(out);
}

int main(void) {
    int sockets[2], out = dup(STDOUT_FILENO);
    if (out == -1 || close(STDOUT_FILENO) == -1 ||
        socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) == -1) // one end is descriptor 1 now
        err(EXIT_FAILURE, "descriptors");
    for (int n = 1; n <= 10; n++) {
        pid_t child = fork();
        if (child == -1)
            err(EXIT_FAILURE, "fork");
        if (child == 0) {
            close(out);
            run(sockets[1], n);
            _exit(EXIT_SUCCESS);
        }
        send_descriptor(sockets[0], out);
        if (waitpid(child, NULL, 0) == -1)
            err(EXIT_FAILURE, "waitpid");
    }
    return EXIT_SUCCESS;
}
