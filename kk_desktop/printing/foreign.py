"""Other people's PDF files, made fit to lie behind our own pages: of each page only what a printer would show.

What a file does by itself (scripts, actions, forms, links), what it carries (files, notes, outlines, metadata) and
its structure stay behind: they would speak for pages that are not ours, or leave the house unseen.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kk_desktop.errors import DiskFullError

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

_PAGE_KEYS = {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit", "/Group"}
_INSIDE_KEYS = ("/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/AF", "/LastModified", "/Thumb")
_STREAM_KEYS = ("/F", "/FFilter", "/FDecodeParms", "/OPI", "/Ref", "/Alternates")
"""Of a stream: a content that lies in another file, and what is shown in its place by some programs."""

_TAIL = 2048
"""Bytes at a file's end among which its end mark stands; programs look for it in the last 1024 or so."""

_ENOUGH = 16 * 1024 * 1024
"""Bytes of a page's drawing that are unpacked to see whether it can be."""

_MOST_PAGES = 5000
"""Of one file: ten reams of paper, and what takes a second; the time grows with the square of the pages."""

_DAMAGED = "filen er beskadiget", "Bed om filen igen, eller åbn den, og udskriv den til en ny PDF-fil."
_CUT_SHORT = "en del af filen mangler", "Bed om filen igen."
NO_ROOM = "Der er ikke plads på disken til at samle brevet og bilagene. Intet er udskrevet eller gemt. Gør plads."

_ANEW = "Udskriv den til en ny PDF-fil, og læg den ind i stedet."


@dataclass(frozen=True, slots=True)
class Foreign:
    """How many pages a file gives; with none of them ``reason`` and ``advice`` tell why and what to do.

    ``across`` is said of a picture that is wider than it is high.
    """

    pages: int
    reason: str = ""
    advice: str = ""
    across: bool = False


class _RefusedError(Exception):
    pass


def clean(source: Path, target: Path | None = None) -> Foreign:
    """Write the file's pages into ``target``, without anything but what they show; only look without a target.

    Raises ``DiskFullError``.
    """
    import pikepdf

    try:
        with _opened(source) as pdf, pikepdf.Pdf.new() as made:
            _take_pages(pdf, made)
            pages = len(made.pages)
            if target is not None:
                save(made, target)
    except _RefusedError as refused:
        return Foreign(0, *refused.args)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        # What the library says of a file that breaks the format somewhere has no common root.
        return Foreign(0, *_DAMAGED)
    return Foreign(pages)


def look_at_picture(source: Path) -> Foreign:
    """Whether the picture can be shown, and how its sheet lies."""
    from .pictures import read_figure

    try:
        picture = read_figure(source.read_bytes())
    except ValueError as error:
        return Foreign(0, f"billedet {error}", "Gem det som PNG eller JPEG i en mindre udgave, og læg det ind igen.")
    return Foreign(1, across=picture.width > picture.height)


def save(pdf: Pdf, target: Path) -> None:
    """Write the file, the same bytes every time. Raises ``DiskFullError``."""
    import pikepdf

    mode = pikepdf.ObjectStreamMode.generate
    try:
        pdf.save(target, deterministic_id=True, fix_metadata_version=False, object_stream_mode=mode)
    except OSError as error:
        raise DiskFullError(NO_ROOM) from error


@contextmanager
def _opened(source: Path) -> Iterator[Pdf]:
    import pikepdf

    try:
        pdf = pikepdf.open(source, suppress_warnings=True)
    except pikepdf.PasswordError as error:
        raise _RefusedError(
            "filen er låst med en adgangskode", "Gem den uden adgangskode, og læg den ind igen."
        ) from error
    with pdf:
        if pdf.get_warnings() and not _has_its_end(source):
            # What is left of a file that was cut short on its way opens all the same, with empty pages.
            raise _RefusedError(*_CUT_SHORT)
        _look_through(pdf)
        yield pdf


def _has_its_end(source: Path) -> bool:
    with source.open("rb") as file:
        file.seek(max(0, source.stat().st_size - _TAIL))
        return b"%%EOF" in file.read()


def _look_through(pdf: Pdf) -> None:
    """Refuse what would come out empty or otherwise than its sender sees it."""
    root = pdf.Root
    if not pdf.allow.print_lowres:
        raise _RefusedError("afsenderen har spærret filen for udskrift", "Bed om en fil, der må udskrives.")
    if "/Collection" in root:
        raise _RefusedError("filen er en samling af andre filer", "Gem filerne i den hver for sig, og læg dem ind.")
    if root.get("/NeedsRendering", False):
        raise _RefusedError("filen er en formular, der kun kan vises i Adobe Reader", _ANEW)
    if not len(pdf.pages):
        raise _RefusedError("filen har ingen sider", "Bed om filen igen.")
    if len(pdf.pages) > _MOST_PAGES:
        raise _RefusedError(f"filen har {len(pdf.pages)} sider, og der er plads til {_MOST_PAGES}", "Del den i flere.")
    before = len(pdf.get_warnings())
    for page in pdf.pages:
        _read_through(page.obj.get("/Contents"))
    if len(pdf.get_warnings()) > before:
        raise _RefusedError(*_CUT_SHORT)


def _read_through(contents: Object | None) -> None:
    import pikepdf

    if isinstance(contents, pikepdf.Array):
        for part in contents:
            _read_through(part)
    elif isinstance(contents, pikepdf.Stream):
        packed = contents.read_raw_bytes()
        if contents.get("/Filter") == pikepdf.Name.FlateDecode:
            _try_to_unpack(packed)


def _try_to_unpack(packed: bytes) -> None:
    """Refuse what no program could show; a few kilobytes can hold gigabytes, so only the beginning is tried."""
    try:
        zlib.decompressobj().decompress(packed, _ENOUGH)
    except zlib.error as error:
        # A wrong sum at the end harms nothing, and every program looks past it.
        if "data check" not in str(error):
            raise _RefusedError(*_DAMAGED) from error


def _take_pages(pdf: Pdf, made: Pdf) -> None:
    if "/AcroForm" in pdf.Root:
        _draw_fields(pdf)
    # What is filled in and stamped on becomes part of the page, as on paper; notes that do not print do not.
    pdf.flatten_annotations("print")
    made.pages.extend(pdf.pages)
    for page in made.pages:
        for key in set(page.obj.keys()) - _PAGE_KEYS:
            del page.obj[key]
    _take_layers(pdf, made)
    for thing in made.objects:
        _strip(thing)


def _draw_fields(pdf: Pdf) -> None:
    """Give the fields their look where the file leaves that to the program that shows it."""
    import pikepdf

    if pdf.Root.AcroForm.get("/NeedAppearances", False):
        values = (thing.get("/V") for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary))
        if any(isinstance(value, pikepdf.String) and not _can_be_drawn(str(value)) for value in values):
            # The library would put question marks in their place.
            raise _RefusedError("et felt i formularen har tegn, som vi ikke kan vise", _ANEW)
    pdf.generate_appearance_streams()


def _can_be_drawn(text: str) -> bool:
    return text == text.encode("cp1252", "ignore").decode("cp1252")


def _take_layers(pdf: Pdf, made: Pdf) -> None:
    """Keep what is switched off in the file switched off: without the list of layers everything would show."""
    import pikepdf

    layers = pdf.Root.get("/OCProperties")
    if layers is None:
        return
    groups = [made.copy_foreign(group) for group in layers.get("/OCGs", [])]
    shown = layers.get("/D", pikepdf.Dictionary())
    off = [made.copy_foreign(group) for group in shown.get("/OFF", [])]
    if shown.get("/BaseState") == pikepdf.Name.OFF:
        on = [made.copy_foreign(group).objgen for group in shown.get("/ON", [])]
        off = [group for group in groups if group.objgen not in on]
    made.Root.OCProperties = pikepdf.Dictionary(
        OCGs=pikepdf.Array(groups), D=pikepdf.Dictionary(OFF=pikepdf.Array(off))
    )


def _strip(thing: Object) -> None:
    import pikepdf

    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return
    keys = _INSIDE_KEYS + (_STREAM_KEYS if isinstance(thing, pikepdf.Stream) else ())
    for key in keys:
        if key in thing:
            del thing[key]
