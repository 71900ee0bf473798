"""Reads the notes that people make in a PDF with Acrobat, Edge, Preview or Okular; believes nothing in it unread.

What each kind of mark looks like in the file: ISO 32000-1, 12.5.6. Acrobat writes "replace" as a struck-out stretch
with a caret that belongs to it (``/RT /Group``), and answers as notes in reply to others (``/IRT``).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from kk_desktop.errors import UserError

if TYPE_CHECKING:
    from pikepdf import Object, Page, Pdf

MOST_NOTES = 2_000
"""More than anybody makes by hand in one document."""

LONGEST = 10_000
_LONGEST_NAME = 200
_MOST_PAGES = 3_000

_MISREAD = (AttributeError, KeyError, TypeError, ValueError, RuntimeError, OverflowError, RecursionError)
"""What pikepdf says, besides its own errors, of a file whose parts are not what they should be."""


class Sort(Enum):
    """What was done to the words."""

    NOTE = auto()  # says something: a sticky note, a text box, marked words
    STRIKE = auto()  # takes words out, or replaces them
    INSERT = auto()  # puts words in
    DRAWING = auto()  # a pen, a ring, a stamp


_SORTS = {
    "/Text": Sort.NOTE,
    "/FreeText": Sort.NOTE,
    "/Highlight": Sort.NOTE,
    "/Underline": Sort.NOTE,
    "/Squiggly": Sort.NOTE,
    "/StrikeOut": Sort.STRIKE,
    "/Redact": Sort.STRIKE,
    "/Caret": Sort.INSERT,
    "/Ink": Sort.DRAWING,
    "/Square": Sort.DRAWING,
    "/Circle": Sort.DRAWING,
    "/Line": Sort.DRAWING,
    "/Polygon": Sort.DRAWING,
    "/PolyLine": Sort.DRAWING,
    "/Stamp": Sort.DRAWING,
}

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the page's lower left corner, as the file has them."""


@dataclass(frozen=True, slots=True)
class Note:
    """One mark with what was written to it, and the answers to it.

    ``boxes`` are where the marked words stand, or else where the mark does. ``replacement`` is what is to stand instead
    of words that are struck out.
    """

    sort: Sort
    page: int
    boxes: tuple[Box, ...]
    text: str = ""
    person: str = ""
    made_at: datetime | None = None
    replacement: str | None = None
    answers: tuple[tuple[str, str], ...] = ()
    marks_words: bool = False


@dataclass(frozen=True, slots=True)
class _Raw:
    """A mark as it stands in the file; ``answers_to`` is the one it belongs to, by its object's number."""

    note: Note
    answers_to: tuple[int, int] | None
    in_group: bool


def read_notes(pdf: bytes, name: str) -> list[Note]:
    """The notes in the order they stand in. ``name`` is the file's, for the messages.

    Raises ``UserError`` with one sentence for what is no PDF, is damaged or locked, or has too many notes.
    """
    # Not needed before somebody takes a PDF in.
    import pikepdf

    if b"%PDF-" not in pdf[:1024]:
        raise UserError(
            f"”{name}” er ikke en PDF-fil. Ingen kommentarer er hentet ind. Vælg den PDF, der er skrevet i."
        )
    try:
        with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as document:
            return _read(document, name)
    except pikepdf.PasswordError as error:
        raise UserError(
            f"”{name}” er låst med en adgangskode. Ingen kommentarer er hentet ind. Bed om en fil uden."
        ) from error
    except (pikepdf.PdfError, *_MISREAD) as error:
        raise UserError(f"”{name}” er beskadiget. Ingen kommentarer er hentet ind. Bed om filen igen.") from error


def _read(document: Pdf, name: str) -> list[Note]:
    raw: dict[tuple[int, int], _Raw] = {}
    for number, page in enumerate(document.pages):
        if number >= _MOST_PAGES:
            break
        for place, annotation in enumerate(_annotations(page)):
            if len(raw) >= MOST_NOTES:
                raise UserError(
                    f"”{name}” har mere end {MOST_NOTES} kommentarer. Ingen er hentet ind. Vælg den rigtige fil."
                )
            found = _raw(annotation, number)
            if found is not None:
                # One that is written out in the page's list has no number: its place tells it from the others.
                raw[_number(annotation) or (-number - 1, place)] = found
    return _joined(raw)


def _annotations(page: Page) -> Iterator[Object]:
    import pikepdf

    listed = page.obj.get("/Annots")
    if not isinstance(listed, pikepdf.Array):
        return
    for annotation in listed:
        if isinstance(annotation, pikepdf.Dictionary):
            yield annotation


def _raw(annotation: Object, page: int) -> _Raw | None:
    """One mark; ``None`` for what says nothing: links, fields, the window of a note, "accepted" and "read" marks."""
    sort = _SORTS.get(str(annotation.get("/Subtype", "")))
    if sort is None or "/StateModel" in annotation or "/State" in annotation:
        return None
    try:
        boxes = tuple(_quads(annotation)) or (_box(_numbers(annotation.get("/Rect"))),)
    except _MISREAD:
        return None
    note = Note(
        sort,
        page,
        boxes,
        _string(annotation, "/Contents", LONGEST),
        " ".join(_string(annotation, "/T", _LONGEST_NAME).split()),
        _moment(_string(annotation, "/CreationDate", 40) or _string(annotation, "/M", 40)),
        marks_words="/QuadPoints" in annotation,
    )
    answered = annotation.get("/IRT")
    return _Raw(note, _number(answered) if answered is not None else None, str(annotation.get("/RT", "")) == "/Group")


def _joined(raw: Mapping[tuple[int, int], _Raw]) -> list[Note]:
    """Each mark with its answers, and a struck-out stretch with the words that its caret puts in its place."""
    heads: dict[tuple[int, int], Note] = {}
    for key, each in raw.items():
        head = _head(raw, key)
        if head == key:
            heads.setdefault(key, each.note)
    for key, each in raw.items():
        head = _head(raw, key)
        if head == key:
            continue
        note = heads.get(head)
        if note is None:
            heads[key] = each.note
        elif each.in_group:
            heads[head] = _grouped(note, each.note)
        elif each.note.text:
            heads[head] = replace(note, answers=(*note.answers, (each.note.person, each.note.text)))
    return [note for note in heads.values() if _says_something(note)]


def _head(raw: Mapping[tuple[int, int], _Raw], key: tuple[int, int]) -> tuple[int, int]:
    """The mark that a row of answers begins with; a row that leads back to itself begins where it is entered."""
    passed = {key}
    while (above := raw[key].answers_to) is not None and above in raw and above not in passed:
        passed.add(above)
        key = above
    return key


def _grouped(one: Note, other: Note) -> Note:
    struck, caret = (one, other) if one.sort is Sort.STRIKE else (other, one)
    if struck.sort is not Sort.STRIKE or caret.sort is not Sort.INSERT:
        return replace(one, text="\n".join(text for text in (one.text, other.text) if text))
    return replace(struck, replacement=caret.text, text="", answers=(*one.answers, *other.answers))


def _says_something(note: Note) -> bool:
    """An empty note or caret was begun and given up; marked words and drawings tell their place."""
    return bool(note.text or note.answers) or note.marks_words or note.sort is Sort.DRAWING


def _quads(annotation: Object) -> Iterator[Box]:
    """The words' boxes. Their corners come in another order from each program, so only the bounds are used."""
    numbers = _numbers(annotation.get("/QuadPoints"))
    for start in range(0, len(numbers) - 7, 8):
        yield _box(numbers[start : start + 8])


def _numbers(values: Any) -> list[float]:
    return [] if values is None else [float(value) for value in list(values)[: 8 * 500]]


def _box(numbers: Sequence[float]) -> Box:
    across, up = numbers[::2], numbers[1::2]
    box = min(across), min(up), max(across), max(up)
    if not all(abs(number) < 100_000 for number in box):  # nor is "not a number" less than anything
        raise ValueError("a box off every page")
    return box


def _number(value: Any) -> tuple[int, int] | None:
    number: tuple[int, int] = getattr(value, "objgen", (0, 0))
    return number if number[0] else None


def _string(annotation: Object, key: str, longest: int) -> str:
    import pikepdf

    value = annotation.get(key)
    if not isinstance(value, pikepdf.String):
        return ""
    words = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in words if letter == "\n" or letter.isprintable()).strip()[:longest]


_MOMENT = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?'?|Z)?")


def _moment(text: str) -> datetime | None:
    """A moment as PDF writes it (ISO 32000-1, 7.9.4); ``None`` for what is none, and for a mere day."""
    found = _MOMENT.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    sign, hours, minutes = found.groups()[6:]
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    try:
        zone = timezone(-offset if sign == "-" else offset)
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
