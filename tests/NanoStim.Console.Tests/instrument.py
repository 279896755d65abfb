"""Drives a stimulator over PyVISA: identify, treat, compare with the load, trip, read the reason, clear.

usage: instrument.py RESOURCE TEST_PORT
"""

import socket
import sys
import time

import pyvisa


class TestPort:
    """The port on which load and faults are changed."""

    def __init__(self, port):
        self._file = socket.create_connection(("127.0.0.1", port)).makefile("rw", newline="\n")

    def ask(self, line):
        self._file.write(line + "\n")
        self._file.flush()
        return self._file.readline().strip()


def wait_for(instrument, state):
    deadline = time.monotonic() + 60
    seen = []
    while (now := instrument.query("SYST:STAT?")) != state:
        if seen[-1:] != [now]:
            seen.append(now)
        assert time.monotonic() < deadline, (
            f"never {state}, but {seen}; reason {instrument.query('OUTP:PROT:REAS?')}, last event {instrument.query('LOG:LAST?')}")
        time.sleep(0.05)


def no_error(instrument):
    error = instrument.query("SYST:ERR?")
    assert error == '0,"No error"', error


def main(resource, test_port):
    board = TestPort(int(test_port))
    instrument = pyvisa.ResourceManager("@py").open_resource(
        resource, read_termination="\n", write_termination="\n", timeout=20000)
    maker, model, serial, version = instrument.query("*IDN?").split(",")
    assert maker == "nanoStim", maker
    wait_for(instrument, "idle")
    instrument.write("*CLS")

    assert board.ask("load 10kohm") == "ok"
    instrument.write("SYST:WDOG 10S;:FREQ 50HZ;:CURR 200UA;:OUTP ON")
    no_error(instrument)
    wait_for(instrument, "deliver")
    start = float(board.ask("time"))
    while float(board.ask("time")) < start + 4:
        instrument.query("SYST:STAT?")
    peak = float(instrument.query("MEAS:CURR?")) * 1e6
    impedance = float(instrument.query("MEAS:IMP?"))
    received = dict(part.split("=") for part in board.ask("received").split())
    assert abs(peak - float(received["peak_uA"])) < 0.05 * peak, (peak, received)
    assert abs(peak - 200) < 10, peak
    assert abs(impedance - 10000) < 1000, impedance

    assert board.ask("fault electrode-off") == "ok"
    wait_for(instrument, "fault")
    assert instrument.query("OUTP:PROT:TRIP?;REAS?") == "1;electrode-open"
    assert instrument.query("SYST:ERR?") == '1020,"electrode-open"'
    assert "electrode" in instrument.query("OUTP:PROT:REM?")
    assert board.ask("mend electrode-off") == "ok"
    instrument.write("OUTP:PROT:CLE")
    no_error(instrument)
    wait_for(instrument, "idle")

    instrument.write("OUTP ON")
    assert instrument.query("SYST:ERR?") == '108,"nothing-set"'
    print("passed")


main(*sys.argv[1:])
