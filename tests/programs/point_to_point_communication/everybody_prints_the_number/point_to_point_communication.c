// SPDX-License-Identifier: MIT
// The number is handed to all ranks, and each prints it.
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

enum { TAG = 1, MOST = 64 };

int main(int count, char **arguments) {
    MPI_Init(&count, &arguments);
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    printf("my rank is : %d\n", rank);
    int number = rank == 0 ? 10000000 : 0;
    MPI_Bcast(&number, 1, MPI_INT, 0, MPI_COMM_WORLD);
    if (rank != 0)
        printf("data received is = %d\n", number);

    if (rank == 0) {
        printf("sending data %d to process 4\n", number);
    } else if (rank == 1) {
        char text[] = "hello";
        MPI_Send(text, sizeof text, MPI_CHAR, 8, TAG, MPI_COMM_WORLD);
        printf("sending data %s :to process 8\n", text);
    } else if (rank == 8) {
        char text[MOST] = "";
        MPI_Recv(text, MOST, MPI_CHAR, 1, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        printf("data1 received is = %s\n", text);
    }

    MPI_Finalize();
    return EXIT_SUCCESS;
}
