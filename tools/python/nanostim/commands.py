"""What the parts of ``NanoStim`` have in common."""

from __future__ import annotations

from typing import Optional


class Commands:
    """A part of ``NanoStim`` that consists of commands."""

    def execute(self, line: str) -> Optional[str]:
        """Sends a line of SCPI; its answer, or None."""
        raise NotImplementedError

    def query(self, line: str) -> str:
        """Sends a query of SCPI."""
        raise NotImplementedError
