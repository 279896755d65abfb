"""Provokes a trip and reads the reason. On a bench: pull an electrode off when asked. With 'nanostim serve': through its port for tests.

    nanostim serve --test-port 5026 &
    python3 trip.py tcp://127.0.0.1:5025 --test-port 5026
"""

from __future__ import annotations

import argparse
import socket
from contextlib import closing

from nanostim import NanoStim, State, Tripped


def tell(port: int, line: str) -> str:
    """A line to the port for tests of 'nanostim serve', which changes loads and faults."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=5)) as tests:
        tests.sendall(line.encode() + b"\n")
        return tests.makefile().readline().strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", nargs="?", default="tcp://127.0.0.1:5025")
    parser.add_argument("--test-port", type=int)
    parser.add_argument("--backend", default="@py")
    options = parser.parse_args()

    with NanoStim.open(options.address, backend=options.backend) as stim:
        stim.intensity_microamps = 200
        stim.start()
        stim.wait_for(State.DELIVER)
        if options.test_port:
            print("fault electrode-off:", tell(options.test_port, "fault electrode-off"))
        else:
            print("pull an electrode off the resistor now")
        try:
            stim.wait_for(State.COMPLETE, timeout=60)
        except Tripped as tripped:
            print(f"tripped: {tripped}")
            for event in stim.take_events() + stim.take_errors():
                print(f"error queue: {event}")
            print("last event:", stim.read_log()[-1])
        if options.test_port:
            print("mend electrode-off:", tell(options.test_port, "mend electrode-off"))
        else:
            input("put the electrode back, then press Enter: ")
        stim.clear_fault()
        print("cleared; state", stim.wait_for(State.IDLE).state.value)


if __name__ == "__main__":
    main()
