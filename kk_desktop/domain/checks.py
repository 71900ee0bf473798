"""What a careful colleague would remark in a finished document: things that are missing or lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .documents import UNTITLED, Manuscript
from .hearings import Ask
from .text import Block, BlockKind

_NUMBER_LIST = r"\d{1,3}(?:\s*[-–]\s*\d{1,3})?"
_MENTION = re.compile(
    rf"(?P<see>\bjf\.\s+)?\bbilag(?:ene|et)?\s+(?P<numbers>{_NUMBER_LIST}(?:(?:\s*,\s*|\s+og\s+){_NUMBER_LIST})*)",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark, as a Danish sentence; ``title`` is the document's it is about, empty for the whole file."""

    message: str
    title: str = ""
    document_id: str | None = None
    block_id: str | None = None

    def __str__(self) -> str:
        """The remark on one line."""
        return f"{self.title}: {self.message}" if self.title else self.message


@dataclass(frozen=True, slots=True)
class _Mention:
    quote: str
    numbers: frozenset[int]
    explicit: bool  # "jf. bilag 4" can only be our own; "bilag 4" may be somebody else's
    block_id: str


def check_manuscript(manuscript: Manuscript) -> list[Finding]:
    """What is missing in the document or leads nowhere."""
    document = manuscript.document
    found = [
        *_title(manuscript),
        *_tables(manuscript),
        *_attachments_that_are_not_there(manuscript),
        *_attachments_nobody_mentions(manuscript),
    ]
    title = document.title or UNTITLED
    return [Finding(message, title, document.id, block_id) for message, block_id in found]


def check_asks(asks: Iterable[Ask], blocks: Iterable[Block]) -> list[str]:
    """The sender's questions without an answer: no words about it, and no place in the text that is still there."""
    there = {block.id for block in blocks}
    open_asks = [ask for ask in asks if not ask.answer.strip() and ask.block_id not in there]
    if not open_asks:
        return []
    if len(open_asks) == 1:
        return [f"Ét spørgsmål mangler svar: ”{open_asks[0].question}”"]
    quoted = ", ".join(f"”{ask.question}”" for ask in open_asks)
    return [f"{len(open_asks)} spørgsmål mangler svar: {quoted}"]


def _title(manuscript: Manuscript) -> Iterator[tuple[str, str | None]]:
    if not manuscript.document.title.strip():
        yield "Titlen mangler. Skriv den øverst.", None


def _tables(manuscript: Manuscript) -> Iterator[tuple[str, str | None]]:
    for block in manuscript.blocks:
        if block.kind is BlockKind.TABLE and manuscript.table(block.table_id) is None:
            yield "En tabel i teksten er slettet. Læg den tilbage fra papirkurven, eller slet stedet.", block.id


def _attachments_that_are_not_there(manuscript: Manuscript) -> Iterator[tuple[str, str | None]]:
    there = {attachment.number for attachment in manuscript.attachments}
    for mention in _mentions(manuscript.blocks):
        if not (there or mention.explicit) or there.issuperset(mention.numbers):
            continue
        last = f"listen slutter ved bilag {max(there)}" if there else "der er ingen bilag"
        yield f"”{mention.quote}”: {last}. Ret teksten, eller læg bilagene ind.", mention.block_id


def _attachments_nobody_mentions(manuscript: Manuscript) -> Iterator[tuple[str, str | None]]:
    mentioned = {number for mention in _mentions(manuscript.blocks) for number in mention.numbers}
    # A document that names none of its bilag by number only lists them; that is a style, not a slip.
    if not mentioned:
        return
    for attachment in manuscript.attachments:
        if attachment.number not in mentioned:
            yield f"Bilag {attachment.number} er ikke nævnt i teksten.", None


def _mentions(blocks: Iterable[Block]) -> Iterator[_Mention]:
    for block in blocks:
        texts = (block.text, *block.footnotes)
        for match in (match for text in texts for match in _MENTION.finditer(text)):
            ranges = [range(int(first), int(last or first) + 1) for first, last in _RANGE.findall(match["numbers"])]
            quote, numbers = " ".join(match[0].split()), frozenset().union(*ranges)
            yield _Mention(quote, numbers, match["see"] is not None, block.id)
