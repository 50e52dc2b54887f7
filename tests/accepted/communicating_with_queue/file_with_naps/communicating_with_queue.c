// SPDX-License-Identifier: MIT
// Right, by a file without a name and a record lock; who finds nothing takes a short nap.
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct head {
    int appended, popped;
    bool finished;
};

static int file;

static void check(bool good, const char *what) {
    if (!good) {
        perror(what);
        exit(EXIT_FAILURE);
    }
}

static void set_lock(short type) {
    struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_len = 1};
    check(fcntl(file, F_SETLKW, &lock) == 0, "fcntl");
}

static struct head open_head(void) {
    struct head head;
    set_lock(F_WRLCK);
    check(pread(file, &head, sizeof head, 0) == sizeof head, "pread");
    return head;
}

static void close_head(const struct head *head) {
    check(pwrite(file, head, sizeof *head, 0) == sizeof *head, "pwrite");
    set_lock(F_UNLCK);
}

static off_t place(int number) {
    return (off_t)(sizeof(struct head) + (size_t)number * sizeof(int));
}

static void produce(void) {
    struct head head;
    srand((unsigned)getpid());
    for (int i = 0; i < 10; i++) {
        int item = rand() % 257;
        head = open_head();
        check(pwrite(file, &item, sizeof item, place(head.appended++)) == sizeof item, "pwrite");
        close_head(&head);
        printf("Process Producer : item %d appended to queue producer-1\n", item);
        sleep(1);
        head = open_head();
        close_head(&head);
        printf("The size of queue is %d\n", head.appended - head.popped);
    }
    head = open_head();
    head.finished = true;
    close_head(&head);
}

static void consume(void) {
    for (;;) {
        struct head head = open_head();
        close_head(&head);
        if (head.appended == head.popped && head.finished)
            break;
        if (head.appended == head.popped) {
            usleep(100000);
            continue;
        }
        sleep(2);
        int item;
        head = open_head();
        check(pread(file, &item, sizeof item, place(head.popped++)) == sizeof item, "pread");
        close_head(&head);
        printf("Process Consumer : item %d popped from by consumer-2\n", item);
        sleep(1);
    }
    printf("the queue is empty\n");
}

static pid_t start(void (*work)(void)) {
    pid_t child = fork();
    check(child != -1, "fork");
    if (child == 0) {
        work();
        exit(EXIT_SUCCESS);
    }
    return child;
}

int main(void) {
    FILE *stream = tmpfile();
    check(stream != NULL, "tmpfile");
    file = fileno(stream);
    struct head head = {0};
    check(pwrite(file, &head, sizeof head, 0) == sizeof head, "pwrite");
    pid_t consumer = start(consume);
    pid_t producer = start(produce);
    check(waitpid(producer, NULL, 0) == producer, "waitpid");
    check(waitpid(consumer, NULL, 0) == consumer, "waitpid");
    fclose(stream);
    return EXIT_SUCCESS;
}
