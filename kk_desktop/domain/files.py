"""Files that somebody has put in: a bilag that came by mail, a picture in the text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

PICTURE_TYPES = ("image/png", "image/jpeg")
"""The media types (RFC 6838) of pictures that a page can show."""

PDF_TYPE = "application/pdf"
UNKNOWN_TYPE = "application/octet-stream"

_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    ".doc": "application/msword",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".htm": "text/html",
    ".html": "text/html",
    ".xml": "application/xml",
    ".json": "application/json",
    ".rtf": "application/rtf",
    ".zip": "application/zip",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".gif": "image/gif",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".svg": "image/svg+xml",
}
_ENDINGS = {PDF_TYPE: ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file beside the text; its content lies once in our file, however many name it.

    ``media_type`` is as in RFC 6838, ``digest`` the content's SHA-256 in hexadecimal, ``size`` is bytes.
    """

    name: str
    media_type: str
    digest: str
    size: int

    @property
    def has_pages(self) -> bool:
        """Whether the file can be printed as pages behind a letter; others only go along as files."""
        return self.media_type == PDF_TYPE or self.media_type in PICTURE_TYPES

    @property
    def ending(self) -> str:
        """The ending (``.pdf``) of a document that may be opened; empty for what could be a program."""
        own = PurePath(self.name).suffix.lower()
        # Told by the content: a program could call itself anything, and hold the mark of a PDF as well.
        return _ENDINGS.get(self.media_type, own if own in _TYPES else "")

    @property
    def size_in_words(self) -> str:
        """The size as Windows says it, where a KB is 1024 bytes: 340 KB, 1,2 MB."""
        if self.size < 1024**2:
            return f"{max(1, round(self.size / 1024))}\u00a0KB"
        return f"{self.size / 1024**2:.1f}\u00a0MB".replace(".", ",")


@dataclass(frozen=True, slots=True)
class FileContent:
    """What a stored file holds, found by its digest."""

    digest: str
    data: bytes


def media_type_of(name: str, start: bytes) -> str:
    """The media type, told by how the content starts where that is sure, and else by the name's ending."""
    # A PDF may begin with a few foreign bytes (ISO 32000-1, appendix H, note 13).
    if b"%PDF-" in start[:1024]:
        return PDF_TYPE
    for signature, media_type in _SIGNATURES.items():
        if start.startswith(signature):
            return media_type
    return _TYPES.get(PurePath(name).suffix.lower(), UNKNOWN_TYPE)
