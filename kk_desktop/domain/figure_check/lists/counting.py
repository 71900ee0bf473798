"""A number of things held against those that the text or a table lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kk_desktop.domain.style.slips import own_words

from ..ground import Ground
from ..model import Relation, Verdict
from . import tabled
from .absent import check_absent
from .ahead import Ahead, Tie
from .behind import Behind
from .blocks import Paragraphs
from .claims import Claim, find_claims

_SOME, _MANY = 6, 12
"""A list of so many may be miscounted by two, and by three."""


def check_counting(ground: Ground) -> None:
    """Every number of things that there is something to count by."""
    own = _own(ground)
    claims = find_claims(ground, own)
    ties: defaultdict[int, list[Tie]] = defaultdict(list)
    for tie in _ties(ground, own, claims):
        ties[tie.claim.start].append(tie)
    for start in sorted(ties):
        judged = [(verdict, tie) for tie in ties[start] if (verdict := _weighed(tie)) is not None]
        if judged:
            verdict, tie = _settled(judged)
            ground.tell(verdict, Relation.COUNT_OF_LIST, [tie.claim.figure], _said(verdict, tie))
    check_absent(ground, own, claims)


def _ties(ground: Ground, own: str, claims: Sequence[Claim]) -> Iterator[Tie]:
    """Each count and a list that may be of what it counts; the surest come first."""
    paragraphs = Paragraphs(ground, own)
    yield from Ahead(own, paragraphs, claims).ties()
    yield from Behind(own, paragraphs, claims).ties()
    yield from tabled.ties(own, claims, ground.grids)


def _settled(judged: Sequence[tuple[Verdict, Tie]]) -> tuple[Verdict, Tie]:
    """What a count is told to be: the list it leads to outright, else one that it is right of, else the first."""
    if judged[0][1].is_firm:
        return judged[0]
    return next((each for each in judged if each[0] is Verdict.GREEN), judged[0])


def _said(verdict: Verdict, tie: Tie) -> str:
    if verdict is Verdict.AMBER:
        return "Listen er kun et uddrag"
    return f"{tie.row.said or f'Der er nævnt {tie.row.likely}'}; teksten siger {tie.claim.figure.quote}"


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
    near = 1 + (max(value, row.likely) >= _SOME) + (max(value, row.likely) >= _MANY)
    is_sure = tie.is_firm and (row.are_names or not (row.parts or row.said) or 2 * off <= value)
    return Verdict.RED if is_sure or off <= near else None
