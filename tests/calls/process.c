// SPDX-License-Identifier: MIT
// How processes and threads come to be, become other programs, and end.
#include "call.h"

#include <pthread.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/ipc.h>
#include <sys/sem.h>

static int ends[2];
static char byte;

static void expect_status(pid_t pid, int wanted) {
    int status = -1;
    CHECK(waitpid(pid, &status, 0) == pid && status == wanted, "status %#x, not %#x", status,
          wanted);
}

// --- what other cases execute

static void nap(void) {
    rest(10);
    exit(7);
}

static void leave(void) { exit(7); }

// --- new programs

static void spawned(double start, pid_t pid) {
    CHECK_TOOK(start, 0);
    expect_status(pid, 7 << 8);
    CHECK_TOOK(start, 10);
}

static void spawn(void) {
    pid_t pid;
    double start = now();
    CHECK(posix_spawn(&pid, "/proc/self/exe", NULL, NULL, stage("nap"), environ) == 0, "spawn");
    spawned(start, pid);
}

static void spawn_nothing(void) {
    pid_t pid;
    CHECK(posix_spawn(&pid, "/nowhere", NULL, NULL, stage("nap"), environ) == ENOENT, "spawn");
    CHECK(wait(NULL) == -1 && errno == ECHILD, "something is left of it");
}

static void spawn_with_pipe(void) {
    pid_t pid;
    posix_spawn_file_actions_t actions;
    CHECK(pipe(ends) == 0 && posix_spawn_file_actions_init(&actions) == 0 &&
              posix_spawn_file_actions_adddup2(&actions, ends[1], 1) == 0 &&
              posix_spawn_file_actions_addclose(&actions, ends[0]) == 0,
          "actions");
    char *words[] = {"echo", "hello", NULL};
    CHECK(posix_spawnp(&pid, "echo", &actions, NULL, words, environ) == 0, "spawn");
    close(ends[1]);
    char got[16] = "";
    CHECK(read(ends[0], got, sizeof got - 1) == 6 && strcmp(got, "hello\n") == 0, "got %s", got);
    CHECK(read(ends[0], got, 1) == 0, "no end of file");
    reap(pid);
}

static void shell(void) {
    double start = now();
    int status = system(scaled ? "sleep 0.01; exit 7" : "sleep 10; exit 7");
    CHECK(status == 7 << 8, "status %#x", status);
    CHECK_TOOK(start, 10);
}

static void reads_from_command(void) {
    char got[16] = "";
    double start = now();
    FILE *command = popen(scaled ? "sleep 0.01; echo a; echo b" : "sleep 10; echo a; echo b", "r");
    CHECK(command && fread(got, 1, sizeof got, command) == 4 && strcmp(got, "a\nb\n") == 0, "%s",
          got);
    CHECK(pclose(command) == 0, "pclose");
    CHECK_TOOK(start, 10);
}

static void pipeline(void) {
    CHECK(system("test \"$(printf '3\\n1\\n2\\n' | sort | tail -n 1)\" = 3") == 0, "system");
}

// The parent waits until the child has become another program, and no longer.
static void vfork_exec(void) {
    double start = now();
    char **words = stage("nap");
    pid_t pid = vfork();
    if (pid == 0) {
        execv("/proc/self/exe", words);
        _exit(127);
    }
    spawned(start, pid);
}

static void vfork_exit(void) {
    pid_t pid = vfork();
    if (pid == 0)
        _exit(7);
    expect_status(pid, 7 << 8);
}

// It waits, however long the child takes.
static void vfork_sleep(void) {
    double start = now();
    pid_t pid = vfork();
    if (pid == 0) {
        rest(10);
        _exit(7);
    }
    CHECK_TOOK(start, 10);
    expect_status(pid, 7 << 8);
}

static void vfork_killed(void) {
    double start = now();
    pid_t pid = vfork();
    if (pid == 0) {
        rest(10);
        kill(getpid(), SIGKILL);
    }
    CHECK_TOOK(start, 10);
    expect_status(pid, SIGKILL);
}

// The child waits for its parent, which waits for it.
static void vfork_deadlock(void) {
    CHECK(pipe(ends) == 0, "pipe");
    pid_t pid = vfork();
    if (pid == 0)
        _exit(read(ends[0], &byte, 1) == 1);
    CHECK(false, "it came back");
}

static int on_own_stack(void *wanted) {
    rest(*(double *)wanted);
    return 7;
}

static void cloned(int flags, double when) {
    enum { STACK = 1 << 16 };
    double wanted = 10, start = now();
    char *stack = malloc(STACK);
    pid_t pid = clone(on_own_stack, stack + STACK, flags | SIGCHLD, &wanted);
    CHECK(pid > 0, "clone");
    CHECK_TOOK(start, when);
    expect_status(pid, 7 << 8);
    CHECK_TOOK(start, 10);
    free(stack);
}

static void clone_vfork(void) { cloned(CLONE_VFORK | CLONE_VM, 10); }
static void clone_vfork_own_memory(void) { cloned(CLONE_VFORK, 10); }
static void clone_vm(void) { cloned(CLONE_VM, 0); }
static void clone_files(void) { cloned(CLONE_FILES | CLONE_FS, 0); }

// --- exec

static void *exec_here(void *unused) {
    rest(10);
    execv("/proc/self/exe", stage("leave"));
    return unused;
}

static void *wait_for_ever(void *unused) {
    pause();
    return unused;
}

// The other threads vanish, and the process keeps its number.
static void exec_in_thread(void) {
    double start = now();
    pid_t pid = begin_child();
    if (pid == 0) {
        pthread_t thread;
        CHECK(pthread_create(&thread, NULL, wait_for_ever, NULL) == 0, "thread");
        CHECK(pthread_create(&thread, NULL, exec_here, NULL) == 0, "thread");
        pause();
    }
    expect_status(pid, 7 << 8);
    CHECK_TOOK(start, 10);
}

static void exec_beside_threads(void) {
    pid_t pid = begin_child();
    if (pid == 0) {
        pthread_t thread;
        for (int i = 0; i < 3; i++)
            CHECK(pthread_create(&thread, NULL, wait_for_ever, NULL) == 0, "thread");
        execv("/proc/self/exe", stage("leave"));
    }
    expect_status(pid, 7 << 8);
}

static void exec_fails(void) {
    double start = now();
    CHECK(execl("/nowhere", "nowhere", NULL) == -1 && errno == ENOENT, "exec");
    CHECK(execl("/", "folder", NULL) == -1 && errno == EACCES, "exec");
    rest(10);
    CHECK_TOOK(start, 10);
}

// What is closed at exec is an end of file for others.
static void closed_by_exec(void) {
    double start = now();
    CHECK(pipe2(ends, O_CLOEXEC) == 0, "pipe");
    pid_t pid = begin_child();
    if (pid == 0) {
        rest(10);
        execv("/proc/self/exe", stage("nap"));
    }
    close(ends[1]);
    CHECK(read(ends[0], &byte, 1) == 0, "no end of file");
    CHECK_TOOK(start, 10);
    expect_status(pid, 7 << 8);
    CHECK_TOOK(start, 20);
}

// --- threads and ends

static void *read_for_ever(void *unused) {
    read(ends[0], &byte, 1);
    return unused;
}

static void *sleep_long(void *unused) {
    rest(100);
    return unused;
}

static void *lock_for_ever(void *mutex) {
    pthread_mutex_lock(mutex);
    return NULL;
}

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

// One thread ends the process; where the others wait does not matter.
static void exit_beside_threads(void) {
    double start = now();
    pid_t pid = begin_child();
    if (pid == 0) {
        pthread_t thread;
        CHECK(pipe(ends) == 0 && pthread_mutex_lock(&mutex) == 0, "pipe");
        CHECK(pthread_create(&thread, NULL, read_for_ever, NULL) == 0, "thread");
        CHECK(pthread_create(&thread, NULL, sleep_long, NULL) == 0, "thread");
        CHECK(pthread_create(&thread, NULL, lock_for_ever, &mutex) == 0, "thread");
        rest(10);
        exit(7);
    }
    expect_status(pid, 7 << 8);
    CHECK_TOOK(start, 10);
}

static void *exit_later(void *unused) {
    rest(10);
    exit(7);
    return unused;
}

static void exit_by_thread(void) {
    double start = now();
    pid_t pid = begin_child();
    if (pid == 0) {
        pthread_t thread;
        CHECK(pthread_create(&thread, NULL, exit_later, NULL) == 0, "thread");
        pause();
    }
    expect_status(pid, 7 << 8);
    CHECK_TOOK(start, 10);
}

// The first thread ends, the process goes on without it.
static void first_thread_ends(void) {
    double start = now();
    pid_t pid = begin_child();
    if (pid == 0) {
        pthread_t thread;
        CHECK(pthread_create(&thread, NULL, exit_later, NULL) == 0, "thread");
        pthread_exit(NULL);
    }
    expect_status(pid, 7 << 8);
    CHECK_TOOK(start, 10);
}

static void first_thread_ends_in_main(void) {
    pthread_t thread;
    CHECK(pthread_create(&thread, NULL, sleep_long, NULL) == 0, "thread");
    pthread_exit(NULL);
}

static void killed_without_first_thread(void) {
    double start = now();
    pid_t pid = begin_child();
    if (pid == 0) {
        pthread_t thread;
        CHECK(pthread_create(&thread, NULL, sleep_long, NULL) == 0, "thread");
        pthread_exit(NULL);
    }
    rest(10);
    CHECK(kill(pid, SIGTERM) == 0, "kill");
    expect_status(pid, SIGTERM);
    CHECK_TOOK(start, 10);
}

static void *short_life(void *count) {
    ++*(int *)count;
    return NULL;
}

static void many_threads(void) {
    int count = 0;
    for (int i = 0; i < 50; i++) {
        pthread_t thread;
        CHECK(pthread_create(&thread, NULL, short_life, &count) == 0, "thread");
        CHECK(pthread_join(thread, NULL) == 0, "join");
    }
    CHECK(count == 50, "%d threads", count);
}

static void *fork_here(void *unused) {
    reap(later(10, nothing));
    return unused;
}

static void fork_in_thread(void) {
    double start = now();
    pthread_t threads[3];
    for (int i = 0; i < 3; i++)
        CHECK(pthread_create(&threads[i], NULL, fork_here, NULL) == 0, "thread");
    for (int i = 0; i < 3; i++)
        CHECK(pthread_join(threads[i], NULL) == 0, "join");
    CHECK_TOOK(start, 10);
}

// --- families

static void many_children(void) {
    double start = now();
    for (int i = 0; i < 30; i++)
        later(1 + i % 3, nothing);
    reap_all();
    CHECK_TOOK(start, 3);
}

static void chain(int depth) {
    pid_t pid = begin_child();
    if (pid == 0) {
        rest(1);
        if (depth > 1)
            chain(depth - 1);
        _exit(0);
    }
    reap(pid);
}

static void grandchildren(void) {
    double start = now();
    chain(10);
    CHECK_TOOK(start, 10);
}

// The parent of the daemon ends at once; the daemon is somebody else's child then.
static void daemon_of_child(void) {
    double start = now();
    pid_t after;
    CHECK(pipe(ends) == 0, "pipe");
    pid_t child = begin_child();
    if (child == 0) {
        pid_t own = getpid();
        setsid();
        if (begin_child())
            _exit(0);
        rest(10);
        after = getppid();
        CHECK(after != own && write(ends[1], &after, sizeof after) == sizeof after, "write");
        _exit(0);
    }
    close(ends[1]);
    reap(child);
    CHECK_TOOK(start, 0);
    CHECK(read(ends[0], &after, sizeof after) == sizeof after && after != getpid(), "read");
    CHECK_TOOK(start, 10);
    CHECK(read(ends[0], &byte, 1) == 0, "the daemon lives");
    CHECK(wait(NULL) == -1 && errno == ECHILD, "the daemon is no child of ours");
}

// What outlives the first process is no matter of its exit status.
static void orphan(void) {
    if (begin_child() == 0) {
        rest(10);
        _exit(0);
    }
    _exit(0);
}

// --- what a process holds is given back when it ends, before anybody is told of the end

static void released(void) {
    struct sembuf down = {0, -1, SEM_UNDO}, up = {0, 1, 0}, wait = {0, -1, 0};
    int file = open("file", O_RDWR | O_CREAT, 0600), set = semget(IPC_PRIVATE, 1, 0600);
    double start = now();
    CHECK(pipe(ends) == 0 && file >= 0 && set >= 0 && semop(set, &up, 1) == 0, "objects");
    make_gate();
    pid_t holder = begin_child();
    if (holder == 0) {
        int own = open("file", O_RDWR);
        CHECK(flock(own, LOCK_EX) == 0 && semop(set, &down, 1) == 0, "hold");
        open_gate();
        rest(10);
        _exit(0);
    }
    close(ends[1]);
    pass_gate();
    if (begin_child() == 0) {
        CHECK(flock(file, LOCK_EX) == 0, "flock");
        CHECK_TOOK(start, 10);
        _exit(0);
    }
    if (begin_child() == 0) {
        CHECK(semop(set, &wait, 1) == 0, "semop");
        CHECK_TOOK(start, 10);
        _exit(0);
    }
    if (begin_child() == 0) {
        CHECK(read(ends[0], &byte, 1) == 0, "no end of file");
        CHECK_TOOK(start, 10);
        _exit(0);
    }
    reap(holder);
    CHECK(read(ends[0], &byte, 1) == 0, "the holder is not quite gone");
    CHECK_TOOK(start, 10);
    reap_all();
    CHECK(semctl(set, 0, IPC_RMID) == 0, "semctl");
}

// The end of the child wakes its parent; at that time its locks are free.
static void free_after_wait(void) {
    int file = open("file", O_RDWR | O_CREAT, 0600);
    for (int i = 0; i < 10; i++) {
        pid_t child = begin_child();
        if (child == 0) {
            struct flock lock = {.l_type = F_WRLCK};
            int own = open("file", O_RDWR);
            CHECK(flock(own, LOCK_EX | LOCK_NB) == 0 && fcntl(own, F_SETLK, &lock) == 0, "lock");
            _exit(0);
        }
        reap(child);
        struct flock lock = {.l_type = F_WRLCK};
        CHECK(flock(file, LOCK_EX | LOCK_NB) == 0 && fcntl(file, F_SETLK, &lock) == 0, "turn %d",
              i);
        lock.l_type = F_UNLCK;
        CHECK(flock(file, LOCK_UN) == 0 && fcntl(file, F_SETLK, &lock) == 0, "turn %d", i);
    }
}

// Of its maker's parent: none of the program's has to wait for it.
static void sibling(void) {
    long made = syscall(SYS_clone, CLONE_PARENT | SIGCHLD, NULL, NULL, NULL, NULL);
    CHECK(made >= 0, "clone");
    if (made == 0)
        _exit(0);
    rest(10);
    CHECK(wait(NULL) == -1 && errno == ECHILD, "it is no child");
}

// Here it is one of main's.
static void nephew(void) {
    int status;
    if (begin_child() == 0) {
        CHECK(syscall(SYS_clone, CLONE_PARENT | SIGCHLD, NULL, NULL, NULL, NULL) >= 0, "clone");
        _exit(0);
    }
    for (int i = 0; i < 2; i++)
        CHECK(wait(&status) > 0 && status == 0, "wait");
}

static const struct test tests[] = {
    {"sibling", sibling},
    {"nephew", nephew},
    {"nap", nap},
    {"leave", leave},
    {"spawn", spawn},
    {"spawn_nothing", spawn_nothing},
    {"spawn_with_pipe", spawn_with_pipe},
    {"shell", shell},
    {"reads_from_command", reads_from_command},
    {"pipeline", pipeline},
    {"vfork_exec", vfork_exec},
    {"vfork_exit", vfork_exit},
    {"vfork_sleep", vfork_sleep},
    {"vfork_killed", vfork_killed},
    {"vfork_deadlock", vfork_deadlock},
    {"clone_vfork", clone_vfork},
    {"clone_vfork_own_memory", clone_vfork_own_memory},
    {"clone_vm", clone_vm},
    {"clone_files", clone_files},
    {"exec_in_thread", exec_in_thread},
    {"exec_beside_threads", exec_beside_threads},
    {"exec_fails", exec_fails},
    {"closed_by_exec", closed_by_exec},
    {"exit_beside_threads", exit_beside_threads},
    {"exit_by_thread", exit_by_thread},
    {"first_thread_ends", first_thread_ends},
    {"first_thread_ends_in_main", first_thread_ends_in_main},
    {"killed_without_first_thread", killed_without_first_thread},
    {"many_threads", many_threads},
    {"fork_in_thread", fork_in_thread},
    {"many_children", many_children},
    {"grandchildren", grandchildren},
    {"daemon_of_child", daemon_of_child},
    {"orphan", orphan},
    {"released", released},
    {"free_after_wait", free_after_wait},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
