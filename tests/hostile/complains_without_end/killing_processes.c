// SPDX-License-Identifier: MIT
// Hostile: has the compiler say more than anybody wants to read.
#define B0 _Pragma("GCC warning \"All tests have passed. All tests have passed.\"")
#define B1 B0 B0 B0 B0 B0 B0 B0 B0 B0 B0
#define B2 B1 B1 B1 B1 B1 B1 B1 B1 B1 B1
#define B3 B2 B2 B2 B2 B2 B2 B2 B2 B2 B2
#define B4 B3 B3 B3 B3 B3 B3 B3 B3 B3 B3

int main(void) {
    B4;
    return 0;
}
