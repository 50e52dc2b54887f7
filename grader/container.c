// SPDX-License-Identifier: MIT
// Containers: what Docker and podman are asked to do, in the words that both understand.
#include "container.h"

#include "base/cleanup.h"
#include "base/proc.h"
#include "base/owner.h"
#include "seccomp_profile.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ENGINE_WALL = 30 * 1000000, MOST_WORDS = 1024 * 1024 };

#define TRACER "/usr/local/libexec/grader/grader-tracer"
#define PREFIX "grader-" // of its containers' names

static const char *image(void) {
    const char *named = getenv("GRADER_IMAGE");
    return named && *named ? named : "grader:" GRADER_VERSION;
}

static bool ask(struct arena *arena, const char *const *words, struct proc_result *result,
                struct error *err) {
    const struct proc_request request = {
        .arguments = words, .wall = ENGINE_WALL, .output = MOST_WORDS};
    return proc_run(arena, &request, result, err);
}

// The containers of graders that were killed. They end by themselves, but may take their time.
static void remove_left(struct arena *arena, const char *engine) {
    const char *const list[] = {engine,     "ps",         "--all", "--filter", ("name=^" PREFIX),
                                "--format", "{{.Names}}", NULL};
    struct proc_result result, removed;
    struct error err;
    struct text line;
    if (!ask(arena, list, &result, &err))
        return;
    while (text_next_line(&result.output, &line)) {
        const char *name = arena_copy(arena, line.data, line.size);
        if (text_starts(line, PREFIX) && owner_is_gone(arena, name + strlen(PREFIX)))
            ask(arena, (const char *const[]){engine, "rm", "--force", name, NULL}, &removed, &err);
    }
}

// --- the container

static const char *const container[] = {
    "run",
    "--rm",
    "--interactive",
    "--pull=never",
    "--log-driver=none",
    "--network=none",
    "--ipc=private",
    "--hostname=sandbox",
    "--user=1000:1000",
    "--cap-drop=ALL",
    "--security-opt=no-new-privileges",
    "--security-opt=seccomp=/dev/fd/3",
    "--read-only",
    "--tmpfs=/sys:ro,size=4k", // instead of what the machine tells of itself there
    "--workdir=/box",
    // Behind the limits that the tracer watches.
    "--memory=4g",
    "--memory-swap=4g",
    "--pids-limit=1024",
    "--cpu-period=100000", // two processors; --cpus=2 is refused where there is one
    "--cpu-quota=200000",
    "--ulimit=core=0",
    "--ulimit=nofile=8192", // the tracer's; an engine's own default may be more than is allowed
    "--ulimit=nproc=4096",
    ("--entrypoint=" TRACER),
};

static const char *const folders[] = {"/box", "/tmp", "/dev/shm"};

void container_arguments(const char *engine, struct arena *arena,
                         const struct sandbox_request *request, struct sandbox_arguments *out) {
    *ARRAY_ADD(arena, &out->list) = engine;
    for (size_t i = 0; i < sizeof container / sizeof *container; i++)
        *ARRAY_ADD(arena, &out->list) = container[i];
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        *ARRAY_ADD(arena, &out->list) =
            arena_print(arena, "--tmpfs=%s:rw,exec,nosuid,nodev,mode=1777,size=%" PRId64,
                        folders[i], request->folder_size);
    *ARRAY_ADD(arena, &out->list) = arena_print(arena, "--name=" PREFIX "%s", request->name);
    *ARRAY_ADD(arena, &out->list) = image();
    *ARRAY_ADD(arena, &out->list) = "serve";
}

void container_removal(const char *engine, struct arena *arena, const char *name,
                       struct sandbox_arguments *out) {
    const char *const words[] = {engine, "rm", "--force", arena_print(arena, PREFIX "%s", name)};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        *ARRAY_ADD(arena, &out->list) = words[i];
}

bool container_give(const struct sandbox_request *request, struct descriptors *out_given,
                    struct error *err) {
    struct arena arena = {0};
    struct str profile = {.arena = &arena};
    (void)request;
    int file = memfd_create("seccomp", MFD_CLOEXEC);
    *out_given = (struct descriptors){{file}, file >= 0};
    seccomp_profile_write(&profile);
    bool written = file >= 0 && write(file, profile.data, profile.size) == (ssize_t)profile.size;
    arena_clear(&arena);
    return written ? true : error_errno(err, "cannot write the container's seccomp profile");
}

// --- whether it can be had

bool container_available(const char *engine, struct arena *arena, struct error *err) {
    const char *const words[] = {
        engine,  "image", "inspect", "--format", "{{index .Config.Labels \"grader.tracer\"}}",
        image(), NULL};
    struct proc_result result;
    if (!ask(arena, words, &result, err))
        return false;
    struct text said = result.complaints, line = TEXT("no word of why");
    if (result.status == 127 << 8)
        return error_set(err, BLAME_GRADER, "%s is not installed", engine);
    if (result.status) {
        text_next_line(&said, &line);
        return error_set(err, BLAME_GRADER, "%s can not be used with the image %s (%s); %s", engine,
                         image(), text_shown(arena, line, 300),
                         "make image builds it, grader doctor looks closer");
    }
    text_next_line(&result.output, &line);
    if (!text_equal(line, text_of(TRACER_ID)))
        return error_set(err, BLAME_GRADER,
                         "the image %s was made from another version of the tracer than this "
                         "grader's: make image builds it anew",
                         image());
    remove_left(arena, engine);
    return true;
}
