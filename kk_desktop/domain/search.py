"""What the search in everything may be narrowed to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Only these kinds of things, what belongs to one area or those inside it, one year, one status; all by default."""

    kinds: tuple[str, ...] = ()
    area_id: str | None = None
    year: int | None = None
    status: str = ""


EVERYTHING = Narrowing()
