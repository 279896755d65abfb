"""Runs a program, takes a capture while it delivers, and has 'nanostim scope judge' compare it with the program.

With an oscilloscope across the load, 500 ohm or what --load says:

    python3 run_and_judge.py serial:/dev/ttyUSB1 --program ems-forty --microamps 20000 --load 500ohm --scope tcp://192.168.1.5:5555

Without hardware, the port for tests of 'nanostim serve' writes what the load receives:

    nanostim serve --mode ems --load 500ohm --test-port 5026 &
    python3 run_and_judge.py tcp://127.0.0.1:5025 --program ems-forty --microamps 20000 --load 500ohm --test-port 5026
"""

from __future__ import annotations

import argparse
import shlex
import socket
import subprocess
import sys
from contextlib import closing
from typing import List

from nanostim import NanoStim, State


def capture_of_serve(port: int, file: str, seconds: float) -> None:
    """What the load receives, from the port for tests: answered when the time is over."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=seconds + 60)) as tests:
        tests.sendall(f"capture {seconds:g}\n".encode())
        answers = tests.makefile()
        result, _, count = answers.readline().strip().partition(" ")
        if result != "ok":
            sys.exit(f"no capture: {result} {count}")
        with open(file, "w", encoding="utf-8", newline="\n") as capture:
            capture.writelines(answers.readline() for _ in range(int(count)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", nargs="?", default="tcp://127.0.0.1:5025")
    parser.add_argument("--program", default="ms-facial")
    parser.add_argument("--microamps", type=int, default=200)
    parser.add_argument("--load", default="10kohm")
    parser.add_argument("--capture", default="capture.csv", help="file to write")
    parser.add_argument("--scope", help="oscilloscope, as 'nanostim scope grab --from' takes it")
    parser.add_argument("--test-port", type=int, help="port for tests of 'nanostim serve'")
    parser.add_argument("--seconds", type=float, default=2.0, help="length of a capture from the port for tests")
    parser.add_argument("--nanostim", default="nanostim", help="how to call nanostim")
    parser.add_argument("--backend", default="@py")
    options = parser.parse_args()
    nanostim: List[str] = shlex.split(options.nanostim)
    what = ["--program", options.program, "--intensity", f"{options.microamps}uA", "--load", options.load]

    with NanoStim.open(options.address, backend=options.backend) as stim:
        stim.program = options.program
        stim.intensity_microamps = options.microamps
        stim.start()
        stim.wait_for(State.DELIVER)
        if options.test_port:
            capture_of_serve(options.test_port, options.capture, options.seconds)
        elif options.scope:
            grab = ["scope", "grab", "--from", options.scope, "--out", options.capture, "--then", "nothing"]
            subprocess.run([*nanostim, *grab, *what], check=True)
        else:
            sys.exit("no capture: say where from, with --scope or --test-port")

    # Its exit code is the result: 0 as the program says, 3 not, 4 not to be told from this capture.
    return subprocess.run([*nanostim, "scope", "judge", options.capture, "--part", "pulses", *what]).returncode


if __name__ == "__main__":
    sys.exit(main())
