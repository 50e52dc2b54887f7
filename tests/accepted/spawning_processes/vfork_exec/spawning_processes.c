// SPDX-License-Identifier: MIT
// Right, by vfork and exec, the number in the environment, and wide characters.
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

extern char **environ;

static int my_func(int i) {
    if (!setlocale(LC_CTYPE, "C.UTF-8"))
        return EXIT_FAILURE;
    wprintf(L"calling myFunc from process n\u00b0: %d\n", i);
    for (int j = 0; j < i; j++)
        wprintf(L"output from myFunc is :%d\n", j);
    return fflush(stdout) == EOF ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int argc, char *argv[]) {
    const char *number = getenv("MY_FUNC");
    if (number)
        return my_func(atoi(number));
    (void)argc;
    for (int i = 0; i < 6; i++) {
        char text[16];
        siginfo_t info;
        snprintf(text, sizeof text, "%d", i);
        if (setenv("MY_FUNC", text, 1) == -1)
            return EXIT_FAILURE;
        pid_t child = vfork();
        if (child == 0) {
            execve("/proc/self/exe", argv, environ);
            _exit(127);
        }
        if (child == -1 || waitid(P_PID, (id_t)child, &info, WEXITED) == -1)
            return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
