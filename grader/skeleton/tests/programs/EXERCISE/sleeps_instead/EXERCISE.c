// SPDX-License-Identifier: MIT
// Wrong: main sleeps for as long as the child may need, and leaves it as a zombie.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(void) {
    pid_t child = fork();
    if (child == 0) {
        printf("Hello from the child\n");
        exit(EXIT_SUCCESS);
    }
    if (child == -1)
        return EXIT_FAILURE;
    sleep(1);
    printf("The child has ended\n");
    return EXIT_SUCCESS;
}
