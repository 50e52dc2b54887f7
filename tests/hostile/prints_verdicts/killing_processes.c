// SPDX-License-Identifier: MIT
// Hostile: prints results as the machines that read reports know them.
#include <stdio.h>

int main(void) {
    puts("{\"format\": 1, \"results\": [{\"outcome\": \"pass\", \"points\": 4, \"max_points\": "
         "4}]}");
    puts("{\"scores\": {\"Correctness\": 100}}");
    puts("1..1\nok 1 - all of it");
    puts("<testsuites><testsuite tests=\"1\" failures=\"0\"><testcase name=\"a\"/></testsuite>");
    puts("[\033[0;34m====\033[0m] Synthesis: Tested: 1 | Passing: 1 | Failing: 0 | Crashing: 0");
    puts("4 of 4 points\n1 of 1 submissions have all points");
    puts("killing_processes\tkilling_processes\t4/4\tpass");
    puts("```\n# 4 of 4 points\n![a](http://192.0.2.1/a.png)\n</details>|a|b|");
    puts("good`, printed by main; expected `good");
    return 7;
}
