// SPDX-License-Identifier: MIT
// What lies where in a task's memory, as /proc/TID/maps tells.
#include "tracer/mapping.h"

#include "base/cleanup.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/sysmacros.h>

static bool read_mapping(struct arena *arena, char *line, struct mapping *out) {
    char rights[8];
    unsigned high, low;
    int path = 0;
    *out = (struct mapping){0};
    if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %7s %" SCNx64 " %x:%x %" SCNu64 " %n", &out->start,
               &out->end, rights, &out->offset, &high, &low, &out->inode, &path) != 7 ||
        !path)
        return false;
    out->device = makedev(high, low);
    out->runs = rights[2] == 'x';
    out->shared = rights[3] == 's';
    size_t size = strcspn(line + path, "\n");
    out->path = (struct text){arena_copy(arena, line + path, size), size};
    return true;
}

void mappings_read(struct arena *arena, pid_t tid, struct mappings *out_mappings) {
    char path[64], line[8192];
    *out_mappings = (struct mappings){0};
    snprintf(path, sizeof path, "/proc/%d/maps", tid);
    CLEANUP_FILE FILE *file = fopen(path, "re");
    struct mapping mapping;
    while (file && fgets(line, sizeof line, file))
        if (read_mapping(arena, line, &mapping))
            *ARRAY_ADD(arena, &out_mappings->list) = mapping;
}

const struct mapping *mappings_at(const struct mappings *mappings, uint64_t address) {
    ARRAY_EACH(mapping, &mappings->list)
        if (address >= mapping->start && address < mapping->end)
            return mapping;
    return NULL;
}
