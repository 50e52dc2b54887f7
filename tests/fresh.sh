#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The README's two commands in a fresh Debian 12 that has only git, make and ca-certificates, each in a root of its own: the first
# by root, and then a grading by an ordinary user with what was installed; of the second, by an ordinary user, the unit tests and the
# transcripts: the programs of the exercises do nothing that depends on who runs them. Needs root and mmdebstrap.
# Usage: tests/fresh.sh [SUITE]
set -euo pipefail
cd "$(dirname "$0")/.."
suite=${1:-bookworm}
work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT

echo "fresh: making a root of $suite"
mmdebstrap --quiet --variant=minbase --include=git,make,ca-certificates "$suite" "$work/new.tar"

# inside ROOT COMMAND: as root in a root of its own. A chroot would not do: user namespaces are refused there.
inside() {
    local root=$1
    shift
    # shellcheck disable=SC2016
    unshare --mount --pid --fork --kill-child -- sh -euc '
        root=$1; shift
        mount --bind "$root" "$root"
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        cd "$root"
        mkdir -p old
        pivot_root . old
        umount -l /old
        cd /root/grader
        exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@"
    ' sh "$root" "$@"
}

new_root() {
    mkdir "$work/$1"
    tar -xf "$work/new.tar" -C "$work/$1" --exclude='./dev/*'
    [ ! -e /etc/resolv.conf ] || cp -L /etc/resolv.conf "$work/$1/etc/resolv.conf"
    cp -a /etc/apt/apt.conf.d/. "$work/$1/etc/apt/apt.conf.d/"
    git clone --quiet --no-hardlinks . "$work/$1/root/grader"
}

new_root demo
echo 'fresh: make demo'
inside "$work/demo" make -s demo
echo 'fresh: make install, and a grading as an ordinary user'
inside "$work/demo" sh -euc '
    make -s install
    useradd --create-home student
    cp -r reference/communicating_with_pipe /home/student/work
    chown -R student: /home/student/work
    su student -c "cd && grader check -q work"'
rm -rf --one-file-system "$work/demo"

new_root test
echo 'fresh: the unit tests and the transcripts, by an ordinary user'
inside "$work/test" sh -euc '
    .ci/packages build test
    useradd --create-home student
    cp -r /root/grader /home/student/grader
    chown -R student: /home/student/grader
    su student -c "cd && cd grader && make -s unit cli"'
echo 'fresh: all good'
