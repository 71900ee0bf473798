"""What an area's page lists: the first of many, decisions about it, and the texts that only name it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Each = TypeVar("Each")

SHOWN_FIRST = 50
"""How many rows a page shows until all are asked for."""


@dataclass(frozen=True, slots=True)
class Some(Generic[Each]):
    """The first rows, and how many there are in all."""

    rows: tuple[Each, ...] = ()
    count: int = 0

    @property
    def left_out(self) -> int:
        """How many are not among the rows."""
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class AreaDecision:
    """What a body decided about the area; ``about`` tells what it started, or is empty where the case names the area.

    ``body`` is what the body was called on the day.
    """

    case_id: str
    title: str
    body: str = ""
    day: date | None = None
    outcome: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that names the area without being linked to it; ``places`` is how often, ``snippet`` the first of them.

    ``opens`` is what leads to that place: a kind, and an id with the place in it.
    """

    kind: str
    id: str
    title: str
    snippet: str
    opens: tuple[str, str]
    places: int = 1
