"""The half page that tells where an answer stands: its marked paragraphs by stance, and how each ask was met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .hearings import Ask
from .text import FIGURES, Block, BlockKind, Stance
from .wording import shortened

MOST = 240
"""Letters of a sentence that the summary repeats; the whole must fit on half a page."""


@dataclass(frozen=True, slots=True)
class StanceLine:
    """What is said where somebody has marked the text, the heading it stands under, and its place."""

    stance: Stance
    sentence: str
    section: str
    block_id: str


@dataclass(frozen=True, slots=True)
class AskLine:
    """A question and how it was met, in brief; ``answer`` is empty while it is not."""

    question: str
    answer: str
    block_id: str | None


@dataclass(frozen=True, slots=True)
class Summary:
    """The answer in short; empty where nothing is marked and nothing was asked."""

    stances: tuple[StanceLine, ...] = ()
    asks: tuple[AskLine, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.stances or self.asks)

    def of(self, stance: Stance) -> list[StanceLine]:
        """The lines of one stance, in the text's order."""
        return [line for line in self.stances if line.stance is stance]


def summarize(blocks: Sequence[Block], asks: Iterable[Ask] = ()) -> Summary:
    """The summary of a text. A marked heading stands for what is said first under it."""
    places = {block.id: number for number, block in enumerate(blocks)}
    lines: list[StanceLine] = []
    section = ""
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            section = block.text.strip()
        if block.stance and (sentence := _said(blocks, number)):
            lines.append(StanceLine(block.stance, sentence, section, block.id))
    return Summary(tuple(lines), tuple(_ask(ask, blocks, places) for ask in asks))


def first_sentence(text: str) -> str:
    """The first sentence, cut at a word where it is endless."""
    # Its patterns are many, and nobody needs them before the first paint.
    from .style.slips import sentences

    whole = " ".join(text.split())
    sentence = next((words.strip() for _, words in sentences(whole) if words.strip()), "")
    return shortened(sentence, MOST)


def _said(blocks: Sequence[Block], number: int) -> str:
    """What a block says first; of a heading, what follows it before the next."""
    block = blocks[number]
    if block.kind is not BlockKind.HEADING:
        return first_sentence(block.text)
    for following in blocks[number + 1 :]:
        if following.kind is BlockKind.HEADING:
            break
        if following.text.strip() and following.kind not in FIGURES:
            return first_sentence(following.text)
    return block.text.strip()


def _ask(ask: Ask, blocks: Sequence[Block], places: dict[str, int]) -> AskLine:
    place = places.get(ask.block_id or "")
    answer = ask.answer.strip()
    if not answer and place is not None:
        answer = _said(blocks, place)
    return AskLine(ask.question, answer, ask.block_id if place is not None else None)
