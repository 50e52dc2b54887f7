#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Usage: at_terminal.py COMMAND...

Runs a command that is in charge of a terminal, its standard input, and ends with its status; or with status 98 where something
was typed into the terminal meanwhile.
"""

import os
import pty
import sys
import termios


def main():
    master, terminal = pty.openpty()
    settings = termios.tcgetattr(terminal)
    settings[3] &= ~termios.ICANON  # what is typed can be read at once
    termios.tcsetattr(terminal, termios.TCSANOW, settings)
    command = os.fork()
    if command == 0:
        os.setsid()
        os.dup2(os.open(os.ttyname(terminal), os.O_RDWR), 0)
        os.execvp(sys.argv[1], sys.argv[1:])
    status = os.waitstatus_to_exitcode(os.waitpid(command, 0)[1])
    os.set_blocking(terminal, False)
    try:
        typed = os.read(terminal, 1)
    except (BlockingIOError, OSError):
        typed = b""
    os.close(master)
    return 98 if typed else status


if __name__ == "__main__":
    sys.exit(main())
