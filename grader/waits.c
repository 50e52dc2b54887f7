// SPDX-License-Identifier: MIT
// Tells who waits in which call on which channel, and who still holds the other end of it.
#include "waits.h"
#include "describe.h"

#include <string.h>

enum { MOST_WAITING = 5 };

static bool is_one_of(const char *word, const char *const *words) {
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

static bool is_reading(const char *call) {
    static const char *const calls[] = {"read",   "readv",           "recv", "recvfrom", "recvmsg",
                                        "msgrcv", "mq_timedreceive", NULL};
    return is_one_of(call, calls);
}

static bool is_writing(const char *call) {
    static const char *const calls[] = {"write",   "writev", "send",         "sendto",
                                        "sendmsg", "msgsnd", "mq_timedsend", NULL};
    return is_one_of(call, calls);
}

static bool lived(const struct process *process) {
    return !process->ended || process->ended_by == PROCESS_GRADER;
}

// The process's descriptor that writes to the channel, or that reads from it; -1 where it has none.
static int held_end(const struct evidence *evidence, int channel, int process, bool writes) {
    const struct channel_use *use = evidence_use(evidence, channel, process);
    int fd = !use ? -1 : writes ? use->held_write : use->held_read;
    if (fd >= 0)
        return fd;
    // A descriptor that is both ends writes to its own channel and reads from the peer.
    int both = writes ? channel : evidence_channel(evidence, channel)->peer;
    use = evidence_use(evidence, both, process);
    return use ? use->held_both : -1;
}

// "main as fd 4 and in process 1 (main's first child) as fd 4", or NULL.
static const char *describe_holders(const struct evidence *evidence, int channel, bool writes,
                                    struct arena *arena) {
    struct str holders = {.arena = arena};
    ARRAY_EACH(process, &evidence->processes) {
        int fd = held_end(evidence, channel, process->number, writes);
        if (fd >= 0 && lived(process))
            str_print(&holders, "%s%s as fd %d", holders.size ? " and in " : "",
                      process_describe(evidence, process->number, arena), fd);
    }
    return holders.size ? holders.data : NULL;
}

static const char *describe_wait(const struct evidence *evidence, const struct event *event,
                                 struct arena *arena) {
    const char *process = process_describe(evidence, event->process, arena);
    const char *call = event->word;
    if (strcmp(call, "running") == 0)
        return arena_print(arena, "%s is still computing", process);
    if (strcmp(call, "stopped") == 0)
        return arena_print(arena, "%s is stopped by a signal", process);
    if (!evidence_channel(evidence, event->channel))
        return arena_print(arena, "%s waits in %s", process, call);
    const char *channel = channel_describe(evidence, event->channel, arena);
    const char *holders = NULL;
    bool reading = is_reading(call);
    if (reading || is_writing(call))
        holders = describe_holders(evidence, event->channel, reading, arena);
    if (!holders)
        return arena_print(arena, "%s waits in %s on %s", process, call, channel);
    return arena_print(arena, "%s waits in %s on %s, whose %s end is still open in %s", process,
                       call, channel, reading ? "write" : "read", holders);
}

static bool has_writer(const struct evidence *evidence, int channel) {
    ARRAY_EACH(use, &evidence->uses)
        if (use->channel == channel && use->writes)
            return true;
    return false;
}

static int find_culprit(const struct evidence *evidence, const struct event *event) {
    if (!evidence_channel(evidence, event->channel) || !is_reading(event->word))
        return PROCESS_UNKNOWN;
    if (held_end(evidence, event->channel, event->process, true) >= 0)
        return event->process;
    if (!has_writer(evidence, event->channel))
        return PROCESS_UNKNOWN; // who holds an end may be the one that is to write
    ARRAY_EACH(process, &evidence->processes) {
        const struct channel_use *use = evidence_use(evidence, event->channel, process->number);
        if (lived(process) && use && !use->writes &&
            held_end(evidence, event->channel, process->number, true) >= 0)
            return process->number;
    }
    return PROCESS_UNKNOWN;
}

struct waits waits_describe(const struct evidence *evidence, struct arena *arena) {
    struct waits waits = {.first = PROCESS_UNKNOWN, .culprit = PROCESS_UNKNOWN};
    struct str words = {.arena = arena};
    int count = 0;
    ARRAY_EACH(event, &evidence->trace->events) {
        if (event->kind != EVENT_waiting)
            continue;
        if (count == 0)
            waits.first = event->process;
        if (count++ < MOST_WAITING)
            str_print(&words, "%s%s", count > 1 ? "; " : "", describe_wait(evidence, event, arena));
        if (waits.culprit == PROCESS_UNKNOWN)
            waits.culprit = find_culprit(evidence, event);
    }
    if (count > MOST_WAITING)
        str_print(&words, "; and %d more wait", count - MOST_WAITING);
    waits.words = words.data;
    return waits;
}
