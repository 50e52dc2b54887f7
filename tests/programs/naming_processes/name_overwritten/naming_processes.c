// SPDX-License-Identifier: MIT
// Wrong: the name is handed over in shared memory, and main writes the second one there while the
// first may still be unread.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static unsigned table[1 << 20];

static void function(const char *name) {
    printf("Starting process name = %s\n", name);
    sleep(3);
    printf("Exiting process name = %s\n", name);
}

static void start(char *shared, const char *name) {
    strcpy(shared, name);
    pid_t child = fork();
    if (child == -1)
        exit(EXIT_FAILURE);
    if (child == 0) {
        char own[32];
        strcpy(own, shared);
        prctl(PR_SET_NAME, own);
        function(own);
        exit(EXIT_SUCCESS);
    }
}

int main(void) {
    char *shared = mmap(NULL, 32, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return EXIT_FAILURE;
    start(shared, "myFunc process");
    for (unsigned i = 0; i < sizeof table / sizeof *table; i++)
        table[i] = i * i;
    start(shared, "Process-2");
    while (wait(NULL) > 0)
        ;
    return EXIT_SUCCESS;
}
