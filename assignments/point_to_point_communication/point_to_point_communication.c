// SPDX-License-Identifier: MIT
// Exercise 14: nine ranks of MPI, two messages between them. Your solution goes here.
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    // TODO: start MPI, and ask it for the rank of this process.

    // TODO: print the line `my rank is`, in every rank and before any other line.

    // TODO: in rank 0, send the integer 10000000 to rank 4, and print the line `sending data`.

    // TODO: in rank 1, send the text "hello" to rank 8, and print the line `sending data`. How many
    // characters does the receiver need?

    // TODO: in rank 4, receive the integer, and print it.

    // TODO: in rank 8, receive the text, and print it.

    // TODO: end MPI, in every rank.

    return EXIT_SUCCESS;
}
