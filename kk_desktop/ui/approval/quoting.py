"""From words chosen on a page to where they stand in the text: a page breaks and hyphenates its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kk_desktop.domain.text import Block

from .reading_view import squeezed

LONGEST = 120
"""Characters of a paragraph that are quoted where it is commented on as a whole."""


class Quote(NamedTuple):
    """Words that stand ``start`` characters into a block; none of anything for the whole document."""

    block_id: str = ""
    start: int = 0
    words: str = ""


def quote_of(words: str, blocks: Sequence[Block]) -> Quote:
    """Where the words stand; of words from several blocks those that stand in the first."""
    wanted = squeezed(words)[0]
    for block in blocks:
        text, places = squeezed(block.text)
        if not text or not wanted:
            continue
        at = text.find(wanted)
        if at >= 0:
            last = places[at + len(wanted) - 1]
            return Quote(block.id, places[at], block.text[places[at] : last + 1])
    for block in blocks:
        text, places = squeezed(block.text)
        length = _overlap(text, wanted)
        if length:
            start = places[len(text) - length]
            return Quote(block.id, start, block.text[start:].rstrip())
    return Quote()


def quote_of_block(block: Block) -> Quote:
    """A paragraph by its first words."""
    text = block.text
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0]
    return Quote(block.id, 0, text)


def _overlap(text: str, wanted: str) -> int:
    """How many letters at the text's end the wanted words begin with; a lone few are chance."""
    for length in range(min(len(text), len(wanted)), 7, -1):
        if text.endswith(wanted[:length]):
            return length
    return 0
