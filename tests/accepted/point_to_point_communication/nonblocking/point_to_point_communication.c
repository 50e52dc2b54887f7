// SPDX-License-Identifier: MIT
// Nonblocking calls in every rank, most of them with nobody; each line leaves at once.
#include <mpi.h>
#include <stdio.h>

int main(void) {
    setvbuf(stdout, NULL, _IONBF, 0);
    MPI_Init(NULL, NULL);
    int rank, number = 10000000, got = 0;
    char text[] = "hello", copy[sizeof text] = "";
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    printf("my rank is : %d  \n\n", rank); // blanks do not count

    MPI_Request requests[4];
    MPI_Status statuses[4];
    MPI_Isend(&number, 1, MPI_INT, rank == 0 ? 4 : MPI_PROC_NULL, 0, MPI_COMM_WORLD, &requests[0]);
    MPI_Isend(text, sizeof text, MPI_CHAR, rank == 1 ? 8 : MPI_PROC_NULL, 0, MPI_COMM_WORLD,
              &requests[1]);
    MPI_Irecv(&got, 1, MPI_INT, rank == 4 ? 0 : MPI_PROC_NULL, 0, MPI_COMM_WORLD, &requests[2]);
    MPI_Irecv(copy, sizeof copy, MPI_CHAR, rank == 8 ? 1 : MPI_PROC_NULL, 0, MPI_COMM_WORLD,
              &requests[3]);
    if (rank == 0)
        printf("sending data %d to process 4\n", number);
    if (rank == 1)
        printf("sending data %s :to process 8\n", text);
    MPI_Waitall(4, requests, statuses);
    if (rank == 4)
        printf("data received is = %d\n", got);
    if (rank == 8)
        printf("data1 received is = %s\n", copy);
    MPI_Finalize();
}
