"""The whole inspection of a finished PDF: facts about the file, and whether it tells the document's own words."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import pikepdf

from kk_desktop.domain.readiness import Aspect

from .drawing import read_drawing
from .faults import Fault
from .file import file_faults
from .tree import Element, read_tree, tree_faults

_BETWEEN = re.compile(r"[\W_]+")


def inspect(pdf: bytes, texts: Sequence[str] = ()) -> tuple[Fault, ...]:
    """What is wrong with the file; nothing when all is well.

    ``texts`` are the document's own, in reading order: each must be told whole by the structure, in that order.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        drawing = read_drawing(document)
        faults = [*file_faults(document), *drawing.faults, *_run_together(drawing.joined, texts)]
        try:
            root = read_tree(document)
            faults += tree_faults(document, root, drawing.marks)
        except (AttributeError, KeyError, TypeError) as error:
            faults.append(Fault(Aspect.STRUCTURE, f"the structure cannot be followed: {error}"))
        else:
            faults += _text_faults(texts, _told(root, drawing.marks))
    return tuple(dict.fromkeys(faults))


def _run_together(joined: Iterable[tuple[int, str]], texts: Iterable[str]) -> Iterator[Fault]:
    """Lines that end without a space where the document has one; a word too long for a line has none there."""
    spaced = [" ".join(text.split()) for text in texts] if joined else []
    for page, letters in joined:
        if not any(letters in text for text in spaced):
            yield Fault(Aspect.STRUCTURE, f"page {page + 1}: words run together where lines end")


def _told(element: Element, marks: dict[tuple[int, int], str]) -> str:
    """The words under an element, in reading order; a footnote's mark stands among them but is none of them."""
    if element.role == "Reference":
        return ""
    return "".join(_told(kid, marks) if isinstance(kid, Element) else marks.get(kid, "") for kid in element.kids)


def _text_faults(texts: Iterable[str], told: str) -> Iterator[Fault]:
    drawn = _letters(told)
    known = set(drawn)
    place = 0
    for number, text in enumerate(texts, 1):
        wanted = _letters(text)
        if not known.issuperset(wanted):
            # A character the typeface lacks is told by the drawing itself.
            wanted = "".join(letter for letter in wanted if letter in known)
        found = drawn.find(wanted, place)
        if found < 0:
            yield Fault(Aspect.STRUCTURE, f"text {number} is not told whole, or not in its place")
        else:
            place = found + len(wanted)


def _letters(text: str) -> str:
    """Letters and digits alone: hyphens, spaces and line ends are the page's own."""
    return _BETWEEN.sub("", unicodedata.normalize("NFC", text))
