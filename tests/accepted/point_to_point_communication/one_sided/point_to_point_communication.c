// SPDX-License-Identifier: MIT
// The senders put their values into windows of the receivers, between two fences.
#include <mpi.h>
#include <stddef.h>
#include <stdio.h>

struct inbox {
    int number;
    char text[12];
};

int main(int count, char **arguments) {
    MPI_Init(&count, &arguments);
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    printf("my rank is : %d\n", rank);

    struct inbox *inbox;
    MPI_Win window;
    MPI_Win_allocate(sizeof *inbox, 1, MPI_INFO_NULL, MPI_COMM_WORLD, &inbox, &window);
    *inbox = (struct inbox){0};
    MPI_Win_fence(0, window);
    int number = 10000000;
    const char text[] = "hello";
    if (rank == 0) {
        MPI_Put(&number, 1, MPI_INT, 4, offsetof(struct inbox, number), 1, MPI_INT, window);
        printf("sending data %d to process 4\n", number);
    }
    if (rank == 1) {
        MPI_Put(text, sizeof text, MPI_CHAR, 8, offsetof(struct inbox, text), sizeof text, MPI_CHAR,
                window);
        printf("sending data %s :to process 8\n", text);
    }
    MPI_Win_fence(0, window);
    if (rank == 4)
        printf("data received is = %d\n", inbox->number);
    if (rank == 8)
        printf("data1 received is = %s\n", inbox->text);
    MPI_Win_free(&window);
    MPI_Finalize();
    return 0;
}
