"""The lines below a raw table: which are notes to a row or a column by their marks, and which are the table's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kk_desktop.domain.printed_tables import is_own_words

_LINE = re.compile(r"(?P<mark>\*{1,3}|\d{1,2}\))\s*(?P<words>[^*\s].*)", re.DOTALL)
_BEGINS = re.compile(r"\s*(?:\*|\d{1,2}\)|note\b|kilde\b|anm\b)", re.IGNORECASE)
_MARKED = re.compile(r"(?P<label>.*\S)\s*(?P<mark>(?<!\*)\*{1,3}| \d{1,2}\))", re.DOTALL)


def begins_note(line: str) -> bool:
    """Whether a line below a table is its own by how it begins: a mark, a source, a word of what is noted."""
    return _BEGINS.match(line) is not None or is_own_words(line.strip())


class Marks:
    """The notes found by their marks."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._words: dict[str, str] = {}
        own: list[str] = []
        for line in lines:
            match = _LINE.fullmatch(line)
            if match and match["mark"] not in self._words:
                self._words[match["mark"]] = match["words"]
            elif not is_own_words(line):
                own.append(line)
        self._used: set[str] = set()
        self._own = own

    def take(self, label: str) -> tuple[str, str]:
        """A label without its mark, and the note it leads to."""
        match = _MARKED.fullmatch(label)
        if match is None or (mark := match["mark"].strip()) not in self._words:
            return label, ""
        self._used.add(mark)
        return match["label"], self._words[mark]

    @property
    def note(self) -> str:
        """The table's own note, and the marked ones that no label leads to."""
        left = [f"{mark} {words}" for mark, words in self._words.items() if mark not in self._used]
        return "\n".join([*self._own, *left])
