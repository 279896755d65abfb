"""Sets an intensity, starts, and measures: the shortest useful script.

    nanostim serve &
    python3 set_and_measure.py tcp://127.0.0.1:5025 --microamps 200
"""

from __future__ import annotations

import argparse

from nanostim import NanoStim, State


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("address", nargs="?", default="tcp://127.0.0.1:5025")
    parser.add_argument("--microamps", type=int, default=200)
    parser.add_argument("--hertz", type=float, default=10.0)
    parser.add_argument("--backend", default="@py", help="VISA of PyVISA (default: @py, pyvisa-py)")
    options = parser.parse_args()

    with NanoStim.open(options.address, backend=options.backend) as stim:
        print(f"{stim.identity.model} {stim.identity.firmware}, mode {stim.mode.value}")
        stim.frequency_hertz = options.hertz
        stim.intensity_microamps = options.microamps
        stim.start()
        stim.wait_for(State.DELIVER)
        reading = stim.read()
        print(f"peak {reading.peak_microamps} µA, electrodes {reading.electrode_volts} V, impedance {reading.impedance_ohms} Ω")
    # At the end of the block the output is switched off.


if __name__ == "__main__":
    main()
