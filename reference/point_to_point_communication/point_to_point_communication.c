// SPDX-License-Identifier: MIT
// Nine ranks run this program: 0 sends a number to 4, 1 sends a text to 8, all tell who they are.
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>

enum { TAG = 1, MOST = 64 };

// A call of MPI that fails ends all ranks, as long as nobody has set another error handler, so
// what it returns need not be looked at.

static void send_number(int number, int to) {
    MPI_Send(&number, 1, MPI_INT, to, TAG, MPI_COMM_WORLD);
    printf("sending data %d to process %d\n", number, to);
}

static void receive_number(int from) {
    int number;
    MPI_Recv(&number, 1, MPI_INT, from, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    printf("data received is = %d\n", number);
}

static void send_text(const char *text, int size, int to) {
    MPI_Send(text, size, MPI_CHAR, to, TAG, MPI_COMM_WORLD);
    printf("sending data %s :to process %d\n", text, to);
}

static void receive_text(int from) {
    char text[MOST]; // room for the longest; the message may be shorter
    MPI_Recv(text, MOST, MPI_CHAR, from, TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    printf("data1 received is = %s\n", text);
}

int main(void) {
    MPI_Init(NULL, NULL);
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    printf("my rank is : %d\n", rank);

    const char hello[] = "hello";
    switch (rank) {
    case 0:
        send_number(10000000, 4);
        break;
    case 1:
        send_text(hello, sizeof hello, 8); // with its '\0', for the receiver does not count
        break;
    case 4:
        receive_number(0);
        break;
    case 8:
        receive_text(1);
        break;
    }

    int flushed = fflush(stdout); // MPI leaves open what a rank can do after MPI_Finalize()
    MPI_Finalize();
    return flushed == EOF ? EXIT_FAILURE : EXIT_SUCCESS;
}
