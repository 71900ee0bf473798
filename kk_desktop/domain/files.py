"""Files that somebody has put in: a bilag that came by mail, a picture in the text."""

from __future__ import annotations

from dataclasses import dataclass

PICTURE_TYPES = ("image/png", "image/jpeg")
"""The media types (RFC 6838) of pictures that a page can show."""

PDF_TYPE = "application/pdf"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file beside the text; its content lies once in our file, however many name it.

    ``media_type`` is as in RFC 6838, ``digest`` the content's SHA-256 in hexadecimal, ``size`` is bytes.
    """

    name: str
    media_type: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class FileContent:
    """What a stored file holds, found by its digest."""

    digest: str
    data: bytes
