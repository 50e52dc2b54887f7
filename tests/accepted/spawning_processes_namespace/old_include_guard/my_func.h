// SPDX-License-Identifier: MIT
#if !defined(MY_FUNC_INCLUDED)
#define MY_FUNC_INCLUDED

#include <stdio.h>

// As old as C: no name for the parameter.
extern void my_func(int);

#endif /* MY_FUNC_INCLUDED */
