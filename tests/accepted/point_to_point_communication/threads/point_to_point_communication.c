// SPDX-License-Identifier: MIT
// In each rank another thread does the work and prints it.
#include <mpi.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *work(void *data) {
    int number = 10000000, rank = *(int *)data;
    char text[] = "hello";
    if (rank == 0) {
        MPI_Bsend(&number, 1, MPI_INT, 4, 0, MPI_COMM_WORLD);
        printf("sending data %d to process 4\n", number);
    } else if (rank == 1) {
        MPI_Bsend(text, sizeof text, MPI_CHAR, 8, 0, MPI_COMM_WORLD);
        printf("sending data %s :to process 8\n", text);
    } else if (rank == 4) {
        number = 0;
        MPI_Recv(&number, 1, MPI_INT, 0, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        printf("data received is = %d\n", number);
    } else if (rank == 8) {
        text[0] = '\0';
        MPI_Recv(text, sizeof text, MPI_CHAR, 1, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        printf("data1 received is = %s\n", text);
    }
    return NULL;
}

int main(int count, char **arguments) {
    static char buffer[1024 + MPI_BSEND_OVERHEAD];
    int provided, rank, size;
    void *detached;
    MPI_Init_thread(&count, &arguments, MPI_THREAD_SERIALIZED, &provided);
    if (provided < MPI_THREAD_SERIALIZED)
        MPI_Abort(MPI_COMM_WORLD, EXIT_FAILURE);
    MPI_Buffer_attach(buffer, sizeof buffer);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    printf("my rank is : %d\n", rank);
    pthread_t thread;
    if (pthread_create(&thread, NULL, work, &rank) != 0)
        MPI_Abort(MPI_COMM_WORLD, EXIT_FAILURE);
    pthread_join(thread, NULL);
    MPI_Buffer_detach(&detached, &size); // waits until all has been sent
    MPI_Finalize();
    return 0;
}
