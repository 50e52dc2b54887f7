// SPDX-License-Identifier: MIT
// 100000 seconds of sleep.
#include <unistd.h>

int main(void) { return (int)sleep(100000); }
