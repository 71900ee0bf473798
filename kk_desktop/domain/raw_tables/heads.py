"""Finds what stands over a raw table's figures: title, unit, price level, and column heads of one level or two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .column_heads import Own, settle_told
from .head_rows import Rows, head_rows
from .model import RawCell
from .told import Told, take_unit, tells_only_units

_CAPTION = re.compile(r"tabel (?P<number>\d+[a-z]?)\s*[.:–-]?\s*(?P<title>.*)", re.IGNORECASE)
_NUMBER = re.compile(r"tabel: (?P<number>\d+[a-z]?)", re.IGNORECASE)
_FACT = re.compile(r"(?:tabel|sag|prisniveau): |pr\. \d", re.IGNORECASE)
"""What stands between the title and the table on a sheet that this program printed."""
_BRACKETS = re.compile(r"\s*[(\[](?P<words>[^()\[\]]*)[)\]]")
_LAST_PART = re.compile(
    r"(?P<before>.*[^\s,;:–-])(?:\s*[,;:]|\s+[–-]|(?=\s+i\s))\s+(?:i\s+)?(?P<words>\S.*?)\s*", re.IGNORECASE
)
"""What stands after a title's last comma, dash or "i"."""
_SENTENCE = re.compile(r"\b(?:er|angives|angivet|opgjort|vises|vist)$", re.IGNORECASE)
_SOURCE = re.compile(r"kilde\s*:\s*", re.IGNORECASE)


@dataclass
class Head(Told):
    """What stands over the figures; ``columns`` is each column's heading and label, the first one's is the corner."""

    first_body: int = 0
    title: str = ""
    number: str = ""
    source: str = ""
    columns: list[tuple[str, str]] = field(default_factory=list)
    own: Own = field(default_factory=Own)
    left_over: list[str] = field(default_factory=list)
    is_named: bool = True


def find_head(rows: Rows) -> Head | None:
    """The head of a grid; ``None`` where no row has a figure."""
    head = Head()
    levels = head_rows(rows)
    if levels is None:
        return None
    first, head.first_body = levels
    above = [next((cell.text for cell in row if cell.text), "") for row in rows[:first]]
    for text in above:
        take_unit(head, text)
    _take_title(head, [text for text in above if text])
    names = [row for row in rows[first : head.first_body] if any(cell.text or cell.number is not None for cell in row)]
    wordy = [row for row in names if not _only_units(row[1:])]
    head.columns = _named(wordy or names, len(rows[0]) if rows else 0)
    head.is_named = any(label for _, label in head.columns[1:])
    of_all, of_columns = _said(names)
    for text in of_all:
        take_unit(head, text)
    head.own = settle_told(head, of_columns, [label for _, label in head.columns])
    head.title = _bare_title(head.title, head)
    return head


def _said(rows: Rows) -> tuple[list[str], list[list[str]]]:
    """What the head's rows say of the whole table, in its corner or alone over the columns; and of each column."""
    of_all: list[str] = []
    of_columns: list[list[str]] = []
    for place, row in enumerate(rows):
        is_last = place == len(rows) - 1
        of_all.append(row[0].text)
        words = _spread(row, is_last)
        filled = [cell for cell in row[1:] if not cell.is_empty]
        if not is_last and len(filled) == 1 and (filled[0].wide == 1 or filled[0].wide >= len(row) - 1):
            of_all.append(filled[0].text)
        else:
            of_columns.append(words)
    return of_all, of_columns


def take_source(head: Head, text: str) -> bool:
    """Take what a line tells of where the figures were read; tells whether it was such a line."""
    match = _SOURCE.match(text)
    if match and not head.source:
        head.source = text[match.end() :].strip()
    return match is not None


def ends_in_unit(text: str) -> bool:
    """Whether a title ends with its unit or price level, whose point ends no sentence: Budget for huset, 1.000 kr."""
    match = _last_part(text)
    return match is not None and tells_only_units(match["words"])


def _take_title(head: Head, above: list[str]) -> None:
    captions = [text for text in above if _CAPTION.fullmatch(text)]
    wordy = [text for text in above if not tells_only_units(text) and not _SOURCE.match(text)]
    number = next((text for text in above if _NUMBER.fullmatch(text)), "")
    wordy = [text for text in wordy if text != number]
    chosen = (captions or [text for text in wordy if not _FACT.match(text)] or [""])[-1]
    caption = _CAPTION.fullmatch(chosen)
    head.number, head.title = number.partition(": ")[2], chosen
    if caption:
        head.number, head.title = caption["number"], caption["title"].strip()
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
    own = Told()
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
