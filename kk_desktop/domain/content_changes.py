"""What differs between two contents that an approval binds, as Danish sentences that name the places."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from .content import Content
from .text import BlockKind
from .wording import listed, shortened

_FACTS = {
    "kind": "Dokumentets art er ændret.",
    "title": "Titlen er ændret.",
    "short_title": "Den korte titel er ændret.",
    "sender": "Afsenderen er ændret.",
    "sender_line": "Linjen under afsenderen er ændret.",
    "copies": "”Kopi til” er ændret.",
    "signatories": "Underskriverne er ændret.",
    "confidential_reason": "Mærket FORTROLIG er ændret.",
    "confidential_paragraph": "Mærket FORTROLIG er ændret.",
    "contact": "Kontorets oplysninger på siden er ændret: {}.",
    "date": "Datoen er ændret.",
    "case_number": "Sagsnummeret er ændret.",
    "document_number": "Dokumentnummeret er ændret.",
    "item_number": "Punktets nummer er ændret.",
    "recipients": "Modtageren er ændret.",
    "recipient_address": "Modtagerens adresse er ændret.",
    "treatments": "Udvalgenes beslutninger er ændret.",
}
_CONTACT = {
    "case_handler": "sagsbehandleren",
    "unit": "navnet",
    "address": "adressen",
    "postal_place": "postnummeret",
    "phone": "telefonnummeret",
    "email": "mailadressen",
    "ean": "EAN-nummeret",
}
_MOST = 12
"""Places that are named; more than that nobody reads, and a comparison shows them better."""

_FEW_LETTERS = 42


def differences(old: Content, new: Content) -> tuple[str, ...]:
    """What is otherwise in ``new``; nothing when they are the same."""
    told = [*_facts(old, new), *_attachments(old, new), *_blocks(old, new)]
    if not told and old != new:
        told = ["Indholdet er ændret."]
    told = list(dict.fromkeys(told))
    if len(told) > _MOST:
        told[_MOST - 1 :] = [f"Der er {len(told) - _MOST + 1} andre ændringer."]
    return tuple(told)


def _facts(old: Content, new: Content) -> Iterator[str]:
    for name, sentence in _FACTS.items():
        if old.get(name) == new.get(name):
            continue
        if name == "contact":
            before, after = old.get(name, {}), new.get(name, {})
            changed = [words for key, words in _CONTACT.items() if before.get(key) != after.get(key)]
            yield sentence.format(listed(changed))
        else:
            yield sentence


def _attachments(old: Content, new: Content) -> Iterator[str]:
    def name(place: int, attachment: Mapping[str, Any]) -> str:
        return f"Bilag {place + 1} (”{_few(attachment.get('title', ''))}”)"

    yield from _rows(old.get("attachments", ()), new.get("attachments", ()), name)


def _blocks(old: Content, new: Content) -> Iterator[str]:
    def name(place: int, block: Mapping[str, Any]) -> str:
        return _named(block)

    yield from _rows(old.get("blocks", ()), new.get("blocks", ()), name)


_Row = tuple[int, Mapping[str, Any]]


def _rows(
    old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]], name: Callable[[int, Mapping[str, Any]], str]
) -> Iterator[str]:
    """One sentence for each row that is changed, has come, is gone or stands elsewhere."""
    before, after = ([json.dumps(row, sort_keys=True) for row in rows] for rows in (old, new))
    changed, gone, come = _matched(before, after, old, new)
    moved = {before[was]: now for was in gone for now in come if before[was] == after[now]}
    for now in changed:
        yield f"{name(now, new[now])} er rettet."
    for now in come:
        yield f"{name(now, new[now])} er {'flyttet' if after[now] in moved else 'kommet til'}."
    for was in gone:
        if before[was] not in moved:
            yield f"{name(was, old[was])} er taget ud."


def _matched(
    before: Sequence[str], after: Sequence[str], old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]
) -> tuple[list[int], list[int], list[int]]:
    """Which new rows stand for an old one but differ from it, which old ones are gone, and which new ones have come."""
    changed: list[int] = []
    gone: list[int] = []
    come: list[int] = []
    for tag, start, stop, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        was, now = list(range(start, stop)), list(range(begin, end))
        while was and now and old[was[0]].get("kind") == new[now[0]].get("kind"):
            was.pop(0)
            changed.append(now.pop(0))
        gone += was
        come += now
    return changed, gone, come


def _named(block: Mapping[str, Any]) -> str:
    kind = block["kind"]
    words = _few("".join(run.get("text", "") for run in block.get("runs", ())))
    if kind == BlockKind.PAGE_BREAK:
        return "Et sideskift"
    if kind == BlockKind.TABLE:
        title = block.get("table", {}).get("title", "")
        return f"Tabellen ”{_few(title)}”" if title else "En tabel"
    if kind == BlockKind.CHART:
        title = words or _few(block.get("chart", {}).get("title", ""))
        return f"Diagrammet ”{title}”" if title else "Et diagram"
    if kind == BlockKind.PICTURE:
        told = words or _few(block.get("alt", ""))
        return f"Billedet ”{told}”" if told else "Et billede"
    if not words:
        return "Et tomt afsnit"
    return f"Overskriften ”{words}”" if kind == BlockKind.HEADING else f"Afsnittet, der begynder ”{words}”,"


def _few(text: str) -> str:
    """The first words, so that the place can be known again."""
    return shortened(text, _FEW_LETTERS)
