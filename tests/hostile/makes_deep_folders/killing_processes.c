// SPDX-License-Identifier: MIT
// Hostile: folders so deep that no path names the last one, each without rights.
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEEP = 1000, LONGEST = 255 };

static int go_down(const char *folder) {
    static char name[LONGEST + 1];
    memset(name, 'd', LONGEST);
    if (chdir(folder))
        return 8;
    for (int depth = 0; depth < DEEP; depth++) {
        if (mkdir(name, 0700) || chdir(name))
            return 8;
        chmod("..", 0);
    }
    return 7;
}

int main(void) {
    int status = go_down("/tmp");
    return go_down("/box") == status ? status : 8;
}
