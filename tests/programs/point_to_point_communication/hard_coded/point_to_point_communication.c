// SPDX-License-Identifier: MIT
// Rank 4 and rank 8 print what they know, and nobody sends anything.
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **arguments) {
    MPI_Init(&count, &arguments);
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    printf("my rank is : %d\n", rank);

    if (rank == 0) {
        int number = 10000000;
        printf("sending data %d to process 4\n", number);
    } else if (rank == 1) {
        char text[] = "hello";
        printf("sending data %s :to process 8\n", text);
    } else if (rank == 4) {
        int number = 10000000;
        printf("data received is = %d\n", number);
    } else if (rank == 8) {
        char text[] = "hello";
        printf("data1 received is = %s\n", text);
    }

    MPI_Finalize();
    return EXIT_SUCCESS;
}
