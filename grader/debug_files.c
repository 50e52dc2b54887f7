// SPDX-License-Identifier: MIT
// Which files they are is said by the build ids of the libraries in this process's memory (elf(5),
// NT_GNU_BUILD_ID); they are made by binutils' objcopy, whom the linker needs, too.
#include "debug_files.h"

#include "base/fs.h"
#include "base/proc.h"

#include <fcntl.h>
#include <link.h>
#include <string.h>

#define FOLDER "/usr/lib/debug/.build-id"

enum { OBJCOPY_WALL = 10 * 1000000, MOST_WORDS = 4096 };

struct search {
    struct arena *arena;
    struct debug_files *files;
    const char *folder; // for a short while
};

static bool is_wanted(const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    return strncmp(name, "ld-linux", 8) == 0 || strncmp(name, "libc.so", 7) == 0;
}

// NULL: it has none.
static const char *build_id(struct arena *arena, const char *notes, size_t size) {
    for (size_t at = 0; at + sizeof(ElfW(Nhdr)) <= size;) {
        ElfW(Nhdr) note;
        memcpy(&note, notes + at, sizeof note);
        const char *name = notes + at + sizeof note;
        const char *id = name + (note.n_namesz + 3) / 4 * 4;
        at = (size_t)(id - notes) + (note.n_descsz + 3) / 4 * 4;
        if (note.n_type != NT_GNU_BUILD_ID || note.n_namesz != 4 || memcmp(name, "GNU", 4) != 0)
            continue;
        struct str text = {.arena = arena};
        for (size_t i = 0; i < note.n_descsz; i++)
            str_print(&text, "%02x", (unsigned char)id[i]);
        return text.data;
    }
    return NULL;
}

static void add(struct search *search, const char *id) {
    struct error err;
    struct proc_result result;
    const char *made = fs_join(search->arena, search->folder, id);
    const char *path = arena_print(search->arena, FOLDER "/%.2s/%s.debug", id, id + 2);
    if (!fs_exists(path))
        return;
    const char *const words[] = {"objcopy", "--strip-debug", path, made, NULL};
    const struct proc_request request = {
        .arguments = words, .wall = OBJCOPY_WALL, .output = MOST_WORDS};
    if (!proc_run(search->arena, &request, &result, &err) || result.timed_out || result.status)
        return;
    int descriptor = open(made, O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0)
        *ARRAY_ADD(search->arena, &search->files->list) = (struct debug_file){path, descriptor};
}

static int look_at(struct dl_phdr_info *library, size_t size, void *argument) {
    struct search *search = argument;
    (void)size;
    for (size_t i = 0; is_wanted(library->dlpi_name) && i < library->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &library->dlpi_phdr[i];
        const char *notes = (const char *)library->dlpi_addr + segment->p_vaddr;
        const char *id =
            segment->p_type == PT_NOTE ? build_id(search->arena, notes, segment->p_memsz) : NULL;
        if (id)
            add(search, id);
    }
    return 0;
}

void debug_files_make(struct arena *arena, struct debug_files *out_files) {
    struct search search = {.arena = arena, .files = out_files};
    struct error err;
    *out_files = (struct debug_files){0};
    if (!fs_make_temporary(arena, &search.folder, &err))
        return;
    dl_iterate_phdr(look_at, &search);
    fs_remove_tree(search.folder);
}
