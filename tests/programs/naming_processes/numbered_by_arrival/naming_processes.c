// SPDX-License-Identifier: MIT
// Wrong: the children take their names in the order in which they arrive, and the second one may be
// quicker.
#include <stdio.h>
#include <stdlib.h>
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

static void start(int *arrived) {
    pid_t child = fork();
    if (child == -1)
        exit(EXIT_FAILURE);
    if (child == 0) {
        const char *name =
            __atomic_fetch_add(arrived, 1, __ATOMIC_SEQ_CST) == 0 ? "myFunc process" : "Process-2";
        prctl(PR_SET_NAME, name);
        function(name);
        exit(EXIT_SUCCESS);
    }
}

int main(void) {
    int *arrived =
        mmap(NULL, sizeof *arrived, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (arrived == MAP_FAILED)
        return EXIT_FAILURE;
    start(arrived);
    for (unsigned i = 0; i < sizeof table / sizeof *table; i++)
        table[i] = i * i;
    start(arrived);
    while (wait(NULL) > 0)
        ;
    return EXIT_SUCCESS;
}
