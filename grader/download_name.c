// SPDX-License-Identifier: MIT
// What the names say that Moodle and Canvas give to submissions:
// Moodle: "Jane Doe_123_assignsubmission_file", a folder, or with "_pipe.c" behind it, a file; of
// another plugin, such as the online text, "_onlinetext" in place of "_file".
// Canvas: "doejane_[LATE_]123_456_pipe-1.c": user, submission, and which upload of that name.
#include "download_name.h"

#include <ctype.h>
#include <string.h>

#define MOODLE "_assignsubmission_"

static size_t count_digits(const char *text) {
    size_t count = 0;
    while (isdigit((unsigned char)text[count]))
        count++;
    return count;
}

// "file_pipe.c" -> "pipe.c", "file" -> "", and NULL of another plugin.
static const char *file_of_plugin(const char *plugin) {
    if (strncmp(plugin, "file", 4) != 0 || (plugin[4] && plugin[4] != '_'))
        return NULL;
    return plugin[4] ? plugin + 5 : "";
}

static bool read_moodle(struct arena *arena, const char *name, struct download_name *out) {
    const char *mark = strstr(name, MOODLE), *id = mark;
    while (id && id > name && isdigit((unsigned char)id[-1]))
        id--;
    if (!id || id == mark || id < name + 2 || id[-1] != '_')
        return false;
    const char *plugin = mark + strlen(MOODLE);
    if (!islower((unsigned char)*plugin))
        return false;
    *out = (struct download_name){
        .student = arena_copy(arena, name, (size_t)(mark - name)),
        .full_name = arena_copy(arena, name, (size_t)(id - 1 - name)),
        .id = arena_copy(arena, id, (size_t)(mark - id)),
        .file = file_of_plugin(plugin),
    };
    out->uncounted = out->file;
    return true;
}

// "pipe-1.c" may be "pipe.c", handed in once more.
static const char *without_count(struct arena *arena, const char *file) {
    const char *end = strrchr(file, '.');
    const char *dash = end;
    while (dash && dash > file && isdigit((unsigned char)dash[-1]))
        dash--;
    if (!dash || dash == end || dash < file + 2 || dash[-1] != '-')
        return file;
    return arena_print(arena, "%.*s%s", (int)(dash - 1 - file), file, end);
}

static bool read_canvas(struct arena *arena, const char *name, struct download_name *out) {
    const char *bar = strchr(name, '_');
    if (!bar || bar == name)
        return false;
    const char *id = bar + 1;
    if (strncmp(id, "LATE_", strlen("LATE_")) == 0)
        id += strlen("LATE_");
    size_t size = count_digits(id);
    size_t other = size && id[size] == '_' ? count_digits(id + size + 1) : 0;
    const char *file = id + size + 1 + other;
    if (!other || *file != '_' || !file[1])
        return false;
    *out = (struct download_name){
        .student = arena_print(arena, "%.*s_%.*s", (int)(bar - name), name, (int)size, id),
        .id = arena_copy(arena, id, size),
        .file = file + 1,
        .uncounted = without_count(arena, file + 1),
    };
    return true;
}

bool download_name_read(struct arena *arena, const char *name, bool is_folder,
                        struct download_name *out_name) {
    if (!is_folder && read_canvas(arena, name, out_name))
        return true; // the file's own name may be a forged one of Moodle's
    return read_moodle(arena, name, out_name) && (is_folder || !out_name->file || *out_name->file);
}
