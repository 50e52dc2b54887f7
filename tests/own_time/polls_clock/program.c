// SPDX-License-Identifier: MIT
// Wrong: main asks for the time until a second has passed.
#include <time.h>

int main(void) {
    time_t end = time(NULL) + 1;
    while (time(NULL) < end)
        ;
}
