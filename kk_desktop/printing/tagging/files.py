"""Files put into the PDF, each named in the catalog with what it is to the document (ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Sequence
from datetime import date

from ..embedded import Embedded
from .objects import File, Raw, text_string

_UNDATED = date(1970, 1, 1)
"""A file must have a day; a document without one must not borrow today's, or its bytes would change overnight."""

_SPECIAL_IN_NAMES = re.compile(rb"[^A-Za-z0-9.+_-]")


def write_files(pdf: File, files: Sequence[Embedded], day: date | None) -> None:
    """Put the files into the PDF in their order; without any, nothing is written."""
    if not files:
        return
    specifications = [pdf.number(_specification(pdf, file, day or _UNDATED)) for file in files]
    # Readers list files by these names: counted, so that bilag 10 follows bilag 9 and two of one name are two.
    names = " ".join(f"({n:04}) {reference}" for n, reference in enumerate(specifications, 1))
    pdf.catalog["Names"] = f"<< /EmbeddedFiles << /Names [{names}] >> >>"
    pdf.catalog["AF"] = f"[{' '.join(specifications)}]"


def _specification(pdf: File, file: Embedded, day: date) -> Raw:
    # Against damage on the way only (ISO 32000-1, 7.11.4), so MD5 is enough.
    checksum = hashlib.md5(file.data, usedforsecurity=False).hexdigest()
    stream = Raw.stream(
        zlib.compress(file.data, 9),
        f"/Type /EmbeddedFile /Subtype /{_name(file.media_type)} /Filter /FlateDecode "
        f"/Params << /Size {len(file.data)} /CheckSum <{checksum}> /ModDate (D:{day:%Y%m%d}120000Z) >>",
    )
    reference = pdf.number(stream)
    plain = file.name.encode("ascii", "replace").replace(b"?", b"_").hex()
    return Raw(
        f"<< /Type /Filespec /F <{plain}> /UF {text_string(file.name)} /Desc {text_string(file.description)} "
        f"/AFRelationship /{file.relationship} /EF << /F {reference} /UF {reference} >> >>".encode("ascii")
    )


def _name(media_type: str) -> str:
    """``application/json`` as a PDF name, in which a slash would begin another one."""
    escaped = _SPECIAL_IN_NAMES.sub(lambda found: b"#%02X" % found[0][0], media_type.encode("utf-8", "replace"))
    return escaped.decode("ascii")
