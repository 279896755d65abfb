"""Something at a TCP port that answers lines as a test says. It knows nothing of the firmware."""

from __future__ import annotations

import socket
import threading
from typing import Callable, List, Optional


class StandIn:
    """A server for one test."""

    def __init__(self, answer: Callable[[str], Optional[str]] = lambda line: None) -> None:
        self.answer = answer
        self.lines: List[str] = []
        self.errors: List[str] = []
        self.is_on = False
        self.stops = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"tcp://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self) -> "StandIn":
        return self

    def __exit__(self, *rest: object) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(client,), daemon=True).start()

    def _talk(self, client: socket.socket) -> None:
        line = b""
        with client:
            while True:
                try:
                    data = client.recv(1024)
                except OSError:
                    return
                if not data:
                    return
                for letter in data:
                    if letter == 3:
                        self.stops += 1
                        self.is_on = False
                        line = b""
                    elif letter == 10:
                        self._take(line.decode(), client)
                        line = b""
                    else:
                        line += bytes((letter,))

    def _take(self, line: str, client: socket.socket) -> None:
        self.lines.append(line)
        answer = self.answer(line)
        if answer is None:
            answer = self._usual(line)
        if answer:
            client.sendall(answer.encode())

    def _usual(self, line: str) -> str:
        if line == "*IDN?":
            return "nanoStim,reference board,0,0.1.0\n"
        if line == "SYST:ERR?;:SYST:VERS?":
            return self._oldest() + ";1999.0\n"
        if line == "SYST:ERR?":
            return self._oldest() + "\n"
        if line == "OUTP ON":
            self.is_on = True
            return ""
        if line == "OUTP?":
            return f"{self.is_on:d}\n"
        if line == "SYST:WDOG?":
            return "2\n"
        if line.startswith("MEAS:ALL?"):
            return f"199.0E-6,80.0E-6,-1.0E-6,1990.0E-3,3900.0E-3,0.0E-3,9.91E37,-12.0E-9;{'deliver' if self.is_on else 'idle'};0;12.5\n"
        if "?" in line:
            self.errors.append('-113,"Undefined header"')
        return ""

    def _oldest(self) -> str:
        return self.errors.pop(0) if self.errors else '0,"No error"'
