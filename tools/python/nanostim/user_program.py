"""The user program of a device: a treatment that is sent as data."""

from __future__ import annotations

from typing import Sequence

from . import text
from .commands import Commands
from .records import UserSegment


class UserProgramCommands(Commands):
    """Part of ``NanoStim``."""

    @property
    def user_program_state(self) -> str:
        """What is stored: ``empty``, ``valid``, ``damaged``, ``refused`` or ``no-memory``."""
        return text.fields(self.query("PROG:USER:STAT?"))[0]

    def store_user_program(self, segments: Sequence[UserSegment], repeats: int = 1) -> None:
        """Sends a treatment of one or two segments, has it judged, and stores it; it is chosen as ``user`` then.

        Requires the bench strap and an idle device. Raises ``Refused`` where it breaks a rule: what was stored before stays.
        """
        self.execute("PROG:USER:CLE")
        for number, part in enumerate(segments, 1):
            self.execute(f"PROG:USER:SEGM {number};SHAP {part.shape.value};FREQ {part.hertz:.3f}HZ;WIDT {part.phase_width_micros:d}US")
            self.execute(
                f"PROG:USER:PULS {part.pulses_per_polarity:d};TIME {part.seconds:d}S;UP {part.ramp_up_millis:d}MS;ON {part.on_millis:d}MS"
            )
            self.execute(
                f"PROG:USER:DOWN {part.ramp_down_millis:d}MS;OFF {part.off_millis:d}MS;LEV {part.intensity_percent:d}"
            )
        self.execute(f"PROG:USER:REP {repeats:d};STOR")

    def delete_user_program(self) -> None:
        """Removes the stored program."""
        self.execute("PROG:USER:DEL")
