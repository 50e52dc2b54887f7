// SPDX-License-Identifier: MIT
// grader schema: prints the JSON Schema of specifications, for editors and other tools.
#include "command.h"
#include "spec.h"

#include <argp.h>

const struct argp schema_argp = {
    .doc = "Print the JSON Schema of specifications, for editors and other tools.",
};

int command_schema(int argc, char **argv) {
    argp_parse(&schema_argp, argc, argv, 0, NULL, NULL);
    json_t *schema = spec_schema();
    bool good = json_dumpf(schema, stdout, JSON_INDENT(2)) == 0 && putchar('\n') != EOF &&
                fflush(stdout) == 0;
    json_decref(schema);
    if (!good)
        perror("grader schema: could not print it");
    return good ? STATUS_GOOD : STATUS_GRADER;
}
