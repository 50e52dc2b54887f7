// SPDX-License-Identifier: MIT
// The ranks without a part return before MPI_Finalize().
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

enum { TAG = 1, MOST = 64 };

int main(int count, char **arguments) {
    MPI_Init(&count, &arguments);
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    printf("my rank is : %d\n", rank);
    if (rank == 2 || rank == 3 || (rank >= 5 && rank <= 7))
        return EXIT_SUCCESS;

    if (rank == 0) {
        int number = 10000000;
        MPI_Send(&number, 1, MPI_INT, 4, TAG, MPI_COMM_WORLD);
        printf("sending data %d to process 4\n", number);
    } else if (rank == 1) {
        char text[] = "hello";
        MPI_Send(text, sizeof text, MPI_CHAR, 8, TAG, MPI_COMM_WORLD);
        printf("sending data %s :to process 8\n", text);
    } else if (rank == 4) {
        int number = 0;
        MPI_Recv(&number, 1, MPI_INT, 0, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        printf("data received is = %d\n", number);
    } else if (rank == 8) {
        char text[MOST] = "";
        MPI_Recv(text, MOST, MPI_CHAR, 1, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        printf("data1 received is = %s\n", text);
    }

    MPI_Finalize();
    return EXIT_SUCCESS;
}
