"""A list as it is shown, for files that other programs open: heads, and rows of words, numbers and dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .dates import DateStyle, write_date


@dataclass(frozen=True, slots=True)
class Number:
    """A number exactly, and as it is shown in Danish."""

    exact: Fraction
    shown: str


ListValue = str | Number | date | None


@dataclass(frozen=True, slots=True)
class Indented:
    """Words that stand some steps in, as in a tree."""

    words: str
    steps: int


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list's title, the words above its columns, and its rows, each as long as the heads."""

    title: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[ListValue | Indented, ...]]


def shown(value: ListValue | Indented) -> str:
    """A value in words, on one line."""
    if isinstance(value, Number):
        return value.shown
    if isinstance(value, date):
        return write_date(value, DateStyle.NUMERIC)
    words = value.words if isinstance(value, Indented) else value or ""
    return " ".join(words.split())
