// SPDX-License-Identifier: MIT
// Hostile: waits for ever for FIFOs with names that mislead, in processes with such names.
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

static void wait_for(const char *name, const char *path) {
    prctl(PR_SET_NAME, name);
    mkfifo(path, 0600);
    open(path, O_RDONLY);
}

int main(void) {
    static const char *const names[] = {"\033[2J\n::error::", "a` main\xe2\x80\xae",
                                        "</p>\xff|```"};
    static const char *const paths[] = {"\033[32m10 of 10\n::error::a", "\xff\xc0` <script>\r",
                                        "\xe2\x80\xae::stop-commands::a\n"};
    for (int i = 0; i < 2; i++)
        if (fork() == 0)
            wait_for(names[i], paths[i]);
    wait_for(names[2], paths[2]);
}
