// SPDX-License-Identifier: MIT
// Two processes send a number to and fro over two pipes; prints how many calls the tracer sees.
#include "bench.h"

enum { ROUNDS = 5000 };

int main(void) {
    int there[2], back[2], number = 0;
    make_pipe(there);
    make_pipe(back);
    if (start() == 0) {
        close(there[WRITE_END]);
        close(back[READ_END]);
        while (receive_number(there[READ_END], &number))
            send_number(back[WRITE_END], number + 1);
        return EXIT_SUCCESS;
    }
    close(there[READ_END]);
    close(back[WRITE_END]);
    for (int i = 0; i < ROUNDS; i++) {
        send_number(there[WRITE_END], number);
        receive_number(back[READ_END], &number);
    }
    close(there[WRITE_END]);
    collect_child();
    // Each round two writes and two reads; two pipes, the end of file, the wait, this line.
    printf("%d\n", 4 * number + 5);
    return EXIT_SUCCESS;
}
