// SPDX-License-Identifier: MIT
// Hostile: forty macros, each twice the one before.
#define TWICE(...) __VA_ARGS__, __VA_ARGS__
#define SOME(...) TWICE(TWICE(TWICE(TWICE(TWICE(TWICE(TWICE(TWICE(__VA_ARGS__))))))))
#define MANY(...) SOME(SOME(SOME(SOME(SOME(__VA_ARGS__)))))

int numbers[] = {MANY(1)};

int main(void) { return numbers[0]; }
