// SPDX-License-Identifier: MIT
// What is behind a descriptor: the run's stdout or stderr, or a channel between processes. Known by
// device and inode, so that it does not matter which number a process gives it.
#pragma once

#include "base/array.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum object_kind { OBJECT_STDOUT, OBJECT_STDERR, OBJECT_CHANNEL };

struct object {
    enum object_kind kind;
    uint64_t device, inode;
    int channel;      // number, for a channel: where a write goes to
    int peer;         // where a read comes from: the same, or a socket pair's other direction
    const char *word; // kind of the channel
};

struct objects {
    struct arena *arena;
    ARRAY_OF(struct object) list;
    int channels; // numbered so far
};

// Objects that have no inode are known by a device of their own.
#define DEVICE_SYSV_QUEUE UINT64_MAX

struct object *objects_find(struct objects *objects, uint64_t device, uint64_t inode);
struct object *objects_add(struct objects *objects, enum object_kind kind, uint64_t device,
                           uint64_t inode);
// A new channel; its peer is itself.
struct object *objects_add_channel(struct objects *objects, uint64_t device, uint64_t inode,
                                   const char *word);

struct descriptor {
    uint64_t device, inode;
    mode_t mode;
    dev_t special; // of a device file: which one
};

// What is known of a process's descriptors, so that they need not be looked up at every call.
// Whoever uses it forgets what a call closes or replaces.
enum { KNOWN_DESCRIPTORS = 64 };
struct descriptors {
    bool shared; // with another process: nothing can be known
    bool known[KNOWN_DESCRIPTORS];
    struct descriptor at[KNOWN_DESCRIPTORS];
};
void descriptors_forget(struct descriptors *descriptors, int fd);
void descriptors_forget_all(struct descriptors *descriptors);
bool descriptors_look(struct descriptors *descriptors, pid_t tid, int fd,
                      struct descriptor *out_descriptor);

// What the task's descriptor refers to; false where it is not open.
bool descriptor_look(pid_t tid, int fd, struct descriptor *out_descriptor);
// Its open flags (O_RDONLY, …), or -1.
int descriptor_flags(pid_t tid, int fd);
// The kernel's number of the eventfd, or -1 where it is none.
int descriptor_eventfd(pid_t tid, int fd);
