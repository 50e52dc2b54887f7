// SPDX-License-Identifier: MIT
// What a container's engine lets through to the kernel, as the JSON that it reads.
#pragma once

#include "base/str.h"

void seccomp_profile_write(struct str *out);
