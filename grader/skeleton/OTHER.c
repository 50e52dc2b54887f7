// SPDX-License-Identifier: MIT
// One of the files of EXERCISE. All of them are compiled together into one program.
