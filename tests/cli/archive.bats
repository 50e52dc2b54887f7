# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# Submissions in archives: those that are good, and those that mean harm, of which nothing is left. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$here/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp GRADER_SPECS=$root/specs
    source=$root/reference/killing_processes/killing_processes.c
}

# hand_in STATUS KIND NAME OPTION...: grades an archive of that kind under that name.
hand_in() {
    local expected=$1 kind=$2 name=$3 status=0
    shift 3
    "$here/make_archive.py" "$kind" "$name" "$source"
    "$grader" check "$@" "$name" >printed 2>errors || status=$?
    [ "$status" = "$expected" ] || { echo "status $status"; cat printed errors; return 1; }
    [ -z "$(ls -A tmp)" ] && [ ! -e planted ] && [ ! -e /tmp/planted ]
}

# refused KIND WORDS: no points, and the words tell why.
refused() {
    hand_in 1 "$1" killing_processes.tar
    tr -s ' \n' ' ' <printed | grep -qF -- "$2" || { cat printed; return 1; }
    grep -F ' 0 of 10 points' printed
}

@test "zip, tar, tar.gz and tgz: the exercise is found by the files" {
    for kind in zip tar tar.gz; do
        hand_in 0 "$kind" "anything.$kind" -q
        [ "$(cat printed)" = $'anything.'"$kind"$'\tkilling_processes\t10/10\tpass' ]
    done
    hand_in 0 tar.gz anything.TGZ -q
}

@test "a folder in a folder in an archive" {
    hand_in 0 in_folders anything.tgz -q
}

@test "several exercises in an archive, each by its way within it" {
    mkdir all
    cp -r "$root/reference/killing_processes" "$root/reference/my_func" all
    tar -czf all.tar.gz -C all .
    "$grader" check -q all.tar.gz >printed
    [ "$(cut -f 1 printed)" = $'all.tar.gz/killing_processes\nall.tar.gz/my_func' ]
}

@test "paths out of the archive" {
    refused absolute 'the archive'"'"'s entry /tmp/planted begins at the root'
    refused parent 'a/../../planted leads out of the archive'
    refused parent_zip '../planted leads out of the archive'
    refused odd_name '\x1b[2Ja/../.. leads out of the archive'
}

@test "links and devices" {
    refused symlink 'link is a link; hand in the file itself'
    refused through_symlink 'a is a link; hand in the file itself'
    refused hardlink 'link is a link; hand in the file itself'
    refused device 'null is neither a file nor a folder'
    refused fifo 'fifo is neither a file nor a folder'
}

@test "entries that are in each other's way" {
    refused twice 'killing_processes.c is there twice'
    refused over_folder 'a is there twice'
    refused below_file 'killing_processes.c/b can not be unpacked'
    refused deep 'is too deep'
    refused long_name 'is too long'
}

@test "too many, too large, and bombs" {
    refused many 'more than the 1000 entries'
    refused large 'more than the 16 MiB'
    refused bomb 'was packed to be larger than it looks'
}

@test "what is no archive, or no whole one" {
    refused empty 'the archive is empty'
    refused cut 'is damaged'
    refused text 'the archive is damaged, or no .zip, .tar or .tar.gz'
    refused nothing 'the archive'
}

# As where the disk is full: no file may grow, and the signal that says so is ignored.
@test "an archive that can not be unpacked here: status 3, and nobody loses a point" {
    "$here/make_archive.py" tar killing_processes.tar "$source"
    status=0
    (
        trap '' XFSZ
        ulimit -f 1
        exec "$grader" check killing_processes.tar >printed 2>errors
    ) || status=$?
    cat printed errors
    [ "$status" = 3 ]
    [ ! -s printed ]
    grep -q 'cannot unpack an archive into' errors
    [ -z "$(ls -A tmp)" ]
}

@test "an archive of no known exercise: status 2, and what to do" {
    hand_in 2 symlink anything.tgz
    grep -F 'link is a link; hand in the file itself; name the exercise with -e' errors
    source=$here/archive.bats
    hand_in 2 tar anything.tar
    grep -F 'holds the files of no known exercise' errors
}

@test "folders of a grader that was killed are removed at the next start" {
    "$here/make_archive.py" tar a.tar "$source"
    "$grader" check -q a.tar >/dev/null
    folder=$(bash -c 'machine=$(head -c 8 /proc/sys/kernel/random/boot_id).$(stat -Lc %i /proc/self/ns/pid)
        echo "tmp/grader-$machine-$$-1-abcdef"')
    mkdir -p "$folder/closed" tmp/grader-another.1-1-1-abcdef
    chmod 0 "$folder/closed"
    "$grader" check -q a.tar >/dev/null
    [ "$(ls -A tmp)" = grader-another.1-1-1-abcdef ]
}
