"""The client and the examples with 'nanostim serve', which the caller has started.

NANOSTIM_ADDRESS, NANOSTIM_TEST_PORT and NANOSTIM_PROGRAM say where it is.
"""

from __future__ import annotations

import itertools
import os
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from contextlib import closing
from pathlib import Path

from nanostim import LiveView, NanoStim, Refused, State, Tripped

ADDRESS = os.environ.get("NANOSTIM_ADDRESS", "")
TEST_PORT = os.environ.get("NANOSTIM_TEST_PORT", "")
PROGRAM = os.environ.get("NANOSTIM_PROGRAM", "nanostim")
EXAMPLES = Path(__file__).parent.parent / "examples"


def tell(line: str) -> str:
    with closing(socket.create_connection(("127.0.0.1", int(TEST_PORT)), timeout=60)) as tests:
        tests.sendall(line.encode() + b"\n")
        return tests.makefile().readline().strip()


def received_microamps() -> float:
    """Peak of the last second in the load."""
    return float(tell("received").split()[0].split("=")[1])


@unittest.skipUnless(ADDRESS and TEST_PORT, "nanostim serve is not there: NANOSTIM_ADDRESS and NANOSTIM_TEST_PORT say where")
class Serve(unittest.TestCase):
    def test_client_runs_trips_and_clears(self) -> None:
        with NanoStim.open(ADDRESS, backend="@py") as stim:
            self.assertEqual(stim.state, State.IDLE)
            with self.assertRaises(Refused):
                stim.intensity_microamps = 601
            stim.program = "ms-facial"
            stim.intensity_microamps = 200
            stim.start()
            stim.wait_for(State.DELIVER)
            time.sleep(2)
            received = received_microamps()
            self.assertAlmostEqual(received, 200, delta=10)
            self.assertAlmostEqual(stim.read().peak_microamps or 0, received, delta=received * 0.05)
            with LiveView(ADDRESS, interval=0.2) as live:
                frames = list(itertools.islice(live, 5))
                self.assertEqual([frame.counter for frame in frames], list(range(5)))
                self.assertAlmostEqual(frames[-1].peak_microamps, received, delta=received * 0.05)
            tell("fault electrode-off")
            with self.assertRaises(Tripped) as tripped:
                stim.wait_for(State.COMPLETE)
            self.assertEqual(tripped.exception.protection.name, "electrode-open")
            tell("mend electrode-off")
            stim.clear_fault()
            self.assertIn(1020, [event.code for event in stim.take_events()])
            stim.wait_for(State.IDLE)

    def test_examples(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            self.assertIn("peak ", self._example("set_and_measure.py", ADDRESS))
            self.assertIn("cleared; state idle", self._example("trip.py", ADDRESS, "--test-port", TEST_PORT))
            rows = Path(folder, "sweep.csv")
            self._example("sweep.py", ADDRESS, "--steps", "2", "--csv", str(rows))
            for row in rows.read_text().splitlines()[2:]:
                wanted, measured, _ = (float(field) for field in row.split(","))
                self.assertAlmostEqual(measured, wanted, delta=wanted * 0.05, msg=row)
            capture = ["--test-port", TEST_PORT, "--capture", str(Path(folder, "capture.csv")), "--nanostim", PROGRAM]
            self.assertIn("pass", self._example("run_and_judge.py", ADDRESS, *capture))

    def _example(self, *words: str) -> str:
        done = subprocess.run([sys.executable, "-W", "ignore", str(EXAMPLES / words[0]), *words[1:]], capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout


if __name__ == "__main__":
    unittest.main()
