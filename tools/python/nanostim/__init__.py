"""Client for nanoStim, a microcurrent and EMS stimulator, over PyVISA.

Not a medical device; do not use it on a person.
"""

from .device import NanoStim
from .errors import (
    BadAnswer,
    NanoStimError,
    NoAnswer,
    NotNanoStim,
    NotReachable,
    Refused,
    Tripped,
)
from .records import (
    DeviceError,
    Identity,
    Inhibition,
    Limits,
    LogEntry,
    Mode,
    Protection,
    PulseShape,
    Reading,
    State,
    UserSegment,
)
from .stream import Frame, FrameReader, LiveView

__all__ = [
    "BadAnswer",
    "DeviceError",
    "Frame",
    "FrameReader",
    "Identity",
    "Inhibition",
    "Limits",
    "LiveView",
    "LogEntry",
    "Mode",
    "NanoStim",
    "NanoStimError",
    "NoAnswer",
    "NotNanoStim",
    "NotReachable",
    "Protection",
    "PulseShape",
    "Reading",
    "Refused",
    "State",
    "Tripped",
    "UserSegment",
]
