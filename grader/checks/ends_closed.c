// SPDX-License-Identifier: MIT
// No process that ended by itself still held an end of a channel that it never used. A channel that
// nobody ever used is left out: runtimes keep such pipes to learn of a process's end.
#include "describe.h"
#include "expectation.h"

struct end {
    const struct channel_use *use;
    const char *name, *never; // "the write end", "writes to"
    int fd;
};

static const struct field fields[] = {{0}};

static bool reads(const struct evidence *evidence, int channel, int process) {
    const struct channel_use *use = evidence_use(evidence, channel, process);
    return use && use->reads > 0;
}

static bool is_used(const struct evidence *evidence, const struct channel_use *use) {
    const struct channel *channel = evidence_channel(evidence, use->channel);
    return channel->used || evidence_channel(evidence, channel->peer)->used;
}

// What this process holds for nothing; false where there is no such end.
static bool find_unused(const struct evidence *evidence, const struct channel_use *use,
                        struct end *out_end) {
    const struct channel *channel = evidence_channel(evidence, use->channel);
    *out_end = (struct end){.use = use};
    if (use->held_read >= 0 && !use->reads) {
        out_end->name = "the read end", out_end->never = "reads from";
        out_end->fd = use->held_read;
    } else if (use->held_write >= 0 && !use->writes) {
        out_end->name = "the write end", out_end->never = "writes to";
        out_end->fd = use->held_write;
    } else if (use->held_both >= 0 && !use->writes &&
               !reads(evidence, channel->peer, use->process)) {
        out_end->name = "an end", out_end->never = "uses";
        out_end->fd = use->held_both;
    }
    return out_end->name;
}

static struct result open_end(const struct evidence *evidence, const struct end *end,
                              struct arena *arena) {
    const char *process = process_describe(evidence, end->use->process, arena);
    return (struct result){
        .outcome = OUTCOME_FAIL,
        .expected = "every process to close the ends of channels that it does not use",
        .seen = arena_print(arena, "%s still has %s of %s open (fd %d), which it never %s", process,
                            end->name, channel_describe(evidence, end->use->channel, arena),
                            end->fd, end->never),
        .process = end->use->process,
        .hint =
            end->use->held_read >= 0 && !end->use->reads
                ? "Close it right after fork() in every process that does not read from it: as "
                  "long as somebody holds a read end, a writer does not learn that nobody reads."
                : "Close it right after fork() in every process that does not use it: a reader "
                  "meets the end of file only when all write ends are closed, its own copy too.",
    };
}

static struct result judge(const void *parameters, const struct evidence *evidence,
                           struct arena *arena) {
    struct end end;
    (void)parameters;
    ARRAY_EACH(process, &evidence->processes) {
        if (!process->ended || process->signal)
            continue;
        ARRAY_EACH(use, &evidence->uses)
            if (use->process == process->number && is_used(evidence, use) &&
                find_unused(evidence, use, &end))
                return open_end(evidence, &end, arena);
    }
    return result_pass();
}

const struct check_kind check_ends_closed = {
    .key = "ends_closed",
    .summary = "every process closes the ends of pipes and other channels that it does not use",
    .example = "{}",
    .fields = fields,
    .needs_end = true,
    .judge = judge,
};
