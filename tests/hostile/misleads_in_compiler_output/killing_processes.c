// SPDX-License-Identifier: MIT
// Hostile: makes the compiler print escapes, workflow commands and paths of its choice.
#pragma GCC warning "\033[2J\033[32m10 of 10 points \u202e"
#line 1 "::error file=a.c::\033[31m"
int main(void) { return a; }
#line 1 "::stop-commands::token"
int other(void) { return b; }
#line 1 "##[error]a"
int another(void) { return c; }
#line 1 "\xff\xc0<script>\"]]>"
int last(void) { return d; }
#line 1 "/etc/passwd"
int very_last(void) { return e; }
