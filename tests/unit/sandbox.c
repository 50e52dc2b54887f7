// SPDX-License-Identifier: MIT
// The arguments of each sandbox are what tests/golden holds.
#include "sandbox.h"

#include "base/fs.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;

static void clear(void) { arena_clear(&arena); }

TestSuite(sandbox, .fini = clear);

static void expect_golden(const struct sandbox *sandbox) {
    struct sandbox_arguments arguments = {0};
    struct sandbox_request request = {.tracer = "/path/of/the tracer",
                                      .folder_size = 12345,
                                      .as_nobody = true,
                                      .name = "its-name"};
    *ARRAY_ADD(&arena, &request.debug_files.list) = (struct debug_file){"/usr/lib/debug/one", 7};
    *ARRAY_ADD(&arena, &request.debug_files.list) = (struct debug_file){"/usr/lib/debug/two", 9};
    *ARRAY_ADD(&arena, &request.hidden) = "/usr/share/secret";
    sandbox->arguments(&arena, &request, &arguments);
    struct str actual = {.arena = &arena};
    ARRAY_EACH(argument, &arguments.list)
        str_print(&actual, "%s\n", *argument);
    struct text expected;
    struct error err;
    const char *path = arena_print(&arena, "tests/golden/sandbox.%s.argv", sandbox->name);
    cr_assert(fs_read(&arena, path, 65536, &expected, &err), "%s", err.text);
    cr_assert_str_eq(actual.data, expected.data, "%s differs; it would be:\n%s", path, actual.data);
}

Test(sandbox, bwrap) { expect_golden(&sandbox_bwrap); }

Test(sandbox, docker) { expect_golden(&sandbox_docker); }

Test(sandbox, podman) { expect_golden(&sandbox_podman); }

Test(sandbox, direct) { expect_golden(&sandbox_direct); }

Test(sandbox, one_without_isolation_is_never_chosen_by_itself) {
    const struct sandbox *sandbox = NULL;
    struct sandbox_request request = {0};
    struct error err;
    setenv("PATH", "/nonexistent", 1); // so that none that isolates can be had
    cr_assert_not(sandbox_choose(&arena, "auto", &request, &sandbox, &err));
    cr_assert_eq(err.blame, BLAME_GRADER);
    cr_assert(strstr(err.text, "apt-get install bubblewrap"), "%s", err.text);
    cr_assert(sandbox_choose(&arena, "direct", &request, &sandbox, &err));
    cr_assert_str_eq(sandbox->name, "direct");
}

Test(sandbox, an_unknown_name_is_the_authors_fault) {
    const struct sandbox *sandbox;
    struct sandbox_request request = {0};
    struct error err;
    cr_assert_not(sandbox_choose(&arena, "jail", &request, &sandbox, &err));
    cr_assert_eq(err.blame, BLAME_AUTHOR);
    cr_assert(strstr(err.text, "bwrap"), "%s", err.text);
}
