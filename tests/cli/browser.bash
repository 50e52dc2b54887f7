# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2154
# What tests of pages share. The project's folder is $root. Screenshots are kept in build/pages.

# browse PAGE OPTION…: a browser's own words go to `said`; a console message is an error of the page.
browse() {
    timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars \
        --user-data-dir="$PWD/profile" --enable-logging=stderr "${@:2}" "file://$PWD/$1" 2>said
    ! grep CONSOLE said
}

# lacks FILE PATTERN
lacks() {
    ! grep -E "$2" "$1"
}

# looks PAGE NAME: keeps how it looks on a desk and on a phone.
looks() {
    mkdir -p "$root/build/pages"
    browse "$1" --window-size=1280,1000 --screenshot="$root/build/pages/$2.desk.png"
    browse "$1" --window-size=500,900 --screenshot="$root/build/pages/$2.phone.png"
}
