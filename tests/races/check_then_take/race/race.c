// SPDX-License-Identifier: MIT
// Both may see the last ticket, and both sell it.
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SELLERS = 2, TICKETS = 3 };

struct office {
    int left;
    int sold[SELLERS];
};

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

static void *shared(size_t size) {
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(memory != MAP_FAILED);
    return memory;
}

static bool sell(struct office *office) {
    bool sold = office->left > 0;
    if (sold)
        office->left--;
    return sold;
}

static void seller(struct office *office, int number) {
    while (sell(office))
        office->sold[number]++;
    _exit(0);
}

int main(void) {
    struct office *office = shared(sizeof *office);
    office->left = TICKETS;
    for (int number = 0; number < SELLERS; number++)
        if (start() == 0)
            seller(office, number);
    must(all_end_well());
    puts(office->sold[0] + office->sold[1] == TICKETS ? "ok" : "a ticket is sold twice");
}
