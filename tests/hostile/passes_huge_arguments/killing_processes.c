// SPDX-License-Identifier: MIT
// Hostile: runs itself with more and longer arguments each time, which would be text to show.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST = 128 * 1024 - 1, MANY = 7 };

int main(int count, char **arguments) {
    static char word[LONGEST + 1];
    char *words[MANY + 1] = {0};
    memset(word, '\033', LONGEST);
    for (int i = 0; i < MANY; i++)
        words[i] = word;
    if (count < MANY)
        execve("/proc/self/exe", words, words);
    return strlen(arguments[0]) == LONGEST ? 7 : 8;
}
