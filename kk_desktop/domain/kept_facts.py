"""What stands around a text, as lines to keep with a version, and what became of it in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from .dates import write_date
from .documents import Manuscript, Signatory
from .versions import KeptText

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")

_Attachments = tuple[tuple[int, str, str], ...]

_WORDS = {
    "date": "Dato",
    "short_title": "Kort titel",
    "case_number": "Sagsnummer",
    "document_number": "Dokumentnummer",
    "item_number": "Punktnummer",
    "sender": "Afsender",
    "sender_line": "Afsenderlinje",
    "unit": "Enhed",
    "case_handler": "Sagsbehandler",
    "recipients": "Modtagere",
    "recipient_address": "Modtagerens adresse",
    "copies": "Kopi til",
    "signatories": "Underskrivere",
    "confidential_reason": "Begrundelse for fortrolighed",
    "confidential_paragraph": "Paragraf for fortrolighed",
}

_LINES = (
    "short_title", "document_number", "item_number", "sender", "sender_line", "case_handler", "recipient_address",
    "confidential_reason", "confidential_paragraph",
)  # fmt: skip
"""The facts that are one text in the document under the same name."""


def facts_of(manuscript: Manuscript) -> Mapping[str, tuple[str, ...]]:
    """The document's facts by name; those that are empty are left out."""
    document = manuscript.document
    signatories = (", ".join(filter(None, (each.name, each.title))) for each in document.signatories)
    facts = {name: (getattr(document, name),) if getattr(document, name) else () for name in _LINES} | {
        "date": (document.date.isoformat(),) if document.date else (),
        "case_number": (manuscript.case_number,) if manuscript.case_number else (),
        "unit": (manuscript.contact.unit,) if manuscript.contact.unit else (),
        "recipients": document.recipients,
        "copies": document.copies,
        "signatories": tuple(signatories),
    }
    return {name: lines for name, lines in facts.items() if lines}


def with_facts(manuscript: Manuscript, facts: Mapping[str, tuple[str, ...]]) -> Manuscript:
    """The manuscript as it was with these facts around it; its office's address and its bilag are those of today."""
    lines: dict[str, Any] = {name: "".join(facts.get(name, ())) for name in _LINES}
    signatories = (line.split(", ", 1) for line in facts.get("signatories", ()))
    document = replace(
        manuscript.document,
        **lines,
        date=date.fromisoformat(facts["date"][0]) if "date" in facts else None,
        recipients=facts.get("recipients", ()),
        copies=facts.get("copies", ()),
        signatories=tuple(Signatory(*parts) for parts in signatories),
    )
    return replace(manuscript, document=document, case_number="".join(facts.get("case_number", ())))


def attachments_of(manuscript: Manuscript) -> _Attachments:
    """The bilag: number, title and the digest of the file, empty where there is none."""
    return tuple((each.number, each.title, each.file.digest if each.file else "") for each in manuscript.attachments)


def fact_changes(old: KeptText, new: KeptText) -> tuple[str, ...]:
    """What became of the facts, a sentence for each; nothing where the facts of one of the texts were not kept."""
    if old.facts is None or new.facts is None:
        return ()
    told = []
    for name, word in _WORDS.items():
        before, now = ("; ".join(map(_told, facts.get(name, ()))) for facts in (old.facts, new.facts))
        if before != now:
            told.append(_sentence(word, before, now))
    return (*told, *_attachment_changes(old.attachments, new.attachments))


def _told(line: str) -> str:
    """A fact on one line, a date as it is written in a letter."""
    return write_date(date.fromisoformat(line)) if _ISO.fullmatch(line) else " ".join(line.split())


def _sentence(word: str, before: str, now: str) -> str:
    if not before:
        return f"{word} er skrevet til: ”{now}”."
    if not now:
        return f"{word} er slettet: ”{before}”."
    return f"{word} er rettet fra ”{before}” til ”{now}”."


def _attachment_changes(old: _Attachments, new: _Attachments) -> Iterator[str]:
    """A bilag is known again by its title, which it keeps when another before it is taken out."""
    before, now = ({title: (number, digest) for number, title, digest in each} for each in (old, new))
    for title, (number, digest) in now.items():
        if title not in before:
            yield f"Bilag {number}, ”{title}”, er kommet til."
        elif before[title][1] != digest:
            yield f"Bilag {number}, ”{title}”, har fået en anden fil."
        elif before[title][0] != number:
            yield f"Bilag {before[title][0]}, ”{title}”, er nu bilag {number}."
    for title, (number, _digest) in before.items():
        if title not in now:
            yield f"Bilag {number}, ”{title}”, er taget ud."
