// SPDX-License-Identifier: MIT
// Byte strings: a view that may hold any byte, and a builder.
#include "base/str.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct text text_of(const char *string) {
    return (struct text){string, string ? strlen(string) : 0};
}

bool text_equal(struct text a, struct text b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

bool text_starts(struct text text, const char *prefix) {
    size_t size = strlen(prefix);
    return text.size >= size && memcmp(text.data, prefix, size) == 0;
}

struct text text_trim_end(struct text text) {
    while (text.size && (text.data[text.size - 1] == ' ' || text.data[text.size - 1] == '\t'))
        text.size--;
    return text;
}

struct text text_cut(struct text text, size_t most) {
    if (text.size <= most)
        return text;
    while (most && ((unsigned char)text.data[most] & 0xc0) == 0x80)
        most--;
    return (struct text){text.data, most};
}

bool text_next_line(struct text *rest, struct text *out_line) {
    if (!rest->size)
        return false;
    const char *end = memchr(rest->data, '\n', rest->size);
    size_t size = end ? (size_t)(end - rest->data) : rest->size;
    *out_line = (struct text){rest->data, size};
    size_t used = size + (end != NULL);
    *rest = (struct text){rest->data + used, rest->size - used};
    return true;
}

static void reserve(struct str *str, size_t more) {
    if (str->capacity - str->size > more)
        return;
    size_t room = str->capacity ? str->capacity * 2 : 64;
    while (room - str->size <= more)
        room *= 2;
    char *grown = arena_alloc(str->arena, room);
    if (str->size)
        memcpy(grown, str->data, str->size);
    str->data = grown;
    str->capacity = room;
}

void str_add(struct str *str, struct text text) {
    reserve(str, text.size);
    if (text.size)
        memcpy(str->data + str->size, text.data, text.size);
    str->size += text.size;
    str->data[str->size] = '\0';
}

void str_add_number(struct str *str, int64_t number, int digits) {
    char text[32], *at = text + sizeof text;
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
    for (; rest || digits > 0; rest /= 10, digits--)
        *--at = (char)('0' + rest % 10);
    if (number < 0)
        *--at = '-';
    str_add(str, (struct text){at, (size_t)(text + sizeof text - at)});
}

void str_print(struct str *str, const char *format, ...) {
    enum { MOSTLY_ENOUGH = 64 };
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    reserve(str, MOSTLY_ENOUGH);
    int size = vsnprintf(str->data + str->size, MOSTLY_ENOUGH, format, arguments);
    if (size >= MOSTLY_ENOUGH) {
        reserve(str, (size_t)size + 1);
        vsnprintf(str->data + str->size, (size_t)size + 1, format, again);
    }
    str->size += size > 0 ? (size_t)size : 0;
    va_end(again);
    va_end(arguments);
}

struct text str_text(const struct str *str) {
    return (struct text){str->data ? str->data : "", str->size};
}

static const char escape_letters[] = "abtnvfr"; // \a is 7, … \r is 13

void str_add_escaped(struct str *str, struct text text) {
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        char escape[5] = {(char)byte};
        size_t size = 1;
        if (byte == '"' || byte == '\\') {
            escape[0] = '\\', escape[1] = (char)byte, size = 2;
        } else if (byte >= 7 && byte <= 13) {
            escape[0] = '\\', escape[1] = escape_letters[byte - 7], size = 2;
        } else if (byte < 0x20 || byte >= 0x7f) {
            size = (size_t)snprintf(escape, sizeof escape, "\\%03o", byte);
        }
        str_add(str, (struct text){escape, size});
    }
}

// The byte that the escape at *cursor means, or -1; moves *cursor behind it.
static int unescape_one(const char **cursor, const char *end) {
    const char *at = *cursor;
    if (at == end)
        return -1;
    const char *letter = *at ? strchr(escape_letters, *at) : NULL;
    if (letter || *at == '"' || *at == '\\') {
        *cursor = at + 1;
        return letter ? 7 + (int)(letter - escape_letters) : *at;
    }
    int value = 0, digits = 0;
    for (; digits < 3 && at < end && *at >= '0' && *at <= '7'; digits++, at++)
        value = value * 8 + (*at - '0');
    *cursor = at;
    return digits && value <= 0xff ? value : -1;
}

bool text_unescape(struct arena *arena, struct text escaped, struct text *out_text) {
    char *bytes = arena_alloc(arena, escaped.size + 1);
    size_t size = 0;
    const char *at = escaped.data, *end = at + escaped.size;
    while (at < end) {
        int byte = (unsigned char)*at++;
        if (byte == '\\')
            byte = unescape_one(&at, end);
        if (byte < 0)
            return false;
        bytes[size++] = (char)byte;
    }
    *out_text = (struct text){bytes, size};
    return true;
}

void str_add_base64(struct str *str, struct text text) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t at = 0; at < text.size; at += 3) {
        size_t left = text.size - at;
        uint32_t bits = 0;
        char group[4];
        for (size_t i = 0; i < 3; i++)
            bits = bits << 8 | (i < left ? (unsigned char)text.data[at + i] : 0);
        for (size_t i = 0; i < 4; i++)
            group[i] = i <= left ? digits[bits >> (18 - 6 * i) & 63] : '=';
        str_add(str, (struct text){group, sizeof group});
    }
}

// How many bytes of valid UTF-8 start here, 0 if none; the code point goes out.
static size_t utf8_length(const unsigned char *at, size_t left, uint32_t *out_code) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t size = at[0] < 0x80 ? 1 : at[0] >> 5 == 6 ? 2 : at[0] >> 4 == 14 ? 3 : 0;
    if (at[0] >> 3 == 30)
        size = 4;
    if (!size || size > left)
        return 0;
    uint32_t code = size == 1 ? at[0] : at[0] & (0xffU >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        if (at[i] >> 6 != 2)
            return 0;
        code = code << 6 | (at[i] & 0x3f);
    }
    *out_code = code;
    bool fits = code >= least[size] && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return fits ? size : 0;
}

bool text_is_utf8(struct text text) {
    const unsigned char *at = (const unsigned char *)text.data;
    uint32_t code;
    for (size_t i = 0, size; i < text.size; i += size)
        if (!(size = utf8_length(at + i, text.size - i, &code)))
            return false;
    return true;
}

// Characters that change how the text around them is shown.
static bool is_misleading(uint32_t code) {
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x200b && code <= 0x200f) ||
           (code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x2069) ||
           code == 0x61c || code == 0xfeff;
}

// GitHub takes it for the beginning of a command wherever it stands in a line.
static bool begins_command(const unsigned char *at, size_t left) {
    return left >= 3 && memcmp(at, "##[", 3) == 0;
}

const char *text_shown(struct arena *arena, struct text text, size_t most) {
    struct str shown = {.arena = arena};
    str_add(&shown, TEXT(""));
    for (size_t i = 0; i < text.size;) {
        if (i >= most) {
            str_add(&shown, TEXT("…"));
            break;
        }
        const unsigned char *at = (const unsigned char *)text.data + i;
        uint32_t code = 0;
        size_t size = utf8_length(at, text.size - i, &code);
        if (size && !is_misleading(code) && !begins_command(at, text.size - i)) {
            str_add(&shown, (struct text){text.data + i, size});
            i += size;
        } else if (*at == '\t' || *at == '\n' || *at == '\r') {
            str_add(&shown, *at == '\t' ? TEXT("\\t") : *at == '\n' ? TEXT("\\n") : TEXT("\\r"));
            i++;
        } else {
            size_t bad = size ? size : 1;
            for (size_t k = 0; k < bad; k++)
                str_print(&shown, "\\x%02x", at[k]);
            i += bad;
        }
    }
    return shown.data;
}
