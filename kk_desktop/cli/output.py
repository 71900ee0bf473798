"""What the command line says; silent where there is nowhere to say it, as in a windowed program on Windows."""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO


def say(text: str) -> None:
    """A line of what was asked for."""
    _write(sys.stdout, text)


def say_json(value: Any) -> None:
    """What was asked for, to be read by a program."""
    _write(sys.stdout, json.dumps(value, ensure_ascii=False, indent=2))


def complain(text: str) -> None:
    """A line about what could not be done, or must be looked at."""
    _write(sys.stderr, text)


def speak_utf8() -> None:
    """Say everything in UTF-8: a Windows pipe would else stumble over the first en dash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:
        stream.write(text + "\n")
