"""What a thing belongs to: each with a button that lets go of it, and a field that finds more while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from .buttons import icon_button
from .find_field import FindField
from .labels import ElidedLabel
from .layouts import empty

KINDS = {"document": "dokument", "area": "område", "initiative": "indsats", "case": "sag"}
"""What can be belonged to, with the word for it; one of each."""

_SHOWN = 12


class Found(Protocol):
    """One hit of the search."""

    @property
    def kind(self) -> str:
        """What it is."""

    @property
    def id(self) -> str:
        """Which it is."""

    @property
    def title(self) -> str:
        """What it is called."""


class LinkField(QFrame):
    """``find`` searches the file; ``chosen`` holds the id of each kind that is linked. Tells ``changed``."""

    changed = Signal()

    def __init__(self, find: Callable[[str], Sequence[Found]]) -> None:
        super().__init__()
        self._find = find
        self.chosen: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._links = QVBoxLayout()
        self._links.setSpacing(2)
        self.field = FindField(
            "Knyt til et dokument, et område, en indsats eller en sag",
            "Knyt til dokument, område, indsats eller sag",
            self._linkable,
        )
        self.field.chosen.connect(lambda hit: self.link(hit.kind, hit.id, hit.title))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._links)
        column.addWidget(self.field)

    def show_links(self, links: Sequence[tuple[str, str, str]]) -> None:
        """Show what is linked: kind, id and title of each."""
        self.chosen = {kind: thing_id for kind, thing_id, _title in links}
        self._titles = {kind: title for kind, _id, title in links}
        self.field.clear()
        self._show()

    def link(self, kind: str, thing_id: str, title: str) -> None:
        """Link one more, in place of the other of its kind."""
        self.chosen[kind], self._titles[kind] = thing_id, title
        self._show()
        self.changed.emit()

    def let_go(self, kind: str) -> None:
        """Link it no more."""
        del self.chosen[kind]
        self._show()
        self.field.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        while (item := self._links.takeAt(0)) is not None:
            if (row := item.layout()) is not None:
                empty(row)
        for kind in (kind for kind in KINDS if kind in self.chosen):
            title = self._titles[kind] or "Uden titel"
            words = ElidedLabel("body")
            words.setText(f"{KINDS[kind].capitalize()}: {title}")
            row = QHBoxLayout()
            row.setSpacing(4)
            row.addWidget(words, 1)
            row.addWidget(icon_button("x", f"Knyt ikke til {title}", on_click=partial(self.let_go, kind)))
            self._links.addLayout(row)

    def _linkable(self, words: str) -> list[tuple[Found, str]]:
        hits = self._find(words) if len(words) > 1 else ()
        unique = {(hit.kind, hit.id): hit for hit in hits if hit.kind in KINDS}
        return [(hit, f"{hit.title or 'Uden titel'} ({KINDS[hit.kind]})") for hit in list(unique.values())[:_SHOWN]]
