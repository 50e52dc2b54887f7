// SPDX-License-Identifier: MIT
// The work folder: puts the job's files there, and sends back what the job collects.
#include "tracer/collect.h"

#include "base/cleanup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PART_BYTES = 32 * 1024, MOST_BYTES = 16 * 1024 * 1024, MOST_PATH = 512 };

// The program is run by another user than root.
static bool give(const char *path, struct error *err) {
    return geteuid() == 0 && lchown(path, LIMITS_USER, LIMITS_USER)
               ? error_errno(err, "cannot give %s to another user", path)
               : true;
}

static bool put_file(const struct job_file *file, struct error *err) {
    CLEANUP_FD int fd =
        open(file->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, file->mode);
    if (fd < 0)
        return error_errno(err, "cannot make %s in the work folder", file->path);
    for (size_t done = 0; done < file->data.size;) {
        ssize_t size = write(fd, file->data.data + done, file->data.size - done);
        if (size < 0)
            return error_errno(err, "cannot write %s in the work folder", file->path);
        done += (size_t)size;
    }
    return give(file->path, err);
}

bool collect_prepare(const struct job *job, struct error *err) {
    umask(022);
    ARRAY_EACH(folder, &job->folders)
        if (mkdir(*folder, 0755))
            return error_errno(err, "cannot make the folder %s in the work folder", *folder);
        else if (!give(*folder, err))
            return false;
    ARRAY_EACH(file, &job->files)
        if (!put_file(file, err))
            return false;
    return true;
}

static void send_file(struct tracer *tracer, const char *path, int64_t *left) {
    struct stat status;
    CLEANUP_FD int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &status) || !S_ISREG(status.st_mode))
        return;
    static char bytes[PART_BYTES];
    ssize_t size;
    while (*left > 0 && (size = read(fd, bytes, sizeof bytes)) > 0) {
        tracer_note(tracer, 0,
                    (struct event){
                        .kind = EVENT_file, .path = text_of(path), .data = {bytes, (size_t)size}});
        *left -= size;
    }
}

static void send_of_each(struct tracer *tracer, const char *pattern, int64_t *left) {
    const char *mark = strstr(pattern, JOB_PID);
    char path[MOST_PATH];
    ARRAY_EACH(process, &tracer->tasks.processes) {
        snprintf(path, sizeof path, "%.*s%d%s", (int)(mark - pattern), pattern, (*process)->pid,
                 mark + strlen(JOB_PID));
        send_file(tracer, path, left);
    }
}

void collect_files(struct tracer *tracer) {
    int64_t left = MOST_BYTES;
    ARRAY_EACH(path, &tracer->job->collect)
        if (strstr(*path, JOB_PID))
            send_of_each(tracer, *path, &left);
        else
            send_file(tracer, *path, &left);
}
