// SPDX-License-Identifier: MIT
// Sockets: accept, accept4, connect, recv and send in all their forms, between processes and over
// the loopback device; limits by SO_RCVTIMEO and SO_SNDTIMEO.
#include "blocking.h"

#include <net/if.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>

static int ends[2]; // read from the first, written to the second
static int listener;
static char byte = 'x', much[1 << 16];
static union {
    struct sockaddr any;
    struct sockaddr_un local;
    struct sockaddr_in internet;
} place;
static socklen_t place_size;

static void set_limit(int fd, int which) {
    struct timespec wanted = span(limit < 0 ? 0 : limit);
    struct timeval time = {wanted.tv_sec, wanted.tv_nsec / 1000};
    CHECK(limit < 0 || setsockopt(fd, SOL_SOCKET, which, &time, sizeof time) == 0, "setsockopt");
}

static void set_limits(void) {
    set_limit(ends[0], SO_RCVTIMEO);
    set_limit(ends[1], SO_SNDTIMEO);
}

static void set_little_room(int fd, int which) {
    int bytes = 8192;
    CHECK(setsockopt(fd, SOL_SOCKET, which, &bytes, sizeof bytes) == 0, "setsockopt");
}

// --- pairs

static void make_pair(int kind) {
    CHECK(socketpair(AF_UNIX, kind, 0, ends) == 0, "socketpair");
    set_limits();
}

static void make_stream(void) { make_pair(SOCK_STREAM); }
static void make_dgram(void) { make_pair(SOCK_DGRAM); }
static void make_seqpacket(void) { make_pair(SOCK_SEQPACKET); }

static void need_loopback(void) {
    struct ifreq device = {.ifr_name = "lo"};
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    if (fd < 0 || ioctl(fd, SIOCGIFFLAGS, &device) || !(device.ifr_flags & IFF_UP))
        exit(SKIPPED);
    close(fd);
}

static int bind_internet(int kind) {
    int fd = socket(AF_INET, kind, 0);
    need_loopback();
    place.internet =
        (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    place_size = sizeof place.internet;
    CHECK(fd >= 0 && bind(fd, &place.any, place_size) == 0, "bind");
    CHECK(getsockname(fd, &place.any, &place_size) == 0, "getsockname");
    return fd;
}

static void listen_tcp(void) {
    listener = bind_internet(SOCK_STREAM);
    CHECK(listen(listener, 5) == 0, "listen");
    set_limit(listener, SO_RCVTIMEO);
}

static void make_tcp(void) {
    listen_tcp();
    ends[1] = socket(AF_INET, SOCK_STREAM, 0);
    CHECK(connect(ends[1], &place.any, place_size) == 0, "connect");
    ends[0] = accept(listener, NULL, NULL);
    CHECK(ends[0] >= 0, "accept");
    set_limits();
}

static void make_udp(void) {
    ends[0] = bind_internet(SOCK_DGRAM);
    ends[1] = socket(AF_INET, SOCK_DGRAM, 0);
    CHECK(connect(ends[1], &place.any, place_size) == 0, "connect");
    set_limits();
}

// --- reading

static void put_byte(void) { CHECK(send(ends[1], &byte, 1, 0) == 1, "send"); }

static struct msghdr *message(void) {
    static struct iovec part = {&byte, 1};
    static struct msghdr header = {.msg_iov = &part, .msg_iovlen = 1};
    return &header;
}

static long with_read(void) { return read(ends[0], &byte, 1); }
static long with_recv(void) { return recv(ends[0], &byte, 1, 0); }
static long with_recvfrom(void) {
    struct sockaddr_storage from;
    socklen_t size = sizeof from;
    return recvfrom(ends[0], &byte, 1, 0, (struct sockaddr *)&from, &size);
}
static long with_peek(void) { return recv(ends[0], &byte, 1, MSG_PEEK); }
static long with_recvmsg(void) { return recvmsg(ends[0], message(), 0); }
static long with_recvmmsg(void) {
    struct mmsghdr one = {.msg_hdr = *message()};
    return recvmmsg(ends[0], &one, 1, 0, NULL);
}

// --- writing to what is full

static void fill(void) {
    int flags = fcntl(ends[1], F_GETFL);
    fcntl(ends[1], F_SETFL, flags | O_NONBLOCK);
    while (send(ends[1], much, 4096, 0) > 0)
        ;
    CHECK(errno == EAGAIN, "send");
    fcntl(ends[1], F_SETFL, flags);
}

static void drain(void) {
    while (recv(ends[0], much, sizeof much, MSG_DONTWAIT) > 0)
        ;
    CHECK(errno == EAGAIN, "recv");
}

static void make_full_stream(void) {
    make_stream();
    set_little_room(ends[1], SO_SNDBUF);
    fill();
}

static void make_full_dgram(void) {
    make_dgram();
    set_little_room(ends[1], SO_SNDBUF);
    fill();
}

static long with_write(void) { return write(ends[1], &byte, 1); }
static long with_send(void) { return send(ends[1], &byte, 1, 0); }
static long with_sendmsg(void) { return sendmsg(ends[1], message(), 0); }
static long with_sendmmsg(void) {
    struct mmsghdr one = {.msg_hdr = *message()};
    return sendmmsg(ends[1], &one, 1, 0);
}

// --- connections

static void make_listener(void) {
    place.local = (struct sockaddr_un){.sun_family = AF_UNIX, .sun_path = "socket"};
    place_size = sizeof place.local;
    listener = socket(AF_UNIX, SOCK_STREAM, 0);
    CHECK(listener >= 0 && bind(listener, &place.any, place_size) == 0 && listen(listener, 0) == 0,
          "listen");
    set_limit(listener, SO_RCVTIMEO);
}

// Whoever connects ends, but what it began waits to be accepted.
static void connect_once(void) {
    int fd = socket(place.any.sa_family, SOCK_STREAM, 0);
    CHECK(fd >= 0 && connect(fd, &place.any, place_size) == 0, "connect");
}

static void accept_once(void) { CHECK(accept(listener, NULL, NULL) >= 0, "accept"); }

static void make_full_listener(void) {
    make_listener();
    connect_once();
}

static long no_matter_which(long fd) { return fd < 0 ? -1 : 0; }
static long with_accept(void) { return no_matter_which(syscall(SYS_accept, listener, NULL, NULL)); }
static long with_accept4(void) {
    return no_matter_which(accept4(listener, NULL, NULL, SOCK_CLOEXEC));
}
static long with_connect(void) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    set_limit(fd, SO_SNDTIMEO);
    return connect(fd, &place.any, place_size);
}

// A limit makes them all interruptible.
#define CALL(name, prepare, call, wake, result)                                                    \
    { name, prepare, call, wake, NULL, NULL, result, -EAGAIN, RESTARTS, true, STOP_ENDS_LIMITED }

static const struct blocking calls[] = {
    CALL("read", make_stream, with_read, put_byte, 1),
    CALL("recv", make_stream, with_recv, put_byte, 1),
    CALL("recvfrom", make_dgram, with_recvfrom, put_byte, 1),
    CALL("recvmsg", make_stream, with_recvmsg, put_byte, 1),
    CALL("recvmmsg", make_dgram, with_recvmmsg, put_byte, 1),
    CALL("peek", make_stream, with_peek, put_byte, 1),
    CALL("seqpacket", make_seqpacket, with_recv, put_byte, 1),
    CALL("write", make_full_stream, with_write, drain, 1),
    CALL("send", make_full_stream, with_send, drain, 1),
    CALL("sendmsg", make_full_stream, with_sendmsg, drain, 1),
    CALL("sendmmsg", make_full_dgram, with_sendmmsg, drain, 1),
    CALL("send_dgram", make_full_dgram, with_send, drain, 1),
    CALL("accept", make_listener, with_accept, connect_once, 0),
    CALL("accept4", make_listener, with_accept4, connect_once, 0),
    CALL("connect", make_full_listener, with_connect, accept_once, 0),
    CALL("tcp_accept", listen_tcp, with_accept, connect_once, 0),
    CALL("tcp_recv", make_tcp, with_recv, put_byte, 1),
    CALL("udp_recvfrom", make_udp, with_recvfrom, put_byte, 1),
    CALL("udp_recvmsg", make_udp, with_recvmsg, put_byte, 1),
};

// --- the rest

static void closed_by_end(void) {
    double start = now();
    make_stream();
    later(10, nothing);
    close(ends[1]);
    CHECK(with_recv() == 0, "recv");
    CHECK_TOOK(start, 10);
}

static void tcp_closed_by_end(void) {
    double start = now();
    make_tcp();
    later(10, nothing);
    close(ends[1]);
    CHECK(with_recv() == 0, "recv");
    CHECK_TOOK(start, 10);
}

static void shut_down(void) { CHECK(shutdown(ends[1], SHUT_WR) == 0, "shutdown"); }

static void shut_down_later(void) {
    double start = now();
    make_stream();
    later(10, shut_down);
    CHECK(with_recv() == 0, "recv");
    CHECK_TOOK(start, 10);
}

static void two_halves(void) {
    CHECK(send(ends[1], much, 5, 0) == 5, "send");
    rest(10);
    CHECK(send(ends[1], much, 5, 0) == 5, "send");
}

// It comes in two halves, and it is awaited as a whole.
static void wait_all(void) {
    double start = now();
    make_stream();
    later(10, two_halves);
    CHECK(recv(ends[0], much, 10, MSG_WAITALL) == 10, "recv");
    CHECK_TOOK(start, 20);
}

// The option can be read back, and taken back.
static void limit_option(void) {
    struct timeval time = {30, 0}, got = {0};
    socklen_t size = sizeof got;
    make_stream();
    CHECK(setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time) == 0, "setsockopt");
    CHECK(getsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &got, &size) == 0 && got.tv_sec == 30,
          "%ld s", (long)got.tv_sec);
    time.tv_sec = 0;
    CHECK(setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time) == 0, "setsockopt");
    later(100, put_byte);
    double start = now();
    CHECK(with_recv() == 1, "recv");
    CHECK_TOOK(start, 100);
}

// It belongs to the socket, not to who set it.
static void limit_of_parent(void) {
    limit = 30;
    make_stream();
    if (begin_child() == 0) {
        double start = now();
        CHECK(with_recv() == -1 && errno == EAGAIN, "recv");
        CHECK_TOOK(start, 30);
        _exit(0);
    }
    reap_all();
}

// A server with a process for each of three clients, who speak at different times.
static void serve(int (*listen_there)(void)) {
    double start = now();
    listener = listen_there();
    for (int i = 0; i < 3; i++)
        if (begin_child() == 0) {
            char sent = (char)('a' + i), got;
            int fd = socket(place.any.sa_family, SOCK_STREAM, 0);
            rest(i);
            CHECK(connect(fd, &place.any, place_size) == 0, "connect");
            rest(10);
            CHECK(send(fd, &sent, 1, 0) == 1 && recv(fd, &got, 1, 0) == 1, "talk");
            CHECK(got == sent - 'a' + 'A', "got %c", got);
            _exit(0);
        }
    for (int i = 0; i < 3; i++) {
        int fd = accept(listener, NULL, NULL);
        CHECK(fd >= 0, "accept");
        CHECK_TOOK(start, i);
        if (begin_child() == 0) {
            char got;
            CHECK(recv(fd, &got, 1, 0) == 1, "recv");
            got = (char)(got - 'a' + 'A');
            CHECK(send(fd, &got, 1, 0) == 1, "send");
            _exit(0);
        }
        close(fd);
    }
    reap_all();
    CHECK_TOOK(start, 12);
}

static int listen_local(void) {
    make_listener();
    CHECK(listen(listener, 5) == 0, "listen");
    return listener;
}

static int listen_internet(void) {
    listen_tcp();
    return listener;
}

static void server(void) { serve(listen_local); }
static void tcp_server(void) { serve(listen_internet); }

static void nonblocking(void) {
    make_stream();
    CHECK(recv(ends[0], &byte, 1, MSG_DONTWAIT) == -1 && errno == EAGAIN, "recv");
    make_full_stream();
    CHECK(send(ends[1], &byte, 1, MSG_DONTWAIT) == -1 && errno == EAGAIN, "send");
}

// A signal that is ignored does not end it before its last datagram.
static void recvmmsg_ignored(void) {
    double start = now();
    struct mmsghdr two[2];
    for (int i = 0; i < 2; i++)
        two[i] = (struct mmsghdr){.msg_hdr = *message()};
    make_dgram();
    later(10, put_byte);
    later(20, put_byte);
    CHECK(recvmmsg(ends[0], two, 2, 0, NULL) == 2, "recvmmsg");
    CHECK_TOOK(start, 20);
}

static const struct test tests[] = {
    {"closed_by_end", closed_by_end},
    {"tcp_closed_by_end", tcp_closed_by_end},
    {"shut_down", shut_down_later},
    {"wait_all", wait_all},
    {"recvmmsg_ignored", recvmmsg_ignored},
    {"limit_option", limit_option},
    {"limit_of_parent", limit_of_parent},
    {"server", server},
    {"tcp_server", tcp_server},
    {"nonblocking", nonblocking},
};

int main(int count, char **arguments) {
    begin(count, arguments);
    run_blocking(calls, COUNT(calls));
    run_tests(tests, COUNT(tests));
    return no_such_case();
}
