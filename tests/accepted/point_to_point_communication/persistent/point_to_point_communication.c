// SPDX-License-Identifier: MIT
// Persistent requests, and the launcher's ranks are left by exit(), with MPI_Finalize() at its
// door.
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

static void finalize(void) { MPI_Finalize(); }

static void run(MPI_Request *request) {
    MPI_Start(request);
    MPI_Wait(request, MPI_STATUS_IGNORE);
    MPI_Request_free(request);
}

int main(int count, char **arguments) {
    MPI_Init(&count, &arguments);
    atexit(finalize);
    int rank, number = 0;
    char text[6] = "";
    MPI_Request request;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    printf("my rank is : %d\n", rank);
    switch (rank) {
    case 0:
        MPI_Send_init(&number, 1, MPI_INT, 4, 3, MPI_COMM_WORLD, &request);
        number = 10000000; // what counts is what is there when it starts
        run(&request);
        printf("sending data %d to process 4\n", number);
        break;
    case 1:
        MPI_Send_init("hello", 6, MPI_CHAR, 8, 3, MPI_COMM_WORLD, &request);
        run(&request);
        printf("sending data hello :to process 8\n");
        break;
    case 4:
        MPI_Recv_init(&number, 1, MPI_INT, 0, 3, MPI_COMM_WORLD, &request);
        run(&request);
        printf("data received is = %d\n", number);
        break;
    case 8:
        MPI_Recv_init(text, 6, MPI_CHAR, 1, 3, MPI_COMM_WORLD, &request);
        run(&request);
        printf("data1 received is = %s\n", text);
        break;
    }
    exit(EXIT_SUCCESS);
}
