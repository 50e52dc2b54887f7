// SPDX-License-Identifier: MIT
// Sender and receiver have a communicator of their own, in which the sender broadcasts.
#include <mpi.h>
#include <stdio.h>

enum { LONE = MPI_UNDEFINED };

int main(int count, char **arguments) {
    static const int pair_of[] = {0, 1, LONE, LONE, 0, LONE, LONE, LONE, 1};
    MPI_Init(&count, &arguments);
    int rank, place;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    printf("my rank is : %d\n", rank);

    MPI_Comm pair;
    MPI_Comm_split(MPI_COMM_WORLD, pair_of[rank], rank, &pair);
    if (pair != MPI_COMM_NULL) {
        MPI_Comm_rank(pair, &place);
        char text[8] = "";
        int number = 0;
        if (pair_of[rank] == 0) {
            if (place == 0)
                printf("sending data %d to process 4\n", number = 10000000);
            MPI_Bcast(&number, 1, MPI_INT, 0, pair);
            if (place == 1)
                printf("data received is = %d\n", number);
        } else {
            if (place == 0)
                printf("sending data %s :to process 8\n", (snprintf(text, 8, "hello"), text));
            MPI_Bcast(text, 8, MPI_CHAR, 0, pair);
            if (place == 1)
                printf("data1 received is = %s\n", text);
        }
        MPI_Comm_free(&pair);
    }
    MPI_Finalize();
    return 0;
}
