#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A stage may include earlier stages, never later ones; base knows nothing of grading; some things stand in one place only.
set -uo pipefail
cd "$(dirname "$0")/../grader" || exit 3
status=0
wrong() { echo "layers: $*" >&2; status=1; }

# Each line is a layer; a file includes its own layer and those above it.
layers=(
    'base/.*'
    'hooks/.*'
    'trace|job'
    'lines|evidence|evidence_questions|valgrind'
    'selector|describe|check|call_name|c_source'
    'expectation|expected_lines|matched_lines|flow|happening|difference|alignment|transcript|wait|wait_channel|wait_lock|waits|stamp|symbol_list|mutant'
    'checks/.*'
    'checks|schedules|spec|spec_rules|schema_words|explanation|redaction'
    'submission|second_build|plan'
    'compile_log|seccomp_profile|debug_files'
    'sandbox|sandboxes/.*|container|session|run|versions|build|symbols'
    'likeness'
    'timeline'
    'picture'
    'svg|perfetto'
    'verdict|oracle|exploration'
    'html'
    'report|reports/.*'
    'archive|bundle'
    'export|handout|exports/.*'
    'catalogue|intake|keep|wrong_list|equivalent_list|skeleton'
    'grading|proof|download_name|class|grade|batch_row'
    'roster'
    'gradebook|canvas_columns|gradebook_notes|gradebook_format|gradebooks/.*'
    'fingerprint'
    'batch|batch_targets'
    'batch_summary'
    'engine|engines/.*'
    'class_results|class_summary|starter|similarity|page_folder'
    'class_pages|class_pages/.*'
    'showing|mutation'
    'proof_table'
    'argument'
    'target_options'
    'one_target|one_run|batch_options|check_options|explore_options|trace_options|verify_options'
    'command|commands/.*|completion|shell|shells/.*'
    'main'
)

level() {
    local i
    for i in "${!layers[@]}"; do
        if [[ ${1%.*} =~ ^(${layers[$i]})$ ]]; then
            echo "$i"
            return
        fi
    done
}

for file in $(find . -path ./skeleton -prune -o -name '*.[ch]' -printf '%P\n' | sort); do
    while read -r included; do
        case $file in
        tracer/*)
            # The tracer runs in the sandbox: it shares the trace, the job and the base, and knows no check.
            [[ $included =~ ^(tracer/|base/|hooks/point\.h|trace\.h|job\.h) ]] || wrong "$file includes $included"
            continue
            ;;
        hooks/*)
            # They become a part of the student's program, where nothing else of ours is.
            [ "$included" = point.h ] || wrong "$file includes $included"
            continue
            ;;
        esac
        mine=$(level "$file") theirs=$(level "$included")
        if [ -z "$mine" ]; then
            wrong "$file is in no layer: add it to tests/layers.sh"
        elif [ -z "$theirs" ] || [ "$theirs" -gt "$mine" ]; then
            wrong "$file includes $included of a later layer"
        fi
    done < <(sed -n 's/^#include "\(.*\.h\)"/\1/p' "$file")
done

# once PATTERN FILES…: the pattern stands in these files only.
once() {
    local pattern=$1 file
    shift
    while read -r file; do
        case " $* " in
        *" $file "*) ;;
        *) wrong "$file: $pattern belongs to $*" ;;
        esac
    done < <(grep -rlE "$pattern" --include='*.[ch]' --exclude-dir=skeleton . | sed 's,^\./,,')
}
once '<csv\.h>' base/csv.c
once '<yaml\.h>' base/yaml.h base/yaml.c base/yaml_node.h
once '<sys/ptrace\.h>' tracer/stops.c tracer/arch_x86_64.c tracer/arch_aarch64.c
once '= fork\(' base/proc.c base/pool.c tracer/start.c
once '<seccomp\.h>' tracer/filter.c tracer/explain.c seccomp_profile.c
once '[^_a-z>]exit\([A-Za-z0-9]' main.c

# A row for each file and a file for each row.
pairs() { # TABLE FOLDER
    rows=$(sed -nE 's/^[A-Z]+\((\w+).*/\1/p' "$1" | sort -u)
    files=$(find "$2" -maxdepth 1 -name '*.c' -printf '%f\n' | sed 's/\.c$//' | sort)
    [ "$rows" = "$files" ] || wrong "$1 and the files in $2 differ: $(diff <(echo "$rows") <(echo "$files"))"
}
for folder in checks reports sandboxes commands engines exports gradebooks shells; do pairs "$folder/list.def" "$folder"; done
pairs <(grep '^SCHEDULE' schedules.def; echo 'SCHEDULE(free)') tracer/schedules

rows=$(sed -nE 's/^PART\(\w+, "(.*)"\)$/\1/p' skeleton.def | sort)
files=$(find skeleton -mindepth 2 -type f -printf '%P\n' | sort)
[ "$rows" = "$files" ] || wrong "skeleton.def and skeleton/ differ: $(diff <(echo "$rows") <(echo "$files"))"
exit $status
