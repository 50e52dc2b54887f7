// SPDX-License-Identifier: MIT
// Wrong: the sender and the squarer are threads of main, not processes
// (thought: a thread is a lightweight process).
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int numbers[2], squares[2];

static void *sender(void *unused) {
    for (int i = 0; i < 10; i++)
        if (write(numbers[1], &i, sizeof i) == -1)
            perror("write");
    close(numbers[1]);
    return unused;
}

static void *squarer(void *unused) {
    int number;
    while (read(numbers[0], &number, sizeof number) > 0) {
        number *= number;
        if (write(squares[1], &number, sizeof number) == -1)
            perror("write");
    }
    close(squares[1]);
    return unused;
}

int main(void) {
    pthread_t first, second;
    if (pipe(numbers) == -1 || pipe(squares) == -1)
        return EXIT_FAILURE;
    if (pthread_create(&first, NULL, sender, NULL) != 0)
        return EXIT_FAILURE;
    if (pthread_create(&second, NULL, squarer, NULL) != 0)
        return EXIT_FAILURE;

    int square;
    while (read(squares[0], &square, sizeof square) > 0)
        printf("%d\n", square);
    printf("End\n");

    if (pthread_join(first, NULL) != 0 || pthread_join(second, NULL) != 0)
        return EXIT_FAILURE;
    return EXIT_SUCCESS;
}
