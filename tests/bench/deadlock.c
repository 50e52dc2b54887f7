// SPDX-License-Identifier: MIT
// Two processes each wait for the other's first word.
#include "bench.h"

int main(void) {
    int there[2], back[2], number;
    make_pipe(there);
    make_pipe(back);
    bool is_child = start() == 0;
    int in = is_child ? there[READ_END] : back[READ_END];
    int out = is_child ? back[WRITE_END] : there[WRITE_END];
    receive_number(in, &number);
    send_number(out, number);
    if (!is_child)
        collect_child();
    return EXIT_SUCCESS;
}
