// SPDX-License-Identifier: MIT
#ifndef MY_FUNC_H
#define MY_FUNC_H

#define MOST_CALLS 1000

enum { NOT_BACK, RETURNED };

struct group {
    const char *name;
};

extern int count;
extern struct group groups;

void die(const char *what);
void tell(const char *what, int number);

#undef my_func
#define my_func my_func
void my_func(int i);

#endif
