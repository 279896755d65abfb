"""Runs a command, and prints its CPU time, wall time and largest resident memory."""

import resource
import subprocess
import sys
import time

begin = time.monotonic()
run = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
wall = time.monotonic() - begin
if run.returncode != 0:
    print(run.stderr.strip().splitlines()[-1] if run.stderr.strip() else f"exit code {run.returncode}")
    sys.exit(1)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{used.ru_utime + used.ru_stime:7.2f} s CPU {wall:8.2f} s wall {used.ru_maxrss / 1024:7.0f} MB")
