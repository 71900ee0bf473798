"""Finds the document that a PDF for review carries; whoever sends such a file, nothing in it is believed unread."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.files import FileContent
from kk_desktop.errors import UserError

from .source_file import MOST_BYTES, NAME, NotASourceError, damaged, read_source

if TYPE_CHECKING:
    from pikepdf import Object, Pdf


_MISREAD = (AttributeError, KeyError, TypeError, ValueError, RuntimeError)
"""What pikepdf says, besides its own errors, of a file whose parts are not what they should be."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What came in a PDF for review: the document, and the files that are its bilag."""

    manuscript: Manuscript
    files: tuple[FileContent, ...] = ()


def read_review_pdf(pdf: bytes, name: str) -> Reviewed:
    """The document in the PDF; ``name`` is the file's, for the messages.

    Raises ``UserError`` with one sentence for what is no PDF, is damaged or locked, or carries no document of ours.
    """
    # Not needed before somebody takes a PDF in.
    import pikepdf

    if b"%PDF-" not in pdf[:1024]:
        raise UserError(f"”{name}” er ikke en PDF-fil. Intet er hentet ind. Vælg en fil, der er sendt til gennemsyn.")
    try:
        with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as document:
            return _read(document, name)
    except pikepdf.PasswordError as error:
        raise UserError(
            f"”{name}” er låst med en adgangskode. Intet er hentet ind. Bed afsenderen om en fil uden."
        ) from error
    except (pikepdf.PdfError, zlib.error, *_MISREAD) as error:
        raise UserError(f"”{name}” er beskadiget. Intet er hentet ind. Bed afsenderen om filen igen.") from error


def _read(document: Pdf, name: str) -> Reviewed:
    streams = dict(_streams(document))
    if NAME not in streams:
        raise _no_document(name)
    try:
        manuscript = read_source(_unpacked(streams[NAME], name), name)
    except NotASourceError as error:
        raise _no_document(name) from error
    wanted = {attachment.file.digest for attachment in manuscript.attachments if attachment.file}
    files = _files(wanted, [stream for key, stream in streams.items() if key != NAME], name) if wanted else {}
    if wanted - files.keys():
        raise damaged(name)
    return Reviewed(manuscript, tuple(FileContent(digest, data) for digest, data in files.items()))


def _streams(document: Pdf) -> Iterator[tuple[str, Object]]:
    """The files in the PDF: ours by its name, the rest by their place in the catalog."""
    import pikepdf

    try:
        listed = list(pikepdf.NameTree(document.Root.Names.EmbeddedFiles).values())
        for n, specification in enumerate(listed):
            stream = specification.EF.F
            if not isinstance(stream, pikepdf.Stream):
                continue
            # Ours comes first; a bilag may have any name.
            told = str(specification.get("/UF", specification.get("/F", "")))
            yield (NAME if told == NAME and n == 0 else str(n)), stream
    except _MISREAD:
        # A catalog that is not as it must be carries nothing that can be found.
        return


def _files(wanted: set[str], streams: list[Object], name: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for stream in streams:
        data = _unpacked(stream, name)
        digest = hashlib.sha256(data).hexdigest()
        if digest in wanted:
            found[digest] = data
    return found


def _unpacked(stream: Object, name: str) -> bytes:
    """What the stream holds. Packed data may be a thousand times as large: it is read no further than the limit."""
    import pikepdf

    packed = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    if filters is None:
        return packed
    names = [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if names != ["/FlateDecode"] or "/DecodeParms" in stream:
        raise damaged(name)
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(packed, MOST_BYTES + 1)
    if len(data) > MOST_BYTES or not unpacking.eof:
        raise damaged(name)
    return data


def _no_document(name: str) -> UserError:
    return UserError(
        f"”{name}” har kun sider og intet dokument, der kan hentes ind. Intet er hentet ind. "
        "Bed om en fil, der er sendt til gennemsyn fra kk_desktop."
    )
