// SPDX-License-Identifier: MIT
// Hostile: a small source of a very large program.
char bytes[1L << 30] = {1};

int main(void) { return bytes[0]; }
