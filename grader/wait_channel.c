// SPDX-License-Identifier: MIT
// Waits for data, or for room, in a channel: who holds its other end.
#include "wait.h"
#include "describe.h"

#include <string.h>

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

// Known by the call: a queue that nobody has used yet has no channel.
static bool is_of_queue(const char *call) {
    static const char *const calls[] = {"msgrcv", "msgsnd", "mq_timedreceive", "mq_timedsend",
                                        NULL};
    return is_one_of(call, calls);
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

static bool has_written(const struct evidence *evidence, int channel, int process) {
    const struct channel_use *use = evidence_use(evidence, channel, process);
    return use && use->writes;
}

static bool has_writer(const struct evidence *evidence, int channel) {
    ARRAY_EACH(use, &evidence->uses)
        if (use->channel == channel && use->writes)
            return true;
    return false;
}

// Who holds a write end is to blame where it does not write: the reader itself, or one that leaves
// writing to others. Where nobody wrote yet, any other holder may be the one that is to write.
static void find_culprits(const struct evidence *evidence, struct wait *wait, struct arena *arena) {
    int channel = wait->event->channel, reader = wait->event->process;
    ARRAY_EACH(holder, &wait->enders) {
        bool writes = has_written(evidence, channel, *holder);
        bool spare = *holder == reader ? !writes || wait->enders.count == 1
                                       : !writes && has_writer(evidence, channel);
        if (spare)
            *ARRAY_ADD(arena, &wait->culprits) = *holder;
        if (spare && *holder == reader) { // most to blame
            wait->culprits.items[wait->culprits.count - 1] = wait->culprits.items[0];
            wait->culprits.items[0] = reader;
        }
    }
    if (wait->culprits.count)
        wait->kind = WAIT_SPARE_END;
}

bool wait_read_channel(const struct evidence *evidence, struct wait *wait, struct arena *arena) {
    const struct event *event = wait->event;
    wait->writes = is_writing(event->word);
    if (is_of_queue(event->word)) {
        wait->kind = WAIT_MESSAGE;
        return true;
    }
    if (!evidence_channel(evidence, event->channel) || (!wait->writes && !is_reading(event->word)))
        return false;
    wait->kind = wait->writes ? WAIT_WRITE : WAIT_READ;
    ARRAY_EACH(process, &evidence->processes)
        if (process_lived(process) &&
            held_end(evidence, event->channel, process->number, !wait->writes) >= 0)
            *ARRAY_ADD(arena, &wait->enders) = process->number;
    if (!wait->writes)
        find_culprits(evidence, wait, arena);
    return true;
}

// " in main as fd 4 and in process 1 itself as fd 4"
static void tell_holders(struct teller *teller, const struct wait *wait, struct str *out) {
    const struct event *event = wait->event;
    if (wait->enders.count == 1)
        str_print(out, " only");
    for (size_t i = 0; i < wait->enders.count; i++) {
        int holder = wait->enders.items[i];
        str_print(out, "%s in %s%s as fd %d", i ? " and" : "", teller_name(teller, holder),
                  holder == event->process ? " itself" : "",
                  held_end(teller->evidence, event->channel, holder, !wait->writes));
    }
}

void wait_tell_channel(struct teller *teller, const struct wait *wait, struct str *out) {
    bool known = evidence_channel(teller->evidence, wait->event->channel);
    str_print(out, " on %s",
              known ? channel_describe(teller->evidence, wait->event->channel, teller->arena)
                    : "a message queue");
    if (wait->writes)
        str_print(out, ", which is full%s", wait->enders.count ? " and" : "");
    else if (wait->enders.count)
        str_print(out, ",");
    if (wait->kind == WAIT_MESSAGE)
        str_print(out, "%s",
                  teller_nobody(teller, wait->writes ? "to take a message" : "to send a message"));
    if (!wait->enders.count)
        return;
    str_print(out, " whose %s end is still open", wait->writes ? "read" : "write");
    tell_holders(teller, wait, out);
}

// Whether the reader has got data out of this channel before: then its last read may be one too
// many.
static bool has_read(const struct evidence *evidence, const struct wait *wait) {
    const struct channel_use *use =
        evidence_use(evidence, wait->event->channel, wait->event->process);
    return use && use->bytes_read > 0;
}

static const char *hint_read(const struct wait *wait, const struct evidence *evidence) {
    return has_read(evidence, wait)
               ? "Who holds the write end must write, or close it, before it waits itself; or the "
                 "reader asks for one message more than is sent: count them."
               : "Who holds the write end must write, or close it, before it waits itself.";
}

static const char *hint_spare_end(const struct wait *wait, const struct evidence *evidence,
                                  struct arena *arena) {
    if (evidence->processes.count == 1)
        return "A read meets the end of file only when every copy of the write end is closed: "
               "close it before the read.";
    struct str names = {.arena = arena};
    ARRAY_EACH(culprit, &wait->culprits)
        str_print(&names, "%s%s", names.size ? " and " : "",
                  process_describe(evidence, *culprit, arena));
    return arena_print(
        arena,
        "A read meets the end of file only when every copy of the write end "
        "is closed, and %s %s: close it there right after fork().%s",
        names.data,
        wait->culprits.count == 1 ? "holds one that it does not need"
                                  : "hold copies that they do not need",
        has_read(evidence, wait) ? " Or it reads once too often: count what is written." : "");
}

const char *wait_hint_channel(const struct wait *wait, const struct evidence *evidence,
                              struct arena *arena) {
    if (wait->kind == WAIT_SPARE_END)
        return hint_spare_end(wait, evidence, arena);
    if (wait->kind == WAIT_READ)
        return hint_read(wait, evidence);
    return wait->writes ? "A queue holds a few messages only: somebody must receive while they are "
                          "sent, not only after the sender has ended."
                        : "Count the messages: each one that is received must be sent, to the same "
                          "queue and with the type that the receiver asks for.";
}
