// SPDX-License-Identifier: MIT
// Hostile: looks for somebody to talk to outside.
#define _GNU_SOURCE
#include "refusals.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/vm_sockets.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static long call(const char *address, int port, int type) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    inet_pton(AF_INET, address, &to.sin_addr);
    int fd = socket(AF_INET, type, 0);
    if (type == SOCK_DGRAM)
        return sendto(fd, "a", 1, 0, (struct sockaddr *)&to, sizeof to);
    return connect(fd, (struct sockaddr *)&to, sizeof to);
}

// The name has no file: it begins with a zero byte.
static long call_abstract(const char *name) {
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    size_t size = strlen(name);
    memcpy(to.sun_path + 1, name, size);
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    return connect(fd, (struct sockaddr *)&to,
                   (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + size));
}

void try_network(void) {
    struct if_nameindex *interfaces = if_nameindex();
    for (int i = 0; interfaces && interfaces[i].if_index; i++)
        printf("interface %s\n", interfaces[i].if_name);
    if_freenameindex(interfaces);
    tell("a server far away", call("192.0.2.1", 80, SOCK_STREAM));
    tell("a name server", call("8.8.8.8", 53, SOCK_DGRAM));
    tell("the cloud's secrets", call("169.254.169.254", 80, SOCK_STREAM));
    tell("a server on this machine", call("127.0.0.1", 22, SOCK_STREAM));
    tell("a server without a file", call_abstract("grader_hostile"));
    tell("raw packets", socket(AF_PACKET, SOCK_RAW, 0));
    tell("the machine below", socket(AF_VSOCK, SOCK_STREAM, 0));
    tell("the kernel's ciphers", socket(AF_ALG, SOCK_SEQPACKET, 0));
}
