"""Where words that were once quoted from a text stand now that it may have been edited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from .text import Block

_FEWEST = 8
"""Characters that must still be there: fewer are alike by chance."""


class Place(NamedTuple):
    """``length`` characters of a block's text, ``start`` into it; none of them for the block as a whole."""

    block_id: str
    start: int = 0
    length: int = 0


def find_place(blocks: Sequence[Block], block_id: str | None, quote: str) -> Place | None:
    """The words' place: in their own block, though some of them were changed, or else wherever they stand now.

    Their block as a whole where nothing of them is left; ``None`` when that is gone, too.
    """
    own = next((block for block in blocks if block.id == block_id), None)
    if own is not None and (found := _nearly(quote, own.text)):
        return Place(own.id, *found)
    for block in blocks:
        if found := _exactly(quote, block.text):
            return Place(block.id, *found)
    return Place(own.id) if own is not None else None


def _exactly(quote: str, text: str) -> tuple[int, int] | None:
    """The words in their order, however the spaces between them and their capitals have become."""
    words = quote.split()
    match = re.search(r"\s+".join(map(re.escape, words)), text, re.IGNORECASE) if words else None
    return (match.start(), len(match[0])) if match else None


def _nearly(quote: str, text: str) -> tuple[int, int] | None:
    if found := _exactly(quote, text):
        return found
    longest = SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
    if longest.size < max(_FEWEST, len(quote) // 2):
        return None
    start, end = longest.a, longest.a + longest.size
    # Whole words only: a letter may be alike by chance.
    while start < end and start and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    while end > start and end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), len(words.strip())
