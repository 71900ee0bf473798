"""What the command line says; silent where there is nowhere to say it, as in a windowed program on Windows."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from kk_desktop.errors import UserError


def say(text: str) -> None:
    """A line of what was asked for."""
    _write(sys.stdout, text)


def say_json(value: Any) -> None:
    """What was asked for, to be read by a program."""
    _write(sys.stdout, json.dumps(value, ensure_ascii=False, indent=2))


def complain(text: str) -> None:
    """A line about what could not be done, or must be looked at."""
    _write(sys.stderr, text)


def finish() -> None:
    """Have everything said that waits to be written. Raises ``UserError`` where it cannot be."""
    if sys.stdout is not None:
        with _told_when_full():
            sys.stdout.flush()


def fall_silent() -> None:
    """Let what is still buffered go nowhere, so that it does not fail once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def speak_utf8() -> None:
    """Say everything in UTF-8: a Windows pipe would else stumble over the first en dash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:
        with _told_when_full():
            stream.write(text + "\n")


@contextmanager
def _told_when_full() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        fall_silent()
        raise UserError("Svaret kan ikke skrives, hvor det skal hen. Se efter, om der er plads på disken.") from error
