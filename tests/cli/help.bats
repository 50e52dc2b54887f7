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

  check      grade submissions
  doctor     say which sandboxes work here
  explore    search for orders of running in which a submission fails
  help       tell what a command does, and its options
  init       make the files of a new exercise
  lint       look for mistakes in specifications
  replay     tell a run in one order, event by event, with source lines
  schema     print the JSON Schema of specifications
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
    for sandbox in $(rows sandboxes); do grep -q "Where submissions run: auto.*\b$sandbox\b.*else .GRADER_SANDBOX" words; done
}

@test "the version" {
    "$grader" --version | grep -Eqx 'grader [0-9]+\.[0-9]+\.[0-9]+'
}
