// SPDX-License-Identifier: MIT
// Hostile: doubles with each level of inclusion.
#include __FILE__
#include __FILE__

int main(void) { return 0; }
