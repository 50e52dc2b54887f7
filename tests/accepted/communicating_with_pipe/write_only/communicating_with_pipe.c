// SPDX-License-Identifier: MIT
// Right, by system calls alone: output by write, with blank lines and trailing blanks, no stdio.
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

// Writes one line; the trailing blanks and the blank lines do not count.
static void print(const char *text, const char *trailer) {
    char line[64];
    size_t length = strlen(text), trailing = strlen(trailer);
    memcpy(line, text, length);
    memcpy(line + length, trailer, trailing);
    if (write(STDOUT_FILENO, line, length + trailing) == -1)
        _exit(1);
}

static void print_number(int number) {
    char digits[12];
    char *first = digits + sizeof digits - 1;
    *first = '\0';
    do {
        *--first = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    print(first, " \t\n");
}

int main(void) {
    int numbers[2], squares[2];
    if (pipe(numbers) == -1 || pipe(squares) == -1)
        return 1;
    print("", "\n");

    pid_t sender = fork();
    if (sender == -1)
        return 1;
    if (sender == 0) {
        close(numbers[0]);
        close(squares[0]);
        close(squares[1]);
        for (int i = 0; i < 10; i++)
            if (write(numbers[1], &i, sizeof i) == -1)
                _exit(1);
        _exit(0);
    }

    pid_t squarer = fork();
    if (squarer == -1)
        return 1;
    if (squarer == 0) {
        int number;
        close(numbers[1]);
        close(squares[0]);
        while (read(numbers[0], &number, sizeof number) > 0) {
            int square = number * number;
            if (write(squares[1], &square, sizeof square) == -1)
                _exit(1);
        }
        _exit(0);
    }

    close(numbers[0]);
    close(numbers[1]);
    close(squares[1]);
    int square;
    while (read(squares[0], &square, sizeof square) > 0)
        print_number(square);
    print("", " \t \n");
    print("End", " \n\n");

    int status;
    while (wait(&status) != -1)
        if (status != 0)
            return 1;
    return 0;
}
