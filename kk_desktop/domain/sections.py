"""The document's sections: a heading with everything below it, and where a section can be moved to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: which block it is, counted from 0, its level, and its words."""

    id: str
    number: int
    level: int
    text: str = ""


def section_end(headings: Sequence[Heading], place: int, block_count: int) -> int:
    """The number of the first block after the section of the heading at ``place``."""
    level = headings[place].level
    after = (heading.number for heading in headings[place + 1 :] if heading.level <= level)
    return next(after, block_count)


def place_above(headings: Sequence[Heading], place: int) -> int | None:
    """Before which block the section stands when it is moved one up; nothing where it is the first already."""
    heading = headings[place]
    before = [other for other in headings[:place] if other.level <= heading.level]
    if not before:
        return None
    # A subheading that passed the first heading would stand under none.
    if before[-1].level < heading.level and before[-1] is headings[0]:
        return None
    return before[-1].number


def place_below(headings: Sequence[Heading], place: int, block_count: int) -> int | None:
    """Before which block the section stands when it is moved one down; nothing where it is the last already."""
    end = section_end(headings, place, block_count)
    following = next((number for number, heading in enumerate(headings) if heading.number == end), None)
    if following is None:
        return None
    if headings[following].level == headings[place].level:
        return section_end(headings, following, block_count)
    # Into the next heading's section, as the first under it.
    return headings[following + 1].number if following + 1 < len(headings) else block_count


def section_at(headings: Sequence[Heading], block_number: int) -> Heading | None:
    """The heading a block stands under; nothing above the first."""
    return next((heading for heading in reversed(headings) if heading.number <= block_number), None)
