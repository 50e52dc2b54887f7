// SPDX-License-Identifier: MIT
// Exercise 02: a producer and a consumer share a queue. Your solution goes here.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

// The queue: something that both children can reach, and that hands out first what was put in
// first. A pipe, a message queue, or an array in shared memory?
//
// TODO: make it; append an item; take an item; tell how many items are in it.

// The first child: ten times, append a random integer from 0 to 256 and print `Process
// Producer`..., sleep for one second, print `The size of queue`...
//
// TODO: void produce(void)

// The second child: as long as there are or will be items, sleep for two seconds, take one, print
// `Process Consumer`..., sleep for one second. Then print `the queue is empty`. How does it know
// that no items will come?
//
// TODO: void consume(void)

int main(void) {
    // TODO: make the queue. Before or after the fork?

    // TODO: start the producer and the consumer.

    // TODO: wait for both, and remove what would outlive the program.

    return EXIT_SUCCESS;
}
