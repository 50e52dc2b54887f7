// SPDX-License-Identifier: MIT
#ifndef MY_FUNC_H
#define MY_FUNC_H

void my_func(int i);

#endif
