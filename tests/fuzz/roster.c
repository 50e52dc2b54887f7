// SPDX-License-Identifier: MIT
// Any bytes as a roster: it is read, or there is an error; and what is written of it is read again,
// cell for cell, with nothing in it that a spreadsheet would compute.
#include "fuzz.h"

#include "gradebook_format.h"

#include <string.h>

static void expect_harmless(const char *cell) {
    if (*cell && strchr("+-", *cell))
        FUZZ_EXPECT(cell[1 + strspn(cell + 1, "0123456789.,")] == '\0');
    FUZZ_EXPECT(!*cell || !strchr("=@\t\r", *cell));
    FUZZ_EXPECT(!strstr(cell, "\\\"") && !strchr(cell, '\033'));
}

static void expect_read_again(struct arena *arena, const struct gradebook *gradebook,
                              const struct gradebook_format *format) {
    struct error err = {0};
    struct gradebook_notes notes = {.arena = arena};
    struct gradebook_output out = {.text.arena = arena, .notes = &notes};
    struct csv_table table;
    if (!format->write(gradebook, &out, &err))
        return;
    FUZZ_EXPECT(csv_read(arena, "f", str_text(&out.text), &table, &err));
    ARRAY_EACH(row, &table.rows) {
        FUZZ_EXPECT(row->cells.count == table.rows.items[0].cells.count);
        ARRAY_EACH(cell, &row->cells)
            expect_harmless(*cell);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CLEANUP_ARENA struct arena arena = {0};
    struct error err = {0};
    struct roster roster;
    struct gradebook gradebook = {.arena = &arena, .roster = &roster};
    struct gradebook_notes notes = {.arena = &arena};
    struct text text = {(const char *)data, size};
    bool good = roster_read(&arena, "f", text, &roster, &err);
    FUZZ_EXPECT(good == !*err.text);
    if (!good)
        return 0;
    gradebook_add_damaged(&gradebook, gradebook_add_student(&gradebook, "jane"), "pipe", "");
    gradebook_close(&gradebook);
    gradebook_tell(&gradebook, &notes);
    for (size_t i = 0; gradebook_format_at(i); i++)
        expect_read_again(&arena, &gradebook, gradebook_format_at(i));
    return 0;
}
