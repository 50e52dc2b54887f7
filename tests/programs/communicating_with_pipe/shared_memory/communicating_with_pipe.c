// SPDX-License-Identifier: MIT
// Wrong: the numbers and squares pass through shared memory, not through a channel
// (thought: the processes see the same array, so there is no need to send anything).
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { COUNT = 10 };

static int *numbers;

static void fill(void) {
    for (int i = 0; i < COUNT; i++)
        numbers[i] = i;
}

static void square(void) {
    for (int i = 0; i < COUNT; i++)
        numbers[i] *= numbers[i];
}

static void run_in_child(void (*work)(void)) {
    pid_t pid = fork();
    if (pid == -1)
        exit(EXIT_FAILURE);
    if (pid == 0) {
        work();
        _exit(EXIT_SUCCESS);
    }
    if (waitpid(pid, NULL, 0) == -1)
        exit(EXIT_FAILURE);
}

int main(void) {
    size_t size = COUNT * sizeof *numbers;
    numbers = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (numbers == MAP_FAILED)
        return EXIT_FAILURE;

    run_in_child(fill);
    run_in_child(square);
    for (int i = 0; i < COUNT; i++)
        printf("%d\n", numbers[i]);
    printf("End\n");
    return munmap(numbers, size) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
