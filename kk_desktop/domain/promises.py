"""What a letter promises: sentences in which the house says that it will do something, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from .known_dates import due_in
from .style.slips import own_words, sentences
from .text import Block, BlockKind

_WE = r"(?:vi|jeg|(?:\w+-?\s(?:og\s)?)?\w*(?:udvalget|forvaltningen|sekretariatet|lokaludvalget|borgmesteren|kommunen))"
_DOES = (
    r"(?:vende\s+tilbage|følge\s+op|følger\s+op|sende|fremsende|oversende|fremlægge|forelægge|orientere|invitere|indkalde"
    r"|undersøge|udarbejde|tage\s+kontakt|kontakte|evaluere|aflevere|besvare|indarbejde|afholde)"
)
_WILL = re.compile(rf"\b{_WE}\b(?:\s+\w+){{0,3}}?\s+(?:vil|skal|kommer\s+til\s+at)\b.*?\b{_DOES}\b", re.IGNORECASE)
_COMES_BACK = re.compile(
    rf"\b(?:{_WE}\s+(?:vender\s+tilbage|følger\s+op|sender|fremsender|inviterer|indkalder))"
    rf"|\b(?:vender|følger|sender|fremsender|inviterer|indkalder)\s+{_WE}\b",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(r"\b(?:ikke|hvis|såfremt|kunne|ville|burde|bør|gerne)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Promise:
    """One sentence and the date in it as exact as it is known; ``due`` is empty where it names none."""

    block_id: str
    sentence: str
    due: str = ""


def find_promises(blocks: Iterable[Block], today: date) -> list[Promise]:
    """The promises of a text in its order; a condition, a refusal or a wish is none.

    A date without a year is the next one from today on.
    """
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CLAUSE)
    return [promise for block in blocks if block.kind in kinds for promise in _promises(block, today)]


def sentence_at(text: str, place: int) -> str:
    """The sentence that a character of the text belongs to, without the spaces around it."""
    found = ""
    for start, words in sentences(text):
        if start > place:
            break
        found = words
    return found.strip()


def _promises(block: Block, today: date) -> Iterator[Promise]:
    text = block.text
    for start, words in sentences(own_words(text)):
        if (_WILL.search(words) or _COMES_BACK.search(words)) and not _NOT_OURS.search(words):
            yield Promise(block.id, text[start : start + len(words)].strip(), due_in(words, today))
