// SPDX-License-Identifier: MIT
#ifndef MY_FUNC_H
#define MY_FUNC_H

void my_func(int i);

#define my_func(i) (check_number(i), (my_func)(i))

void check_number(int i);

#endif
