// SPDX-License-Identifier: MIT
// Exercise 13: what others may know of my_func.c.
#ifndef MY_FUNC_H
#define MY_FUNC_H

// TODO: the declaration of my_func. Why does the definition not belong here?

#endif
