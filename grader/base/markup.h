// SPDX-License-Identifier: MIT
// XML and HTML.
#pragma once

#include "base/str.h"

// What a person is to read as it is, of any bytes: for the text of an element, and for the value of
// an attribute. Control bytes, which XML forbids even as entities, are shown as text_shown() does.
const char *markup_escape(struct arena *arena, struct text text);
