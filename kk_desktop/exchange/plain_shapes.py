"""Second look at the pieces: what stands beside a lone line decides whether it is a heading, an item or a name."""

from __future__ import annotations

import re

from .plain_lines import ends_clause
from .plain_pieces import ATTACHMENTS_HEADING, ITEMS, LABEL, Piece, Shape

ORGANISATION = re.compile(
    r"(Københavns Kommune|[A-ZÆØÅ][\w, -]*(forvaltningen|udvalget|lokaludvalg|sekretariatet|borgmesteren)"
    r"|(Sekretariatet|Center|Kontoret|Afdelingen) for .+)"
)
OVERVIEW = "oversigt over politisk behandling"
_LOOSE = (Shape.ALONE, Shape.HEADING, Shape.LINE, Shape.PARAGRAPH)
_CLOSING = re.compile(r"(med )?(venlig|venlige|de bedste|bedste|kærlig) hils(en|ner)[,.]?|mvh\.?", re.IGNORECASE)
NAME = re.compile(r"([A-ZÆØÅ][\wéü.'’-]*( (?=[A-ZÆØÅ])|$)){2,6}")
_DATE = re.compile(r"(den |d\. ?)?\d{1,2}([./-]\d{1,2}[./-]|\. [a-zæøå]+ )\d{4}")
_QUOTE = re.compile(r"[”“\"»].*[”“\"«]\.?", re.DOTALL)


def settle_shapes(pieces: list[Piece]) -> list[Piece]:
    """Give every lone line its shape; the pieces are changed in place and given back."""
    _settle_top(pieces)
    _settle_closing(pieces)
    _settle_unmarked_lists(pieces)
    _settle_numbered_headings(pieces)
    _settle_end(pieces)
    for place, piece in enumerate(pieces):
        if piece.shape is Shape.ALONE:
            piece.shape = Shape.HEADING
        elif place and _is_quote(piece) and pieces[place - 1].bare.endswith(":"):
            piece.shape = Shape.QUOTE
    return pieces


def _is_quote(piece: Piece) -> bool:
    return piece.shape is Shape.PARAGRAPH and _QUOTE.fullmatch(piece.bare) is not None


def _settle_top(pieces: list[Piece]) -> None:
    """The sender's line, "Til …" and the date stand over the title."""
    for piece in pieces[:4]:
        text = piece.bare
        is_sender = piece is pieces[0] and len(pieces) > 1 and pieces[1].shape is Shape.ALONE
        if piece.shape not in (Shape.ALONE, Shape.PARAGRAPH, Shape.NUMBERED):
            continue
        if (is_sender and ORGANISATION.fullmatch(text)) or (text.startswith("Til ") and not ends_clause(text)):
            piece.shape = Shape.LINE
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        over_address = following is not None and following.shape is Shape.LINE and ORGANISATION.fullmatch(piece.bare)
        if piece.shape is Shape.ALONE and (over_address or _DATE.fullmatch(piece.bare) or LABEL.fullmatch(piece.bare)):
            piece.shape = Shape.LINE


def _settle_closing(pieces: list[Piece]) -> None:
    """Greeting, names and titles at the letter's end; "/ Direktør …"; names alone before the overview."""
    signing = False
    for place, piece in enumerate(pieces):
        if len(piece.bare) < 60 and _CLOSING.fullmatch(piece.bare):
            piece.shape, signing = Shape.CLOSING, True
        elif piece.bare.startswith("/ "):
            piece.shape = Shape.SIGNATURE
        elif signing and piece.shape in _LOOSE and not _is_prose(piece):
            piece.shape = Shape.LINE if LABEL.fullmatch(piece.bare) else Shape.SIGNATURE
        elif piece.shape is Shape.ALONE and NAME.fullmatch(piece.bare) and _ends_document(pieces, place):
            piece.shape = Shape.SIGNATURE
        elif piece.shape is not Shape.LINE:
            signing = False


def _is_prose(piece: Piece) -> bool:
    return len(piece.bare) > 120 or piece.bare.endswith((".", ":")) or bool(ATTACHMENTS_HEADING.fullmatch(piece.bare))


def _ends_document(pieces: list[Piece], place: int) -> bool:
    following = pieces[place + 1].bare.lower() if place + 1 < len(pieces) else ""
    return place > 2 and (not following or following == OVERVIEW or bool(ATTACHMENTS_HEADING.fullmatch(following)))


def _settle_unmarked_lists(pieces: list[Piece]) -> None:
    """Short lines after a colon that have lost their bullets are items; the last, if a text follows, is a heading."""
    for place, piece in enumerate(pieces):
        if piece.shape is not Shape.PARAGRAPH or not piece.bare.endswith(":"):
            continue
        end = place + 1
        indented = end < len(pieces) and pieces[end].indent > 0
        while end < len(pieces) and _could_be_item(pieces[end], indented):
            end += 1
        if not indented and end < len(pieces) and end > place + 1:
            end -= 1
        if end - place > 2:
            for item in pieces[place + 1 : end]:
                item.shape = Shape.BULLET


def _could_be_item(piece: Piece, indented: bool) -> bool:
    if len(piece.lines) != 1 or len(piece.bare) > 100:
        return False
    if indented:
        return piece.shape in (Shape.ALONE, Shape.PARAGRAPH) and piece.indent > 0
    return piece.shape is Shape.ALONE and not piece.bare.endswith("?")


def _settle_numbered_headings(pieces: list[Piece]) -> None:
    """A number before a lone short line over a text is the heading's; one before the first line is the agenda's."""
    titled = False
    for place, piece in enumerate(pieces[:-1]):
        before, after = (pieces[place - 1] if place else None), pieces[place + 1]
        listed_before = before is not None and (before.shape in ITEMS or before.bare.endswith(":"))
        if piece.shape is Shape.NUMBERED and not piece.lead and not listed_before and after.shape not in ITEMS:
            if not titled or (_is_short(piece) and after.shape is Shape.PARAGRAPH and after.blanks):
                piece.shape = Shape.HEADING
        elif _introduces_list(piece) and before is not None and before.shape in ITEMS and after.shape in ITEMS:
            piece.shape = Shape.HEADING
        titled = titled or piece.shape not in (Shape.LINE, Shape.FOOTNOTE)


def _is_short(piece: Piece) -> bool:
    return len(piece.bare) <= 80 and not ends_clause(piece.bare)


def _introduces_list(piece: Piece) -> bool:
    return piece.shape is Shape.PARAGRAPH and len(piece.bare) <= 40 and piece.bare.endswith(":")


def _settle_end(pieces: list[Piece]) -> None:
    """A line with nothing under it is no heading."""
    for piece in reversed(pieces):
        if piece.shape is Shape.ALONE and len(pieces) > 1:
            piece.shape = Shape.PARAGRAPH
        elif piece.shape is not Shape.FOOTNOTE:
            break
