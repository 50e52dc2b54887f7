// SPDX-License-Identifier: MIT
// Hostile: looks for what belongs to the machine and its users: tells what is in the sandbox.
#define _GNU_SOURCE
#include "refusals.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

// Tells what is there beside the usual names, each of which stands between two spaces.
static void list(const char *folder, const char *usual) {
    struct dirent **entries;
    char name[300];
    int count = scandir(folder, &entries, NULL, alphasort);
    printf("%s is a folder: %s\n", folder, count < 0 ? "no" : "yes");
    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof name, " %s ", entries[i]->d_name);
        if (!strstr(usual, name))
            printf("%s holds%s\n", folder, name);
    }
}

static void tell_open(const char *path) { tell(path, open(path, O_RDONLY)); }

// Specifications are what it would give most for.
static int look(const char *path, const struct stat *status, int type, struct FTW *place) {
    (void)status, (void)place;
    size_t size = strlen(path);
    if (type == FTW_F && size > 23 && strcmp(path + size - 23, "/killing_processes.yaml") == 0)
        printf("found %s\n", path);
    return strncmp(path, "/proc", 5) == 0 || strncmp(path, "/sys", 4) == 0 ? FTW_SKIP_SUBTREE
                                                                           : FTW_CONTINUE;
}

void try_host(void) {
    for (char **variable = environ; *variable; variable++)
        printf("environment %s\n", *variable);
    bool in_image = access("/.dockerenv", F_OK) == 0; // else it is made of the machine's own system
    list("/", in_image
                  ? " . .. .dockerenv bin boot box dev etc home lib lib64 media mnt opt proc root "
                    "run sbin srv sys tmp usr var "
                  : " . .. bin box dev etc lib lib64 proc tmp tracer usr ");
    if (in_image)
        puts("/etc is a folder: yes");
    else
        list("/etc", " . .. alternatives ld.so.cache localtime ");
    list("/tmp", " . .. ");
    list("/dev/shm", " . .. ");
    list("/box", " . .. killing_processes ");
    tell_open("/etc/passwd");
    tell_open("/etc/shadow");
    tell_open("/root");
    tell_open("/home");
    tell_open("/run");
    tell_open("/var");
    tell_open("/sys/kernel");
    nftw("/", look, 32, FTW_PHYS | FTW_ACTIONRETVAL);
}
