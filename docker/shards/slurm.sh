#!/bin/sh
#SBATCH --array=1-32
#SBATCH --cpus-per-task=4
# Usage: sbatch slurm.sh SUBMISSIONS RESULTS
# A job array of your own; SLURM_ARRAY_TASK_MAX is the number of its parts.
exec grader batch "$1" -o "$2" -q -j "${SLURM_CPUS_ON_NODE:-1}" \
    --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_MAX"
