// SPDX-License-Identifier: MIT
// Hostile: has the compiler look for files of the machine, and quote what it finds.
#if __has_include("/etc/passwd")
#warning found a file: /etc/passwd
#include "/etc/passwd"
#endif
#if __has_include("/etc/shadow")
#warning found a file: /etc/shadow
#include "/etc/shadow"
#endif
#if __has_include("../secret.h")
#warning found a file: ../secret.h
#include "../secret.h"
#endif
#if __has_include("secret.h")
#warning found a file: secret.h
#include "secret.h"
#endif
#if __has_include("killing_processes.yaml") || __has_include("../killing_processes.yaml")
#warning found a file: killing_processes.yaml
#endif
#if __has_include(__FILE__)
#error found nothing but itself
#endif

int main(void) { return 0; }
