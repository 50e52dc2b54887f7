// SPDX-License-Identifier: MIT
// Searches a line of C for the function whose system call is known.
//
// Theory of operation. That a process waits in futex says little: mutexes, semaphores, barriers and
// threads all wait there. The names of the C library's own functions on the stack would tell, but
// only where its debug information is installed (its file holds no other symbols for addr2line),
// and then under internal names that change with its version and vanish where a function is
// inlined. The student's own line is always there and says what he meant; a macro hides it, and
// then less is said.
#include "call_name.h"

#include <ctype.h>
#include <string.h>

enum { MOST_FUNCTIONS = 22 };

static const struct row {
    const char *system_call;
    const char *functions[MOST_FUNCTIONS + 1];
} rows[] = {
    {"accept", {"accept"}},
    {"accept4", {"accept", "accept4"}},
    {"clock_nanosleep", {"sleep", "usleep", "nanosleep", "clock_nanosleep", "thrd_sleep"}},
    {"clone",
     {"fork", "vfork", "pthread_create", "posix_spawn", "posix_spawnp", "system", "popen"}},
    {"connect", {"connect"}},
    {"epoll_pwait", {"epoll_wait", "epoll_pwait"}},
    {"epoll_wait", {"epoll_wait"}},
    {"fcntl", {"fcntl", "lockf"}},
    {"flock", {"flock"}},
    {"futex",
     {"pthread_mutex_lock",
      "pthread_mutex_timedlock",
      "pthread_mutex_clocklock",
      "mtx_lock",
      "mtx_timedlock",
      "sem_wait",
      "sem_timedwait",
      "sem_clockwait",
      "pthread_barrier_wait",
      "pthread_cond_wait",
      "pthread_cond_timedwait",
      "pthread_cond_clockwait",
      "cnd_wait",
      "cnd_timedwait",
      "pthread_rwlock_rdlock",
      "pthread_rwlock_wrlock",
      "pthread_rwlock_timedrdlock",
      "pthread_rwlock_timedwrlock",
      "pthread_join",
      "pthread_timedjoin_np",
      "pthread_clockjoin_np",
      "thrd_join"}},
    {"kill", {"kill", "killpg", "raise"}},
    {"mq_timedreceive", {"mq_receive", "mq_timedreceive"}},
    {"mq_timedsend", {"mq_send", "mq_timedsend"}},
    {"msgrcv", {"msgrcv"}},
    {"msgsnd", {"msgsnd"}},
    {"openat", {"open", "fopen", "freopen", "openat"}},
    {"pause", {"pause"}},
    {"poll", {"poll"}},
    {"ppoll", {"poll", "ppoll", "pause"}},
    {"pselect6", {"select", "pselect"}},
    {"read",
     {"read", "fgets", "getline", "getdelim", "getchar", "getc", "fgetc", "fread", "scanf",
      "fscanf"}},
    {"readv", {"readv"}},
    {"recvfrom", {"recv", "recvfrom"}},
    {"recvmsg", {"recvmsg"}},
    {"rt_sigsuspend", {"sigsuspend", "sigpause"}},
    {"rt_sigtimedwait", {"sigwait", "sigwaitinfo", "sigtimedwait"}},
    {"select", {"select"}},
    {"semop", {"semop"}},
    {"semtimedop", {"semop", "semtimedop"}},
    {"sendmsg", {"sendmsg"}},
    {"sendto", {"send", "sendto"}},
    {"wait4", {"wait", "waitpid", "wait3", "wait4", "pclose", "system"}},
    {"waitid", {"waitid"}},
    {"write",
     {"write", "printf", "fprintf", "dprintf", "puts", "fputs", "putchar", "putc", "fputc",
      "fwrite", "fflush", "fclose"}},
    {"writev", {"writev"}},
};

static bool is_of_name(char byte) { return isalnum((unsigned char)byte) || byte == '_'; }

// The next name before a parenthesis; false at the end of *rest.
static bool next_called(struct text *rest, struct text *out_name) {
    const char *at = rest->data, *end = at + rest->size;
    while (at < end) {
        const char *name = at;
        while (at < end && is_of_name(*at))
            at++;
        *out_name = (struct text){name, (size_t)(at - name)};
        while (at < end && *at == ' ')
            at++;
        if (at < end && *at == '(') {
            *rest = (struct text){at + 1, (size_t)(end - at - 1)};
            return true;
        }
        if (at == name)
            at++;
    }
    return false;
}

static const char *find_function(const struct row *row, struct text name) {
    for (const char *const *function = row->functions; *function; function++)
        if (text_equal(name, text_of(*function)))
            return *function;
    return NULL;
}

const char *call_name(const char *system_call, struct text source) {
    const char *found = NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].system_call, system_call) != 0)
            continue;
        struct text rest = source, name;
        while (next_called(&rest, &name)) {
            const char *function = find_function(&rows[i], name);
            if (function && found && function != found)
                return NULL;
            found = function ? function : found;
        }
    }
    return found;
}

bool call_is_known(const char *system_call) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].system_call, system_call) == 0)
            return true;
    return false;
}
