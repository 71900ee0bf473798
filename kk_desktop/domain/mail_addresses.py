"""A name and an e-mail address as people write them on one line: ``Bo Lund <bo@kk.dk>``, ``Bo Lund, bo@kk.dk``."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:]+")
_BETWEEN = " \t,;:<>()\"'–-"


def is_address(text: str) -> bool:
    """Whether it can be an e-mail address, such as ``tmf@kk.dk``."""
    return _ADDRESS.fullmatch(text) is not None


def without_address(line: str) -> tuple[str, str]:
    """The line's words and the first address in it, each empty where there is none."""
    match = _ADDRESS.search(line)
    if match is None:
        return _tidy(line), ""
    return _tidy(f"{line[: match.start()]} {line[match.end() :]}"), match[0]


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip(_BETWEEN)
