// SPDX-License-Identifier: MIT
// Money that is on its way is in neither account.
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TRANSFERS = 10, MONEY = 100 };

struct bank {
    atomic_int from, to;
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

static void transfer(struct bank *bank) {
    for (int i = 0; i < TRANSFERS; i++) {
        atomic_fetch_sub(&bank->from, 1);
        atomic_fetch_add(&bank->to, 1);
    }
    _exit(0);
}

static void audit(struct bank *bank) {
    int sum = atomic_load(&bank->from) + atomic_load(&bank->to);
    _exit(sum != MONEY);
}

int main(void) {
    struct bank *bank = shared(sizeof *bank);
    atomic_store(&bank->from, MONEY);
    if (start() == 0)
        transfer(bank);
    if (start() == 0)
        audit(bank);
    puts(all_end_well() ? "ok" : "money is missing");
}
