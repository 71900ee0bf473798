"""Everything that a PDF holds, seen or unseen: each stream unpacked, each string and name decoded, each page read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from tests.printing import reading

CARRIERS = frozenset({
    "/AF", "/EmbeddedFiles", "/EF", "/Collection",  # files
    "/JavaScript", "/JS", "/AA", "/OpenAction", "/RichMedia", "/AcroForm", "/XFA",  # what runs or asks
    "/PieceInfo", "/Thumb", "/OCProperties", "/Alternates", "/SpiderInfo", "/Threads",  # what programs leave behind
})  # fmt: skip
"""Entries of dictionaries that a page for people has no use for, and that can hold what nobody sees."""

_UNSEEN = re.compile("[\\s\u00a0\u00ad\ufffe\x02\x00-]+")


def squeezed(text: str) -> str:
    """The text without spaces, line ends and hyphens, in small letters: however it is set, it is the same."""
    return _UNSEEN.sub("", text).casefold()


def everything(pdf: bytes) -> str:
    """All text that any reader could find, squeezed."""
    found = [pdf.decode("latin-1"), reading.page_text(pdf)]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            found += _texts(thing)
        found += _texts(document.trailer)
    return squeezed("\n".join(found))


def found_in(pdf: bytes, secrets: Iterable[str]) -> set[str]:
    """Which of the secrets the PDF holds."""
    text = everything(pdf)
    return {secret for secret in secrets if squeezed(secret) in text}


def carriers(pdf: bytes) -> set[str]:
    """What the PDF has that could carry something unseen."""
    found = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            found |= _carriers(thing)
        seen: set[tuple[int, int]] = set()
        _reach(document.trailer, seen)
        if {thing.objgen for thing in document.objects if not _is_wrapping(thing)} - seen:
            found.add("an object that nothing leads to")
    if pdf.count(b"%%EOF") != 1 or not pdf.rstrip().endswith(b"%%EOF"):
        found.add("an update behind the end")
    return found


def _texts(thing: Object) -> Iterator[str]:
    if isinstance(thing, Stream):
        yield from _decoded(_unpacked(thing))
    if isinstance(thing, String):
        yield str(thing)
        yield from _decoded(bytes(thing))
    elif isinstance(thing, Name):
        yield str(thing)
    for part in _parts(thing):
        if not part.is_indirect:
            yield from _texts(part)
    if isinstance(thing, (Dictionary, Stream)):
        yield " ".join(thing.keys())


def _unpacked(stream: Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        # A photograph: packed in a way of its own, and full of places to write in.
        return stream.read_raw_bytes()


def _decoded(data: bytes) -> Iterator[str]:
    yield data.decode("latin-1")
    yield data.decode("utf-8", "ignore")
    for start in (0, 1):
        yield data[start:].decode("utf-16-be", "ignore")
        yield data[start:].decode("utf-16-le", "ignore")
    # A string in a drawing may be written as numbers.
    for digits in re.findall(rb"<([0-9A-Fa-f\s]{4,})>", data):
        text = bytes.fromhex(re.sub(rb"\s", b"", digits).decode().ljust(2, "0")[: len(digits) // 2 * 2])
        yield text.decode("latin-1")
        yield text.decode("utf-16-be", "ignore")


def _parts(thing: Object) -> list[Object]:
    if isinstance(thing, Array):
        values = list(thing)
    elif isinstance(thing, (Dictionary, Stream)):
        values = [thing[key] for key in thing.keys()]  # noqa: SIM118 -- a stream is not iterable
    else:
        values = []
    return [value for value in values if isinstance(value, Object)]


def _carriers(thing: Object) -> set[str]:
    found = set()
    if isinstance(thing, (Dictionary, Stream)):
        found = set(thing.keys()) & CARRIERS
        is_field = "/Rect" in thing and "/Subtype" in thing
        if is_field and str(thing.Subtype) != "/Link":
            found.add(f"a field of kind {thing.Subtype}")
        if "/S" in thing and str(thing.S) in ("/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/Rendition"):
            found.add(f"an action of kind {thing.S}")
    for part in _parts(thing):
        if not part.is_indirect:
            found |= _carriers(part)
    return found


def _is_wrapping(thing: Object) -> bool:
    """Whether the object only holds others, or tells where they are."""
    return isinstance(thing, Stream) and str(thing.get("/Type", "")) in ("/ObjStm", "/XRef")


def _reach(thing: Object, seen: set[tuple[int, int]]) -> None:
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        if one.is_indirect:
            if one.objgen in seen:
                continue
            seen.add(one.objgen)
        waiting += _parts(one)
