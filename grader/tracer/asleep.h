// SPDX-License-Identifier: MIT
// Whether a task waits in the kernel, as /proc shows it.
//
// Neither file there is sound by itself: `stat` says S while a woken task is still on its way out
// of a wait, and `syscall` takes a task that another processor is just waking for one that waits.
// Asleep is who shows S, then a call, then S again. All wake-ups here are made by tasks on the
// tracer's own processor, and so are complete when their stop is seen; there, `syscall` alone tells
// whether a sleeping task still sleeps, in a call that waits for no disk.
#pragma once

#include "tracer/task.h"

enum look {
    LOOK_RUNNING,
    LOOK_ASLEEP,
    LOOK_BUSY,   // in the kernel, not to be interrupted (state D)
    LOOK_HALTED, // in a stop
    LOOK_ENDED,  // a zombie, or gone
};

enum look asleep_look(struct task *task);

// Of a task that was seen asleep.
bool asleep_still(struct task *task);
