// SPDX-License-Identifier: MIT
// By which name a student knows the system call in which a process waits.
#pragma once

#include "base/str.h"

// The one function called in this line of C that may wait in this system call: `fgets` for read,
// `sem_wait` for futex. NULL where there is none, or more than one.
const char *call_name(const char *system_call, struct text source);

// Whether the functions that make this system call are known.
bool call_is_known(const char *system_call);
