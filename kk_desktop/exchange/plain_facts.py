"""Facts lifted out of the text into a document's fields: title, numbers, date, people, contact column, bilag."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from kk_desktop.domain.dates import read_date
from kk_desktop.domain.documents import Contact
from kk_desktop.domain.text import BlockKind

from .plain_blocks import make_blocks
from .plain_capitals import calm_capitals
from .plain_document import PlainBlock, PlainDocument
from .plain_names import read_signatories, split_recipients
from .plain_pieces import ATTACHMENTS_HEADING, LABEL, POSTAL, Piece, Shape
from .plain_shapes import ORGANISATION, OVERVIEW

_CASE_NUMBER = re.compile(r"(?:[A-ZÆØÅ]{2,4} )?\d{1,4}[-/]\d{2,}(?:-\d+)?")
_CASE_NUMBER_AT_END = re.compile(rf"\s*\(({_CASE_NUMBER.pattern})\)\.?$")
_TOP = (Shape.LINE, Shape.FOOTNOTE)
_PROPOSAL_SECTION = re.compile(
    r"indstilling( og beslutning)?|beslutning|problemstilling|løsning|baggrund|økonomi|videre proces|bilag",
    re.IGNORECASE,
)


def _date_in(text: str) -> date | None:
    """The date that is all of the text, its year written out."""
    if not re.search(r"\d{4}", text):
        return None
    try:
        return read_date(text, date.min)
    except ValueError:
        return None


def _has_date(text: str) -> bool:
    return _date_in(text) is not None


_FACTS: dict[str, tuple[str, Callable[[str], object]]] = {
    "sagsnr": ("case_number", _CASE_NUMBER.fullmatch),
    "sagsnummer": ("case_number", _CASE_NUMBER.fullmatch),
    "dokumentnr": ("document_number", _CASE_NUMBER.fullmatch),
    "dokumentnummer": ("document_number", _CASE_NUMBER.fullmatch),
    "sagsbehandler": ("case_handler", re.compile(r"[A-ZÆØÅ][^\d,:]{2,60}").fullmatch),
    "telefon": ("phone", re.compile(r"\+?[\d ]{8,20}").fullmatch),
    "tlf": ("phone", re.compile(r"\+?[\d ]{8,20}").fullmatch),
    "email": ("email", re.compile(r"\S+@\S+\.\S+").fullmatch),
    "ean": ("ean", re.compile(r"\d[\d ]{11,16}\d").fullmatch),
    "dato": ("date", _has_date),
    "kopitil": ("copies", re.compile(r"[A-ZÆØÅ].+").fullmatch),
}
"""What a label is called without spaces and hyphens, the field it fills, and what its value must look like."""


def lift_facts(pieces: Sequence[Piece]) -> PlainDocument:
    """The document, with what is recognised for sure in its fields; everything else stays in the text."""
    rest = list(pieces)
    document = _lift_title(PlainDocument(), rest)
    facts = _lift_labelled(rest)
    contact = Contact(**_lift_address(rest), **{key: facts.pop(key, "") for key in ("phone", "email", "ean")})
    attachments = _lift_attachments(rest)
    closing = " ".join(piece.bare for piece in _take(rest, lambda piece: piece.shape is Shape.CLOSING))
    sender = document.sender or _lift_sender_below_signature(rest)
    signatories = read_signatories(_take(rest, lambda piece: piece.shape is Shape.SIGNATURE), letter=bool(closing))
    blocks = tuple(_with_levels(make_blocks(rest)))
    return replace(
        document,
        title=calm_capitals(document.title, "\n".join(block.text for block in blocks)),
        sender=sender,
        date=document.date or _date_in(facts.get("date", "")),
        case_number=document.case_number or facts.get("case_number", ""),
        document_number=facts.get("document_number", ""),
        case_handler=facts.get("case_handler", ""),
        copies=split_recipients(facts.get("copies", "")),
        contact=contact,
        attachments=attachments,
        closing=closing,
        signatories=signatories,
        blocks=blocks,
    )


def _take(rest: list[Piece], wanted: Callable[[Piece], bool]) -> list[Piece]:
    """Take the wanted pieces out of the text."""
    taken = [piece for piece in rest if wanted(piece)]
    rest[:] = [piece for piece in rest if not wanted(piece)]
    return taken


def _lift_title(document: PlainDocument, rest: list[Piece]) -> PlainDocument:
    """What stands above the text: sender, recipients, date, and the title with the agenda's and the case's number."""
    end = next((place for place, piece in enumerate(rest) if piece.shape not in _TOP), len(rest))
    top = [piece for piece in rest[:end] if piece.shape is Shape.LINE and not LABEL.fullmatch(piece.bare)]
    values = [piece for before, piece in pairwise(rest) if _is_value_of(before, piece)]
    recipients: tuple[str, ...] = ()
    for piece in top:
        if piece in values:
            continue
        if (day := _date_in(piece.bare)) and document.date is None:
            document = replace(document, date=day)
        elif piece.bare.startswith("Til ") or document.sender or not ORGANISATION.fullmatch(piece.bare):
            recipients += split_recipients(piece.bare.removeprefix("Til "))
        else:
            document = replace(document, sender=piece.bare)
        rest.remove(piece)
    document = replace(document, recipients=recipients)
    place = next((place for place, piece in enumerate(rest) if piece.shape not in _TOP), None)
    if place is None or rest[place].shape is not Shape.HEADING:
        return document
    piece = rest.pop(place)
    numbered = _CASE_NUMBER_AT_END.search(piece.bare)
    title = piece.bare[: numbered.start()] if numbered else piece.bare
    title = title.rstrip(".") if numbered else title
    if place < len(rest) and rest[place].bare.rstrip(".") == title:
        del rest[place]
    return replace(
        document,
        title=title,
        item_number=str(piece.number) if piece.number else "",
        case_number=numbered[1] if numbered else "",
    )


def _is_value_of(label: Piece, value: Piece) -> bool:
    """Whether the piece is the value below a label that stands alone on its line."""
    match = LABEL.fullmatch(label.bare) if label.shape is Shape.LINE else None
    return match is not None and not match["value"] and value.shape is Shape.LINE and value.blanks == 0


def _lift_labelled(rest: list[Piece]) -> dict[str, str]:
    """ "Sagsnr. …", "Telefon …" and their like, on one line or on two."""
    facts: dict[str, str] = {}
    place = 0
    while place < len(rest):
        match = LABEL.fullmatch(rest[place].bare) if rest[place].shape is Shape.LINE else None
        name, fits = _FACTS.get(_label_key(match["label"]), ("", bool)) if match else ("", bool)
        following = rest[place + 1] if place + 1 < len(rest) and _is_value_of(rest[place], rest[place + 1]) else None
        value = (following.bare if following else match["value"]) if match else ""
        if name and name not in facts and fits(value):
            facts[name] = value
            del rest[place : place + (2 if following else 1)]
        else:
            place += 1
    return facts


def _label_key(label: str) -> str:
    key = re.sub(r"[ -]", "", label.lower())
    return "ean" if key.startswith("ean") else key


def _lift_address(rest: list[Piece]) -> dict[str, str]:
    """The office, its street and its town, where they stand together in the text."""
    place = next(
        (n for n, piece in enumerate(rest) if piece.shape is Shape.LINE and POSTAL.fullmatch(piece.bare)), None
    )
    if place is None:
        return {}
    first = place
    while first and rest[first].blanks == 0 and rest[first - 1].shape is Shape.LINE:
        first -= 1
    above = [piece.bare for piece in rest[first:place]]
    unit = above.pop(0) if len(above) > 1 else ""
    if not unit and first and rest[first - 1].shape is Shape.LINE and ORGANISATION.fullmatch(rest[first - 1].bare):
        first -= 1
        unit = rest[first].bare
    postal_place = rest[place].bare
    del rest[first : place + 1]
    return {"unit": unit, "address": ", ".join(above), "postal_place": postal_place}


def _lift_attachments(rest: list[Piece]) -> tuple[tuple[int, str], ...]:
    """The list of bilag in the order of its numbers, whatever order it was printed in."""
    place = next((n for n, piece in enumerate(rest) if _heads_attachments(piece)), None)
    if place is None:
        return ()
    end = place + 1
    while end < len(rest) and rest[end].shape in (Shape.ATTACHMENT, Shape.BULLET):
        end += 1
    found = [(piece.number or count, piece.bare) for count, piece in enumerate(rest[place + 1 : end], 1)]
    if not found or len({number for number, _ in found}) < len(found):
        return ()
    del rest[place:end]
    return tuple(sorted(found))


def _heads_attachments(piece: Piece) -> bool:
    return piece.shape is Shape.HEADING and ATTACHMENTS_HEADING.fullmatch(piece.bare) is not None


def _lift_sender_below_signature(rest: list[Piece]) -> str:
    for before, piece in pairwise(rest):
        loose = piece.shape in (Shape.HEADING, Shape.LINE, Shape.PARAGRAPH)
        if before.shape is Shape.SIGNATURE and loose and ORGANISATION.fullmatch(piece.bare):
            rest.remove(piece)
            return piece.bare
    return ""


def _with_levels(blocks: list[PlainBlock]) -> list[PlainBlock]:
    """Headings within a proposal's sections are second level; the overview begins a page, its clauses are items."""
    sections = [block.text.lower() for block in blocks if block.kind is BlockKind.HEADING]
    is_proposal = "problemstilling" in sections and "løsning" in sections
    leveled: list[PlainBlock] = []
    in_overview = False
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.text.lower() == OVERVIEW:
            in_overview = True
            leveled += [PlainBlock(BlockKind.PAGE_BREAK), block]
        elif block.kind is BlockKind.HEADING and is_proposal:
            fixed = not in_overview and _PROPOSAL_SECTION.fullmatch(block.text)
            leveled.append(replace(block, level=1 if fixed else 2))
        elif block.kind is BlockKind.CLAUSE and in_overview:
            leveled.append(replace(block, kind=BlockKind.LIST_ITEM, ordered=True))
        else:
            leveled.append(block)
    return leveled
