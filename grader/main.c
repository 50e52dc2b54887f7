// SPDX-License-Identifier: MIT
// argv[1] -> row of commands/list.def -> exit status; nothing else.
#include "command.h"

int main(int argc, char **argv) { return command_run(argc, argv); }
