// SPDX-License-Identifier: MIT
// Wrong: removes only one of its two FIFOs.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
    mkfifo("numbers", 0600);
    mkfifo("squares", 0600);
    if (fork() == 0) {
        int numbers = open("numbers", O_WRONLY);
        for (int i = 0; i < 10; i++)
            if (write(numbers, &i, sizeof i) != sizeof i)
                exit(EXIT_FAILURE);
        exit(EXIT_SUCCESS);
    }
    if (fork() == 0) {
        int numbers = open("numbers", O_RDONLY), squares = open("squares", O_WRONLY);
        for (int n; read(numbers, &n, sizeof n) == sizeof n;) {
            n *= n;
            if (write(squares, &n, sizeof n) != sizeof n)
                exit(EXIT_FAILURE);
        }
        exit(EXIT_SUCCESS);
    }
    int squares = open("squares", O_RDONLY);
    for (int n; read(squares, &n, sizeof n) == sizeof n;)
        printf("%d\n", n);
    printf("End\n");
    close(squares);
    wait(NULL);
    wait(NULL);
    unlink("numbers");
    return EXIT_SUCCESS;
}
