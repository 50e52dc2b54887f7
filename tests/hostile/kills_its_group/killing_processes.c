// SPDX-License-Identifier: MIT
// Hostile: kills its process group and its session's, which would be a shell's that was in it, too.
#include <signal.h>
#include <unistd.h>

int main(void) {
    setpgid(0, getpgid(getppid()));
    setpgid(0, getsid(0));
    killpg(getpgid(getppid()), SIGKILL);
    killpg(1, SIGKILL);
    kill(0, SIGKILL);
    return 7;
}
