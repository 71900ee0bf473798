"""What a letter promises: sentences in which the house says that it will do something, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from .dates import MONTHS
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
_DAY = re.compile(rf"\b(\d{{1,2}})\.\s*({'|'.join(MONTHS)})(?:\s+(\d{{4}}))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Promise:
    """One sentence and the day in it; ``due`` is empty where it names none."""

    block_id: str
    sentence: str
    due: date | None = None


def find_promises(blocks: Iterable[Block], today: date) -> list[Promise]:
    """The promises of a text in its order; a condition, a refusal or a wish is none.

    A day without a year is the next one from today on.
    """
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CLAUSE)
    return [promise for block in blocks if block.kind in kinds for promise in _promises(block, today)]


def _promises(block: Block, today: date) -> Iterator[Promise]:
    text = block.text
    for start, words in sentences(own_words(text)):
        if (_WILL.search(words) or _COMES_BACK.search(words)) and not _NOT_OURS.search(words):
            yield Promise(block.id, text[start : start + len(words)].strip(), _day_in(words, today))


def _day_in(words: str, today: date) -> date | None:
    match = _DAY.search(words)
    if match is None:
        return None
    month = MONTHS.index(match[2].lower()) + 1
    try:
        if match[3]:
            return date(int(match[3]), month, int(match[1]))
        found = date(today.year, month, int(match[1]))
        return found if found >= today else found.replace(year=today.year + 1)
    except ValueError:
        return None
