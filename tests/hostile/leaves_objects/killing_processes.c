// SPDX-License-Identifier: MIT
// Hostile: leaves objects behind that outlive processes.
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <unistd.h>

enum { KEY = 0x67726164 };

int main(void) {
    int made = 0;
    made += shm_open("/grader_hostile", O_RDWR | O_CREAT, 0600) >= 0;
    made += mq_open("/grader_hostile", O_RDWR | O_CREAT, 0600, NULL) >= 0;
    made += shmget(KEY, 4096, IPC_CREAT | 0600) >= 0;
    made += msgget(KEY, IPC_CREAT | 0600) >= 0;
    made += semget(KEY, 1, IPC_CREAT | 0600) >= 0;
    made += open("/tmp/grader_hostile", O_RDWR | O_CREAT, 0600) >= 0;
    made += open("/var/tmp/grader_hostile", O_RDWR | O_CREAT, 0600) >= 0;
    made += open("../grader_hostile", O_RDWR | O_CREAT, 0600) >= 0;
    return 40 + made;
}
