// SPDX-License-Identifier: MIT
// Reads a rank from the environment that MPI's launcher made: PMI_RANK, of the process management
// interface that MPICH's Hydra speaks.
#include "tracer/rank.h"

#include "base/cleanup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_RANK = 4095 };

static const char variable[] = "PMI_RANK=";

// -1 where it has none.
static int rank_of(pid_t pid) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/environ", pid);
    CLEANUP_FILE FILE *file = fopen(path, "re");
    char *text = NULL;
    size_t size = 0;
    long rank = -1;
    while (file && rank < 0 && getdelim(&text, &size, '\0', file) > 0)
        if (strncmp(text, variable, sizeof variable - 1) == 0)
            rank = strtol(text + sizeof variable - 1, NULL, 10);
    free(text);
    return rank >= 0 && rank <= MOST_RANK ? (int)rank : -1;
}

static void takes_output(struct tracer *tracer, pid_t pid, int fd, enum object_kind kind) {
    struct descriptor at;
    if (!descriptor_look(pid, fd, &at) || !S_ISFIFO(at.mode))
        return;
    struct object *object = objects_find(&tracer->objects, at.device, at.inode);
    if (object)
        object->kind = kind;
    else
        objects_add(&tracer->objects, kind, at.device, at.inode);
}

void rank_look(struct tracer *tracer, const struct process *process) {
    int rank = tracer->job->ranks ? rank_of(process->pid) : -1;
    if (rank < 0)
        return;
    tracer_note(tracer, process->number, (struct event){.kind = EVENT_rank, .amount = rank});
    takes_output(tracer, process->pid, 1, OBJECT_STDOUT);
    takes_output(tracer, process->pid, 2, OBJECT_STDERR);
}
