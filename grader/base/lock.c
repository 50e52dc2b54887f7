// SPDX-License-Identifier: MIT
// A file that keeps others away: a lock of the open file, which is not lost when another descriptor
// of the file is closed.
#include "base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

bool lock_take(const char *path, enum lock lock, int *out_fd, bool *out_taken, struct error *err) {
    struct flock whole = {.l_type = lock == LOCK_SHARED ? F_RDLCK : F_WRLCK, .l_whence = SEEK_SET};
    *out_taken = false;
    *out_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (*out_fd < 0)
        return error_errno(err, "cannot write %s", path);
    if (fcntl(*out_fd, lock == LOCK_PATIENT ? F_OFD_SETLKW : F_OFD_SETLK, &whole) == 0)
        return true;
    *out_taken = errno == EAGAIN || errno == EACCES;
    error_errno(err, "cannot lock %s", path);
    close(*out_fd);
    *out_fd = -1;
    return false;
}
