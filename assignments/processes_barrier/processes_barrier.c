// SPDX-License-Identifier: MIT
// Exercise 09: two processes meet at a barrier, two others do not. Your solution goes here.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// p1 and p2: meet at the barrier, take the time, print the line under the lock.
//
// TODO: void test_with_barrier(...)

// p3 and p4: take the time and print the line.
//
// TODO: void test_without_barrier(...)

int main(void) {
    // TODO: make the barrier for two and the lock, where all processes can reach them.

    // TODO: start p1, p2, p3 and p4.

    // TODO: wait for all four.

    return EXIT_SUCCESS;
}
