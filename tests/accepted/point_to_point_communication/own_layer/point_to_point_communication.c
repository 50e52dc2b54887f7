// SPDX-License-Identifier: MIT
// A small layer over the profiling names of MPI, with packed data; the ranks print after the end of
// MPI.
#include <mpi.h>
#include <stdio.h>

enum { MOST = 64 };

static void pack_and_send(const void *data, int count, MPI_Datatype type, int to) {
    char parcel[MOST];
    int size = 0;
    PMPI_Pack(data, count, type, parcel, MOST, &size, MPI_COMM_WORLD);
    PMPI_Rsend(parcel, size, MPI_PACKED, to, 0, MPI_COMM_WORLD);
}

static void receive_and_unpack(void *data, int count, MPI_Datatype type, int from) {
    char parcel[MOST];
    int place = 0;
    MPI_Request request;
    PMPI_Irecv(parcel, MOST, MPI_PACKED, from, 0, MPI_COMM_WORLD, &request);
    PMPI_Barrier(MPI_COMM_WORLD); // a ready send needs a receiver that waits already
    PMPI_Wait(&request, MPI_STATUS_IGNORE);
    PMPI_Unpack(parcel, MOST, &place, data, count, type, MPI_COMM_WORLD);
}

int main(int argument_count, char **arguments) {
    int rank, number = 0;
    char text[] = "hello", copy[sizeof text] = "";
    PMPI_Init(&argument_count, &arguments);
    PMPI_Comm_rank(MPI_COMM_WORLD, &rank);
    if (rank == 4)
        receive_and_unpack(&number, 1, MPI_INT, 0);
    else if (rank == 8)
        receive_and_unpack(copy, sizeof copy, MPI_CHAR, 1);
    else
        PMPI_Barrier(MPI_COMM_WORLD);
    if (rank == 0) {
        number = 10000000;
        pack_and_send(&number, 1, MPI_INT, 4);
    }
    if (rank == 1)
        pack_and_send(text, sizeof text, MPI_CHAR, 8);
    PMPI_Finalize();

    printf("my rank is : %d\n", rank);
    if (rank == 0)
        printf("sending data %d to process 4\n", number);
    if (rank == 1)
        printf("sending data %s :to process 8\n", text);
    if (rank == 4)
        printf("data received is = %d\n", number);
    if (rank == 8)
        printf("data1 received is = %s\n", copy);
    return 0;
}
