#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Usage: cluster.sh FOLDER COMMAND…
# Runs a command beside a small Slurm of two nodes, n0 and n1, on this machine, with its own munge; everything of it lives in
# FOLDER, and has ended when this ends. SLURM_CONF names the cluster, and FOLDER/n0.pid is who a node is.
set -euo pipefail
PATH=$PATH:/usr/sbin # where daemons are
folder=$(realpath "$1")
shift
user=$(id -un)
pids=()

trap 'kill "${pids[@]}" 2>/dev/null; wait' EXIT

# start NAME COMMAND…: in the foreground of its own, so that it is ours to end.
start() {
    local name=$1
    shift
    "$@" >"$folder/$name.log" 2>&1 &
    pids+=($!)
    echo $! >"$folder/$name.pid"
}

# until_done WHAT COMMAND…: asks until it is so; what is wrong stands in the logs.
until_done() {
    local what=$1 tries=600
    shift
    until "$@" >/dev/null 2>&1; do
        if ((--tries == 0)); then
            echo "cluster.sh: $what; see" "$folder"/*.log >&2
            tail -n 5 "$folder"/*.log >&2
            exit 3
        fi
        read -rt 0.1 <> <(:) || true
    done
}

# shellcheck disable=SC2317  # until_done calls it
both_are_idle() { [ "$(sinfo -h -N -t idle -o %N | sort -u | wc -l)" = 2 ]; }

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("", 0)); print(s.getsockname()[1])'; }

mkdir -p "$folder/state"
chmod 755 "$folder"
head -c 128 /dev/urandom >"$folder/munge.key"
chmod 600 "$folder/munge.key"
cat >"$folder/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$(hostname -s)(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool-%n
SlurmctldPidFile=$folder/slurmctld.own.pid
SlurmdPidFile=$folder/%n.own.pid
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
SlurmdTimeout=10
InactiveLimit=0
KillWait=2
SchedulerParameters=batch_sched_delay=0,sched_interval=1
MinJobAge=300
NodeName=n0 NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=$(free_port) CPUs=2 State=UNKNOWN
NodeName=n1 NodeHostname=$(hostname -s) NodeAddr=127.0.0.1 Port=$(free_port) CPUs=2 State=UNKNOWN
PartitionName=all Nodes=n0,n1 Default=YES MaxTime=INFINITE State=UP OverSubscribe=NO
CONF
echo CgroupPlugin=cgroup/v1 >"$folder/cgroup.conf" # named, so that it is not looked for: nothing here uses cgroups
export SLURM_CONF=$folder/slurm.conf

start munged munged --foreground --force --key-file "$folder/munge.key" --socket "$folder/munge.socket" \
    --pid-file "$folder/munged.own.pid" --log-file "$folder/munged.own.log" --seed-file "$folder/munge.seed"
until_done 'munge does not start' test -S "$folder/munge.socket"
start slurmctld slurmctld -D -i
until_done 'slurmctld does not answer' scontrol ping
start n0 slurmd -D -N n0
start n1 slurmd -D -N n1
until_done 'the nodes do not come up' both_are_idle
status=0
"$@" || status=$?
exit "$status"
