// SPDX-License-Identifier: MIT
// 100 seconds of sleep, with memory that is used correctly.
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    int *numbers = calloc(10, sizeof *numbers);
    if (!numbers)
        return 1;
    if (fork() == 0) {
        numbers[9] = (int)sleep(100);
        int left = numbers[9];
        free(numbers);
        _exit(left);
    }
    wait(NULL);
    free(numbers);
}
