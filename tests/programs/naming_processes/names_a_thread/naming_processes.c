// SPDX-License-Identifier: MIT
// Wrong: the child names a thread that it starts, and not its first one
// (thought: all threads of a process have one name).
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(EXIT_FAILURE);
}

static void *set_name(void *name) {
    if (prctl(PR_SET_NAME, name) == -1)
        die("prctl");
    sleep(3);
    return NULL;
}

static void function(const char *name) {
    char own_name[32];
    snprintf(own_name, sizeof own_name, "%s", name);
    pthread_t thread;
    if (pthread_create(&thread, NULL, set_name, own_name) != 0)
        die("pthread_create");
    printf("Starting process name = %s\n", name);
    if (pthread_join(thread, NULL) != 0)
        die("pthread_join");
    printf("Exiting process name = %s\n", name);
}

// Without a name the process is called after its number.
static pid_t start(const char *name) {
    static int started;
    started++;
    char default_name[32];
    snprintf(default_name, sizeof default_name, "Process-%d", started);
    if (!name)
        name = default_name;

    pid_t child = fork();
    if (child == -1)
        die("fork");
    if (child == 0) {
        function(name);
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    pid_t with_name = start("myFunc process");
    pid_t with_default_name = start(NULL);

    // Only now that both are running: a wait between the two starts would make them take turns.
    if (waitpid(with_name, NULL, 0) == -1 || waitpid(with_default_name, NULL, 0) == -1)
        die("waitpid");
    return EXIT_SUCCESS;
}
