"""The binary stream of measurements, for a live view; over a connection of its own."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Iterator, List, Optional, Type

from .errors import NoAnswer, NotReachable
from .records import State

_SYNC = 0xA5
_LENGTH = 32
_COUNTERS = 65536
_STATES = list(State)
_SIGN_SECONDS = 2.0


@dataclass(frozen=True)
class Frame:
    """A frame of the stream. The counter shows frames that are missing."""

    counter: int
    seconds: float
    state: State
    fault_code: int
    peak_microamps: int
    mean_microamps: int
    signed_microamps: int
    electrode_millivolts: int
    battery_millivolts: int
    reservoir_millivolts: int
    net_nanocoulombs: int


class FrameReader:
    """Finds the frames among the bytes of a device, which may have answers between them."""

    def __init__(self) -> None:
        self.lost = 0
        self.broken = 0
        self._bytes = bytearray()
        self._last: Optional[int] = None

    def feed(self, data: bytes) -> List[Frame]:
        """Takes bytes; the frames that are complete with them."""
        frames = []
        for value in data:
            # Answers are ASCII, so that the first byte of a frame is none of theirs.
            if not self._bytes and value != _SYNC:
                continue
            self._bytes.append(value)
            if len(self._bytes) == _LENGTH:
                frame = _parse(self._bytes)
                if frame is None:
                    self.broken += 1
                    # A byte was lost or changed: perhaps the next frame has begun within this one.
                    begin = self._bytes.find(_SYNC, 1)
                    del self._bytes[: begin if begin > 0 else _LENGTH]
                    continue
                self._bytes.clear()
                if self._last is not None:
                    self.lost += (frame.counter - self._last - 1) % _COUNTERS
                self._last = frame.counter
                frames.append(frame)
        return frames


class LiveView:
    """Frames of ``nanostim serve``, which gives every connection a console of its own::

        with LiveView("tcp://127.0.0.1:5025", interval=0.2) as live:
            for frame in live:
                print(frame.peak_microamps, live.lost)
    """

    def __init__(self, address: str = "tcp://127.0.0.1:5025", interval: float = 0.2, timeout: float = 15.0) -> None:
        host, _, port = address.removeprefix("tcp://").rstrip("/").rpartition(":")
        try:
            self._socket = socket.create_connection((host or port, int(port) if host else 5025), timeout=timeout)
        except OSError as gone:
            raise NotReachable(f"nothing answers at {address} ({gone}): look whether 'nanostim serve' runs there.") from gone
        self._reader = FrameReader()
        self._signed = 0.0
        self._send(f"STR:INT {round(interval * 1000):d}MS;:STR ON")

    @property
    def lost(self) -> int:
        """Frames that are missing."""
        return self._reader.lost

    @property
    def broken(self) -> int:
        """Frames with a wrong checksum."""
        return self._reader.broken

    def __enter__(self) -> "LiveView":
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        self.close()

    def __iter__(self) -> Iterator[Frame]:
        while True:
            if time.monotonic() - self._signed > _SIGN_SECONDS:
                # The device ends a stream that nobody seems to read.
                self._send("SYST:WDOG?")
            try:
                data = self._socket.recv(4096)
            except socket.timeout as silent:
                raise NoAnswer("the device sends no frames: look whether it is on, and whether it has a stream.") from silent
            if not data:
                return
            yield from self._reader.feed(data)

    def close(self) -> None:
        """Switches the stream off."""
        try:
            self._send("STR OFF")
        except OSError:
            pass  # The device ends it by itself.
        self._socket.close()

    def _send(self, line: str) -> None:
        self._signed = time.monotonic()
        self._socket.sendall(line.encode("ascii") + b"\n")


def _parse(data: bytearray) -> Optional[Frame]:
    total = 0
    totals = 0
    for value in data[:-2]:
        total = (total + value) & 0xFF
        totals = (totals + total) & 0xFF
    if data[-2] != total or data[-1] != totals or data[7] >= len(_STATES):
        return None

    def number(at: int, count: int, signed: bool = False) -> int:
        return int.from_bytes(data[at : at + count], "big", signed=signed)

    return Frame(
        counter=number(1, 2),
        seconds=number(3, 4) / 1000,
        state=_STATES[data[7]],
        fault_code=data[8],
        peak_microamps=number(9, 3, True),
        mean_microamps=number(12, 3, True),
        signed_microamps=number(15, 3, True),
        electrode_millivolts=number(18, 3, True),
        battery_millivolts=number(21, 2),
        reservoir_millivolts=number(23, 3, True),
        net_nanocoulombs=number(26, 4, True),
    )
