// SPDX-License-Identifier: MIT
// Hostile: tries all that must be refused, each group in a process that bears its name.
#include "refusals.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

void tell(const char *what, long result) {
    printf("%s: %s\n", what, result == -1 ? "refused" : "allowed");
    fflush(stdout);
}

int main(void) {
    static const struct {
        const char *name;
        void (*attempts)(void);
    } groups[] = {
        {"calls", try_calls}, {"tracer", try_tracer}, {"host", try_host}, {"network", try_network}};
    for (int i = 0; i < 4; i++) {
        pid_t child = fork();
        if (child == 0) {
            prctl(PR_SET_NAME, groups[i].name);
            groups[i].attempts();
            exit(0);
        }
        waitpid(child, NULL, 0);
    }
    return 0;
}
