// SPDX-License-Identifier: MIT
// A function that is called from processes.
#ifndef MY_FUNC_H
#define MY_FUNC_H

// Prints in which process it was called (the i-th), and then i lines; none where i is not positive.
void my_func(int i);

#endif
