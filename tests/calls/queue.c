// SPDX-License-Identifier: MIT
// Message queues: System V's (removed when SIGTERM ends the program) and POSIX ones.
#include "blocking.h"

#include <mqueue.h>
#include <sys/ipc.h>
#include <sys/msg.h>

static int queue = -1;
static mqd_t named = -1;
static struct {
    long kind;
    char bytes[16];
} message = {1, "0123456789abcdef"};

// --- System V

static void tidy(void) {
    if (getpid() == tested)
        msgctl(queue, IPC_RMID, NULL);
}

static void end(int signal) {
    (void)signal;
    tidy();
    _exit(1);
}

static void make_empty(void) {
    struct msqid_ds status;
    handle(SIGTERM, end, 0);
    queue = msgget(IPC_PRIVATE, 0600);
    CHECK(queue >= 0 && atexit(tidy) == 0 && msgctl(queue, IPC_STAT, &status) == 0, "msgget");
    status.msg_qbytes = 16;
    CHECK(msgctl(queue, IPC_SET, &status) == 0, "msgctl");
}

static void put(void) { CHECK(msgsnd(queue, &message, 16, 0) == 0, "msgsnd"); }
static void take(void) { CHECK(msgrcv(queue, &message, 16, 0, 0) == 16, "msgrcv"); }

static void make_full(void) {
    make_empty();
    put();
}

static long with_msgsnd(void) { return msgsnd(queue, &message, 16, 0); }
static long with_msgrcv(void) { return msgrcv(queue, &message, 16, 0, 0); }
static long with_msgrcv_kind(void) { return msgrcv(queue, &message, 16, 1, 0); }

// --- POSIX

static void make_named(void) {
    char name[PATH_SIZE];
    struct mq_attr shape = {.mq_maxmsg = 1, .mq_msgsize = 16};
    snprintf(name, sizeof name, "/calls.%d", getpid());
    named = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &shape);
    if (named < 0 && errno == ENOSYS)
        exit(SKIPPED);
    CHECK(named >= 0 && mq_unlink(name) == 0, "mq_open");
}

static void put_named(void) { CHECK(mq_send(named, message.bytes, 16, 3) == 0, "mq_send"); }

static void take_named(void) {
    unsigned priority;
    CHECK(mq_receive(named, message.bytes, 16, &priority) == 16 && priority == 3, "mq_receive");
}

static void make_named_full(void) {
    make_named();
    put_named();
}

static long with_mq_send(void) {
    struct timespec end = moment(CLOCK_REALTIME, limit < 0 ? 0 : limit);
    return limit < 0 ? mq_send(named, message.bytes, 16, 3)
                     : mq_timedsend(named, message.bytes, 16, 3, &end);
}

static long with_mq_receive(void) {
    struct timespec end = moment(CLOCK_REALTIME, limit < 0 ? 0 : limit);
    return limit < 0 ? mq_receive(named, message.bytes, 16, NULL)
                     : mq_timedreceive(named, message.bytes, 16, NULL, &end);
}

static const struct blocking calls[] = {
    {"msgsnd", make_full, with_msgsnd, take, .result = 0, .signals = ENDS},
    {"msgrcv", make_empty, with_msgrcv, put, .result = 16, .signals = ENDS},
    {"msgrcv_kind", make_empty, with_msgrcv_kind, put, .result = 16, .signals = ENDS},
    {"mq_send", make_named_full, with_mq_send, take_named, .result = 0, .late = -ETIMEDOUT},
    {"mq_receive", make_named, with_mq_receive, put_named, .result = 16, .late = -ETIMEDOUT},
};

// --- more of System V

static void remove_queue(void) { CHECK(msgctl(queue, IPC_RMID, NULL) == 0, "msgctl"); }

static void removed_empty(void) {
    double start = now();
    make_empty();
    later(10, remove_queue);
    CHECK(with_msgrcv() == -1 && errno == EIDRM, "it is removed");
    CHECK_TOOK(start, 10);
}

static void removed_full(void) {
    double start = now();
    make_full();
    later(10, remove_queue);
    CHECK(with_msgsnd() == -1 && errno == EIDRM, "it is removed");
    CHECK_TOOK(start, 10);
}

// A message of another kind wakes nobody.
static void other_kind(void) {
    double start = now();
    make_empty();
    if (begin_child() == 0) {
        message.kind = 2;
        rest(10);
        put();
        rest(10);
        CHECK(msgrcv(queue, &message, 16, 2, 0) == 16, "msgrcv");
        message.kind = 1;
        put();
        _exit(0);
    }
    CHECK(with_msgrcv_kind() == 16, "msgrcv");
    CHECK_TOOK(start, 20);
}

// Ten messages through a queue for one.
static void relay(void) {
    make_empty();
    if (begin_child() == 0) {
        for (char i = 0; i < 10; i++) {
            message.bytes[0] = i;
            put();
        }
        _exit(0);
    }
    for (int i = 0; i < 10; i++) {
        take();
        CHECK(message.bytes[0] == i, "%d came in place of %d", message.bytes[0], i);
    }
}

static void nonblocking(void) {
    make_full();
    CHECK(msgsnd(queue, &message, 16, IPC_NOWAIT) == -1 && errno == EAGAIN, "it is full");
    take();
    CHECK(msgrcv(queue, &message, 16, 0, IPC_NOWAIT) == -1 && errno == ENOMSG, "it is empty");
}

// --- more of POSIX

static void put_named_later(void) {
    if (begin_child() == 0) {
        rest(10);
        until_asleep(tested);
        put_named();
        _exit(0);
    }
}

// A message that comes to an empty queue is told by a signal, once.
static void notify_signal(void) {
    double start = now();
    siginfo_t info;
    sigset_t set;
    struct sigevent event = {
        .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 42};
    make_named();
    block(SIGUSR1);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    CHECK(mq_notify(named, &event) == 0, "mq_notify");
    put_named_later();
    CHECK(sigwaitinfo(&set, &info) == SIGUSR1, "sigwaitinfo");
    CHECK_TOOK(start, 10);
    CHECK(info.si_code == SI_MESGQ && info.si_value.sival_int == 42, "code %d", info.si_code);
    take_named();
}

static void notify_handler(void) {
    double start = now();
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
    make_named();
    handle(SIGUSR1, handler, 0);
    CHECK(mq_notify(named, &event) == 0, "mq_notify");
    put_named_later();
    CHECK(pause() == -1 && handled == 1, "pause");
    CHECK_TOOK(start, 10);
}

static int told[2];

static void tell(union sigval value) {
    CHECK(write(told[1], &value.sival_int, sizeof value.sival_int) == sizeof(int), "write");
}

static void notify_thread(void) {
    double start = now();
    int got;
    struct sigevent event = {
        .sigev_notify = SIGEV_THREAD, .sigev_notify_function = tell, .sigev_value.sival_int = 42};
    make_named();
    CHECK(pipe(told) == 0 && mq_notify(named, &event) == 0, "mq_notify");
    put_named_later();
    CHECK(read(told[0], &got, sizeof got) == sizeof got && got == 42, "read");
    CHECK_TOOK(start, 10);
}

static void named_relay(void) {
    make_named();
    if (begin_child() == 0) {
        for (char i = 0; i < 10; i++) {
            message.bytes[0] = i;
            put_named();
        }
        _exit(0);
    }
    for (int i = 0; i < 10; i++) {
        take_named();
        CHECK(message.bytes[0] == i, "%d came in place of %d", message.bytes[0], i);
    }
}

static void named_wrong(void) {
    struct timespec bad = {0, 1000000000};
    make_named();
    CHECK(mq_timedreceive(named, message.bytes, 16, NULL, &bad) == -1 && errno == EINVAL, "time");
    CHECK(mq_receive(named, message.bytes, 1, NULL) == -1 && errno == EMSGSIZE, "size");
}

static const struct test tests[] = {
    {"removed_empty", removed_empty},   {"removed_full", removed_full},
    {"other_kind", other_kind},         {"relay", relay},
    {"nonblocking", nonblocking},       {"notify_signal", notify_signal},
    {"notify_handler", notify_handler}, {"notify_thread", notify_thread},
    {"named_relay", named_relay},       {"named_wrong", named_wrong},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_blocking(calls, COUNT(calls));
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
