# SPDX-License-Identifier: MIT
# shellcheck shell=bats disable=SC2016
# What the grader says of itself: help, `grader explain`, completion in shells, the man page. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$(realpath "$here/../..")
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
}

# rows FOLDER: the names in a table.
rows() { sed -nE 's/^[A-Z]+\((\w+).*/\1/p' "$root/grader/$1/list.def"; }

# Runs the grader and compares its status and all that it prints, on both streams, with stdin.
expect() {
    status_expected=$1
    shift
    cat >expected
    status=0
    "$grader" "$@" >printed 2>&1 || status=$?
    diff -u expected printed
    [ "$status" = "$status_expected" ] || { echo "status $status"; return 1; }
}

@test "no command, and help" {
    cat >help <<'EOF'
Usage: grader COMMAND [OPTION...]
Judges programs made of several processes.

  batch      grade a class, and keep each grade as a file
  check      grade submissions
  completion print what completes the command line in a shell
  doctor     say which sandboxes work here
  explain    tell what a check proves, and an example of it
  explore    search for orders of running in which a submission fails
  export     pack what another place needs of a course
  gradebook  write the grades of a class for other places
  help       tell what a command does, and its options
  init       make the files of a new exercise
  lint       look for mistakes in specifications
  replay     tell a run in one order, event by event, with source lines
  report     make pages about a class of what a batch has left
  schema     print the JSON Schema of specifications
  trace      draw a run as a picture, or print its trace
  verify     prove specifications on right and wrong programs

`grader help COMMAND` tells more; `grader --version` tells the version.
EOF
    expect 2 <help
    expect 0 help <help
    expect 0 --help <help
    [ -z "$("$grader" 2>/dev/null)" ]
    [ -z "$("$grader" --help 2>&1 >/dev/null)" ]
    { printf 'grader: there is no command `lnt`; did you mean `lint`?\n\n'; cat help; } | expect 2 help lnt
    { printf 'grader: there is no command `dance`\n\n'; cat help; } | expect 2 help dance
    [ -z "$("$grader" help dance 2>/dev/null)" ]
}

@test "help COMMAND prints what COMMAND --help does" {
    for command in $(rows commands); do
        "$grader" "$command" --help | expect 0 help "$command"
        head -n 1 printed | grep -q "^Usage: grader $command \[OPTION\.\.\.\]"
    done
}

@test "an unknown command" {
    expect 2 lnt <<'EOF'
grader: there is no command `lnt`; did you mean `lint`?
EOF
    expect 2 dance <<'EOF'
grader: there is no command `dance`; `grader --help` lists the commands
EOF
}

@test "a wrong option, and a word too many" {
    for command in doctor help schema; do
        expect 2 "$command" --colour <<EOF
grader $command: unrecognized option '--colour'
Try \`grader $command --help' or \`grader $command --usage' for more information.
EOF
    done
    expect 2 schema more <<'EOF'
grader schema: Too many arguments
Try `grader schema --help' or `grader schema --usage' for more information.
EOF
    expect 2 help check more <<'EOF'
grader help: Too many arguments
Try `grader help --help' or `grader help --usage' for more information.
EOF
}

@test "the help of an option names all that there is" {
    "$grader" help check | tr -s ' \n' ' ' >words
    for format in $(rows reports); do grep -q "In this format: .*\b$format\b.* by default text" words; done
    "$grader" help gradebook | tr -s ' \n' ' ' >gradebooks
    for format in $(rows gradebooks); do grep -q "In this format: .*\b$format\b.* by default csv" gradebooks; done
    for sandbox in $(rows sandboxes); do grep -q "Where submissions run: auto.*\b$sandbox\b.*else .GRADER_SANDBOX" words; done
}

@test "the version" {
    "$grader" --version | grep -Eqx 'grader [0-9]+\.[0-9]+\.[0-9]+'
}

# The keys of the parameters of a kind, from the schema.
parameters() {
    "$grader" schema | /usr/bin/python3 -c '
import json, sys
checks = json.load(sys.stdin)["properties"]["checks"]["items"]["properties"]
print("\n".join(checks[sys.argv[1]]["properties"]))' "$1"
}

@test "explain lists every check, every schedule and every fault with a line each" {
    "$grader" explain >list
    for kind in $(rows checks); do grep -Eq "^  $kind +[a-z]" list; done
    sed -nE 's/^(SCHEDULE|FAULT)\(\w+, "([^"]+)".*/\2/p' "$root/grader/schedules.def" >schedules
    [ "$(wc -l <schedules)" -gt 10 ]
    while read -r name; do grep -Eq "^  $name(:[A-Z:]+)? +[a-z]" list; done <schedules
    [ "$(grep -c '^  ' list)" = $(($(rows checks | wc -l) + $(wc -l <schedules))) ]
}

@test "explain CHECK: what it proves, when, by which parameters, and an example" {
    expect 0 explain exit_status <<'EOF'
exit_status: a process ended with this status, or by this signal

It judges each run by itself, and must hold in all of them.
It is skipped where the program does not end by itself.

Parameters:
  process: a process
      whose end; main where it is not given
  is: a whole number from -64 to 255; required
      its exit status, or -N for death by signal N (-15: SIGTERM)
  sent_by: a process
      the process that sent the signal before

A process is one of
  main
  a whole number from 0 to 999
  a mapping with one of name, printed, rank
      name: the name of a process
          the process that has this name at any time (its first 15 characters count)
      printed: a pattern, as in Perl, for the whole
          the process that printed the first line that fits this pattern
      like: a text
          beside `printed`: a line that matches it, which messages show in its place
      rank: a whole number from 0 to 4095
          the process that has this rank of MPI

Example, an item of `checks`:
  - id: exit_status
    title: "A process ended with this status, or by this signal"
    points: 1
    exit_status: {process: 1, is: -15, sent_by: main}
EOF
    expect 0 explain finishes <<'EOF'
finishes: the program ended by itself, within its limits of time, memory, processes and output

It judges each run by itself, and must hold in all of them.
It judges also a program that does not end by itself.

Parameters: none

Example, an item of `checks`:
  - id: finishes
    title: "The program ended by itself, within its limits of time, memory, processes and output"
    points: 1
    finishes: {}
EOF
}

@test "explain CHECK: every parameter of every kind, and its example can be used" {
    count=0
    for kind in $(rows checks); do
        "$grader" explain "$kind" >words
        for key in $(parameters "$kind"); do grep -Eq "^  $key: [a-z]" words; done
        { printf 'exercise: e\ntitle: T\nfiles: [a.c, main.c, my_func.c]\nchecks:\n'; sed '1,/^Example/d' words; } >"$kind.yaml"
        grep -q "^    $kind: " "$kind.yaml"
        "$grader" lint "$kind.yaml"
        count=$((count + 1))
    done
    [ "$count" -gt 20 ]
}

@test "explain CHECK: which runs it judges" {
    "$grader" explain no_memory_errors | grep -q '^It judges the run under Valgrind'
    "$grader" explain calls | grep -q '^It judges what the compiled files define and call, and no run'
    "$grader" explain overlap | grep -qx 'It judges all runs together.'
    "$grader" explain orders | grep -qx 'It judges all runs together, of which there must be several.'
    "$grader" explain duration >words
    grep -q '`clock: real`, and in no run under slow.$' words
    grep -qx 'Where its parameters ask how long something takes, in no run under stagger, slow.' words
}

@test "explain SCHEDULE, with or without what stands behind the colon" {
    cat >slow <<'EOF'
slow:SEED: some are held again and again for up to a minute, as on a busy machine

A specification names it in `schedules`.
`grader check --schedule slow:SEED` and `grader replay --schedule slow:SEED` make this run alone.
The same seed makes the same run; a specification may write slow*8 for slow:1 to slow:8.
Checks that speak of times do not judge it: aligned_times, cut_short, duration, no_busy_waiting, overlap, process_name.
EOF
    expect 0 explain slow <slow
    expect 0 explain slow:7 <slow
    "$grader" explain stagger | grep -qx 'How long something takes is not judged under it.'
    "$grader" explain preempt-pct | grep -qx 'The submission is built a second time for it.'
    "$grader" explain fault:fork:2:EAGAIN | grep -q '^A check names it in `under`'
}

@test "explain: an unknown name, and the one that was meant" {
    expect 2 explain exit_statu <<'EOF'
grader explain: there is no check and no schedule `exit_statu`; did you mean `exit_status`?
EOF
    expect 2 explain fist-come <<'EOF'
grader explain: there is no check and no schedule `fist-come`; did you mean `first-come`?
EOF
    expect 2 explain dance <<'EOF'
grader explain: there is no check and no schedule `dance`; `grader explain` lists them
EOF
    status=0
    "$grader" explain >/dev/full || status=$?
    [ "$status" = 3 ]
}

# in_bash WORD...: the words that bash would complete the last one with, sorted. Bash cuts words at = and :.
in_bash() {
    # shellcheck disable=SC2016
    bash --noprofile --norc -c '
        eval "$("$0" completion bash)"
        complete -p grader | grep -q -- "-F _grader grader" || exit
        compopt() { echo "no space"; }
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _grader
        printf "%s\n" "${COMPREPLY[@]}"' "$grader" "$@" | sort
}

# in_fish LINE: likewise.
in_fish() {
    # shellcheck disable=SC2016
    HOME=$PWD fish --no-config -c '$argv[1] completion fish | source; complete -C $argv[2]' "$grader" "$1" | cut -f 1 | sort
}

# The long options of a command, as its help has them.
options() { "$grader" help "$1" | sed -nE 's/^ +(-.[,])? +--([a-z-]+).*/--\2/p' | sort; }

@test "completion in bash: commands, options, and what the options take" {
    { rows commands; printf -- '--help\n--version\n'; } | sort | diff - <(in_bash grader '')
    diff <(printf "%s\n" explain explore export) <(in_bash grader exp)
    for command in $(rows commands); do
        [ "$(options "$command" | wc -l)" -ge 2 ]
        diff <(options "$command") <(in_bash grader "$command" -- | sed 's/=$//' | grep '^--')
    done
    rows reports | sort | diff - <(in_bash grader check -f '')
    diff <(echo json; echo junit) <(in_bash grader check --format = j)
    rows gradebooks | sort | diff - <(in_bash grader gradebook -f '')
    { echo auto; rows sandboxes; } | sort >sandboxes
    for command in check explore replay verify; do
        diff sandboxes <(in_bash grader "$command" -b '')
        diff sandboxes <(in_bash grader "$command" --sandbox =)
    done
    diff <(echo 'no space'; echo random:) <(in_bash grader replay --schedule ra)
    diff <(echo last-come) <(in_bash grader replay --schedule last)
    rows checks | grep '^no' | diff - <(in_bash grader explain no)
    rows shells | diff - <(in_bash grader completion '')
    rows commands | diff - <(in_bash grader help '')
    rows exports | diff - <(in_bash grader export -C course '')
    [ -z "$(in_bash grader export student s)" ] # bash completes files
    [ -z "$(in_bash grader check '')" ]
    [ -z "$(in_bash grader check --keep '')" ]
}

@test "completion in fish" {
    "$grader" completion fish >script.fish
    fish --no-execute script.fish
    diff <(rows commands) <(in_fish 'grader ')
    for command in $(rows commands); do
        diff <(options "$command") <(in_fish "grader $command --" | sed 's/=$//')
    done
    diff <(rows reports | sort) <(in_fish 'grader check -f ')
    diff <(rows reports | sort | sed 's/^/--format=/') <(in_fish 'grader check --format=')
    diff <(rows checks | grep '^no') <(in_fish 'grader explain no')
    diff <(rows commands) <(in_fish 'grader help ')
    diff <(rows exports) <(in_fish 'grader export ' | grep -vx script.fish)
    touch a_file
    diff <(echo a_file) <(in_fish 'grader export student a_f')
    diff <(echo a_file) <(in_fish 'grader check a_f')
    [ -z "$(in_fish 'grader schema a_f')" ]
}

@test "completion in zsh: the script can be read, and is taken for the command" {
    "$grader" completion zsh >_grader
    zsh -n _grader
    [ "$(head -n 1 _grader)" = '#compdef grader' ]
    # shellcheck disable=SC2016
    [ "$(zsh -fc 'autoload -Uz compinit; compinit -u -D; eval "$(<_grader)"; print $_comps[grader]')" = _grader ]
    # shellcheck disable=SC2016
    [ "$(zsh -fc 'fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; print $_comps[grader]')" = _grader ]
    for command in $(rows commands); do
        sed -n "/^    ($command)$/,/;;/p" _grader >part
        diff <(options "$command") <(sed -nE "s/^ +'\*(--[a-z-]+).*/\1/p" part | sort)
    done
    sed -n '/^    (export)$/,/;;/p' _grader | grep -Eq ":\($(rows exports | paste -sd ' ')\)' '\*:DIR:_files'$"
    for format in $(rows reports); do grep -Eq -- "'\*--format=.*:\(.*\b$format\b.*\)'" _grader; done
}

@test "completion: a shell that is not known, or none" {
    expect 2 completion tcsh <<EOF
grader completion: there is no script for the shell tcsh; there are: $(rows shells | paste -sd, | sed 's/,/, /g')
EOF
    expect 2 completion <<'EOF'
grader completion: name the shell
Try `grader completion --help' or `grader completion --usage' for more
information.
EOF
}

@test "the man page has every command, option, format, sandbox, exit status and variable, and no other" {
    "$here/man_is_whole.py" "$grader" "$root"
}
