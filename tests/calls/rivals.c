// SPDX-License-Identifier: MIT
// Several wait for the same thing. Of most things the kernel wakes one that waits, of others all,
// and then it is a race who gets it: under a schedule the first that came.
#include "call.h"

#include <mqueue.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/un.h>

enum { RIVALS = 3, UNIT = 8 };

static int ends[2]; // what is taken comes out of the first one
static char bytes[4096];
static const uint64_t one = 1;

static void say(int number) { CHECK(dprintf(1, "%d\n", number) == 2, "write"); }

// --- descriptors

static void make_pipe(void) { CHECK(pipe(ends) == 0, "pipe"); }

static void make_pair(int kind) { CHECK(socketpair(AF_UNIX, kind, 0, ends) == 0, "socketpair"); }
static void make_stream(void) { make_pair(SOCK_STREAM); }
static void make_packets(void) { make_pair(SOCK_SEQPACKET); }
static void make_datagrams(void) { make_pair(SOCK_DGRAM); }

static void make_tcp(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    ends[1] = socket(AF_INET, SOCK_STREAM, 0);
    CHECK(listen(listener, 1) == 0 &&
              getsockname(listener, (struct sockaddr *)&address, &size) == 0 &&
              connect(ends[1], (struct sockaddr *)&address, size) == 0 &&
              (ends[0] = accept(listener, NULL, NULL)) >= 0,
          "sockets");
}

static void make_counter(void) {
    CHECK((ends[0] = ends[1] = eventfd(0, EFD_SEMAPHORE)) >= 0, "eventfd");
}

static void make_timer(void) {
    struct itimerspec setting = {span(10), span(10)};
    CHECK((ends[0] = timerfd_create(CLOCK_MONOTONIC, 0)) >= 0 &&
              timerfd_settime(ends[0], 0, &setting, NULL) == 0,
          "timerfd");
}

static void take_bytes(void) { CHECK(read(ends[0], bytes, UNIT) == UNIT, "read"); }
static void give_bytes(void) { CHECK(write(ends[1], &one, UNIT) == UNIT, "write"); }
static void take_message(void) { CHECK(recv(ends[0], bytes, UNIT, 0) == UNIT, "recv"); }
static void give_message(void) { CHECK(send(ends[1], &one, UNIT, 0) == UNIT, "send"); }

// --- full ones: room is what is taken

static void fill(void) {
    int flags = fcntl(ends[1], F_GETFL);
    CHECK(fcntl(ends[1], F_SETFL, flags | O_NONBLOCK) == 0, "fcntl");
    while (write(ends[1], bytes, sizeof bytes) > 0)
        ;
    CHECK(errno == EAGAIN && fcntl(ends[1], F_SETFL, flags) == 0, "write");
}

static void make_full_pipe(void) {
    make_pipe();
    fill();
}

static void make_full_stream(void) {
    int least = 1; // it becomes two pages: each of them makes room for one
    make_stream();
    CHECK(setsockopt(ends[1], SOL_SOCKET, SO_SNDBUF, &least, sizeof least) == 0, "setsockopt");
    fill();
}

static void take_room(void) { CHECK(write(ends[1], bytes, sizeof bytes) == sizeof bytes, "write"); }
static void give_room(void) { CHECK(read(ends[0], bytes, sizeof bytes) > 0, "read"); }

// --- others

static const struct sockaddr_un place = {.sun_family = AF_UNIX, .sun_path = "rivals"};

static void make_listener(void) {
    unlink(place.sun_path);
    CHECK((ends[0] = socket(AF_UNIX, SOCK_STREAM, 0)) >= 0 &&
              bind(ends[0], (const struct sockaddr *)&place, sizeof place) == 0 &&
              listen(ends[0], RIVALS) == 0,
          "listen");
}
static void take_connection(void) { CHECK(accept(ends[0], NULL, NULL) >= 0, "accept"); }
static void give_connection(void) {
    int end = socket(AF_UNIX, SOCK_STREAM, 0);
    CHECK(connect(end, (const struct sockaddr *)&place, sizeof place) == 0, "connect");
}

static int set, queue;
static mqd_t posix_queue;
static sem_t *semaphore;

static void change(short by) {
    struct sembuf change = {0, by, 0};
    CHECK(semop(set, &change, 1) == 0, "semop");
}
static void make_set(void) { CHECK((set = semget(IPC_PRIVATE, 1, 0600)) >= 0, "semget"); }
static void take_of_set(void) { change(-1); }
static void give_to_set(void) { change(1); }

static void make_semaphore(void) {
    CHECK(sem_init(semaphore = shared(sizeof *semaphore), 1, 0) == 0, "sem_init");
}
static void take_semaphore(void) { CHECK(sem_wait(semaphore) == 0, "sem_wait"); }
static void give_semaphore(void) { CHECK(sem_post(semaphore) == 0, "sem_post"); }

static void make_queue(void) { CHECK((queue = msgget(IPC_PRIVATE, 0600)) >= 0, "msgget"); }
static void take_of_queue(void) {
    long message[2];
    CHECK(msgrcv(queue, message, UNIT, 0, 0) == UNIT, "msgrcv");
}
static void give_to_queue(void) {
    const long message[2] = {1, 1};
    CHECK(msgsnd(queue, message, UNIT, 0) == 0, "msgsnd");
}

static void make_posix_queue(void) {
    struct mq_attr size = {.mq_maxmsg = RIVALS, .mq_msgsize = UNIT};
    mq_unlink("/rivals");
    CHECK((posix_queue = mq_open("/rivals", O_CREAT | O_RDWR, 0600, &size)) >= 0, "mq_open");
}
static void take_of_posix_queue(void) {
    CHECK(mq_receive(posix_queue, bytes, UNIT, NULL) == UNIT, "mq_receive");
}
static void give_to_posix_queue(void) {
    CHECK(mq_send(posix_queue, (const char *)&one, UNIT, 0) == 0, "mq_send");
}

// The lock is let go once; each lets it go by its end.
static void make_lock(void) {
    CHECK((ends[1] = open("lock", O_RDWR | O_CREAT, 0600)) >= 0 && flock(ends[1], LOCK_EX) == 0,
          "flock");
}
static void take_lock(void) {
    int file = open("lock", O_RDWR);
    CHECK(flock(file, LOCK_EX) == 0, "flock");
}
static void give_lock(void) { CHECK(flock(ends[1], LOCK_UN) == 0, "flock"); }

static void record(short kind) {
    struct flock whole = {.l_type = kind};
    CHECK(fcntl(ends[1], F_SETLKW, &whole) == 0, "fcntl");
}
static void make_record(void) {
    CHECK((ends[1] = open("lock", O_RDWR | O_CREAT, 0600)) >= 0, "open");
    record(F_WRLCK);
}
static void take_record(void) { record(F_WRLCK); }
static void give_record(void) { record(F_UNLCK); }

// --- each takes one, and says so

static const struct kind {
    const char *name;
    void (*make)(void), (*take)(void), (*give)(void);
} kinds[] = {
    {"pipe", make_pipe, take_bytes, give_bytes},
    {"stream", make_stream, take_bytes, give_bytes},
    {"stream_messages", make_stream, take_message, give_message},
    {"packets", make_packets, take_bytes, give_bytes},
    {"datagrams", make_datagrams, take_message, give_message},
    {"tcp", make_tcp, take_bytes, give_bytes},
    {"counter", make_counter, take_bytes, give_bytes},
    {"timer", make_timer, take_bytes, nothing},
    {"full_pipe", make_full_pipe, take_room, give_room},
    {"full_stream", make_full_stream, take_room, give_room},
    {"listener", make_listener, take_connection, give_connection},
    {"set", make_set, take_of_set, give_to_set},
    {"semaphore", make_semaphore, take_semaphore, give_semaphore},
    {"queue", make_queue, take_of_queue, give_to_queue},
    {"posix_queue", make_posix_queue, take_of_posix_queue, give_to_posix_queue},
    {"lock", make_lock, take_lock, give_lock},
    {"record", make_record, take_record, give_record},
};

static pid_t rivals[RIVALS];

static void begin_rivals_but(void (*take)(void), void (*second)(void)) {
    for (int i = 0; i < RIVALS; i++)
        if ((rivals[i] = begin_child()) == 0) {
            (i == 1 ? second : take)();
            say(i);
            _exit(0);
        }
}
static void begin_rivals(void (*take)(void)) { begin_rivals_but(take, take); }

static void run_kind(const struct kind *kind, bool at_once) {
    kind->make();
    begin_rivals(kind->take);
    for (int i = 0; i < RIVALS; i++) {
        if (i == 0 || !at_once)
            rest(10);
        kind->give();
    }
}

// --- threads of one process

static sigset_t user_signals;

static void take_child(void) {
    int status;
    CHECK(wait(&status) > 0 && status == 0, "wait");
}
static void take_signal(void) {
    int signal;
    CHECK(sigwait(&user_signals, &signal) == 0, "sigwait");
}
static void take_from_signalfd(void) {
    struct signalfd_siginfo info;
    CHECK(read(ends[0], &info, sizeof info) == sizeof info, "read");
}

static void (*thread_takes)(void);

static void *in_thread(void *number) {
    thread_takes();
    say((int)(intptr_t)number);
    return NULL;
}

static void begin_threads(void (*take)(void)) {
    thread_takes = take;
    for (intptr_t i = 0; i < RIVALS; i++) {
        pthread_t thread;
        CHECK(pthread_create(&thread, NULL, in_thread, (void *)i) == 0, "pthread_create"); // NOLINT
    }
}

static void ends_of_children(void) {
    for (int i = 0; i < RIVALS; i++)
        if (begin_child() == 0) {
            rest(10 + 10 * i);
            _exit(0);
        }
    begin_threads(take_child);
    rest(40);
}

static void signals_to(void (*take)(void)) {
    user_signals = block(SIGUSR1);
    sigemptyset(&user_signals);
    sigaddset(&user_signals, SIGUSR1);
    CHECK((ends[0] = signalfd(-1, &user_signals, 0)) >= 0, "signalfd");
    begin_threads(take);
    for (int i = 0; i < RIVALS; i++) {
        rest(10);
        send_usr1();
    }
    rest(10);
}
static void waited_signals(void) { signals_to(take_signal); }
static void read_signals(void) { signals_to(take_from_signalfd); }

// Those that stand behind the first one go with their process.
static void exit_of_all(void) {
    make_counter();
    begin_threads(take_bytes);
    rest(10);
}
static void exec_of_all(void) {
    make_counter();
    begin_threads(take_bytes);
    rest(10);
    execv("/proc/self/exe", stage("nothing"));
}

// --- what befalls who is not the first

// All but number 1 take; it is told what its own call came to.
static void with_second(int flags, void (*befalls)(void), void (*second)(void)) {
    make_counter();
    handle(SIGUSR1, handler, flags);
    begin_rivals_but(take_bytes, second);
    rest(10);
    befalls();
}

static void give_to(int count) {
    for (int i = 0; i < count; i++) {
        rest(10);
        give_bytes();
    }
}

static void signal_second(void) { CHECK(kill(rivals[1], SIGUSR1) == 0, "kill"); }

static void be_interrupted(void) {
    CHECK(read(ends[0], bytes, UNIT) == -1 && errno == EINTR && handled == 1, "read");
}
static void interrupted(void) {
    with_second(0, signal_second, be_interrupted);
    give_to(RIVALS - 1);
}

static void be_handled(void) {
    take_bytes();
    CHECK(handled == 1, "%d signals", (int)handled);
}
static void restarted(void) {
    with_second(SA_RESTART, signal_second, be_handled);
    give_to(RIVALS);
}

static void kill_second(void) {
    int status;
    CHECK(kill(rivals[1], SIGKILL) == 0, "kill");
    CHECK(waitpid(rivals[1], &status, 0) == rivals[1] && WIFSIGNALED(status), "waitpid");
}
static void killed(void) {
    with_second(0, kill_second, take_bytes);
    give_bytes();
    rest(10);
    give_bytes();
}

static void stop_second(void) {
    int status;
    CHECK(kill(rivals[1], SIGSTOP) == 0, "kill");
    CHECK(waitpid(rivals[1], &status, WUNTRACED) == rivals[1] && WIFSTOPPED(status), "waitpid");
    rest(10);
    CHECK(kill(rivals[1], SIGCONT) == 0, "kill");
}
static void stopped(void) {
    with_second(0, stop_second, take_bytes);
    give_to(RIVALS);
}

static void kill_first(void) {
    CHECK(kill(rivals[0], SIGKILL) == 0 && waitpid(rivals[0], NULL, 0) == rivals[0], "kill");
}
static void first_killed(void) {
    with_second(0, kill_first, take_bytes);
    give_to(RIVALS - 1);
}

// --- others that come meanwhile

// Who gives sees nothing left: it was for the first that waits.
static void taken_at_once(void) {
    make_counter();
    begin_rivals(take_bytes);
    rest(10);
    for (int i = 0; i < RIVALS; i++) {
        struct pollfd left = {ends[0], POLLIN, 0};
        give_bytes();
        CHECK(scaled || poll(&left, 1, 0) == 0, "it is still there");
    }
}

static void nonblocking(void) {
    make_stream();
    begin_rivals(take_bytes);
    rest(10);
    CHECK(recv(ends[0], bytes, UNIT, MSG_DONTWAIT) == -1 && errno == EAGAIN, "recv");
    give_to(RIVALS);
}

static void see_end(void) { CHECK(read(ends[0], bytes, UNIT) == 0, "read"); }
static void end_of_stream(void) {
    make_stream();
    begin_rivals(see_end);
    rest(10);
    CHECK(shutdown(ends[1], SHUT_RDWR) == 0, "shutdown");
}

static void time_out(void) { CHECK(read(ends[0], bytes, UNIT) == -1 && errno == EAGAIN, "read"); }
static void limit_to(double wanted) {
    struct timespec limit = span(wanted);
    struct timeval as_set = {limit.tv_sec, limit.tv_nsec / 1000};
    make_stream();
    CHECK(setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &as_set, sizeof as_set) == 0, "setsockopt");
}
static void limited(void) {
    limit_to(10);
    begin_rivals(time_out);
}
static void limited_after(void) {
    limit_to(10);
    begin_rivals(take_bytes);
    if (begin_child() == 0) {
        time_out();
        say(3);
        _exit(0);
    }
    rest(5);
    for (int i = 0; i < RIVALS; i++)
        give_bytes();
}

// Each has taken its share before who gave goes on.
static void nothing_left(void) {
    const uint64_t all[RIVALS] = {1};
    make_stream();
    begin_rivals(take_bytes);
    rest(10);
    CHECK(write(ends[1], all, sizeof all) == sizeof all, "write");
    CHECK(scaled || (recv(ends[0], bytes, UNIT, MSG_DONTWAIT) == -1 && errno == EAGAIN), "recv");
}

// Two pairs: who waits at the one is no rival of who waits at the other.
static void two_pairs(void) {
    int first[2];
    make_stream();
    memcpy(first, ends, sizeof first);
    begin_rivals(take_bytes);
    make_stream();
    begin_rivals(take_bytes);
    give_to(RIVALS);
    memcpy(ends, first, sizeof first);
    give_to(RIVALS);
}

// Who polls is told of what is taken back at once.
static void see_it(void) {
    struct pollfd ready = {ends[0], POLLIN, 0};
    CHECK(poll(&ready, 1, -1) == 1 && ready.revents == POLLIN, "poll");
}
static void taken_back(void) {
    make_pipe();
    begin_rivals(see_it);
    rest(10);
    give_bytes();
    take_bytes();
    rest(10);
    give_bytes();
}

static void forever(void) {
    make_counter();
    begin_rivals(take_bytes);
    reap_all();
}

static const struct test tests[] = {
    {"ends_of_children", ends_of_children},
    {"waited_signals", waited_signals},
    {"read_signals", read_signals},
    {"exit_of_all", exit_of_all},
    {"exec_of_all", exec_of_all},
    {"interrupted", interrupted},
    {"restarted", restarted},
    {"killed", killed},
    {"stopped", stopped},
    {"first_killed", first_killed},
    {"taken_at_once", taken_at_once},
    {"nonblocking", nonblocking},
    {"end_of_stream", end_of_stream},
    {"limited", limited},
    {"limited_after", limited_after},
    {"nothing_left", nothing_left},
    {"two_pairs", two_pairs},
    {"taken_back", taken_back},
    {"forever", forever},
    {"nothing", nothing},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(kinds[i].name, words[0]) == 0) {
            run_kind(&kinds[i], words[1]);
            reap_all();
            return 0;
        }
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
