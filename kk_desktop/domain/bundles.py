"""How a letter leaves the house with its bilag."""

from __future__ import annotations

from enum import StrEnum


class Bundle(StrEnum):
    """What is printed or saved: the letter alone, with the bilag behind it as pages, or with them inside as files."""

    LETTER = "letter"
    PAGES = "pages"
    FILES = "files"

    @property
    def danish(self) -> str:
        """As it is shown, whatever kind of document it is said of."""
        return _WORDS[self]


_WORDS = {
    Bundle.LETTER: "Uden bilag",
    Bundle.PAGES: "Samlet med bilag",
    Bundle.FILES: "Med bilag som vedlagte filer",
}
