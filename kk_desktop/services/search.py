"""Finding anything from anywhere in the open file."""

from __future__ import annotations

from kk_desktop.domain.rows import Hit
from kk_desktop.storage import search as store

from .desk import Desk


class SearchService:
    """The search field of the window."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self, text: str, limit: int = 50) -> list[Hit]:
        """The places that hold every word in some form, what changed last first."""
        return store.find(self._desk.read(), text, limit)
