"""How the history names a change of facts, and the rules every changed fact must keep."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from kk_desktop.domain.amounts import group_digits
from kk_desktop.errors import UserError

_KNOWN_DATE = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?")

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
"""Characters nobody sees that come along from other programs; those that part words are spaces to us."""

LONGEST_LINE = 500
"""How many characters a title or another one-line fact may have; a letter's subject has some 100."""

LONGEST_NOTE = 10_000
"""How many characters a note may have: two or three pages."""

_NEUTER = re.compile(r"\w+et\b|\w+s navn$|”")
"""Names of facts that are *det*: Navnet, Områdets navn, and a field's own name in quotes."""


def label_of_change(thing: str, facts: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """What the history says: ``Rettede svarfrist``, ``Rettede svarfrist og emne``, ``Rettede høring``.

    Raises ``TypeError`` for a fact the thing does not have.
    """
    unknown = facts.keys() - words.keys()
    if unknown:
        raise TypeError(f"no such fact: {', '.join(sorted(unknown))}")
    names = [words[fact] for fact in facts]
    if not names or len(names) > 2:
        return f"Rettede {thing}"
    return f"Rettede {' og '.join(names)}"


def tidy_line(text: str, what: str) -> str:
    """A one-line fact without line breaks and spaces at its ends. Raises ``UserError`` when it is too long."""
    line = " ".join(_CONTROL.sub("", text).split())
    if len(line) > LONGEST_LINE:
        raise UserError(f"{what} er på {len(line)} tegn. Der er plads til {LONGEST_LINE}. Intet er ændret.")
    return line


def required_line(text: str, what: str) -> str:
    """A one-line fact that must not be empty. Raises ``UserError`` with a sentence that names it."""
    line = tidy_line(text, what)
    if not line:
        it = "det" if _NEUTER.match(what) else "den"
        raise UserError(f"{what} mangler. Skriv {it}; intet er ændret.")
    return line


def check_note(text: str, what: str) -> None:
    """Raise ``UserError`` for a note that is longer than anybody writes: a whole document pasted by mistake."""
    if len(text) > LONGEST_NOTE:
        length, room = group_digits(len(text)), group_digits(LONGEST_NOTE)
        raise UserError(f"{what} er på {length} tegn. Der er plads til {room}. Intet er ændret.")


def check_period(valid_from: date | None, valid_to: date | None) -> None:
    """Raise ``UserError`` for a period that ends before it begins."""
    if valid_from and valid_to and valid_to < valid_from:
        raise UserError("Perioden slutter, før den begynder. Intet er ændret. Ret en af datoerne.")


def check_known_date(text: str) -> None:
    """Raise ``UserError`` for what is neither empty nor an ISO date as exact as known: 2014, 2014-05, 2014-05-01."""
    parts = _KNOWN_DATE.fullmatch(text)
    try:
        if parts is not None:
            date.fromisoformat(parts[1] + (parts[2] or "-01") + (parts[3] or "-01"))
    except ValueError:
        parts = None
    if text and parts is None:
        raise UserError(f"”{text}” er ingen dato. Intet er ændret. Skriv 2014, 2014-05 eller 2014-05-01.")
