// SPDX-License-Identifier: MIT
// A processor for one run. The claim is an abstract socket's name: the system lets one process at a
// time have it, and takes it back however that process ends.
#include "base/processor.h"

#include "base/cleanup.h"

#include <sched.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

static int claim(int processor) {
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int size =
        snprintf(name.sun_path + 1, sizeof name.sun_path - 1, "grader-processor-%d", processor);
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)size);
    if (fd >= 0 && bind(fd, (const struct sockaddr *)&name, length)) {
        close(fd);
        return -1;
    }
    return fd;
}

int processor_claim(int *out_claim) {
    cpu_set_t ours;
    if (sched_getaffinity(0, sizeof ours, &ours))
        return -1;
    for (int processor = 0; processor < CPU_SETSIZE; processor++)
        if (CPU_ISSET(processor, &ours) && (*out_claim = claim(processor)) >= 0)
            return processor;
    return -1;
}

size_t processor_count(void) {
    cpu_set_t ours;
    return sched_getaffinity(0, sizeof ours, &ours) ? 1 : (size_t)CPU_COUNT(&ours);
}
