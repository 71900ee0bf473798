"""What bodies decided and members remarked, in the words that stand on paper."""

from __future__ import annotations

from collections.abc import Sequence

from .cases import Decision, Remark, Treatment
from .dates import write_date
from .text import Block, BlockKind

OVERVIEW = "Oversigt over politisk behandling"
"""The heading that tells how a proposal was decided, on a page of its own."""

_QUOTES = '”“"»«'


def genitive(name: str) -> str:
    """Økonomiudvalget → Økonomiudvalgets; after s, x and z only an apostrophe."""
    return name + ("’" if name.lower().endswith(("s", "x", "z")) else "s")


def decision_heading(treatment: Treatment) -> str:
    """Økonomiudvalgets beslutning i mødet den 4. april 2011."""
    heading = f"{genitive(treatment.body_name)} beslutning"
    if treatment.meeting_date:
        heading += f" i mødet den {write_date(treatment.meeting_date)}"
    return heading


def decided(decision: Decision) -> str:
    """The decision's own sentence, or the outcome as one."""
    return decision.text or f"{decision.outcome.danish}."


def remarked(remark: Remark) -> str:
    """The protokolbemærkning in its quotation marks, with who said it and for which party."""
    letter = f" ({remark.party_letter})" if remark.party_letter else ""
    speaker = f"{remark.person}{letter} afgav følgende protokolbemærkning: " if remark.person else ""
    words = remark.text.strip().strip(_QUOTES)
    stop = "" if words.endswith((".", "!", "?")) else "."
    return f"{speaker}”{words}”{stop}"


def before_overview(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The text, and the blocks that tell of the political treatment, which begin a page of their own."""
    for n, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block.text.strip().lower() == OVERVIEW.lower():
            end = n
            while end and blocks[end - 1].kind is BlockKind.PAGE_BREAK:
                end -= 1
            return blocks[:end], blocks[n:]
    return blocks, ()
