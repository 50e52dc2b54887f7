// SPDX-License-Identifier: MIT
// See spawning_processes_namespace.c.
#include "my_func.h"
