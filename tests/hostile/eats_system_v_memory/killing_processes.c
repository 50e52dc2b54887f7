// SPDX-License-Identifier: MIT
// Hostile: fills segments of shared memory and detaches them.
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>

enum { MEBIBYTE = 1024 * 1024, ENOUGH = 160 };

int main(void) {
    for (int taken = 0; taken < ENOUGH; taken++) {
        int segment = shmget(IPC_PRIVATE, MEBIBYTE, IPC_CREAT | 0600);
        char *memory = segment < 0 ? (char *)-1 : shmat(segment, NULL, 0);
        if (memory == (char *)-1)
            return 8;
        memset(memory, 1, MEBIBYTE);
        shmdt(memory);
    }
    return 7;
}
