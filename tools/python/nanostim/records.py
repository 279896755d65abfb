"""What the device tells, with units in the names. ``None`` is what it does not know."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Optional

_MISSED_KEEP_ALIVE = 310
_FAULT_BASE = 1000


class Mode(str, enum.Enum):
    """Technique, which the slide switch of the device decides."""

    MICROCURRENT = "MS"
    EMS = "EMS"


class State(str, enum.Enum):
    """State of the session, as ``SYSTem:STATe?`` names it."""

    POWER_ON = "power-on"
    SELF_TEST = "self-test"
    IDLE = "idle"
    CONTACT_CHECK = "contact-check"
    RAMP_UP = "ramp-up"
    DELIVER = "deliver"
    RAMP_DOWN = "ramp-down"
    REST = "rest"
    PAUSED = "paused"
    COMPLETE = "complete"
    FAULT = "fault"


class PulseShape(str, enum.Enum):
    """Shape of the pulses."""

    BIPHASIC = "BIPH"
    SQUARE = "SQU"
    POSITIVE = "POS"
    NEGATIVE = "NEG"
    ALTERNATING = "ALT"


@dataclass(frozen=True)
class Identity:
    """What a device says it is."""

    maker: str
    model: str
    serial: str
    firmware: str


@dataclass(frozen=True)
class DeviceError:
    """An entry of the error queue: a number of SCPI-99 where it is negative, the device's own where it is positive."""

    code: int
    text: str

    @property
    def is_event(self) -> bool:
        """Whether it tells of something that happened by itself: a missed keep-alive, a latched fault."""
        return self.code == _MISSED_KEEP_ALIVE or self.code > _FAULT_BASE

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


@dataclass(frozen=True)
class Inhibition:
    """Why a start would be refused; number 0 where it would not."""

    number: int
    text: str


@dataclass(frozen=True)
class Protection:
    """The latched fault."""

    is_tripped: bool
    code: int
    name: str
    text: str
    remedy: str

    def __str__(self) -> str:
        return f"fault {self.code} {self.name}: {self.text} {self.remedy}" if self.is_tripped else "no fault"


@dataclass(frozen=True)
class Limits:
    """Limits of the mode that the device is in."""

    min_microamps: int
    max_microamps: int
    min_hertz: float
    max_hertz: float
    min_phase_micros: int
    max_phase_micros: int
    max_seconds: int
    max_phase_nanocoulombs: float
    max_net_nanocoulombs: float


@dataclass(frozen=True)
class UserSegment:
    """A part of a user program: one pulse train, continuous or in cycles. The device judges all values when the program is stored."""

    shape: PulseShape
    hertz: float
    phase_width_micros: int
    seconds: int
    pulses_per_polarity: int = 0
    ramp_up_millis: int = 2000
    on_millis: int = 0
    ramp_down_millis: int = 2000
    off_millis: int = 0
    intensity_percent: int = 100


@dataclass(frozen=True)
class LogEntry:
    """An event of the session. The detail is the number of the fault where ``after`` is ``fault``, else the chosen intensity in µA."""

    number: int
    seconds: float
    before: str
    after: str
    event: str
    detail: int


@dataclass(frozen=True)
class Reading:
    """What the device measures, all of the same moment."""

    seconds: float
    state: State
    fault_code: int
    peak_microamps: Optional[float]
    mean_microamps: Optional[float]
    signed_microamps: Optional[float]
    electrode_volts: Optional[float]
    battery_volts: Optional[float]
    reservoir_volts: Optional[float]
    impedance_ohms: Optional[float]
    net_nanocoulombs: Optional[float]
