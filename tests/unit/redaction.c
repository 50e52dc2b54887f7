// SPDX-License-Identifier: MIT
// redaction.h: what remains of a specification, to the byte, and what can not be parted.
#include "redaction.h"

#include <criterion/criterion.h>
#include <string.h>

#define HEAD "exercise: e\ntitle: T\nfiles: [a.c]\n"
#define OPEN(id) "  - id: " id "\n    title: T\n    points: 1\n    finishes: {}\n"
#define SHUT(id) OPEN(id) "    visibility: hidden\n    hint: tells42\n"
#define FLOW(id) "{id: " id ", title: T, points: 1, finishes: {}}"
#define FLOW_SHUT(id)                                                                              \
    "{id: " id ", title: T, points: 1, visibility: after_due, hint: '] # tells42', finishes: {}}"

static struct arena arena;
static struct redaction redaction;

static void clear(void) { arena_clear(&arena); }

TestSuite(redaction, .fini = clear);

// What remains, or "!" and the complaints.
static const char *redact(const char *source) {
    struct complaints complaints;
    struct str words = {.arena = &arena};
    if (redaction_make(&arena, "e.yaml", text_of(source), &redaction, &complaints))
        return arena_copy(&arena, redaction.text.data, redaction.text.size);
    str_print(&words, "!");
    complaints_write(&complaints, &words);
    return words.data;
}

#define REMAINS(source, rest) cr_expect_str_eq(redact(source), rest)
#define KEEPS(source) REMAINS(source, source)

Test(redaction, without_hidden_checks_nothing_changes) {
    KEEPS("# One.\n" HEAD "checks: # two\n" OPEN("a") "\n  # Three.\n" OPEN("b") "# Four.");
    KEEPS(HEAD "checks: [" FLOW("a") ", ]\r\n");
    KEEPS("\xef\xbb\xbf" HEAD "checks:\n" OPEN("a"));
}

Test(redaction, a_block_goes_with_its_lines) {
    REMAINS(HEAD "checks:\n" SHUT("x") OPEN("a"), HEAD "checks:\n" OPEN("a"));
    REMAINS(HEAD "checks:\n" OPEN("a") SHUT("x"), HEAD "checks:\n" OPEN("a"));
    REMAINS(HEAD "checks:\n" OPEN("a") SHUT("x") SHUT("y") OPEN("b") SHUT("z"),
            HEAD "checks:\n" OPEN("a") OPEN("b"));
    REMAINS(HEAD "checks:\n" SHUT("x") OPEN("a") "limits:\n  wall: 5\n",
            HEAD "checks:\n" OPEN("a") "limits:\n  wall: 5\n");
    REMAINS("checks:\n" OPEN("a") "\n" SHUT("x") "\n" HEAD, "checks:\n" OPEN("a") "\n" HEAD);
    REMAINS(HEAD "checks:\n-\n id: x\n title: T\n points: 1\n finishes:\n visibility: hidden\n"
                 "- " FLOW("a") "\n-   " FLOW_SHUT("y") "\n",
            HEAD "checks:\n- " FLOW("a") "\n");
    cr_expect_eq(redaction.points, 1);
    cr_expect_eq(redaction.all_points, 3);
}

Test(redaction, a_text_of_several_lines_goes_whole) {
    REMAINS(HEAD "checks:\n" OPEN("a") "    hint: |\n      # kept\n\n" SHUT("x") "\n" OPEN("b"),
            HEAD "checks:\n" OPEN("a") "    hint: |\n      # kept\n\n\n" OPEN("b"));
    REMAINS(HEAD "checks:\n" OPEN("a") SHUT("x") "      and so\n      on\n" OPEN("b"),
            HEAD "checks:\n" OPEN("a") OPEN("b"));
    REMAINS(HEAD "checks:\n" SHUT("x") "    under: ['fault:fork:1:EAGAIN']\n"
                                       "    # - id: b\n" OPEN("a"),
            HEAD "checks:\n" OPEN("a"));
    REMAINS(HEAD
            "checks:\n"
            "  - id: x\n    title: T\n    points: 1\n    visibility: hidden\n    finishes: {}\n"
            "    hint: |\n      one\n      # two\n\n      three\n\n\n" OPEN("a"),
            HEAD "checks:\n" OPEN("a"));
    REMAINS(HEAD
            "checks:\n"
            "  - id: x\n    title: T\n    points: 1\n    visibility: hidden\n    finishes: {}\n"
            "    hint: \"one\n\n      # two\"\n" OPEN("a"),
            HEAD "checks:\n" OPEN("a"));
}

Test(redaction, comments_about_a_block_go_with_it) {
    // Those before it, those in it, those behind it; what is right above the next one stays.
    REMAINS(HEAD "checks: # kept\n  # gone\n\n  # gone\n" SHUT("x") "    # gone\n  # gone\n" OPEN(
                "a") " # kept\n",
            HEAD "checks: # kept\n" OPEN("a") " # kept\n");
    REMAINS(HEAD "checks:\n" OPEN("a") "  # gone\n\n  # gone\n" SHUT(
                "x") "    # gone\n\n  # gone\n\n  # kept\n  # kept\n" OPEN("b"),
            HEAD "checks:\n" OPEN("a") "\n  # kept\n  # kept\n" OPEN("b"));
    REMAINS(HEAD "checks:\n" OPEN("a") SHUT("x") "\n# gone\n\n# kept\nlimits: {wall: 5}\n",
            HEAD "checks:\n" OPEN("a") "\n# kept\nlimits: {wall: 5}\n");
    REMAINS(HEAD "checks:\n" OPEN("a") SHUT("x") "\n# gone\n\n# gone\n",
            HEAD "checks:\n" OPEN("a"));
    REMAINS(HEAD "checks:\n" OPEN("a") SHUT("x") "# gone", HEAD "checks:\n" OPEN("a"));
    REMAINS(HEAD "checks:\n" OPEN("a")
                SHUT("x") "    # gone\n\n  # gone\n" SHUT("y") "\n  # kept\n" OPEN("b"),
            HEAD "checks:\n" OPEN("a") "\n  # kept\n" OPEN("b"));
    REMAINS(HEAD "checks:\n" OPEN("a") "  - # gone\n    id: x # gone\n    title: T\n    points: 1\n"
                                       "    # gone\n    visibility: hidden\n    finishes: # gone\n",
            HEAD "checks:\n" OPEN("a"));
}

Test(redaction, brackets) {
    REMAINS(HEAD "checks: [" FLOW_SHUT("x") ", " FLOW("a") "]\n", HEAD "checks: [" FLOW("a") "]\n");
    REMAINS(HEAD "checks: [" FLOW("a") ", " FLOW_SHUT("x") "]\n", HEAD "checks: [" FLOW("a") "]\n");
    REMAINS(HEAD "checks: [" FLOW("a") "," FLOW_SHUT("x") "," FLOW_SHUT("y") ",]\n",
            HEAD "checks: [" FLOW("a") ",]\n");
    REMAINS(HEAD "checks: [" FLOW_SHUT("x") ", " FLOW_SHUT("y") ", " FLOW("a") ",\n" FLOW("b") "]",
            HEAD "checks: [" FLOW("a") ",\n" FLOW("b") "]");
    REMAINS(
        HEAD
        "checks: [ # gone, and so\n  " FLOW_SHUT("x") ", # gone\n  " FLOW("a") ", # kept\n  " FLOW(
            "b") ", # gone\n  # [gone\n  " FLOW_SHUT("y") " # gone\n  # gone\n]\n# kept\n",
        HEAD "checks: [ \n  " FLOW("a") ", # kept\n  " FLOW("b") " \n  \n]\n# kept\n");
    REMAINS("{\"exercise\": \"e\", \"title\": \"T\", \"files\": [\"a.c\"], \"checks\": [\n"
            "{\"id\": \"x\", \"title\": \"}\\\"\", \"points\": 1, \"finishes\": {}, "
            "\"visibility\": \"hidden\"},\n" FLOW("a") "]}",
            "{\"exercise\": \"e\", \"title\": \"T\", \"files\": [\"a.c\"], \"checks\": [\n" FLOW(
                "a") "]}");
}

Test(redaction, nothing_is_needed_of_what_is_gone) {
    REMAINS(HEAD "checks:\n" OPEN("a") SHUT("x") OPEN("b") "    needs: [a, x] # kept\n",
            HEAD "checks:\n" OPEN("a") OPEN("b") "    needs: [a] # kept\n");
    REMAINS(HEAD "checks:\n" SHUT("x") SHUT("y") OPEN("b") "    needs: [x, y]\n    hint: H\n",
            HEAD "checks:\n" OPEN("b") "    hint: H\n");
    REMAINS(HEAD "checks:\n" SHUT("x") OPEN("b") "    needs: [x] # gone\n" OPEN("c"),
            HEAD "checks:\n" OPEN("b") OPEN("c"));
    REMAINS(HEAD "checks:\n" OPEN("a") SHUT("x") OPEN("b") "    needs:\n      # gone\n      - x\n"
                                                           "      - a\n    hint: H\n",
            HEAD "checks:\n" OPEN("a") OPEN("b") "    needs:\n      - a\n    hint: H\n");
    REMAINS(HEAD "checks: [" FLOW_SHUT(
                "x") ",\n{id: b, title: T, needs: [x], points: 1, finishes: {}},\n"
                     "{id: c, title: T, points: 1, finishes: {}, needs: [x, b]},\n"
                     "{id: d, title: T, points: 1, finishes: {}, needs: [x]}]\n",
            HEAD "checks: [{id: b, title: T, points: 1, finishes: {}},\n"
                 "{id: c, title: T, points: 1, finishes: {}, needs: [b]},\n"
                 "{id: d, title: T, points: 1, finishes: {}}]\n");
    cr_expect_eq(redact(HEAD "checks:\n" SHUT("x") "  - needs: [x]\n    id: b\n    title: T\n"
                                                   "    points: 1\n    finishes: {}\n")[0],
                 '!');
}

Test(redaction, a_comment_that_holds_a_text_of_what_is_gone_goes) {
    REMAINS("# kept: x_ray, 1, xx\n\n# gone: x\n# gone\n" HEAD "checks: # x: gone\n" SHUT("x")
                OPEN("a") "    # (tells42)\n    hint: '# x tells42'   # tells42! gone\n",
            "# kept: x_ray, 1, xx\n\n" HEAD "checks:\n" OPEN("a") "    hint: '# x tells42'\n");
    // A key is a word of the language.
    REMAINS("# visibility, hint\n" HEAD "checks:\n" SHUT("x") OPEN("a"),
            "# visibility, hint\n" HEAD "checks:\n" OPEN("a"));
    // What remains says so itself.
    REMAINS("# a T: finishes, tells42\n" HEAD "checks:\n" SHUT("x") OPEN("a") "    hint: tells42\n",
            "# a T: finishes, tells42\n" HEAD "checks:\n" OPEN("a") "    hint: tells42\n");
    REMAINS(HEAD "checks:\n" OPEN("a") "    hint: |\n      # x\n\n    # x\n" SHUT(
                "x") "\r\n\r\n" OPEN("b"),
            HEAD "checks:\n" OPEN("a") "    hint: |\n      # x\n\n\r\n" OPEN("b"));
}

Test(redaction, line_ends_as_yaml_has_them) {
    REMAINS(HEAD "# one\xe2\x80\xa8# two\xc2\x85# three\rchecks:\r\n" OPEN("a")
                SHUT("x") "\r# kept\xe2\x80\xa9" OPEN("b"),
            HEAD "# one\xe2\x80\xa8# two\xc2\x85# three\rchecks:\r\n" OPEN("a") "\r# kept"
                                                                                "\xe2\x80\xa9" OPEN(
                                                                                    "b"));
    // A column is a character, and a byte order mark is none.
    REMAINS("\xef\xbb\xbf" HEAD "checks: [{id: a, title: éé, points: 1, finishes: {}}, "
            "{id: x, title: ü, points: 1, finishes: {}, visibility: hidden}, " FLOW("b") "]\n",
            HEAD "checks: [{id: a, title: éé, points: 1, finishes: {}}, " FLOW("b") "]\n");
}

Test(redaction, without_points_nothing_remains) {
    REMAINS(HEAD "checks:\n" SHUT("x"), "");
    REMAINS(HEAD "checks:\n" SHUT("x") "  - {id: a, title: T, points: 0, finishes: {}}\n", "");
    cr_expect_eq(redaction.points, 0);
    cr_expect_eq(redaction.all_points, 1);
}

Test(redaction, what_can_not_be_parted) {
    REMAINS(HEAD "? checks\n: - " FLOW_SHUT("x") "\n  - " FLOW("a") "\n",
            "!e.yaml:5:5: this check is not public, and can not be cut out for students; give "
            "each check, and `needs` behind its `id`, lines of their own\n");
    cr_expect_eq(redact(HEAD "checks: [" FLOW_SHUT("x") ", &t " FLOW("a") "]")[0], '!');
    cr_expect_eq(redact(HEAD "checks: {}\n")[0], '!');
}
