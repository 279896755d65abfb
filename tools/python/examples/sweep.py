"""Steps the intensity from the lowest to the highest, and writes what was measured as CSV and, with matplotlib, as a picture.

    python3 sweep.py tcp://127.0.0.1:5025 --steps 10 --csv sweep.csv --plot sweep.png
"""

from __future__ import annotations

import argparse
import csv
import time
from typing import List, Tuple

from nanostim import NanoStim, State, Tripped


def settle(stim: NanoStim, microamps: int, patience: float = 15.0) -> None:
    """Waits until the current is there: the device ramps to it. Below 40 µA its resolution of about 2 µA shows."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        reading = stim.read()
        if reading.state == State.FAULT:
            raise Tripped(stim.protection)
        if abs((reading.peak_microamps or 0.0) - microamps) <= max(0.02 * microamps, 2.0):
            return


def sweep(stim: NanoStim, steps: int, highest: int) -> List[Tuple[int, float, float]]:
    """Set-point in µA, measured peak in µA, impedance in Ω."""
    lowest = stim.limits.min_microamps
    rows: List[Tuple[int, float, float]] = []
    stim.intensity_microamps = lowest
    stim.start()
    stim.wait_for(State.DELIVER)
    for step in range(steps + 1):
        microamps = lowest + (highest - lowest) * step // steps
        stim.intensity_microamps = microamps
        settle(stim, microamps)
        reading = stim.read()
        rows.append((microamps, reading.peak_microamps or 0.0, reading.impedance_ohms or float("nan")))
        print(f"{microamps:6d} µA: measured {rows[-1][1]:8.1f} µA, {rows[-1][2]:8.0f} Ω")
    return rows


def plot(rows: List[Tuple[int, float, float]], name: str) -> None:
    import matplotlib  # Only where a picture is asked for.

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (current, impedance) = pyplot.subplots(2, 1, sharex=True)
    current.plot([row[0] for row in rows], [row[1] for row in rows], "o-")
    current.set_ylabel("measured peak in µA")
    impedance.plot([row[0] for row in rows], [row[2] for row in rows], "o-")
    impedance.set_ylabel("impedance in Ω")
    impedance.set_xlabel("intensity in µA")
    figure.savefig(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", nargs="?", default="tcp://127.0.0.1:5025")
    parser.add_argument("--steps", type=int, default=10)
    parser.add_argument("--highest", type=int, help="in µA (default: ceiling of the mode)")
    parser.add_argument("--csv", default="sweep.csv")
    parser.add_argument("--plot", help="picture to write, such as sweep.png (needs matplotlib)")
    parser.add_argument("--backend", default="@py")
    options = parser.parse_args()

    with NanoStim.open(options.address, backend=options.backend) as stim:
        rows = sweep(stim, options.steps, options.highest or stim.limits.max_microamps)
    with open(options.csv, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("set_uA", "peak_uA", "impedance_ohm"))
        writer.writerows(rows)
    if options.plot:
        plot(rows, options.plot)


if __name__ == "__main__":
    main()
