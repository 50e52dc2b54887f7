// SPDX-License-Identifier: MIT
// Eight workers take tasks from one pipe and put results into another; prints how many calls the
// tracer sees.
#include "bench.h"

enum { WORKERS = 8, TASKS = 4000, MOST_AHEAD = 2 * WORKERS };

static void work(int in, int out) {
    int task;
    while (receive_number(in, &task))
        send_number(out, task * 2);
    exit(EXIT_SUCCESS);
}

int main(void) {
    int tasks[2], results[2], sent = 0, received = 0, result;
    make_pipe(tasks);
    make_pipe(results);
    for (int i = 0; i < WORKERS; i++)
        if (start() == 0) {
            close(tasks[WRITE_END]);
            close(results[READ_END]);
            work(tasks[READ_END], results[WRITE_END]);
        }
    close(tasks[READ_END]);
    close(results[WRITE_END]);
    for (; received < TASKS; received++) {
        while (sent < TASKS && sent - received < MOST_AHEAD)
            send_number(tasks[WRITE_END], sent++);
        receive_number(results[READ_END], &result);
    }
    close(tasks[WRITE_END]);
    for (int i = 0; i < WORKERS; i++)
        collect_child();
    // Each task is written, read, and its result written and read; two pipes, this line, and each
    // worker's end of file and wait.
    printf("%d\n", 4 * received + 3 + 2 * WORKERS);
    return EXIT_SUCCESS;
}
