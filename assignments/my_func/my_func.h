// SPDX-License-Identifier: MIT
// Exercise 05: what others may know of my_func.c.
#ifndef MY_FUNC_H
#define MY_FUNC_H

void my_func(int i);

#endif
