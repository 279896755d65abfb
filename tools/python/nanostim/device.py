"""A nanoStim as an instrument."""

from __future__ import annotations

import time
from types import TracebackType
from typing import List, Optional, Type

from . import text
from .calibration import CalibrationCommands
from .connection import Connection
from .errors import BadAnswer, NanoStimError, NoAnswer, Tripped
from .records import DeviceError, Identity, Inhibition, Limits, LogEntry, Mode, Protection, PulseShape, Reading, State
from .user_program import UserProgramCommands

_MICRO = 1e-6
_NANO = 1e-9
_KEPT_EVENTS = 64
_POLL_SECONDS = 0.05
_READ = "MEAS:ALL?;:SYST:STAT?;:OUTP:PROT:CODE?;:SYST:TIME?"


class NanoStim(UserProgramCommands, CalibrationCommands):
    """The device checks every value and keeps all limits itself; what it refuses is raised as ``Refused``.

    Use it in a ``with`` block: at its end, also after Ctrl-C or an exception, an output that was started here is switched off.
    While the object is open it gives signs of life; a script that is killed gives none, and the device ramps the output down.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._has_started = False
        self._events: List[DeviceError] = []
        connection.on_event = self._events.append

    @classmethod
    def open(
        cls,
        address: str = "tcp://127.0.0.1:5025",
        *,
        backend: str = "",
        timeout: float = 3.0,
        long_timeout: float = 120.0,
        keep_alive: Optional[float] = 0.4,
    ) -> "NanoStim":
        """Connects.

        address: ``tcp://HOST:PORT``, ``serial:PORT``, or a VISA name. backend: that of PyVISA; ``@py`` is pyvisa-py.
        timeout, long_timeout: seconds for an answer, and for ``*OPC?`` and the self-test. keep_alive: seconds between signs of life, or None.
        """
        return cls(Connection(address, backend, timeout, long_timeout, keep_alive))

    def __enter__(self) -> "NanoStim":
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        self.close()

    def close(self) -> None:
        """Switches off what was started here, and ends the connection."""
        try:
            if self._has_started:
                self.stop()
        except NanoStimError:
            pass  # Its keep-alive ends the output.
        finally:
            self._connection.close()

    # What is not a member of its own.

    def execute(self, line: str) -> Optional[str]:
        """Sends a line of SCPI; its answer, or None."""
        return self._connection.execute(line)

    def query(self, line: str) -> str:
        """Sends a query of SCPI."""
        answer = self._connection.execute(line)
        if answer is None:
            raise BadAnswer(f"'{line}' has no answer; a query ends with '?'.")
        return answer

    def take_errors(self) -> List[DeviceError]:
        """Takes all entries of the error queue."""
        return self._connection.take_errors()

    def take_events(self) -> List[DeviceError]:
        """What happened by itself since the last time: faults, a missed keep-alive."""
        events = list(self._events)
        self._events.clear()
        return events

    # Session.

    @property
    def identity(self) -> Identity:
        """What the device says it is."""
        return self._connection.identity

    @property
    def mode(self) -> Mode:
        """Mode, which the slide switch decides."""
        return Mode(self._ask("MODE?").upper())

    @property
    def programs(self) -> List[str]:
        """Names of the programs of the mode."""
        return text.fields(self._ask("PROG:CAT?"))

    @property
    def program(self) -> str:
        """The chosen program. Choosing one sets the intensity to zero."""
        return text.unquoted(self._ask("PROG:NAME?"))

    @program.setter
    def program(self, name: str) -> None:
        self.execute('PROG:NAME "' + name.replace('"', '""') + '"')

    @property
    def intensity_microamps(self) -> int:
        """Chosen intensity in µA. While the output is on, the device ramps to it."""
        return self._whole("CURR?", _MICRO)

    @intensity_microamps.setter
    def intensity_microamps(self, microamps: int) -> None:
        self.execute(f"CURR {microamps:d}UA")

    @property
    def frequency_hertz(self) -> float:
        """Pulses a second, in steps of 1 mHz. Setting it makes a continuous train of one's own."""
        return self._number("FREQ?", 1)

    @frequency_hertz.setter
    def frequency_hertz(self, hertz: float) -> None:
        self.execute(f"FREQ {hertz:.3f}HZ")

    @property
    def phase_width_micros(self) -> int:
        """Width of a phase in µs. Setting it makes a continuous train of one's own."""
        return self._whole("PULS:WIDT?", _MICRO)

    @phase_width_micros.setter
    def phase_width_micros(self, micros: int) -> None:
        self.execute(f"PULS:WIDT {micros:d}US")

    @property
    def shape(self) -> PulseShape:
        """Shape of the pulses. Setting it makes a continuous train of one's own."""
        return PulseShape(self._ask("PULS:SHAP?").upper())

    @shape.setter
    def shape(self, shape: PulseShape) -> None:
        self.execute(f"PULS:SHAP {shape.value}")

    @property
    def duration_seconds(self) -> int:
        """Length of the session in s."""
        return self._whole("DUR?", 1)

    @duration_seconds.setter
    def duration_seconds(self, seconds: int) -> None:
        self.execute(f"DUR {seconds:d}S")

    @property
    def is_output_on(self) -> bool:
        """Whether a session is running, or paused."""
        return self._ask("OUTP?") != "0"

    @property
    def state(self) -> State:
        """State of the session."""
        return self._state(self._ask("SYST:STAT?"))

    @property
    def inhibition(self) -> Inhibition:
        """Why a start would be refused."""
        number, reason = self._fields("OUTP:INH?", 2)[:2]
        return Inhibition(int(text.number("OUTP:INH?", number)), reason)

    def start(self) -> None:
        """Starts the chosen program. Requires the bench strap."""
        self._has_started = True
        self.execute("OUTP ON")

    def stop(self) -> bool:
        """Switches the output off at once, also from another thread; whether the device has confirmed it."""
        return self._connection.stop()

    def pause(self) -> None:
        """Output off, session kept."""
        self.execute("OUTP:PAUS")

    def resume(self) -> None:
        """Continues a paused session, from zero and at the lowest intensity."""
        self._has_started = True
        self.execute("OUTP:RES")

    # Measurements.

    def read(self) -> Reading:
        """Measures."""
        answer = self._ask(_READ)
        parts = answer.split(";")
        values = parts[0].split(",")
        if len(parts) != 4 or len(values) < 8:
            raise BadAnswer(f"the device answers '{answer}' to '{_READ}', which is no measurement.")
        units = (_MICRO, _MICRO, _MICRO, 1, 1, 1, 1, _NANO)
        peak, mean, signed, electrode, battery, reservoir, impedance, charge = (
            text.known(_READ, value, unit) for value, unit in zip(values, units)
        )
        return Reading(
            seconds=text.number(_READ, parts[3]),
            state=self._state(parts[1]),
            fault_code=int(text.number(_READ, parts[2])),
            peak_microamps=peak,
            mean_microamps=mean,
            signed_microamps=signed,
            electrode_volts=electrode,
            battery_volts=battery,
            reservoir_volts=reservoir,
            impedance_ohms=impedance,
            net_nanocoulombs=charge,
        )

    def wait_for(self, *states: State, timeout: float = 30.0) -> Reading:
        """Measures until a state is there; raises Tripped when a fault comes first."""
        until = time.monotonic() + timeout
        while True:
            reading = self.read()
            if reading.state in states:
                return reading
            if reading.state == State.FAULT:
                raise Tripped(self.protection)
            if time.monotonic() > until:
                raise NoAnswer(f"after {timeout:g} s the device is still in state {reading.state.value}: wait longer, or look at its log.")
            time.sleep(_POLL_SECONDS)

    # Protection and records.

    @property
    def protection(self) -> Protection:
        """The latched fault."""
        return Protection(
            is_tripped=self._ask("OUTP:PROT:TRIP?") != "0",
            code=self._whole("OUTP:PROT:CODE?", 1),
            name=text.unquoted(self._ask("OUTP:PROT:REAS?")),
            text=text.unquoted(self._ask("OUTP:PROT:TEXT?")),
            remedy=text.unquoted(self._ask("OUTP:PROT:REM?")),
        )

    def clear_fault(self) -> None:
        """Clears the latched fault, whose cause must be gone."""
        self.execute("OUTP:PROT:CLE")

    def self_test(self) -> int:
        """Runs the self-test, some seconds; 0, or the number of the fault."""
        return int(text.number("*TST?", self.query("*TST?")))

    @property
    def limits(self) -> Limits:
        """Limits of the mode."""
        current = self._fields("LIM:CURR?", 2)
        rate = self._fields("LIM:FREQ?", 2)
        width = self._fields("LIM:WIDT?", 2)
        charge = self._fields("LIM:CHAR?", 2)
        return Limits(
            min_microamps=round(text.number("LIM:CURR?", current[0], _MICRO)),
            max_microamps=round(text.number("LIM:CURR?", current[1], _MICRO)),
            min_hertz=text.number("LIM:FREQ?", rate[0]),
            max_hertz=text.number("LIM:FREQ?", rate[1]),
            min_phase_micros=round(text.number("LIM:WIDT?", width[0], _MICRO)),
            max_phase_micros=round(text.number("LIM:WIDT?", width[1], _MICRO)),
            max_seconds=self._whole("LIM:DUR?", 1),
            max_phase_nanocoulombs=text.number("LIM:CHAR?", charge[0], _NANO),
            max_net_nanocoulombs=text.number("LIM:CHAR?", charge[1], _NANO),
        )

    @property
    def seconds_left_today(self) -> int:
        """What is left of the 24 hours' allowance."""
        return self._whole("USAG:LEFT?", 1)

    def read_log(self, first: int = 0) -> List[LogEntry]:
        """The events since power-up that the device still has."""
        count = self._whole("LOG:COUN?", 1)
        return [self._event(number) for number in range(max(first, count - _KEPT_EVENTS, 0), count)]

    def _event(self, number: int) -> LogEntry:
        question = f"LOG? {number}"
        parts = self._fields(question, 6)
        return LogEntry(
            number=int(text.number(question, parts[0])),
            seconds=text.number(question, parts[1]),
            before=parts[2],
            after=parts[3],
            event=parts[4],
            detail=int(text.number(question, parts[5])),
        )

    def _ask(self, query: str) -> str:
        return self._connection.ask(query)

    def _number(self, question: str, unit: float) -> float:
        return text.number(question, self._ask(question), unit)

    def _whole(self, question: str, unit: float) -> int:
        return round(self._number(question, unit))

    def _fields(self, question: str, count: int) -> List[str]:
        found = text.fields(self._ask(question))
        if len(found) < count:
            raise BadAnswer(f"the device answers '{question}' with {len(found)} values instead of {count}.")
        return found

    @staticmethod
    def _state(name: str) -> State:
        try:
            return State(name)
        except ValueError:
            raise BadAnswer(f"the device is in a state '{name}' that this package does not know; a newer one may.") from None
