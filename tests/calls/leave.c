// SPDX-License-Identifier: MIT
// What outlives a program, and what its processes share.
#include "call.h"

#include <mqueue.h>
#include <semaphore.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>

static void fifo(void) { CHECK(mkfifo("fifo", 0600) == 0, "mkfifo"); }

static void hidden_fifo(void) {
    CHECK(mkdir("/tmp/deep", 0700) == 0 && mkfifo("/tmp/deep/.fifo", 0600) == 0, "mkfifo");
}

static void mqueue(void) { CHECK(mq_open("/queue", O_CREAT | O_RDWR, 0600, NULL) >= 0, "mq_open"); }

static void msgqueue(void) { CHECK(msgget(7, IPC_CREAT | 0600) >= 0, "msgget"); }

static void segment(void) { CHECK(shmget(7, 4096, IPC_CREAT | 0600) >= 0, "shmget"); }

static void semaphore(void) {
    CHECK(sem_open("/lock", O_CREAT, 0600, 1) != SEM_FAILED, "sem_open");
}

static void semaphores(void) { CHECK(semget(7, 2, IPC_CREAT | 0600) >= 0, "semget"); }

static void shm(void) { CHECK(shm_open("/ring", O_CREAT | O_RDWR, 0600) >= 0, "shm_open"); }

static void removed(void) {
    fifo();
    CHECK(unlink("fifo") == 0, "unlink");
    shm();
    CHECK(shm_unlink("/ring") == 0, "shm_unlink");
    int id = shmget(IPC_PRIVATE, 4096, 0600);
    CHECK(shmat(id, NULL, 0) != (void *)-1 && shmctl(id, IPC_RMID, NULL) == 0, "shmat");
}

static void shares(void) {
    CHECK(mmap(NULL, 12288, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0) !=
              MAP_FAILED,
          "mmap");
}

static void attaches(void) {
    int id = shmget(IPC_PRIVATE, 8192, 0600);
    CHECK(shmat(id, NULL, 0) != (void *)-1 && shmctl(id, IPC_RMID, NULL) == 0, "shmat");
}

static void only_reads(void) {
    CHECK(mmap(NULL, 4096, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0) != MAP_FAILED, "mmap");
    CHECK(mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
              MAP_FAILED,
          "mmap");
    int id = shmget(IPC_PRIVATE, 4096, 0600);
    CHECK(shmat(id, NULL, SHM_RDONLY) != (void *)-1 && shmctl(id, IPC_RMID, NULL) == 0, "shmat");
}

static const struct test tests[] = {
    {"fifo", fifo},         {"hidden_fifo", hidden_fifo}, {"mqueue", mqueue},
    {"msgqueue", msgqueue}, {"segment", segment},         {"semaphore", semaphore},
    {"shm", shm},           {"semaphores", semaphores},   {"removed", removed},
    {"shares", shares},     {"attaches", attaches},       {"only_reads", only_reads},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
