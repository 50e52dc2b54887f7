#!/bin/sh
# Usage: parallel.sh SUBMISSIONS RESULTS PARTS [OPTION OF PARALLEL...]
# With GNU parallel; `--sshloginfile HOSTS` takes it to other machines, which see both folders where they are here. A part that
# fails is tried once more.
set -eu
submissions=$(realpath "$1") results=$(realpath -m "$2") parts=$3
shift 3
seq "$parts" | parallel --jobs 1 --retries 2 --line-buffer "$@" \
    grader batch "$submissions" -o "$results" -q --shard "{}/$parts"
