// SPDX-License-Identifier: MIT
// A point of choice: between two steps of a program's own code, somebody else may go on.
#pragma once

// The option of a prctl() that stands for it: no kernel knows it, and no other program asks for it.
// Its second argument: whether the thread has changed anything, or looked at anything new, since
// its last one. Then the address of what it uses next, or NULL: it ends its process; and whether it
// writes there, as who takes a lock does.
#define HOOKS_POINT 0x67726470
