// SPDX-License-Identifier: MIT
// What is behind a descriptor, by device and inode.
#include "tracer/object.h"

#include "base/cleanup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct object *objects_find(struct objects *objects, uint64_t device, uint64_t inode) {
    ARRAY_EACH(object, &objects->list)
        if (object->device == device && object->inode == inode)
            return object;
    return NULL;
}

struct object *objects_add(struct objects *objects, enum object_kind kind, uint64_t device,
                           uint64_t inode) {
    struct object *object = ARRAY_ADD(objects->arena, &objects->list);
    *object = (struct object){.kind = kind, .device = device, .inode = inode};
    return object;
}

struct object *objects_add_channel(struct objects *objects, uint64_t device, uint64_t inode,
                                   const char *word) {
    struct object *object = objects_add(objects, OBJECT_CHANNEL, device, inode);
    object->channel = object->peer = ++objects->channels;
    object->word = word;
    return object;
}

bool descriptor_look(pid_t tid, int fd, struct descriptor *out_descriptor) {
    char path[64];
    struct stat status;
    snprintf(path, sizeof path, "/proc/%d/fd/%d", tid, fd);
    if (stat(path, &status))
        return false;
    *out_descriptor =
        (struct descriptor){status.st_dev, status.st_ino, status.st_mode, status.st_rdev};
    return true;
}

// A number of /proc/TID/fdinfo/FD, or -1.
static int descriptor_value(pid_t tid, int fd, const char *key, int base) {
    char path[64], line[128];
    size_t size = strlen(key);
    snprintf(path, sizeof path, "/proc/%d/fdinfo/%d", tid, fd);
    CLEANUP_FILE FILE *file = fopen(path, "re");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, key, size) == 0)
            return (int)strtol(line + size, NULL, base);
    return -1;
}

int descriptor_flags(pid_t tid, int fd) { return descriptor_value(tid, fd, "flags:", 8); }

int descriptor_eventfd(pid_t tid, int fd) { return descriptor_value(tid, fd, "eventfd-id:", 10); }

void descriptors_forget(struct descriptors *descriptors, int fd) {
    if (fd >= 0 && fd < KNOWN_DESCRIPTORS)
        descriptors->known[fd] = false;
}

void descriptors_forget_all(struct descriptors *descriptors) {
    memset(descriptors->known, 0, sizeof descriptors->known);
}

bool descriptors_look(struct descriptors *descriptors, pid_t tid, int fd,
                      struct descriptor *out_descriptor) {
    bool keeps = fd >= 0 && fd < KNOWN_DESCRIPTORS && !descriptors->shared;
    if (keeps && descriptors->known[fd]) {
        *out_descriptor = descriptors->at[fd];
        return true;
    }
    if (!descriptor_look(tid, fd, out_descriptor))
        return false;
    if (keeps) {
        descriptors->known[fd] = true;
        descriptors->at[fd] = *out_descriptor;
    }
    return true;
}
