"""Slips in a document, with the block they stand in; its bilag are left to the checks, which know the list of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Block, BlockKind

from .counts import NUMBER, find_counts, number_value
from .date_styles import find_date_styles
from .names import NameOfTime, find_names, find_names_of_parties
from .past_dates import find_past_dates
from .slips import HIDDEN, Rule, Slip, own_words
from .voice import find_voices
from .words import find_fx, find_pairs, find_twice, find_two_stops

_LETTERS = frozenset({"hearing_response", "letter", "mayor_letter"})
"""Kinds in which one body speaks; in the others committee and administration both have their say."""

_SHARE = re.compile(
    rf"(?<![\w.,-])({NUMBER})\s+(?:ud\s)?af\s+(?:de\s+)?({NUMBER})\s+(?:udsatte\s+|særligt\s+)*(?:by|bolig)?områder\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Advice:
    """One slip and where in the document it stands: in a block, or with no block among its facts."""

    slip: Slip
    block_id: str


def advise(
    manuscript: Manuscript, today: date | None = None, areas: int = 0, names: Sequence[NameOfTime] = ()
) -> list[Advice]:
    """What might be written better, in reading order.

    A document without a date is taken to be written ``today``; one linked to no areas is held against the number of
    ``areas`` its hearing is about. ``names`` are those that do not hold on the document's day.
    """
    starts, ids, text = _joined(manuscript.blocks)
    finders = [find_fx, find_two_stops, find_pairs, find_twice, find_date_styles, find_counts]
    if manuscript.document.kind in _LETTERS:
        finders.append(find_voices)
    slips = [slip for find in finders for slip in find(text)]
    slips += _areas(text, len(manuscript.document.area_ids) or areas)
    if written := manuscript.document.date or today:
        slips += find_past_dates(text, written)
    slips += find_names(text, names)
    return [Advice(slip, "") for slip in find_names_of_parties(manuscript.document, names)] + [
        Advice(slip, ids[bisect_right(starts, slip.start) - 1]) for slip in sorted(slips, key=lambda slip: slip.start)
    ]


def _areas(text: str, linked: int) -> Iterator[Slip]:
    """``7 af de 10 områder`` in a document that is linked to another number of areas; one link says nothing."""
    for match in _SHARE.finditer(own_words(text)):
        if linked > 1 and linked not in (number_value(match[1]), number_value(match[2])):
            advice = f"Dokumentet er knyttet til {linked} områder. Ret tallet, eller tilføj områderne."
            yield Slip(Rule.COUNT, text[match.start() : match.end()], match.start(), advice)


def _joined(blocks: Iterable[Block]) -> tuple[list[int], list[str], str]:
    """Where each piece of text begins, the block it is from, and all of it; what is quoted or foreign is hidden."""
    starts: list[int] = []
    ids: list[str] = []
    text = ""
    for block in blocks:
        if block.kind is BlockKind.QUOTE:
            continue
        words = "".join(run.text if run.language is None else HIDDEN * len(run.text) for run in block.runs)
        mark, end = ("- ", "\n") if block.kind is BlockKind.LIST_ITEM else ("", "\n\n")
        for piece, after in ((mark + words, end), *((note, "\n\n") for note in block.footnotes)):
            starts.append(len(text))
            ids.append(block.id)
            text += piece + after
    return starts, ids, text
