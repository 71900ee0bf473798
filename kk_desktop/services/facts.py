"""How the history names a change of facts, and the rules every changed fact must keep."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kk_desktop.errors import UserError

LONGEST_LINE = 500
"""How many characters a title or another one-line fact may have; a letter's subject has some 100."""


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
    line = " ".join(text.split())
    if len(line) > LONGEST_LINE:
        raise UserError(f"{what} er på {len(line)} tegn. Der er plads til {LONGEST_LINE}. Intet er ændret.")
    return line


def required_line(text: str, what: str) -> str:
    """A one-line fact that must not be empty. Raises ``UserError`` with a sentence that names it."""
    line = tidy_line(text, what)
    if not line:
        raise UserError(f"{what} mangler. Skriv den; intet er ændret.")
    return line
