# SPDX-License-Identifier: MIT
# shellcheck shell=bats disable=SC2016
# What is said of programs that wait for ever: who, in which call and line, on what, and who keeps it. GRADER names the program.

setup() {
    here=$BATS_TEST_DIRNAME
    root=$here/../..
    grader=$(realpath "${GRADER:-$root/build/bin/grader}")
    deadlocks=$root/tests/deadlocks
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir tmp
    export TMPDIR=$PWD/tmp
}

# grade STATUS PROGRAM: what is said is one line in `said`.
grade() {
    local status=0
    "$here/alone.py" "$grader" check -s "$deadlocks/deadlock.yaml" "$deadlocks/$2" >printed 2>&1 || status=$?
    tr -s ' \n' ' ' <printed >said
    [ "$status" = "$1" ] || { echo "status $status"; cat printed; return 1; }
}

# waits PROGRAM WORDS HINT: it is known to be stuck at once, no limit of time is hit; the words are all that was seen.
waits() {
    grade 1 "$1"
    grep -qF -- 'expected the program to go on until it ends' said || { cat printed; return 1; }
    [[ $(<said) == *" saw $2 hint $3"* ]] || { printf 'not said: saw %s hint %s\n' "$2" "$3"; cat printed; return 1; }
}

nothing='Look at what each process waits for, and who should have ended that wait.'
late='A signal that comes before the wait is lost'
speak='Who holds the write end must write, or close it, before it waits itself.'
close='A read meets the end of file only when every copy of the write end is closed'
order='Who holds a lock should not wait for others meanwhile; where two locks are needed, take them in the same order everywhere.'
count='Every wait needs a post, or a start value that is greater'
change='Every decrease of a semaphore needs an increase, or a start value that is greater'
unlock='Unlock it on every way out: before exit(), before return, and where an error ends the process.'
share='What several processes use must lie in shared memory and be initialised for it: with PTHREAD_PROCESS_SHARED'
come='As many must come to a barrier each time as pthread_barrier_init() was told.'
ready='Look who should write to what it watches, or close all copies of the other end.'

child="process 1 (main's first child)"
second="process 2 (main's second child)"

# --- pipes and other channels

@test "a reader keeps its own write end" {
    waits reader_keeps_end "both processes wait for ever: main waits in wait (deadlock.c:20) for $child to end; \
process 1 waits in read (deadlock.c:12) on pipe A, whose write end is still open only in process 1 itself as fd 4" \
        "$close"
}

@test "main keeps the write end of another" {
    waits main_keeps_end "the last 2 processes wait for each other for ever: main waits in wait (deadlock.c:20) for \
$second to end, and process 2 waits in read (deadlock.c:15) on pipe A, whose write end is still open only in main \
as fd 4" "$close"
}

@test "two others keep the write end" {
    waits two_others_keep_end "the last 3 processes wait for ever: main waits in wait (deadlock.c:22) for one of \
its children to end; $second waits in read (deadlock.c:16) on pipe A, whose write end is still open in main as fd 4 \
and in process 3 (main's third child) as fd 4; process 3 waits in pause (deadlock.c:21) for a signal, and nobody is \
left to send one" "$close"
}

@test "a process reads from its own pipe" {
    waits own_pipe "it waits for ever: main waits in read (deadlock.c:10) on pipe A, whose write end is still open \
only in main itself as fd 4" "$close"
}

@test "nobody reads from a full pipe" {
    waits full_pipe "both processes wait for each other for ever: main waits in wait (deadlock.c:17) for $child to \
end, and process 1 waits in write (deadlock.c:14) on pipe A, which is full and whose read end is still open only in \
main as fd 3" 'A pipe holds 64 KiB'
}

@test "nobody writes to a FIFO" {
    waits fifo_without_writer "both processes wait for ever: main waits in open (deadlock.c:13) until the other end \
of a FIFO is opened, and nobody is left to open it; $child waits in open (deadlock.c:12) until the other end of a \
FIFO is opened, and nobody is left to open it" 'Opening a FIFO waits until its other end is opened, too'
}

@test "two FIFOs are opened in opposite order" {
    waits fifos_in_opposite_order "both processes wait for ever: main waits in open (deadlock.c:16) until the other \
end of a FIFO is opened, and nobody is left to open it; $child waits in open (deadlock.c:12) until the other end of \
a FIFO is opened, and nobody is left to open it" 'Opening a FIFO waits until its other end is opened, too'
}

@test "both ends of a socket pair wait" {
    waits socket_pair "both processes wait for each other for ever: main waits in recv (deadlock.c:14) on socket A, \
whose write end is still open only in $child as fd 3, and process 1 waits in recv (deadlock.c:14) on socket B, \
whose write end is still open only in main as fd 4" "$speak"
}

@test "nobody connects to a socket" {
    waits socket_accept "it waits for ever: main waits in accept (deadlock.c:13) for a connection, and nobody is \
left to make one" "$nothing"
}

@test "nobody sends another message (POSIX)" {
    waits posix_queue "the last process waits for ever: main waits in mq_receive (deadlock.c:17) on message queue \
A, and nobody is left to send a message" 'Count the messages'
}

@test "nobody receives from a full queue (POSIX)" {
    waits posix_queue_full "both processes wait for ever: main waits in wait (deadlock.c:20) for $child to end; \
process 1 waits in mq_send (deadlock.c:16) on message queue A, which is full, and nobody is left to take a message" \
        'A queue holds a few messages only'
}

@test "nobody sends a message of this type (System V)" {
    waits system_v_queue "the last process waits for ever: main waits in msgrcv (deadlock.c:23) on message queue A, \
and nobody is left to send a message" 'Count the messages'
}

# --- two that wait for each other

@test "both read first" {
    waits both_read_first "both processes wait for each other for ever: main waits in read (deadlock.c:20) on pipe \
B, whose write end is still open only in $child as fd 6, and process 1 waits in read (deadlock.c:14) on pipe A, \
whose write end is still open only in main as fd 4" "$speak"
}

@test "one waits for the end of the other, which waits for the end of file" {
    waits wait_against_pipe "both processes wait for each other for ever: main waits in waitpid (deadlock.c:21) for \
$child to end, and process 1 waits in read (deadlock.c:14) on pipe A, whose write end is still open only in main as \
fd 4" "${speak%.}; or the reader asks for one message more than is sent: count them."
}

@test "two mutexes are taken in opposite order" {
    waits mutexes_in_opposite_order "all 3 processes wait for ever, 2 of them for each other: $child waits in \
pthread_mutex_lock (deadlock.c:13) for mutex 1 that $second holds, and process 2 waits in pthread_mutex_lock \
(deadlock.c:13) for mutex 2 that process 1 holds; main waits in wait (deadlock.c:33) for one of its children to end" \
        "$order"
}

@test "two semaphores of System V are taken in opposite order" {
    waits sets_in_opposite_order "both processes wait for ever: main waits in semop (deadlock.c:12) for a change of \
semaphore set 1, and nobody is left to make it; $child waits in semop (deadlock.c:12) for a change of semaphore set \
2, and nobody is left to make it" "$change"
}

@test "five philosophers" {
    waits philosophers "all 6 processes wait for ever: main waits in wait (deadlock.c:24) for one of its children \
to end; $child waits in sem_wait (deadlock.c:21) for semaphore 1 whose value is 0, and nobody is left to post it; \
$second waits in sem_wait (deadlock.c:21) for semaphore 2 whose value is 0, and nobody is left to post it; process \
3 (main's third child) waits in sem_wait (deadlock.c:21) for semaphore 3 whose value is 0, and nobody is left to \
post it; process 4 (main's fourth child) waits in sem_wait (deadlock.c:21) for semaphore 4 whose value is 0, and \
nobody is left to post it; and 1 more wait" "$count"
}

@test "two files are locked in opposite order" {
    waits file_locks_in_opposite_order "both processes wait for each other for ever: main waits in flock \
(deadlock.c:10) for file lock 1 that $child holds, and process 1 waits in flock (deadlock.c:10) for file lock 2 \
that main holds" "$order"
}

@test "who holds the lock of a file waits for who wants it" {
    waits record_lock "both processes wait for each other for ever: main waits in wait (deadlock.c:14) for $child \
to end, and process 1 waits in fcntl (deadlock.c:13) for a file lock that main holds" "$order"
}

@test "who holds a read-write lock waits for who wants it" {
    waits write_lock "both processes wait for each other for ever: main waits in wait (deadlock.c:20) for $child to \
end, and process 1 waits in pthread_rwlock_rdlock (deadlock.c:19) for a read-write lock that main holds" "$order"
}

# --- locks that nobody will give back

@test "the holder of a mutex has ended: first in its memory" {
    waits mutex_left "the last process waits for ever: main waits in pthread_mutex_lock (deadlock.c:28) for a mutex \
that $child held when it ended" "$unlock"
}

@test "the holder of a mutex has ended: amid its memory" {
    waits inner_mutex_left "the last 2 processes wait for ever: main waits in wait (deadlock.c:32) for $second to \
end; process 2 waits in pthread_mutex_lock (deadlock.c:25) for a mutex that $child held when it ended" "$unlock"
}

@test "who took a semaphore has ended" {
    waits semaphore_left "the last 2 processes wait for ever: main waits in wait (deadlock.c:21) for $second to \
end; process 2 waits in sem_wait (deadlock.c:15) for a semaphore whose value is 0, and nobody is left to post it" \
        "$count"
}

@test "who took a semaphore of System V has ended" {
    waits set_left "the last 2 processes wait for ever: main waits in wait (deadlock.c:27) for $second to end; \
process 2 waits in semop (deadlock.c:12) for a change of a semaphore, and nobody is left to make it" "$change"
}

@test "a mutex is locked twice by its holder" {
    waits own_mutex "it waits for ever: main waits in pthread_mutex_lock (deadlock.c:9) for a mutex that it holds \
already" 'Unlock it before the same process locks it once more.'
}

@test "a mutex is not initialised for processes" {
    waits private_mutex "the last 2 processes wait for ever: main waits in wait (deadlock.c:20) for $second to end; \
process 2 waits in pthread_mutex_lock (deadlock.c:15) for a mutex, which is not shared between processes" "$share"
}

@test "a semaphore is not initialised for processes" {
    waits private_semaphore "the last process waits for ever: main waits in sem_wait (deadlock.c:15) for a \
semaphore whose value is 0, which is not shared between processes" "$share"
}

@test "a semaphore does not lie in shared memory" {
    waits copied_semaphore "the last process waits for ever: main waits in sem_wait (deadlock.c:15) for a semaphore \
whose value is 0, and nobody is left to post it" "$count"
}

# --- too few

@test "two of three come to a barrier" {
    waits barrier_too_few "all 3 processes wait for ever: main waits in wait (deadlock.c:22) for one of its \
children to end; $child waits in pthread_barrier_wait (deadlock.c:19) at a barrier to which 2 of 3 have come, and \
nobody is left to come; $second waits in pthread_barrier_wait (deadlock.c:19) at a barrier to which 2 of 3 have \
come, and nobody is left to come" "$come"
}

@test "one of three has ended before the barrier" {
    waits barrier_one_ended "the last 3 processes wait for ever: main waits in wait (deadlock.c:24) for one of its \
children to end; $child waits in pthread_barrier_wait (deadlock.c:21) at a barrier to which 2 of 3 have come, and \
nobody is left to come: $second has ended; process 3 (main's third child) waits in pthread_barrier_wait \
(deadlock.c:21) at a barrier to which 2 of 3 have come, and nobody is left to come: process 2 has ended" "$come"
}

@test "a condition variable is signalled too early" {
    waits lost_signal "the last process waits for ever: main waits in pthread_cond_wait (deadlock.c:32) for a \
signal of its condition variable, and nobody is left to give it" \
        'Look at the condition under its mutex before waiting, and signal after each change of it'
}

@test "nobody posts a semaphore" {
    waits nobody_posts "both processes wait for ever: main waits in waitpid (deadlock.c:17) for $child to end; \
process 1 waits in sem_wait (deadlock.c:14) for a semaphore whose value is 0, and nobody is left to post it" "$count"
}

# --- signals and threads

@test "both wait for a signal of the other one" {
    waits both_pause "both processes wait for ever: main waits in sigsuspend (deadlock.c:20) for a signal, and \
nobody is left to send one; $child waits in sigsuspend (deadlock.c:16) for a signal, and nobody is left to send one" \
        "$late"
}

@test "main waits for a child that waits for a signal" {
    waits child_pauses "both processes wait for ever: main waits in waitpid (deadlock.c:12) for $child to end; \
process 1 waits in pause (deadlock.c:9) for a signal, and nobody is left to send one" "$late"
}

@test "main waits for a child that is stopped" {
    waits stopped_child "both processes wait for ever: main waits in waitpid (deadlock.c:15) for $child to end; \
process 1 is stopped by SIGSTOP, which main sent, and nobody is left to continue it" \
        'A stopped process goes on only when somebody sends it SIGCONT.'
}

@test "nobody sends the signal of a sigwait" {
    waits sigwait "it waits for ever: main waits in sigwait (deadlock.c:12) for a signal, and nobody is left to \
send one" "$late"
}

@test "main joins a thread that wants what main holds" {
    waits joined_thread "it waits for ever: main waits in pthread_join (deadlock.c:20) for a thread to end; another \
thread of main waits in pthread_mutex_lock (deadlock.c:9) for a mutex that a thread of its own holds" "$order"
}

# --- many descriptors

@test "nothing comes in poll" {
    waits poll "it waits for ever: main waits in poll (deadlock.c:11) until a descriptor is ready, and nobody is \
left to make it so" "$ready"
}

@test "nothing comes in select" {
    waits select "the last process waits for ever: main waits in select (deadlock.c:17) until a descriptor is \
ready, and nobody is left to make it so" "$ready"
}

@test "nothing comes in epoll_wait" {
    waits epoll "both processes wait for ever: main waits in epoll_wait (deadlock.c:22) until a descriptor is \
ready, and nobody is left to make it so; $child waits in read (deadlock.c:16) on socket A, whose write end is still \
open only in main as fd 3" "$speak"
}

# --- none

@test "the holder of a robust mutex has ended: no deadlock" {
    grade 0 robust_mutex
    grep -qF '1 of 1 points' said
}

@test "every program has its test" {
    for folder in "$deadlocks"/*/; do
        grep -qE " $(basename "$folder")( |\$)" "$here/deadlock.bats" || { echo "no test of $folder"; return 1; }
    done
}
