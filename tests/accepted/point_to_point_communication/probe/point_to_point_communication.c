// SPDX-License-Identifier: MIT
// The receivers know neither sender nor tag nor size: they look at the message before they take it.
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

// Without a '\0' in the message: it is set here. The caller frees it.
static char *receive_any(int *out_size) {
    MPI_Status status;
    MPI_Message message;
    MPI_Mprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &message, &status);
    MPI_Get_count(&status, MPI_BYTE, out_size);
    char *data = malloc((size_t)*out_size + 1);
    if (!data)
        MPI_Abort(MPI_COMM_WORLD, EXIT_FAILURE);
    MPI_Mrecv(data, *out_size, MPI_BYTE, &message, MPI_STATUS_IGNORE);
    data[*out_size] = '\0';
    return data;
}

int main(int count, char **arguments) {
    MPI_Init(&count, &arguments);
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    printf("my rank is : %d\n", rank);
    if (rank == 0) { // in decimal digits
        char digits[16];
        size = snprintf(digits, sizeof digits, "%d", 10000000);
        MPI_Ssend(digits, size, MPI_BYTE, 4, 47, MPI_COMM_WORLD);
        printf("sending data %s to process 4\n", digits);
    } else if (rank == 1) {
        MPI_Ssend("hello", 5, MPI_BYTE, 8, 11, MPI_COMM_WORLD);
        printf("sending data hello :to process 8\n");
    } else if (rank == 4 || rank == 8) {
        char *data = receive_any(&size);
        if (rank == 4)
            printf("data received is = %d\n", atoi(data));
        else
            printf("data1 received is = %s\n", data);
        free(data);
    }
    MPI_Finalize();
    return 0;
}
