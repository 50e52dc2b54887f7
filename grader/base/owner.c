// SPDX-License-Identifier: MIT
// Names of things that outlive the grader that made them when it is killed.
#include "base/owner.h"

#include "base/cleanup.h"

#include <ctype.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_BOOT = 8 };

// A few of the digits that are made anew each time the machine starts.
static const char *machine(struct arena *arena) {
    char boot[64] = "";
    struct stat pids;
    CLEANUP_FILE FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
    if (!file || !fgets(boot, sizeof boot, file) || stat("/proc/self/ns/pid", &pids))
        return "unknown";
    return arena_print(arena, "%.*s.%llu", MOST_BOOT, boot, (unsigned long long)pids.st_ino);
}

// When the process started, in the kernel's ticks since the machine did; 0: there is none.
static unsigned long long start_of(int pid) {
    enum { STATE = 3, START = 22 }; // of the values in the file, counted from 1
    char path[64], line[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    CLEANUP_FILE FILE *file = fopen(path, "re");
    // The second one is its name, which may hold anything.
    char *at = file && fgets(line, sizeof line, file) ? strrchr(line, ')') : NULL;
    for (int value = STATE; at && value <= START; value++)
        at = strchr(at + 1, ' ');
    return at ? strtoull(at, NULL, 10) : 0;
}

static const char *name_of(struct arena *arena, int pid) {
    return arena_print(arena, "%s-%d-%llu", machine(arena), pid, start_of(pid));
}

const char *owner_name(struct arena *arena) { return name_of(arena, getpid()); }

bool owner_is_gone(struct arena *arena, const char *name) {
    const char *here = machine(arena);
    size_t size = strlen(here);
    if (strncmp(name, here, size) != 0 || name[size] != '-')
        return false;
    const char *now = name_of(arena, atoi(name + size + 1));
    size = strlen(now);
    return strncmp(name, now, size) != 0 || (name[size] && name[size] != '-');
}

// Whose it is; "" where it says nothing of that, or not to us.
static const char *owner_of(struct arena *arena, const char *pid) {
    static const char begin[] = OWNER_VARIABLE "=";
    char *variable = NULL;
    size_t room = 0;
    const char *found = "";
    CLEANUP_FILE FILE *file = fopen(arena_print(arena, "/proc/%s/environ", pid), "re");
    while (file && !*found && getdelim(&variable, &room, '\0', file) > 0)
        if (strncmp(variable, begin, strlen(begin)) == 0)
            found = arena_print(arena, "%s", variable + strlen(begin));
    free(variable);
    return found;
}

void owner_end_left(void) {
    struct arena arena = {0};
    const struct dirent *entry;
    CLEANUP_DIR DIR *folder = opendir("/proc");
    while (folder && (entry = readdir(folder)))
        if (isdigit((unsigned char)entry->d_name[0]) &&
            owner_is_gone(&arena, owner_of(&arena, entry->d_name)))
            kill(atoi(entry->d_name), SIGKILL);
    arena_clear(&arena);
}
