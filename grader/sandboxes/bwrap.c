// SPDX-License-Identifier: MIT
// bubblewrap: own namespaces, a read-only /usr, small folders in memory for all that is written.
#include "sandbox.h"

#include "base/cleanup.h"
#include "base/owner.h"
#include "base/proc.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// An unprivileged user, so that inside nothing is root's, seen from outside.
static const char *const as_nobody[] = {
    "setpriv",
    "--reuid=65534",
    "--regid=65534",
    "--clear-groups",
};

static const char *const namespaces[] = {
    "bwrap",
    "--unshare-user",
    "--unshare-pid",
    "--unshare-ipc",
    "--unshare-uts",
    "--unshare-net",
    "--unshare-cgroup-try",
    "--uid",
    "1000",
    "--gid",
    "1000",
    "--hostname",
    "sandbox",
    "--cap-drop",
    "ALL",
    "--die-with-parent",
    "--new-session",
    "--as-pid-1",
    "--clearenv",
    "--setenv",
    "PATH",
    "/usr/local/bin:/usr/bin:/bin",
};

// What a system needs to run and compile programs; nothing of a user's.
static const char *const system_folders[] = {
    "--ro-bind",
    "/usr",
    "/usr",
    "--symlink",
    "usr/lib",
    "/lib",
    "--symlink",
    "usr/lib64",
    "/lib64",
    "--symlink",
    "usr/bin",
    "/bin",
    "--ro-bind-try",
    "/etc/alternatives",
    "/etc/alternatives",
    "--ro-bind-try",
    "/etc/ld.so.cache",
    "/etc/ld.so.cache",
    "--ro-bind-try",
    "/etc/localtime",
    "/etc/localtime",
    "--proc",
    "/proc",
    "--ro-bind",
    "/proc/sys",
    "/proc/sys",
    "--dev",
    "/dev",
    "--mqueue",
    "/dev/mqueue",
    "--perms",
    "0555",
    "--ro-bind-data",
    "3",
    "/tracer",
};

enum { FIRST_DEBUG_FILE = 4 }; // behind the tracer

static const char *const writable[] = {"/dev/shm", "/tmp", "/box"};

static const char *const last[] = {
    "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/box", "--", "/tracer",
};

static void add(struct arena *arena, struct sandbox_arguments *out, const char *const *items,
                size_t count) {
    for (size_t i = 0; i < count; i++)
        *ARRAY_ADD(arena, &out->list) = items[i];
}

#define ADD(arena, out, items) add(arena, out, items, sizeof(items) / sizeof *(items))

static void arguments(struct arena *arena, const struct sandbox_request *request,
                      struct sandbox_arguments *out) {
    const char *size = arena_print(arena, "%lld", (long long)request->folder_size);
    if (request->as_nobody)
        ADD(arena, out, as_nobody);
    ADD(arena, out, namespaces);
    add(arena, out, (const char *const[]){"--setenv", OWNER_VARIABLE, request->name}, 3);
    ADD(arena, out, system_folders);
    int descriptor = FIRST_DEBUG_FILE;
    ARRAY_EACH(file, &request->debug_files.list)
        add(arena, out,
            (const char *const[]){"--perms", "0444", "--ro-bind-data",
                                  arena_print(arena, "%d", descriptor++), file->path},
            5);
    ARRAY_EACH(folder, &request->hidden)
        add(arena, out, (const char *const[]){"--tmpfs", *folder}, 2);
    for (size_t i = 0; i < sizeof writable / sizeof *writable; i++)
        add(arena, out, (const char *const[]){"--size", size, "--tmpfs", writable[i]}, 4);
    ADD(arena, out, last);
}

// bwrap reads a descriptor to its end, so each has a new one of the same file.
static bool give(const struct sandbox_request *request, struct descriptors *out_given,
                 struct error *err) {
    if (!sandbox_give_tracer(request, out_given, err))
        return false;
    ARRAY_EACH(file, &request->debug_files.list) {
        char path[64];
        snprintf(path, sizeof path, "/proc/self/fd/%d", file->descriptor);
        int anew = out_given->count < PROC_MOST_INHERITED ? open(path, O_RDONLY | O_CLOEXEC) : -1;
        if (anew < 0)
            return error_errno(err, "cannot open the debugging file for %s", file->path);
        out_given->items[out_given->count++] = anew;
    }
    return true;
}

// A number in a file below /proc/sys, or -1.
static long setting(const char *path) {
    char line[64];
    CLEANUP_FILE FILE *file = fopen(path, "re");
    return file && fgets(line, sizeof line, file) ? strtol(line, NULL, 10) : -1;
}

static const char *remedy(void) {
    if (setting("/proc/sys/user/max_user_namespaces") == 0)
        return "user namespaces are switched off: sysctl user.max_user_namespaces=10000";
    if (setting("/proc/sys/kernel/unprivileged_userns_clone") == 0)
        return "user namespaces are for root only here: sysctl kernel.unprivileged_userns_clone=1";
    if (setting("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == 1)
        return "AppArmor forbids user namespaces: sysctl "
               "kernel.apparmor_restrict_unprivileged_userns=0, or an AppArmor profile for bwrap";
    return "inside a container, allow user namespaces to it (docker run --security-opt "
           "seccomp=unconfined --security-opt systempaths=unconfined)";
}

// Tries the smallest sandbox; false with the result where it does not work.
static bool probe(struct arena *arena, bool nobody, struct proc_result *result, struct error *err) {
    static const char *const words[] = {
        "bwrap", "--unshare-user", "--unshare-pid", "--ro-bind", "/",
        "/",     "--proc",         "/proc",         "true"};
    struct sandbox_arguments tried = {0};
    if (nobody)
        ADD(arena, &tried, as_nobody);
    ADD(arena, &tried, words);
    *ARRAY_ADD(arena, &tried.list) = NULL;
    const struct proc_request request = {
        .arguments = tried.list.items, .wall = 10000000, .output = 4096};
    return proc_run(arena, &request, result, err) && !result->timed_out && result->status == 0;
}

static bool available(struct arena *arena, struct sandbox_request *request, struct error *err) {
    struct proc_result result;
    request->as_nobody = geteuid() == 0 && probe(arena, true, &result, err);
    if (request->as_nobody || probe(arena, false, &result, err)) {
        debug_files_make(arena, &request->debug_files);
        return true;
    }
    if (proc_interrupted)
        return false;
    if (result.status == 127 << 8)
        return error_set(err, BLAME_GRADER,
                         "bubblewrap is not installed: apt-get install bubblewrap "
                         "(or -b direct: no isolation, only for code that you trust)");
    struct text words = result.complaints, line = TEXT("it did not end");
    text_next_line(&words, &line);
    return error_set(err, BLAME_GRADER,
                     "bubblewrap can not work here (%s); %s (or -b direct: no isolation, only for "
                     "code that you trust)",
                     text_shown(arena, line, 300), remedy());
}

const struct sandbox sandbox_bwrap = {
    .name = "bwrap",
    .summary = "bubblewrap: own namespaces, read-only system, no network",
    .isolated = true,
    .give = give,
    .arguments = arguments,
    .available = available,
};
