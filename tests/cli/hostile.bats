# SPDX-License-Identifier: MIT
# shellcheck shell=bats disable=SC2016
# What becomes of submissions that mean harm: each run comes to its end by itself, the report says what happened and is
# safe to read, and the machine is as it was. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$here/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    hostile=$root/tests/hostile
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
    unset GRADER_SPECS
}

# A plain `! command` that is false does not end a test.
not() { ! "$@"; }

# grade STATUS PROGRAM [SPECIFICATION]: grades a copy of a hostile program.
grade() {
    local expected=$1 program=$2 spec=${3:-hostile} status=0
    cp -R "$hostile/$program" submission
    touch names before printed report.json report.txt
    ls -A >names
    find submission -printf '%p %y %m %s %T@\n' | sort >before
    "$here/alone.py" "${as_installed[@]}" "$grader" check -v -s "$hostile/$spec.yaml" -f text=report.txt -f json=report.json \
        -f text submission >printed 2>&1 || status=$?
    find submission -printf '%p %y %m %s %T@\n' | sort | diff before -
    [ "$status" = "$expected" ] || { echo "status $status"; cat printed; return 1; }
    cmp report.txt printed
    "$here/report_is_good.py" report.json report.txt || { cat printed; return 1; }
    [ "$(ls -A)" = "$(sort names)" ]
}

# says WORDS...: each is somewhere in the report, whose lines are broken anywhere.
says() {
    for words in "$@"; do
        tr -s ' \n' ' ' <printed | grep -qF -- "$words" || { echo "not said: $words"; cat printed; return 1; }
    done
}

# keeps_silent WORDS...: none is anywhere in the report.
keeps_silent() {
    for words in "$@"; do
        not grep -F -- "$words" report.json || return 1
    done
}

# --- escape and tampering

@test "it kills its parent and everything" {
    grade 1 kills_everything
    says 'main ended with exit status 7'
}

@test "it stops its parent, everything and itself" {
    grade 1 stops_everything short
    says 'main is stopped by SIGSTOP, which it sent to itself' "process 1 (main's first child) is stopped by SIGSTOP"
}

@test "it tries all that must be refused" {
    grade 0 refusals refusals
}

@test "it looks for specifications where they are installed" {
    mkdir -p own/grader/specs
    cp "$root/specs/killing_processes.yaml" own/grader/specs
    as_installed=(bwrap --dev-bind / / --bind "$PWD/own" /usr/local/share --)
    "${as_installed[@]}" true || skip 'sandboxes can not be nested here'
    grade 0 refusals refusals
}

@test "it writes a verdict of its own into every descriptor" {
    grade 1 forges_trace
    says 'main ended with exit status 7' '`0.000001 0 exit status=0`, printed by main'
}

@test "it closes every descriptor" {
    grade 1 closes_everything
    says 'main ended with exit status 9'
}

@test "it hands bad addresses to the system: the system's own answers" {
    grade 0 bad_pointers
}

@test "it sleeps for times that no clock can show" {
    grade 1 sleeps_odd_times short
    says 'it still ran after 200000 s of its own time: main waits in'
}

@test "it traps by itself" {
    grade 1 traps
    says 'main was ended by SIGSEGV'
}

@test "it aborts in the middle of a line" {
    grade 1 aborts
    says 'main was ended by SIGABRT, which it sent to itself' '`half a li`'
}

@test "it uses up its stack" {
    grade 1 overflows_stack
    says 'main was ended by SIGSEGV'
}

@test "it exchanges the file behind a descriptor that is being read" {
    grade 1 exchanges_descriptor
    says 'main ended with exit status 9'
}

@test "it runs a program that can not be looked into" {
    grade 1 runs_unreadable_program
    says 'it ran a program file without the right to read it'
}

@test "it calls the system as programs of other machines do" {
    grade 1 calls_in_other_words
    says 'main ended with exit status 7'
    keeps_silent heard
}

@test "it forges what a tracer looks at" {
    grade 1 forges_stops
    says 'main ended with exit status 7'
}

@test "it types into the terminal that the grader was started from" {
    as_installed=("$here/at_terminal.py")
    grade 1 types_into_terminals
    says 'main ended with exit status 7'
}

@test "it kills its group" {
    grade 1 kills_its_group
    says 'main was ended by SIGKILL, which it sent to itself'
}

@test "it adopts orphans" {
    grade 0 adopts_orphans
}

@test "it leaves links in the place of files, and of itself, for each of its runs anew" {
    grade 0 leaves_links twice
}

@test "it looks for what its other runs have left" {
    grade 0 remembers twice
}

@test "it looks for what another submission has left" {
    cp -R "$hostile/remembers" one
    cp -R one two
    "$here/alone.py" "$grader" check -q -s "$hostile/twice.yaml" one two >printed
    [ "$(cut -f 3 printed)" = $'1/1\n1/1' ]
}

# --- resources

@test "it forks for ever" {
    grade 1 forks_for_ever
    says 'at most 16 processes and threads at once' 'it created more than 16 of them'
}

@test "it hops from process to process" {
    grade 1 hops
    says "process 1 (main's first child), started at killing_processes.c:7, was still running when main ended"
}

@test "it starts threads for ever" {
    grade 1 starts_threads_for_ever
    says 'it created more than 16 of them'
}

@test "it runs itself for ever" {
    grade 1 runs_itself_for_ever
    says 'The program ends by itself' 'saw it '
}

@test "it prints for ever" {
    grade 1 prints_for_ever
    says 'it printed more than 16 KiB'
}

@test "it complains for ever" {
    grade 1 complains_for_ever
    says 'it printed more than 16 KiB'
}

@test "it prints for ever without showing the bytes" {
    grade 1 splices_for_ever
    says 'it printed more than 16 KiB'
}

@test "it prints very many lines, all torn" {
    grade 1 prints_many_lines
    says 'it printed more than 16 KiB'
}

@test "it moves bytes for ever: the reading of the record is bounded, too" {
    ulimit -S -t 10
    grade 1 talks_for_ever
    # "it computed …" or "its processes did so much …": which limit comes first depends on the machine.
    says 'The program ends by itself' 'saw it'
}

@test "it holds many pipes in many processes: the judging is bounded, too" {
    ulimit -S -t 6
    grade 0 holds_many_pipes
}

@test "it sleeps for ever and ignores signals" {
    grade 1 sleeps_for_ever short
    says 'it still ran after 200000 s of its own time: main waits in sleep'
}

@test "it computes for ever under a misleading name" {
    grade 1 computes_for_ever
    says 'it computed for more than 2 s'
}

@test "it eats memory" {
    grade 1 eats_memory
    says 'its processes together used more than 64 MiB'
}

@test "it eats memory in segments of System V" {
    grade 1 eats_system_v_memory
    keeps_silent 'ended with exit status 7'
}

@test "it writes a huge file" {
    grade 1 writes_huge_file
    says 'it wrote a file longer than 1 MiB'
}

@test "it fills all folders and shuts the doors" {
    grade 1 fills_folders
    says 'main ended with exit status 7'
}

@test "it leaves a daemon behind that holds stdout" {
    grade 1 leaves_daemon
    says "process 1 (main's first child), started at killing_processes.c:7, was still running when main ended"
}

@test "it leaves objects and files behind" {
    grade 1 leaves_objects
    says 'main ended with exit status 46'
}

@test "it eats memory in files without a name" {
    grade 1 eats_files_in_memory
    says 'its processes together used more than 64 MiB'
}

@test "it eats memory that it shares" {
    grade 1 eats_shared_memory
    says 'its processes together used more than 64 MiB'
}

@test "it eats memory in tables of pages" {
    grade 1 eats_page_tables
    says 'its processes together used more than 64 MiB'
}

@test "it fills pipes and sockets that nobody reads" {
    grade 1 fills_pipes
    says 'main ended with exit status 7'
}

@test "it fills message queues" {
    grade 1 fills_message_queues
    says 'the record is longer than 96 MiB'
}

@test "it leaves zombies" {
    grade 1 leaves_zombies
    says 'it created more than 16 of them'
}

@test "it runs in the memory of its parent, which runs in that of its own" {
    grade 1 runs_in_its_parent
    says 'it created more than 16 of them'
}

@test "it floods with signals" {
    grade 1 floods_with_signals short
    says 'the program to end within 1 s' 'rt_sigqueueinfo'
}

@test "it sets very many timers" {
    grade 1 sets_timers short
    says 'the program to end within 1 s'
}

@test "it makes files long in odd ways" {
    grade 1 grows_files_oddly
    says 'it wrote a file longer than 1 MiB'
}

@test "it makes folders too deep for a path, for each of its runs anew" {
    grade 0 makes_deep_folders twice
}

@test "it leaves very many FIFOs with odd names" {
    grade 1 makes_many_fifos
    says 'main ended with exit status 7'
}

@test "it prints without end after main's" {
    grade 1 prints_after_its_end
    says 'it printed more than 16 KiB' "process 1 (main's first child)"
}

# --- gaming by output

@test "it prints what misleads" {
    grade 1 prints_odd_bytes
    says 'main ended with exit status 7' '`\x1b[2J\x1b[1;1H\x1b[32m10 of 10 points\x1b[0m'
}

@test "it prints workflow commands" {
    grade 1 prints_commands
    says '`::error::a ::error::a '
}

@test "it prints verdicts" {
    grade 1 prints_verdicts
    says 'main ended with exit status 7' '2 of 4 points'
}

@test "it prints workflow commands behind all that may end a line" {
    grade 1 stops_commands
    says 'main ended with exit status 7'
}

@test "it bears odd names, and waits for ever for such" {
    grade 1 bears_odd_names short
    says 'all 3 processes wait for ever' '\x1b[32m10 of 10\n::error::a'
}

@test "it prints one long line" {
    grade 1 prints_one_long_line
    says 'main ended with exit status 7' '…`, printed by main'
}

@test "two processes print the bytes of each character" {
    grade 1 tears_characters
    says 'it printed more than 16 KiB'
}

@test "it has itself started by names without end" {
    grade 1 passes_huge_arguments
    says 'main ended with exit status 7'
}

@test "its child prints through other doors than its own" {
    grade 1 prints_through_other_doors
    says "`good`, printed by process 1 (main's first child)"
}

# --- compile time

@test "it makes the compiler print what misleads" {
    grade 1 misleads_in_compiler_output
    says 'it does not compile' '\x1b[2J\x1b[32m10 of 10 points' '\xff\xc0<script>"]]>:1:'
    keeps_silent 'root:'
}

@test "it waits for ever in lines that are not its own: the place is left out" {
    grade 1 lies_about_lines
    says 'it waits for ever: main waits in pause for a signal'
    keeps_silent passwd killing_processes.c
}

@test "it waits for ever behind broken debug information: the place is left out" {
    grade 1 breaks_debug_information
    says 'it waits for ever: main waits in pause for a signal'
}

@test "it includes files of the machine" {
    mkdir own
    cp -R "$hostile/includes_system_file" own/
    hostile=$PWD/own
    echo 'char *secret = "a word that nobody may read";' | tee secret.h >own/includes_system_file/secret.h
    cp "$root/tests/hostile/hostile.yaml" own/
    grade 1 includes_system_file
    says 'it does not compile'
    says 'found nothing but itself' || says '/etc/passwd: Permission denied' # an image has one of its own
    keeps_silent 'found a file' 'a word that' 'root:'
}

@test "it embeds a file of the machine" {
    grade 1 embeds_file
    says 'it does not compile' 'file not found: /etc/passwd'
}

@test "it includes itself" {
    grade 1 includes_itself
    says 'compiling it takes more than the 256 KiB of output'
}

@test "it includes what has no end" {
    grade 1 includes_device
    says 'compiling it takes more than the 1 GiB of memory'
}

@test "it is a small source of a huge program" {
    grade 1 is_too_large
    says 'compiling it takes more than the 16 MiB of file_size'
}

@test "it has the compiler complain without end" {
    grade 1 complains_without_end
    says 'compiling it takes more than the 256 KiB of output' '… and more'
}

@test "it embeds what has no end" {
    grade 1 embeds_device
    says 'it does not compile' '/dev/zero'
}

@test "it includes what the system tells of processes" {
    grade 0 includes_running_system
    keeps_silent PATH tracer 'Linux version'
}

@test "it doubles a macro again and again" {
    grade 1 expands_macros
    says 'compiling it takes more than the 1 GiB of memory'
}

@test "it has the assembler repeat a line" {
    grade 1 repeats_in_assembler
    says 'compiling it takes more than the 1 GiB of memory'
}

@test "it nests more deeply than the compiler can" {
    grade 1 nests_deeply
    says 'it does not compile'
}

@test "it makes the assembler and the linker print what misleads" {
    grade 1 misleads_in_linker_output
    says 'it does not compile' '\x1b[2J\x1b[32m10 of 10 points\xe2\x80\xae' '| ::error::b \x1b[31m' '| ```'
}

@test "it hands in a link" {
    grade 1 hands_in_link
    says 'killing_processes.c is a symbolic link; hand in the file itself'
}

@test "it has files beside it whose names are options" {
    grade 1 plants_options
    says '`good`, printed by main'
}

@test "its main is no function" {
    grade 1 has_data_as_main
    says 'main was ended by SIGSEGV'
}

@test "it works before main begins" {
    grade 1 starts_before_main
    says 'main ended with exit status 7' '`before main`, printed by main'
}

@test "it takes the place of what calls main" {
    grade 1 brings_its_own_start
    says 'main ended with exit status 7'
}

@test "it takes the place of the C library: what the system was asked for counts" {
    grade 1 brings_its_own_library ../../specs/killing_processes
    says 'it started 0 children'
}

# --- escape and tampering: Valgrind and other tools

@test "it plants a Makefile, a .valgrindrc and a specification: nobody looks at them" {
    grade 1 plants_files memory
    says 'Invalid read of size 4' 'at killing_processes.c:' 'and 2 more findings'
}

@test "it plants suppressions while it runs" {
    grade 1 plants_suppressions memory
    says 'Invalid read of size 4' 'at killing_processes.c:' 'and 2 more findings'
}

@test "it removes what Valgrind reports" {
    grade 1 removes_report memory
    says "main ended by itself, but Valgrind's report about it is missing or cut short"
}

@test "it writes over what Valgrind reports" {
    grade 1 forges_report memory
    says "main opened a report of Valgrind's for writing"
}

@test "it behaves where Valgrind looks on" {
    grade 1 looks_for_valgrind memory
    says 'there main has 0 children, and 1 child without'
}

@test "it has Valgrind report nothing" {
    grade 1 speaks_to_valgrind memory
    says 'it holds a client request, by which a program speaks to Valgrind'
}
