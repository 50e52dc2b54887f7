// SPDX-License-Identifier: MIT
// The name is removed when the child has ended.
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static void must(bool done) {
    if (!done)
        _exit(2);
}

static bool all_end_well(void) {
    bool well = true;
    int status;
    while (wait(&status) > 0)
        well = well && status == 0;
    return well;
}

static pid_t start(void) {
    pid_t pid = fork();
    must(pid != -1);
    return pid;
}

static void compute(void) {
    for (volatile int i = 0; i < 4000000; i++)
        ;
}

static int *number_in(int memory) {
    int *number = mmap(NULL, sizeof *number, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    must(number != MAP_FAILED);
    return number;
}

static void child(void) {
    int memory = shm_open("/number", O_RDWR, 0600);
    must(memory != -1);
    _exit(*number_in(memory) != 42);
}

int main(void) {
    int memory = shm_open("/number", O_RDWR | O_CREAT | O_EXCL, 0600);
    must(memory != -1);
    must(ftruncate(memory, sizeof(int)) == 0);
    *number_in(memory) = 42;
    if (start() == 0)
        child();
    compute();
    bool well = all_end_well();
    must(shm_unlink("/number") == 0);
    puts(well ? "ok" : "the child found no memory");
}
