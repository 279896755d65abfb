"""A conversation with a device: lines and their answers, the error queue, the keep-alive, and the stop."""

from __future__ import annotations

import threading
from typing import Any, Callable, List, Optional, Tuple

import pyvisa
from pyvisa import constants

from . import text
from .errors import BadAnswer, NoAnswer, NotNanoStim, NotReachable, Refused
from .records import DeviceError, Identity

# Ctrl-C: the device switches the output off when it sees this, also within a line.
_STOP = b"\x03"

# Its answer ends a conversation about a line: no other one ends like this, and it brings the oldest entry of the error queue along.
_PROBE = "SYST:ERR?;:SYST:VERS?"
_PROBE_END = ";1999.0"
_NEXT_ERROR = "SYST:ERR?"
_SIGN_OF_LIFE = "SYST:WDOG?"
_MOST_ERRORS = 32
_WAITING = ("*OPC?", "*TST?")
_QUIET_MILLIS = 200

DEFAULT_PORT = 5025
DEFAULT_BAUD = 115200


def resource_name(address: str) -> str:
    """The VISA name of ``tcp://HOST[:PORT]`` and ``serial:PORT``; any other text is taken for a VISA name itself."""
    if address.startswith("tcp://"):
        host, _, port = address[len("tcp://"):].rstrip("/").rpartition(":")
        if not host:
            host, port = port, str(DEFAULT_PORT)
        return f"TCPIP0::{host}::{port}::SOCKET"
    if address.startswith("serial:"):
        return f"ASRL{address[len('serial:'):]}::INSTR"
    return address


class Connection:
    """For one command at a time; several threads may use it. ``stop`` waits for none of them."""

    def __init__(self, address: str, backend: str, timeout: float, long_timeout: float, keep_alive: Optional[float]) -> None:
        self._name = address
        self._timeout_millis = int(timeout * 1000)
        self._long_millis = int(long_timeout * 1000)
        self._lock = threading.RLock()
        self._out_of_step = False
        self._ended = threading.Event()
        self._said = threading.Event()
        self.on_event: Callable[[DeviceError], None] = lambda error: None
        self._manager, self._resource = self._open(address, backend)
        try:
            self.identity = self._identify()
        except BaseException:
            self._close_resource()
            raise
        if keep_alive is not None:
            threading.Thread(target=self._keep_alive, args=(keep_alive,), name="nanostim keep-alive", daemon=True).start()

    def execute(self, line: str) -> Optional[str]:
        """Sends a line, reads its answer and the error queue; raises Refused where the device has refused a part of it."""
        answers: List[str] = []
        with self._lock:
            self._begin()
            self._write(line)
            if any(word in line.upper() for word in _WAITING):
                # The next line would end the waiting, so it is sent only when the answer is there.
                answers.append(self._read(line, self._long_millis))
            more, errors = self._probe(line)
            answers += more
            self._out_of_step = False
        self._tell(errors)
        refusals = [error for error in errors if not error.is_event]
        if refusals:
            raise Refused(line, refusals)
        return "\n".join(answers) if answers else None

    def ask(self, query: str) -> str:
        """Sends a query and leaves the error queue as it is, unless there is no answer."""
        with self._lock:
            self._begin()
            self._write(query)
            try:
                answer = self._read(query, self._timeout_millis)
            except NoAnswer as silent:
                try:
                    _, errors = self._probe(query)
                except NoAnswer:
                    raise silent from None
                self._out_of_step = False
                refusals = [error for error in errors if not error.is_event]
                if refusals:
                    raise Refused(query, refusals) from None
                raise
            self._out_of_step = False
            return answer

    def take_errors(self) -> List[DeviceError]:
        """Takes all entries of the error queue."""
        with self._lock:
            self._begin()
            _, errors = self._probe(_PROBE)
            self._out_of_step = False
        return errors

    def stop(self) -> bool:
        """Switches the output off at once; whether the device has confirmed it."""
        self._raw(_STOP)
        self._out_of_step = True
        if not self._lock.acquire(timeout=1):
            return False
        try:
            return self.ask("OUTP?") == "0"
        except (NoAnswer, Refused):
            return False
        finally:
            self._lock.release()

    def close(self) -> None:
        """Ends the signs of life and the connection."""
        self._ended.set()
        self._said.set()
        with self._lock:
            self._close_resource()

    def _open(self, address: str, backend: str) -> Tuple[Any, Any]:
        name = resource_name(address)
        try:
            manager = pyvisa.ResourceManager(backend)
            resource: Any = manager.open_resource(name, open_timeout=self._timeout_millis)
        except Exception as refused:  # Each backend has its own.
            raise self._not_reachable(refused) from refused
        resource.timeout = self._timeout_millis
        resource.read_termination = "\n"
        resource.write_termination = "\n"
        if resource.interface_type == constants.InterfaceType.asrl:
            resource.baud_rate = DEFAULT_BAUD
        return manager, resource

    def _not_reachable(self, why: object) -> NotReachable:
        return NotReachable(
            f"nothing answers at {self._name} ({why}): start 'nanostim serve', correct the address, or choose a VISA (backend='@py' is pyvisa-py)."
        )

    def _identify(self) -> Identity:
        try:
            answer = self.ask("*IDN?")
        except NoAnswer as silent:
            if isinstance(silent.__cause__, OSError):
                # pyvisa-py opens a socket also where nobody listens.
                raise self._not_reachable(silent.__cause__) from silent
            raise
        parts = text.fields(answer)
        if len(parts) < 4 or not any("nanostim" in part.lower() for part in parts[:2]):
            raise NotNanoStim(f"what is at {self._name} is not a nanoStim: it calls itself '{answer}'; write the address of the nanoStim.")
        return Identity(parts[0], parts[1], parts[2], ",".join(parts[3:]))

    def _begin(self) -> None:
        """Passes over late answers of the conversation before, if it was broken off."""
        if self._out_of_step:
            try:
                while True:
                    self._read("", _QUIET_MILLIS)
            except NoAnswer:
                pass
        self._out_of_step = True
        self._said.set()

    def _probe(self, question: str) -> Tuple[List[str], List[DeviceError]]:
        answers: List[str] = []
        self._write(_PROBE)
        answer = self._read(question, self._timeout_millis)
        while not answer.endswith(_PROBE_END):
            answers.append(answer)
            answer = self._read(question, self._timeout_millis)
        errors: List[DeviceError] = []
        found = text.entry(answer[: -len(_PROBE_END)])
        while found.code != 0 and len(errors) < _MOST_ERRORS:
            errors.append(found)
            self._write(_NEXT_ERROR)
            found = text.entry(self._read(_NEXT_ERROR, self._timeout_millis))
        return answers, errors

    def _write(self, line: str) -> None:
        try:
            data = line.encode("ascii")
        except UnicodeEncodeError:
            raise BadAnswer(f"'{line}' is not ASCII, which the device requires; write UA for µA, US for µs.") from None
        self._raw(data + b"\n")

    def _raw(self, data: bytes) -> None:
        try:
            self._resource.write_raw(data)
        except Exception as broken:
            raise NoAnswer(f"{self._name} takes nothing any more ({broken}): look at the cable, or whether the device still runs.") from broken

    def _read(self, question: str, millis: int) -> str:
        try:
            self._resource.timeout = millis
            return str(self._resource.read()).strip("\r\n")
        except Exception as silent:
            raise NoAnswer(f"{self._name} has not answered '{question}' within {millis / 1000:g} s: look whether the device is on.") from silent

    def _tell(self, errors: List[DeviceError]) -> None:
        for error in errors:
            if error.is_event:
                self.on_event(error)

    def _keep_alive(self, period: float) -> None:
        while not self._ended.is_set():
            self._said.clear()
            if self._said.wait(period):
                continue
            # Who talks gives a sign of life by it, and who waits for *OPC? must not be disturbed.
            if self._lock.acquire(blocking=False):
                try:
                    if not self._ended.is_set():
                        self.ask(_SIGN_OF_LIFE)
                except (NoAnswer, Refused):
                    # The next command meets the same. Without signs of life the device switches off by itself.
                    pass
                finally:
                    self._lock.release()

    def _close_resource(self) -> None:
        try:
            self._resource.close()
        except Exception:  # It is gone in any case.
            pass
