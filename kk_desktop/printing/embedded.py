"""Files that travel inside a PDF, with what PDF/A-3 wants told of each; knows nothing of how they are written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Relationship(StrEnum):
    """What the file is to the document that carries it (ISO 19005-3, annex E)."""

    SOURCE = "Source"  # the pages were made from it
    SUPPLEMENT = "Supplement"  # it belongs to the document: a bilag


@dataclass(frozen=True, slots=True)
class Embedded:
    """A file put into the PDF; ``description`` is what a reader shows beside its name."""

    name: str
    media_type: str
    data: bytes
    description: str
    relationship: Relationship = Relationship.SUPPLEMENT

    @property
    def fingerprint(self) -> bytes:
        """The file and what is said of it as bytes, for the PDF's own identity."""
        told = repr((self.name, self.media_type, self.description, self.relationship.value))
        return told.encode("utf-8", "backslashreplace") + hashlib.sha256(self.data).digest()
