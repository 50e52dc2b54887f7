// SPDX-License-Identifier: MIT
#include "my_func.h"
