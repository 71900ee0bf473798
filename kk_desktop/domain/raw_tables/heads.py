"""Finds what stands over a raw table's figures: title, unit, price level, and column heads of one level or two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kk_desktop.domain.amounts import BILLION, Unit
from kk_desktop.domain.budgets import CURRENT_PRICES

from .model import RawCell
from .numbers import is_figure, is_year

Rows = Sequence[tuple[RawCell, ...]]

_CAPTION = re.compile(r"tabel (?P<number>\d+[a-z]?)\s*[.:–-]?\s*(?P<title>.*)", re.IGNORECASE)
_UNIT = re.compile(
    r"\b(?:(?P<thousands>1[. ]?000 kr|t\. ?kr|tkr|t kr|tusinde kr\w*)|"
    r"(?P<millions>mio\.? ?kr|mill?\.? ?kr|millioner|mio)|"
    r"(?P<billions>mia\.? ?kr|milliarder)|(?P<kroner>(?:hele )?kr|kroner|dkk))\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\b(?P<before>(?:19|20)\d\d)[ –-]*(?:p/l|pl\b|priser|prisniveau|pris- og løn)|"
    r"(?:p/l|pl|prisniveau|priser)[ :–-]*(?P<after>(?:19|20)\d\d)\b|(?P<current>løbende priser)",
    re.IGNORECASE,
)
_FILLING = re.compile(r"[\s,;:.()–/-]|netto|beløb|i\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[](?P<words>[^()\[\]]*)[)\]]")
_LAST_PART = re.compile(
    r"(?P<before>.*[^\s,;:–-])(?:\s*[,;:]|\s+[–-]|(?=\s+i\s))\s+(?:i\s+)?(?P<words>\S.*?)\s*", re.IGNORECASE
)
"""What stands after a title's last comma, dash or "i"."""
_SENTENCE = re.compile(r"\b(?:er|angives|angivet|opgjort|vises|vist)$", re.IGNORECASE)
_SOURCE = re.compile(r"kilde\s*:\s*", re.IGNORECASE)


@dataclass
class Head:
    """What stands over the figures; ``columns`` is each column's heading and label, the first one's is the corner."""

    first_body: int = 0
    title: str = ""
    number: str = ""
    unit: Unit | None = None
    ore_per_unit: int = 0
    level: int | None = None
    source: str = ""
    columns: list[tuple[str, str]] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    is_named: bool = True


def find_head(rows: Rows) -> Head | None:
    """The head of a grid; ``None`` where no row has a figure."""
    head = Head()
    levels = _head_rows(rows)
    if levels is None:
        return None
    first, head.first_body = levels
    above = [next((cell.text for cell in row if cell.text), "") for row in rows[:first]]
    for text in [*above, *(cell.text for row in rows[first : head.first_body] for cell in row)]:
        take_unit(head, text)
    _take_title(head, [text for text in above if text])
    head.title = _bare_title(head.title, head)
    names = [row for row in rows[first : head.first_body] if any(cell.text or cell.number is not None for cell in row)]
    wordy = [row for row in names if not _only_units(row[1:])]
    head.columns = _named(wordy or names, len(rows[0]) if rows else 0)
    head.is_named = any(label for _, label in head.columns[1:])
    return head


def take_unit(head: Head, text: str) -> None:
    """Take the unit and the price level that a text tells, where none has been told before."""
    if head.unit is None and (unit := _UNIT.search(text)):
        units = {"thousands": Unit.THOUSANDS, "millions": Unit.MILLIONS, "billions": Unit.MILLIONS}
        head.unit = units.get(unit.lastgroup or "", Unit.KRONER)
        head.ore_per_unit = BILLION if unit.lastgroup == "billions" else head.unit.ore
    if head.level is None and (level := _LEVEL.search(text)):
        head.level = CURRENT_PRICES if level["current"] else int(level["before"] or level["after"])


def take_source(head: Head, text: str) -> bool:
    """Take what a line tells of where the figures were read; tells whether it was such a line."""
    match = _SOURCE.match(text)
    if match and not head.source:
        head.source = text[match.end() :].strip()
    return match is not None


def without_units(text: str) -> str:
    """A text without the units and the price levels that it tells."""
    return _UNIT.sub("", _LEVEL.sub("", text))


def tells_only_units(text: str) -> bool:
    """Whether a text is a unit and a price level and nothing more."""
    return bool(text) and not _FILLING.sub("", without_units(text))


def ends_in_unit(text: str) -> bool:
    """Whether a title ends with its unit or price level, whose point ends no sentence: Budget for huset, 1.000 kr."""
    match = _last_part(text)
    return match is not None and tells_only_units(match["words"])


def _head_rows(rows: Rows) -> tuple[int, int] | None:
    """Where the head begins, and where the body does."""
    first: int | None = None
    has_years = False
    for place, row in enumerate(rows):
        others = [cell for cell in row[1:] if not cell.is_empty]
        if not others:
            continue
        years = sum(map(is_year, others))
        if any(is_figure(cell) and not is_year(cell) for cell in others) or (years and has_years):
            return (place if first is None else first), _after_head(rows, first, place)
        if years and first is not None and len(others) == 1 and not _alone(rows, place):
            # One number under one head: an amount that happens to look like a year.
            return first, _after_head(rows, first, place)
        first = place if first is None else first
        has_years = has_years or years > 0
    return None


def _alone(rows: Rows, place: int) -> bool:
    """Whether the row above names fewer columns than this one, as a title does."""
    above = [cell for cell in rows[place - 1][1:] if not cell.is_empty]
    return not above or any(cell.wide > 1 for cell in above) or not rows[place][0].text


def _after_head(rows: Rows, first: int | None, figures: int) -> int:
    """Where the body begins: after the last row of heads, so that a group's name before the figures is in the body."""
    if first is None:
        return figures
    last = first
    for place in range(first, figures):
        if any(not cell.is_empty for cell in rows[place][1:]):
            last = place
    return last + 1


def _take_title(head: Head, above: list[str]) -> None:
    captions = [text for text in above if _CAPTION.fullmatch(text)]
    wordy = [text for text in above if not tells_only_units(text) and not _SOURCE.match(text)]
    chosen = (captions or wordy or [""])[-1]
    caption = _CAPTION.fullmatch(chosen)
    head.number, head.title = (caption["number"], caption["title"].strip()) if caption else ("", chosen)
    for text in above:
        take_source(head, text)
    # What stands over a caption belongs to something else.
    head.left_over = wordy[wordy.index(chosen) + 1 :] if captions else [text for text in wordy if text != chosen]


def _bare_title(title: str, head: Head) -> str:
    """The title without the unit and the price level that were read; they are written beside it where it is used."""
    bare = _BRACKETS.sub(lambda match: "" if _is_told(match["words"], head) else match.group(), title)
    while (match := _last_part(bare)) and _is_told(match["words"], head):
        bare = match["before"]
    bare = " ".join(bare.split())
    return bare if bare and not tells_only_units(bare) else title


def _last_part(text: str) -> re.Match[str] | None:
    match = _LAST_PART.fullmatch(text)
    return match if match and not _SENTENCE.search(match["before"]) else None


def _is_told(text: str, head: Head) -> bool:
    """Whether a part of a title is nothing but the unit and the price level that the table has."""
    own = Head()
    take_unit(own, text)
    return tells_only_units(text) and own.unit in (None, head.unit) and own.level in (None, head.level)


def _only_units(cells: Iterable[RawCell]) -> bool:
    texts = [cell.text for cell in cells if not cell.is_empty]
    return bool(texts) and all(map(tells_only_units, texts))


def _named(rows: Rows, width: int) -> list[tuple[str, str]]:
    """Each column's heading and label; a head that covers several columns is the heading of them all."""
    spread = [_spread(row, is_last=place == len(rows) - 1) for place, row in enumerate(rows)]
    columns: list[tuple[str, str]] = []
    for column in range(width):
        words = [text for row in spread if (text := row[column])]
        # A head that was written once over two rows names the column itself.
        words = [text for place, text in enumerate(words) if text not in words[:place]]
        columns.append((" – ".join(words[:-1]), words[-1] if words else ""))
    return _parted(columns)


def _spread(row: tuple[RawCell, ...], is_last: bool) -> list[str]:
    texts = ["" for _ in row]
    for place, cell in enumerate(row):
        for covered in range(place, place + (1 if is_last else cell.wide)):
            if covered < len(texts) and not cell.is_empty:
                texts[covered] = " ".join(cell.shown.split())
    return texts


def _parted(columns: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Heads written on one line as ”Investering: Service” become two levels where neighbours share the first word."""
    parts = [label.partition(": ") if not heading else ("", "", "") for heading, label in columns]
    found = list(columns)
    for place, (heading, colon, label) in enumerate(parts):
        near = {parts[other][0] for other in (place - 1, place + 1) if 0 <= other < len(parts) and parts[other][1]}
        if colon and label and heading in near:
            found[place] = (heading, label)
    return found
