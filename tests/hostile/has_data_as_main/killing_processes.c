// SPDX-License-Identifier: MIT
// Hostile: main is no function.
const int main[] = {7, 7, 7, 7};
