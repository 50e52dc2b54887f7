// SPDX-License-Identifier: MIT
// Hostile: has the compiler quote what the system tells of processes: of itself, of the tracer.
#include "/dev/stdin"
#include "/proc/self/environ"
#include "/proc/self/mountinfo"
#include "/proc/self/stat"
#include "/proc/1/cmdline"
#include "/proc/version"

int main(void) { return 0; }
