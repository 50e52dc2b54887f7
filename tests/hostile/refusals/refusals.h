// SPDX-License-Identifier: MIT
// Attempts that must fail. Each prints a line `attempt: refused`, or what happened instead.
#pragma once

void try_calls(void);
void try_tracer(void);
void try_host(void);
void try_network(void);

// -1 is a refusal.
void tell(const char *what, long result);
