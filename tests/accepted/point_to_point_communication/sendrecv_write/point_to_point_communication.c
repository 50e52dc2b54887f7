// SPDX-License-Identifier: MIT
// One MPI_Sendrecv() in every rank, and write(2), a few bytes at a time, in place of stdio.
#include <mpi.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST = 32 };

static void say(const char *text) {
    for (size_t left = strlen(text); left;) {
        ssize_t written = write(STDOUT_FILENO, text, left < 7 ? left : 7);
        if (written < 0)
            MPI_Abort(MPI_COMM_WORLD, EXIT_FAILURE);
        text += written;
        left -= (size_t)written;
    }
}

int main(int count, char **arguments) {
    MPI_Init(&count, &arguments);
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    char line[MOST * 2], out[MOST] = "", in[MOST] = "";
    snprintf(line, sizeof line, "my rank is : %d\n", rank);
    say(line);

    int to = MPI_PROC_NULL, from = MPI_PROC_NULL;
    if (rank == 0) {
        to = 4;
        strcpy(out, "10000000");
        say("sending data 10000000 to process 4\n");
    } else if (rank == 1) {
        to = 8;
        strcpy(out, "hello");
        say("sending data hello :to process 8\n");
    } else if (rank == 4) {
        from = 0;
    } else if (rank == 8) {
        from = 1;
    }
    MPI_Sendrecv(out, MOST, MPI_CHAR, to, 0, in, MOST, MPI_CHAR, from, 0, MPI_COMM_WORLD,
                 MPI_STATUS_IGNORE);
    if (from != MPI_PROC_NULL) {
        snprintf(line, sizeof line, "%s received is = %s\n", rank == 4 ? "data" : "data1", in);
        say(line);
    }
    MPI_Finalize();
    return 0;
}
