// SPDX-License-Identifier: MIT
// Reads Valgrind's XML with expat: one parser for each file, fed part by part.
//
// The file was written beside the student's program and may hold anything, so nothing in it can
// grow: text is cut, findings are counted, and a document type (the only way to define
// entities) stops the parser.
#include "valgrind.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TEXT = 4096, MOST_FINDINGS = 1000 };

struct frame {
    const char *obj, *fn, *file, *line; // NULL where missing
};

struct reading {
    struct arena *arena;
    struct evidence *evidence;
    const char *const *sources;
    size_t source_count;

    XML_Parser parser;
    struct str text; // of the innermost element
    struct process *process;
    int pid;

    bool in_error;
    int stacks;   // begun in this error; only the first says where it happened
    bool decided; // whose finding this is
    bool counts;
    struct frame frame;
    struct finding finding;
};

// --- whose finding it is

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool starts(const char *string, const char *prefix) {
    return strncmp(string, prefix, strlen(prefix)) == 0;
}

// The C library, the loader, what Valgrind adds to the program; and a wild jump's address in
// nothing.
static bool is_passed_over(const char *obj) {
    static const char *const names[] = {"libc.so",    "libc-", "ld-",     "ld.so",
                                        "libpthread", "librt", "libm.so", "libdl"};
    if (!obj || strstr(obj, "vgpreload") || strstr(obj, "/valgrind/"))
        return true;
    if (!starts(obj, "/lib") && !starts(obj, "/usr/lib"))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (starts(base_name(obj), names[i]))
            return true;
    return false;
}

static bool is_source(const struct reading *reading, const char *file) {
    for (size_t i = 0; file && i < reading->source_count; i++)
        if (strcmp(base_name(file), base_name(reading->sources[i])) == 0)
            return true;
    return false;
}

static bool is_judged(const char *kind) {
    static const char *const kinds[] = {
        "InvalidRead",    "InvalidWrite", "InvalidFree",         "InvalidJump",
        "MismatchedFree", "Overlap",      "UninitCondition",     "UninitValue",
        "SyscallParam",   "FishyValue",   "Leak_DefinitelyLost", "Leak_IndirectlyLost"};
    for (size_t i = 0; kind && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kind, kinds[i]) == 0)
            return true;
    return false;
}

// What a process leaves when somebody else kills it is not its fault, nor are leaks in a crash.
static bool is_its_fault(const struct reading *reading) {
    if (!reading->process)
        return true;
    if (evidence_was_killed(reading->evidence, reading->process))
        return false;
    bool ended_by_itself = reading->process->ended && !reading->process->signal;
    return ended_by_itself || !reading->finding.leak;
}

// Valgrind takes the NULL that waitid() allows in this place for a bad address.
static bool is_false(const struct finding *finding) {
    return strcmp(finding->kind, "SyscallParam") == 0 && strstr(finding->what, "waitid(infop)");
}

// --- elements

static const char *shown(const struct reading *reading, const char *text) {
    return text_shown(reading->arena, text_of(text), 200);
}

static void end_frame(struct reading *reading) {
    const struct frame *frame = &reading->frame;
    if (reading->stacks != 1 || reading->decided || is_passed_over(frame->obj))
        return;
    reading->decided = true;
    reading->counts = is_source(reading, frame->file);
    if (!reading->counts)
        return;
    reading->finding.file = shown(reading, base_name(frame->file));
    reading->finding.function = frame->fn ? shown(reading, frame->fn) : "an unknown function";
    reading->finding.line = frame->line ? atoi(frame->line) : 0;
}

static void end_error(struct reading *reading) {
    struct finding *finding = &reading->finding;
    reading->in_error = false;
    if (!reading->counts || !is_judged(finding->kind))
        return;
    finding->leak = starts(finding->kind, "Leak_");
    finding->pid = reading->pid;
    finding->process = reading->process ? reading->process->number : PROCESS_UNKNOWN;
    if (!finding->what)
        finding->what = finding->kind;
    if (!is_its_fault(reading) || is_false(finding))
        return;
    *ARRAY_ADD(reading->arena, &reading->evidence->findings) = *finding;
    if (reading->evidence->findings.count >= MOST_FINDINGS)
        XML_StopParser(reading->parser, XML_FALSE);
}

// By the file's name, which the tracer gives: what is within it the program could have written.
static void find_process(struct reading *reading, struct text path) {
    const char *name = base_name(arena_copy(reading->arena, path.data, path.size));
    reading->pid = atoi(name);
    ARRAY_EACH(process, &reading->evidence->processes)
        if (process->pid == reading->pid)
            reading->process = process;
}

// Copies the element's text into the member that belongs to its name.
static void end_text(struct reading *reading, const char *name) {
    const struct {
        const char *name;
        const char **member;
    } members[] = {{"kind", &reading->finding.kind}, {"what", &reading->finding.what},
                   {"text", &reading->finding.what}, {"obj", &reading->frame.obj},
                   {"fn", &reading->frame.fn},       {"file", &reading->frame.file},
                   {"line", &reading->frame.line}};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (strcmp(name, members[i].name) == 0 && !*members[i].member) {
            struct text text = str_text(&reading->text);
            *members[i].member = i < 3 ? text_shown(reading->arena, text, MOST_TEXT)
                                       : arena_copy(reading->arena, text.data, text.size);
        }
}

static void XMLCALL start_element(void *data, const XML_Char *name, const XML_Char **attributes) {
    struct reading *reading = data;
    (void)attributes;
    reading->text = (struct str){.arena = reading->arena};
    if (strcmp(name, "error") == 0) {
        reading->in_error = true;
        reading->stacks = 0;
        reading->decided = reading->counts = false;
        reading->finding = (struct finding){0};
    } else if (strcmp(name, "stack") == 0) {
        reading->stacks++;
    } else if (strcmp(name, "frame") == 0) {
        reading->frame = (struct frame){0};
    }
}

static void XMLCALL end_element(void *data, const XML_Char *name) {
    struct reading *reading = data;
    if (!reading->in_error)
        return;
    if (strcmp(name, "error") == 0) {
        end_error(reading);
    } else if (strcmp(name, "frame") == 0) {
        end_frame(reading);
    } else {
        end_text(reading, name);
    }
    reading->text = (struct str){.arena = reading->arena};
}

static void XMLCALL add_text(void *data, const XML_Char *bytes, int size) {
    struct reading *reading = data;
    if (reading->text.size + (size_t)size <= MOST_TEXT)
        str_add(&reading->text, (struct text){bytes, (size_t)size});
}

static void XMLCALL refuse_doctype(void *data, const XML_Char *name, const XML_Char *system_id,
                                   const XML_Char *public_id, int internal) {
    const struct reading *reading = data;
    (void)name, (void)system_id, (void)public_id, (void)internal;
    XML_StopParser(reading->parser, XML_FALSE);
}

// --- files

static bool is_part(const struct event *event) {
    return event->kind == EVENT_file && text_starts(event->path, "valgrind/");
}

static bool is_first_part(const struct trace *trace, const struct event *part) {
    for (const struct event *event = trace->events.items; event < part; event++)
        if (is_part(event) && text_equal(event->path, part->path))
            return false;
    return true;
}

// `first` and what comes behind it of the same file.
static void read_report(struct reading *reading, const struct event *first) {
    reading->parser = XML_ParserCreate(NULL);
    if (!reading->parser)
        return;
    XML_SetUserData(reading->parser, reading);
    XML_SetElementHandler(reading->parser, start_element, end_element);
    XML_SetCharacterDataHandler(reading->parser, add_text);
    XML_SetStartDoctypeDeclHandler(reading->parser, refuse_doctype);
    const struct trace *trace = reading->evidence->trace;
    const struct event *end = trace->events.items + trace->events.count;
    for (const struct event *part = first; part < end; part++)
        if (is_part(part) && text_equal(part->path, first->path) &&
            XML_Parse(reading->parser, part->data.data, (int)part->data.size, 0) != XML_STATUS_OK)
            break;
    if (XML_Parse(reading->parser, "", 0, 1) == XML_STATUS_OK && reading->process)
        reading->process->reported = true;
    XML_ParserFree(reading->parser);
}

void memory_read(struct arena *arena, const char *const *sources, size_t source_count,
                 struct evidence *evidence) {
    ARRAY_EACH(event, &evidence->trace->events)
        if (is_part(event) && is_first_part(evidence->trace, event)) {
            struct reading reading = {.arena = arena,
                                      .evidence = evidence,
                                      .sources = sources,
                                      .source_count = source_count,
                                      .text = {.arena = arena}};
            find_process(&reading, event->path);
            read_report(&reading, event);
        }
}

// --- client requests

bool memory_speaks(struct text program) {
    static const struct text preambles[] = {
        TEXT("\x48\xc1\xc7\x03\x48\xc1\xc7\x0d\x48\xc1\xc7\x3d\x48\xc1\xc7\x33"), // x86_64
        TEXT("\x8c\x0d\xcc\x93\x8c\x35\xcc\x93\x8c\xcd\xcc\x93\x8c\xf5\xcc\x93"), // aarch64
    };
    for (size_t i = 0; i < sizeof preambles / sizeof *preambles; i++)
        if (program.size &&
            memmem(program.data, program.size, preambles[i].data, preambles[i].size))
            return true;
    return false;
}
