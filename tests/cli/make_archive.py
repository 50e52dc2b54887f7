#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Makes the archives that a student might hand in, and those that one who means harm would.

Usage: make_archive.py KIND FILE SOURCE
"""

import io
import sys
import tarfile
import zipfile

kind, path, source = sys.argv[1:]
with open(source, "rb") as file:
    program = file.read()
name = source.rsplit("/", 1)[-1]


def entry(entry_name, data=b"", **fields):
    info = tarfile.TarInfo(entry_name)
    info.size = len(data)
    for field, value in fields.items():
        setattr(info, field, value)
    return info, io.BytesIO(data)


def tar(*entries, mode="w:gz"):
    with tarfile.open(path, mode) as archive:
        for info, data in entries:
            archive.addfile(info, data)


def zipped(**files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for inner, data in files.items():
            archive.writestr(inner, data)


own = entry(name, program)
makers = {
    "zip": lambda: zipped(**{name: program}),
    "tar": lambda: tar(own, mode="w"),
    "tar.gz": lambda: tar(own),
    "in_folders": lambda: tar(entry("a", type=tarfile.DIRTYPE, mode=0), entry(f"a/b/./c//{name}", program)),
    "absolute": lambda: tar(own, entry("/tmp/planted", b"x")),
    "parent": lambda: tar(own, entry("a/../../planted", b"x")),
    "parent_zip": lambda: zipped(**{name: program, "../planted": b"x"}),
    "symlink": lambda: tar(own, entry("link", type=tarfile.SYMTYPE, linkname="/etc/passwd")),
    "through_symlink": lambda: tar(entry("a", type=tarfile.SYMTYPE, linkname="/tmp"), entry("a/planted", b"x")),
    "hardlink": lambda: tar(own, entry("link", type=tarfile.LNKTYPE, linkname="/etc/passwd")),
    "device": lambda: tar(own, entry("null", type=tarfile.CHRTYPE, devmajor=1, devminor=3)),
    "fifo": lambda: tar(own, entry("fifo", type=tarfile.FIFOTYPE)),
    "twice": lambda: tar(own, entry(name, program)),
    "over_folder": lambda: tar(own, entry("a/b", b"x"), entry("a", b"x")),
    "below_file": lambda: tar(own, entry(f"{name}/b", b"x")),
    "deep": lambda: tar(own, entry("a/" * 40 + "b", b"x")),
    "long_name": lambda: tar(own, entry("a" * 300, b"x")),
    "odd_name": lambda: tar(own, entry("\033[2Ja/../..", b"x")),
    "many": lambda: tar(*(entry(f"f{number}") for number in range(2000))),
    "large": lambda: tar(own, entry("large", bytes(range(256)) * 4 * 17 * 1024)),
    "bomb": lambda: zipped(**{name: program, "zeros": bytes(15 << 20)}),
    "empty": lambda: tar(),
    "cut": lambda: (tar(own, entry("b", program * 100)), cut()),
    "text": lambda: write(b"this is no archive\n"),
    "nothing": lambda: write(b""),
}


def write(data):
    with open(path, "wb") as out:
        out.write(data)


def cut():
    with open(path, "rb") as out:
        data = out.read()
    write(data[:len(data) // 2])


makers[kind]()
