"""Names in a letter: whom it goes to and who signs it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kk_desktop.domain.documents import Signatory

from .plain_pieces import Piece
from .plain_shapes import NAME, ORGANISATION

_OFFICE = re.compile(r"direktør|borgmester|chef|formand|forperson|konsulent|leder|sekretær|rådgiver", re.IGNORECASE)


def split_recipients(text: str) -> tuple[str, ...]:
    """The recipients in "Økonomiudvalget og Børne- og Ungdomsudvalget"; one whole where a part is no known body."""
    parts = tuple(part.strip() for part in re.split(r",\s+|(?<!-)\s+og\s+", text) if part.strip())
    if all(ORGANISATION.fullmatch(part) for part in parts):
        return parts
    return (text.strip(),) if text.strip() else ()


def read_signatories(pieces: Iterable[Piece], *, letter: bool) -> tuple[Signatory, ...]:
    """Who signs: name and title below a greeting, "/ Direktør Navn", or names side by side."""
    signatories: list[Signatory] = []
    for line in _signature_lines(pieces):
        if line.startswith("/"):
            signatories.append(_office_then_name(line.removeprefix("/").strip()))
        elif NAME.fullmatch(line) and not _OFFICE.search(line):
            signatories.extend(Signatory(name) for name in ([line] if letter else _side_by_side(line)))
        elif signatories:
            last = signatories[-1]
            signatories[-1] = Signatory(last.name, f"{last.title}, {line}" if last.title else line)
        else:
            signatories.append(_office_then_name(line))
    return tuple(signatories)


def _signature_lines(pieces: Iterable[Piece]) -> list[str]:
    """The lines by themselves; one broken before "/" is joined again."""
    lines: list[str] = []
    for piece in pieces:
        for text in piece.lines:
            bare = " ".join(text.replace("**", "").split())
            if bare.startswith("/") and lines and piece.lines[0] != text:
                lines[-1] += f" {bare}"
            else:
                lines.append(bare)
    return lines


def _office_then_name(text: str) -> Signatory:
    """ "Administrerende direktør Anna Holm": the name is the capitalised words at the end, the office comes first."""
    words = text.split(" ")
    start = len(words)
    while start and words[start - 1][:1].isupper() and not _OFFICE.search(words[start - 1]):
        start -= 1
    if start in (0, len(words)):
        return Signatory(text)
    return Signatory(" ".join(words[start:]), " ".join(words[:start]))


def _side_by_side(text: str) -> list[str]:
    """Two names on one line, as directors sign: four words are two names."""
    words = text.split(" ")
    return [" ".join(words[:2]), " ".join(words[2:])] if len(words) == 4 else [text]
