"""Correction of the measured current of a device."""

from __future__ import annotations

from . import text
from .commands import Commands


class CalibrationCommands(Commands):
    """Part of ``NanoStim``."""

    @property
    def calibration_state(self) -> str:
        """What is stored: ``none``, ``valid``, ``damaged`` or ``no-memory``."""
        return text.fields(self.query("CAL:STAT?"))[0]

    def note_meter(self, microamps: int) -> None:
        """Notes the peak in uA that a meter in series with the load shows; ``store_calibration`` stores it.

        Requires the bench strap and a steady current of at least a third of the ceiling. Raises ``Refused`` where the correction would
        be more than 5 %.
        """
        self.execute(f"CAL:CURR {microamps:d}UA")

    def store_calibration(self) -> None:
        """Stores what was noted, and uses it. The device has to be idle."""
        self.execute("CAL:SAVE")

    def reset_calibration(self) -> None:
        """Stores factors of 1. The device has to be idle."""
        self.execute("CAL:RES")
