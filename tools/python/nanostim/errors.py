"""What can go wrong. Each message says what was wrong and what to do."""

from __future__ import annotations

from typing import Sequence

from .records import DeviceError, Protection


class NanoStimError(Exception):
    """Anything that went wrong between this computer and a nanoStim."""


class NotReachable(NanoStimError):
    """Nothing is at the address, or this user may not use it."""


class NotNanoStim(NanoStimError):
    """Something answers at the address, and it is not a nanoStim."""


class NoAnswer(NanoStimError):
    """No whole answer came in time, or the connection has ended."""


class BadAnswer(NanoStimError):
    """A whole answer came that does not fit the question."""


class Refused(NanoStimError):
    """The device has refused a command."""

    def __init__(self, command: str, errors: Sequence[DeviceError]) -> None:
        super().__init__(f"the device refused '{command}': " + "; ".join(str(error) for error in errors))
        self.command = command
        self.errors = tuple(errors)


class Tripped(NanoStimError):
    """A fault has latched; the output is off."""

    def __init__(self, protection: Protection) -> None:
        super().__init__(str(protection))
        self.protection = protection
