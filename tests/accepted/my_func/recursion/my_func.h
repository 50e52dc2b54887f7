// SPDX-License-Identifier: MIT
#pragma once

extern void my_func(int);
