// SPDX-License-Identifier: MIT
// Hostile: parentheses so deep that the compiler's stack does not hold them.
#define OPEN_1 ((((((((((
#define OPEN_2 OPEN_1 OPEN_1 OPEN_1 OPEN_1 OPEN_1 OPEN_1 OPEN_1 OPEN_1 OPEN_1 OPEN_1
#define OPEN_3 OPEN_2 OPEN_2 OPEN_2 OPEN_2 OPEN_2 OPEN_2 OPEN_2 OPEN_2 OPEN_2 OPEN_2
#define OPEN_4 OPEN_3 OPEN_3 OPEN_3 OPEN_3 OPEN_3 OPEN_3 OPEN_3 OPEN_3 OPEN_3 OPEN_3
#define OPEN_5 OPEN_4 OPEN_4 OPEN_4 OPEN_4 OPEN_4 OPEN_4 OPEN_4 OPEN_4 OPEN_4 OPEN_4
#define OPEN_6 OPEN_5 OPEN_5 OPEN_5 OPEN_5 OPEN_5 OPEN_5 OPEN_5 OPEN_5 OPEN_5 OPEN_5

int main(void) { return OPEN_6 0; }
