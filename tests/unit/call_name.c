// SPDX-License-Identifier: MIT
// The function that a line of C calls.
#include "call_name.h"

#include <criterion/criterion.h>

#define EXPECT(system_call, line, name)                                                            \
    cr_expect_str_eq(call_name(system_call, TEXT(line)), name, "%s", line)

Test(call_name, finds_the_function_that_waits_in_the_call) {
    EXPECT("futex", "    sem_wait(&s);", "sem_wait");
    EXPECT("futex", "if (pthread_mutex_lock (&m) != 0) exit(1);", "pthread_mutex_lock");
    EXPECT("read", "while ((n = read(0, b, 9)) > 0) write(1, b, n);", "read");
    EXPECT("write", "while ((n = read(0, b, 9)) > 0) write(1, b, n);", "write");
    EXPECT("read", "if (!fgets(b, sizeof(b), f))", "fgets");
    EXPECT("wait4", "wait(NULL); /* twice */ wait(NULL);", "wait");
    EXPECT("semtimedop", "semop(id,&op,1)", "semop");
}

Test(call_name, knows_nothing_where_it_is_not_clear) {
    cr_expect_null(call_name("futex", TEXT("pthread_cond_wait(&c, &m); pthread_mutex_lock(&n);")));
    cr_expect_null(call_name("futex", TEXT("sem_wait")), "no call");
    cr_expect_null(call_name("futex", TEXT("sem_wait;(s)")));
    cr_expect_null(call_name("futex", TEXT("my_sem_wait(&s); sem_wait2(&s); read(0, b, 1);")));
    cr_expect_null(call_name("getpid", TEXT("getpid()")), "no wait");
    cr_expect_null(call_name("read", TEXT("")));
    cr_expect_null(call_name("read", (struct text){0}));
    cr_expect_null(call_name("read", TEXT("\xff((\0read \t(")));
}
