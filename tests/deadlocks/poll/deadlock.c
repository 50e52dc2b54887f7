// SPDX-License-Identifier: MIT
// main polls a pipe whose write end only main itself has.
#include <poll.h>
#include <unistd.h>

int main(void) {
    int ends[2];
    if (pipe(ends) == -1)
        return 1;
    struct pollfd fds[] = {{.fd = ends[0], .events = POLLIN}};
    return poll(fds, 1, -1) != 1;
}
