"""Text of IEEE 488.2: strings in quotes, fields between commas, numbers with an exponent."""

from __future__ import annotations

from typing import List, Optional

from .errors import BadAnswer
from .records import DeviceError

# SCPI's not-a-number (SCPI-99, volume 1, 7.2.1.5).
_NOT_A_NUMBER = 9.91e37


def unquoted(text: str) -> str:
    """A string without its quotes; a doubled quote inside is one."""
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return text


def fields(answer: str) -> List[str]:
    """The fields of an answer; a comma inside quotes separates nothing."""
    found: List[str] = []
    quoted = False
    begin = 0
    for at, letter in enumerate(answer):
        quoted ^= letter == '"'
        if letter == "," and not quoted:
            found.append(unquoted(answer[begin:at]))
            begin = at + 1
    found.append(unquoted(answer[begin:]))
    return found


def known(question: str, text: str, unit: float = 1.0) -> Optional[float]:
    """A number in multiples of a unit, 1e-6 for µA; None for what the device does not know."""
    try:
        value = float(text)
    except ValueError:
        raise BadAnswer(f"the device answers '{text}' to '{question}', which is no number.") from None
    # Dividing by 1e-6 leaves digits that nobody wrote.
    return None if value >= _NOT_A_NUMBER else round(value / unit, 6)


def number(question: str, text: str, unit: float = 1.0) -> float:
    """As ``known``, of what the device always knows."""
    value = known(question, text, unit)
    if value is None:
        raise BadAnswer(f"the device does not know the answer to '{question}'.")
    return value


def entry(answer: str) -> DeviceError:
    """Reads the answer to ``SYSTem:ERRor?``."""
    code, comma, text = answer.partition(",")
    try:
        return DeviceError(int(code), unquoted(text))
    except ValueError:
        raise BadAnswer(f"the device answers '{answer}' where an entry of its error queue should be.") from None
