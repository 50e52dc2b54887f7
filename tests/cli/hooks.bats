# SPDX-License-Identifier: MIT
# shellcheck shell=bats
# What is linked with the second build of a submission, without a tracer.

setup() {
    root=$BATS_TEST_DIRNAME/../..
    hooks=$root/grader/hooks
    mapfile -t wraps < <(sed -nE 's/^(WRAP|OTHER)\((\w+).*/-Wl,--wrap=\2/p' "$hooks/wraps.def")
    cd "$BATS_TEST_TMPDIR" || exit
    gcc -std=gnu17 -O2 -Wall -Wextra -Werror -c -o hooks.o "$hooks/hooks.c"
}

# computes COMPILER OPTIONS…: what it makes links with the hooks alone, and computes right.
computes() {
    "$1" -std=gnu17 -pthread -fsanitize=thread "${@:2}" -c -o computes.o "$root/tests/hooks/computes.c"
    gcc -pthread "${wraps[@]}" -o computes computes.o hooks.o
    # shellcheck disable=SC2119
    [ "$(./computes)" = right ]
}

# calls WORD…: the object calls each of these.
calls() {
    local word
    for word; do
        nm computes.o | grep -qE " U __tsan_$word\$" || { echo "no __tsan_$word"; return 1; }
    done
}

each_atomic=(atomic{8,16,32,64,128}_{load,store,exchange,fetch_add,fetch_sub,fetch_and,fetch_or,fetch_xor,fetch_nand})

@test "as gcc makes it" {
    for level in -O0 -O2; do
        computes gcc $level -mcx16 --param=tsan-distinguish-volatile=1
        calls volatile_{read,write}{1,2,4,8,16} {read,write}{1,2,4,8,16} "${each_atomic[@]}" read_range write_range
        computes gcc $level -mcx16
    done
}

@test "as clang makes it" {
    for level in -O0 -O2; do
        computes clang $level -mcx16 -mllvm -tsan-distinguish-volatile
        calls volatile_{read,write}{1,2,4,8,16} unaligned_{read,write}8 "${each_atomic[@]}" func_entry
        computes clang $level -mcx16
    done
    computes clang -O2 -mcx16 -mllvm -tsan-compound-read-before-write
    calls read_write4
}

@test "all entries that gcc knows are there" {
    strings -a "$(gcc -print-prog-name=cc1)" | grep -oE '^__tsan_[a-z0-9_]+$' | grep -v _vptr_ | sort -u >known
    nm hooks.o | sed -n 's/.* T //p' | sort >made
    [ "$(wc -l <known)" -gt 60 ]
    [ -z "$(comm -23 known made)" ] || { comm -23 known made; return 1; }
}
