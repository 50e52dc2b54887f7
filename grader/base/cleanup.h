// SPDX-License-Identifier: MIT
// Things that are not memory and close themselves at the end of their scope.
#pragma once

#include <dirent.h>
#include <stdio.h>
#include <unistd.h>

static inline void cleanup_fd(const int *fd) {
    if (*fd >= 0)
        close(*fd);
}

static inline void cleanup_file(FILE *const *file) {
    if (*file)
        fclose(*file);
}

static inline void cleanup_dir(DIR *const *dir) {
    if (*dir)
        closedir(*dir);
}

#define CLEANUP_FD __attribute__((cleanup(cleanup_fd)))
#define CLEANUP_FILE __attribute__((cleanup(cleanup_file)))
#define CLEANUP_DIR __attribute__((cleanup(cleanup_dir)))
