// SPDX-License-Identifier: MIT
// Mutants: which small changes are made to a source file, and which are not.
#include "mutant.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;

static void clear(void) { arena_clear(&arena); }

TestSuite(mutant, .fini = clear);

static struct mutants made(const char *body) {
    struct mutants mutants;
    const char *text = arena_print(&arena, "int main(void) {\n%s\n}\n", body);
    mutants_make(&arena, text_of(text), &mutants);
    return mutants;
}

static const struct mutant *with(const struct mutants *mutants, const char *change) {
    ARRAY_EACH(mutant, mutants)
        if (strcmp(mutant->change, change) == 0)
            return mutant;
    return NULL;
}

static void expect_text(const struct mutants *mutants, const char *change, const char *body) {
    const struct mutant *mutant = with(mutants, change);
    cr_assert(mutant, "no mutant: %s", change);
    const char *text = arena_copy(&arena, mutant->text.data, mutant->text.size);
    cr_expect_str_eq(text, arena_print(&arena, "int main(void) {\n%s\n}\n", body));
}

Test(mutant, a_statement_is_dropped_with_what_looks_at_its_result) {
    struct mutants mutants = made("    if (close(fd) == -1)\n        die(\"close\");");
    expect_text(&mutants, "drop `if (close(fd) == -1) die(\"close\");`", "    ;");
    cr_expect_eq(mutants.count, 1);
    cr_expect_eq(mutants.items[0].line, 2);
    cr_expect_eq(mutants.items[0].column, 5);
    cr_expect_str_eq(mutants.items[0].source, "if (close(fd) == -1)");
}

Test(mutant, what_only_looks_at_a_result_stays) {
    cr_expect_eq(made("if (pid == -1)\n    die(\"fork\");").count, 0);
    cr_expect_eq(made("check(pid == -1 ? errno : 0, \"fork\");").count, 0);
    cr_expect_eq(made("perror(\"x\");").count, 0);
}

Test(mutant, neighbours_are_swapped) {
    struct mutants mutants = made("    a();\n    b();\n");
    expect_text(&mutants, "`b();` before `a();`", "    b();\n    a();\n");
}

Test(mutant, a_statement_is_not_swapped_out_of_its_block) {
    struct mutants mutants = made("if (x)\n    a();\nb();");
    cr_expect_null(with(&mutants, "`b();` before `a();`"));
    mutants = made("for (;;)\n    a();\nb();");
    cr_expect_null(with(&mutants, "`b();` before `a();`"));
    mutants = made("if (x) { a(); } else { b(); }\nc();");
    cr_expect_null(with(&mutants, "`b();` before `a();`"));
    cr_expect(with(&mutants, "drop `a();`") && with(&mutants, "drop `b();`"));
}

Test(mutant, declarations_and_jumps_stay) {
    struct mutants mutants =
        made("int n = f();\nstruct s *s = g();\npid_t pid = h();\nreturn k();");
    cr_expect_eq(mutants.count, 0);
}

Test(mutant, bounds_are_shifted_and_comparisons_changed) {
    struct mutants mutants = made("for (int i = 0; i < 10; i++) ;\nf(7);");
    cr_expect(with(&mutants, "`10` becomes `11`") && with(&mutants, "`10` becomes `9`"));
    cr_expect(with(&mutants, "`0` becomes `1`") && !with(&mutants, "`0` becomes `-1`"));
    cr_expect(with(&mutants, "`<` becomes `<=`"));
    cr_expect_null(with(&mutants, "`7` becomes `8`"));
    mutants = made("enum { CHILDREN = 2 };\nsleep(3);");
    cr_expect(with(&mutants, "`2` becomes `3`") && with(&mutants, "`3` becomes `2`"));
}

Test(mutant, words_are_exchanged) {
    struct mutants mutants = made("kill(pid, SIGTERM);");
    expect_text(&mutants, "`SIGTERM` becomes `SIGKILL`", "kill(pid, SIGKILL);");
    mutants = made("pid_t pid = fork();");
    expect_text(&mutants, "`fork()` becomes `0`", "pid_t pid = 0;");
}

Test(mutant, comments_texts_and_directives_are_no_code) {
    struct mutants mutants =
        made("// kill(pid, SIGTERM);\n/* fork(); */\n#define F fork() \\\n    kill(1, SIGTERM)\n"
             "puts(\"SIGTERM; fork()\");");
    cr_expect_eq(mutants.count, 1);
    cr_expect(with(&mutants, "drop `puts(\"SIGTERM; fork()\");`"));
}

Test(mutant, no_function_no_mutant) {
    struct mutants mutants;
    mutants_make(&arena, TEXT("static const int a[] = {1, 2};\nstruct s { int f; };\n"), &mutants);
    cr_expect_eq(mutants.count, 0);
    mutants_make(&arena, TEXT(""), &mutants);
    cr_expect_eq(mutants.count, 0);
}

Test(mutant, broken_source_ends) {
    static const char *const sources[] = {
        "int main(void) {",
        "int main(void) { if (",
        "f() { do { x(); } while",
        "\"",
        "'",
        "/*",
        "f() { for (",
        "f() { case",
        "f() { a(b[{ }",
        ")",
        "}",
        "f(){(",
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        struct mutants mutants;
        mutants_make(&arena, text_of(sources[i]), &mutants);
        cr_expect_lt(mutants.count, 10);
    }
}
