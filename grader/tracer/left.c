// SPDX-License-Identifier: MIT
// Objects that outlive processes, as the system lists them: files in memory, queues, System V's
// tables, and FIFOs in the folders that a program may write to.
#include "tracer/left.h"

#include "base/cleanup.h"
#include "base/fs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_ENTRIES = 10000, MOST_DEPTH = 8, MOST_NOTED = 64 };

static void add(struct arena *arena, struct left *left, const char *kind, const char *path) {
    *ARRAY_ADD(arena, &left->items) = (struct left_item){.kind = kind, .path = path};
}

static void look_in_shared_memory(struct arena *arena, struct left *left) {
    const char **names = fs_list_all(arena, "/dev/shm");
    for (; names && *names; names++) {
        bool semaphore = strncmp(*names, "sem.", 4) == 0;
        add(arena, left, semaphore ? "semaphore" : "shm",
            arena_print(arena, "/%s", semaphore ? *names + 4 : *names));
    }
}

static void look_for_queues(struct arena *arena, struct left *left) {
    const char **names = fs_list_all(arena, "/dev/mqueue");
    for (; names && *names; names++)
        add(arena, left, "mqueue", arena_print(arena, "/%s", *names));
}

// A table of /proc/sysvipc: a line of heads, then key and number of an object a line.
static void look_in_table(struct arena *arena, struct left *left, const char *table,
                          const char *kind) {
    char line[512];
    int key, id;
    CLEANUP_FILE FILE *file = fopen(table, "re");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "%d %d", &key, &id) == 2)
            *ARRAY_ADD(arena, &left->items) =
                (struct left_item){kind, arena_print(arena, "key 0x%08x, number %d", key, id), id};
}

static void look_for_fifos(struct arena *arena, struct left *left, const char *folder, int depth,
                           int *budget) {
    const char **names = depth ? fs_list_all(arena, folder) : NULL;
    for (; names && *names && --*budget > 0; names++) {
        struct stat status;
        const char *path = strcmp(folder, ".") ? fs_join(arena, folder, *names) : *names;
        if (lstat(path, &status))
            continue;
        if (S_ISFIFO(status.st_mode))
            add(arena, left, "fifo", path);
        if (S_ISDIR(status.st_mode))
            look_for_fifos(arena, left, path, depth - 1, budget);
    }
}

void left_look(struct arena *arena, struct left *out_left) {
    int budget = MOST_ENTRIES;
    *out_left = (struct left){0};
    look_in_shared_memory(arena, out_left);
    look_for_queues(arena, out_left);
    look_in_table(arena, out_left, "/proc/sysvipc/shm", "segment");
    look_in_table(arena, out_left, "/proc/sysvipc/sem", "semaphores");
    look_in_table(arena, out_left, "/proc/sysvipc/msg", "msgqueue");
    look_for_fifos(arena, out_left, ".", MOST_DEPTH, &budget);
    if (getpid() == 1) // else it is everybody's, and may be large
        look_for_fifos(arena, out_left, "/tmp", MOST_DEPTH, &budget);
}

static bool was_there(const struct left *before, const struct left_item *item) {
    ARRAY_EACH(other, &before->items)
        if (strcmp(other->kind, item->kind) == 0 && strcmp(other->path, item->path) == 0)
            return true;
    return false;
}

void left_note(struct tracer *tracer, const struct left *before) {
    struct left now;
    int noted = 0;
    left_look(tracer->arena, &now);
    ARRAY_EACH(item, &now.items)
        if (!was_there(before, item) && noted++ < MOST_NOTED)
            tracer_note(tracer, 0,
                        (struct event){
                            .kind = EVENT_left, .word = item->kind, .path = text_of(item->path)});
}
