// SPDX-License-Identifier: MIT
// Reads the lines of nm.
#include "symbol_list.h"

#include <string.h>

struct text symbol_list(const struct evidence *evidence, struct arena *arena) {
    struct str list = {.arena = arena};
    ARRAY_EACH(event, &evidence->trace->events)
        if (event->kind == EVENT_file && text_equal(event->path, TEXT("symbols")))
            str_add(&list, event->data);
    return str_text(&list);
}

// Up to `end`, which is passed over; false where it is not there.
static bool take_word(struct text *line, const char *end, struct text *out_word) {
    const char *found = memmem(line->data, line->size, end, strlen(end));
    if (!found)
        return false;
    *out_word = (struct text){line->data, (size_t)(found - line->data)};
    size_t taken = out_word->size + strlen(end);
    *line = (struct text){line->data + taken, line->size - taken};
    return true;
}

bool symbol_next(struct text *list, struct listed_symbol *out_symbol) {
    struct text line;
    while (text_next_line(list, &line)) // main.o: my_func U
        if (take_word(&line, ": ", &out_symbol->object) &&
            take_word(&line, " ", &out_symbol->name) && line.size) {
            out_symbol->letter = line.data[0];
            return true;
        }
    return false;
}

bool symbol_is_of(const struct listed_symbol *symbol, const char *source) {
    size_t size = strlen(source); // the same with another last letter
    return symbol->object.size == size && memcmp(symbol->object.data, source, size - 1) == 0;
}
