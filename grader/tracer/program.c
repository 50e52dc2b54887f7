// SPDX-License-Identifier: MIT
// Changes the auxiliary vector of a program that has not begun. On its stack stand argc, the
// arguments and a zero, the environment and a zero, and then pairs of type and value up to AT_NULL.
#include "tracer/program.h"

#include "tracer/decode.h"
#include "tracer/memory.h"

#include <elf.h>

enum { MOST_WORDS = 65536, RANDOM_BYTES = 16 };

struct word_reader {
    pid_t tid;
    uint64_t at;
    int left;
};

static bool next_word(struct word_reader *reader, uint64_t *out_word) {
    bool read =
        reader->left-- > 0 && memory_copy(reader->tid, reader->at, out_word, sizeof *out_word);
    reader->at += sizeof *out_word;
    return read;
}

static bool skip_to_zero(struct word_reader *reader) {
    uint64_t word = 1;
    while (word && next_word(reader, &word))
        ;
    return word == 0;
}

void fresh_program(struct tracer *tracer, const struct task *task, uint64_t stack) {
    struct word_reader reader = {task->tid, stack + sizeof(uint64_t), MOST_WORDS};
    uint64_t type, value, ignore = AT_IGNORE;
    if (!skip_to_zero(&reader) || !skip_to_zero(&reader))
        return;
    while (next_word(&reader, &type) && type != AT_NULL && next_word(&reader, &value)) {
        if (type == AT_SYSINFO_EHDR)
            memory_write(task->tid, reader.at - 2 * sizeof type, &ignore, sizeof ignore);
        if (type == AT_RANDOM) {
            char bytes[RANDOM_BYTES];
            random_fill(tracer, bytes, sizeof bytes);
            memory_write(task->tid, value, bytes, sizeof bytes);
        }
    }
}
