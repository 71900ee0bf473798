"""What is looked at before a Word document or a workbook is opened: that it is one, can be read, and is no trap."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from kk_desktop.errors import UserError

LARGEST_WHOLE = 400 * 1024 * 1024
"""Bytes of all that a Word document unfolds to, pictures and all; twice the largest file we take in."""

LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes of XML. Seven hundred pages of text are some ten million; the tree of it takes ten times its room."""

MOST_TAGS = 2_000_000
"""Seven hundred pages have some half a million; each takes its room and its time, however short it is."""

MOST_PARTS = 5000
"""Files within the document: one for each picture, and some twenty besides."""

# [MS-CFB] 2.2: what both Word before 2007 and an encrypted document of today are kept in.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DTD = (b"<!DOCTYPE", b"<!ENTITY")


@dataclass(frozen=True, slots=True)
class Office:
    """How a program's files are spoken of."""

    program: str
    thing: str
    ending: str
    measure: str


WORD = Office("Word", "et Word-dokument", ".docx", "et brev kan. Intet er hentet ind. Indsæt den tekst, du skal bruge.")
EXCEL = Office(
    "Excel", "et regneark", ".xlsx", "en budgettabel kan. Intet er hentet ind. Gem det ark, du skal bruge, for sig."
)


def check_package(data: bytes, name: str, office: Office = WORD) -> None:
    """Raise ``UserError`` for what is no .docx or .xlsx, asks for a password, is broken, or unfolds beyond measure."""
    if data.startswith(_COMPOUND):
        raise _locked(name) if _ENCRYPTED in data else _old(name, office)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_parts(package, name, office)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise not_readable(name, office) from error


def _check_parts(package: zipfile.ZipFile, name: str, office: Office) -> None:
    parts = package.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise _locked(name)
    texts = [part for part in parts if _is_text(package, part)]
    # What a part claims to unfold to is all that is ever read of it: zipfile stops there.
    if (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > LARGEST_WHOLE
        or sum(part.file_size for part in texts) > LARGEST_TEXT
    ):
        raise too_large(name, office)
    if "[Content_Types].xml" not in package.namelist():
        raise not_readable(name, office)
    tags = 0
    for part in texts:
        # ECMA-376-2, clause 8.2.5: no part has a document type; it could make a few letters into gigabytes.
        content = package.read(part).replace(b"\0", b"")
        if any(mark in content for mark in _DTD):
            raise not_readable(name, office)
        tags += content.count(b"<")
    if tags > MOST_TAGS:
        raise too_large(name, office)


def _is_text(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether the part is XML, by what it begins with: its name says nothing about how it is read."""
    with package.open(part) as file:
        # Whichever encoding it is in: 4C is the bracket of those that are not made from ASCII.
        begins = file.read(64).replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n")
    return begins[:1] in (b"<", b"\x4c", b"") and part.file_size > 0


def not_readable(name: str, office: Office = WORD) -> UserError:
    """What is said of a file that is none of the program's, or a broken one."""
    return UserError(
        f"”{name}” kan ikke læses som {office.thing}. Intet er hentet ind. "
        f"Åbn den i {office.program}, gem den som {office.ending}, og prøv igen."
    )


def _locked(name: str) -> UserError:
    return UserError(
        f"”{name}” er låst med en adgangskode. Intet er hentet ind. Bed om den uden adgangskode, eller indsæt teksten."
    )


def _old(name: str, office: Office) -> UserError:
    return UserError(
        f"”{name}” er gemt i det gamle {office.program}-format. Intet er hentet ind. "
        f"Åbn den i {office.program}, gem den som {office.ending}, og prøv igen."
    )


def too_large(name: str, office: Office = WORD) -> UserError:
    """What is said of a file that takes far more than any letter or table."""
    return UserError(f"”{name}” fylder langt mere, når den pakkes ud, end {office.measure}")
