"""A number of things held against those that the text or a table lists."""

from __future__ import annotations

from collections.abc import Iterator

from kk_desktop.domain.style.slips import own_words

from ..ground import Ground
from ..model import Relation, Verdict
from . import tabled
from .ahead import Ahead, Tie
from .behind import Behind
from .blocks import Paragraphs
from .claims import find_claims


def check_counting(ground: Ground) -> None:
    """Every number of things that there is something to count by."""
    told: set[int] = set()
    for tie in _ties(ground, _own(ground)):
        if tie.claim.start not in told and (verdict := _weighed(tie)) is not None:
            told.add(tie.claim.start)
            quote = tie.claim.figure.quote
            said = (
                f"Der er nævnt {tie.row.likely}; teksten siger {quote}" if tie.row.likely else "Listen er kun et uddrag"
            )
            ground.tell(verdict, Relation.COUNT_OF_LIST, [tie.claim.figure], said)


def _ties(ground: Ground, own: str) -> Iterator[Tie]:
    """Each count and a list that may be of what it counts; the surest come first."""
    paragraphs = Paragraphs(ground, own)
    claims = find_claims(ground, own)
    yield from Ahead(own, paragraphs, claims).ties()
    yield from Behind(own, paragraphs, claims).ties()
    yield from tabled.ties(own, claims, ground.grids)


def _own(ground: Ground) -> str:
    """The writer's own words, with plain spaces, and a paragraph's lines joined."""
    own = own_words(ground.text).replace("\u00a0", " ").replace("\u202f", " ")
    pieces: list[str] = []
    at = 0
    for sentence in ground.passages.sentences:
        words = own[sentence.start : sentence.end]
        kept = len(words.rstrip("\n"))
        pieces += [own[at : sentence.start], words[:kept].replace("\n", " "), words[kept:]]
        at = sentence.end
    return "".join((*pieces, own[at:]))


def _weighed(tie: Tie) -> Verdict | None:
    """What the list says of the count; nothing where it may be another's, or none of it."""
    value, row = tie.claim.value, tie.row
    if row.is_open:
        return Verdict.RED if row.possible and min(row.possible) > value else Verdict.AMBER
    if value in row.possible:
        return Verdict.GREEN
    if tie.explains & row.possible:
        return None
    off = min(abs(value - each) for each in row.possible)
    if off <= (2 if row.likely < 8 else 3) or (tie.is_firm and (row.are_names or 2 * off <= value)):
        return Verdict.RED
    return None
