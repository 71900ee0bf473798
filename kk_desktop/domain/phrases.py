"""Standardtekster: wording to be used again, with words in braces for what changes, and a line where one writes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .text import Block, Run, tidy_runs

WORDS = {
    "udvalg": "den, der svarer",
    "afsender": "den, der har sendt høringen",
    "afsenders": "det samme i ejefald",
    "høring": "høringens titel",
    "frist": "svarfristen",
    "modtaget": "den dag, høringen kom",
    "sagsnummer": "sagens nummer",
    "dato": "dokumentets dato",
    "modtager": "den første modtager",
}
"""What may stand in braces, and what comes in its place."""

CARET = "|"
"""Where one goes on writing."""

_BRACES = re.compile(r"\{([^\W\d_]+)\}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording under a short name; ``owner`` is whose it is, empty for everybody's."""

    id: str
    name: str
    blocks: tuple[Block, ...]
    owner: str = ""

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(block.text.strip() for block in self.blocks if block.text.strip())


@dataclass(frozen=True, slots=True)
class Filled:
    """A phrase ready to be put in: its blocks, how many characters follow the place to write on, and what is unknown.

    ``after`` counts as Qt does, in UTF-16 units with one between blocks; none when no place is marked.
    """

    blocks: tuple[Block, ...]
    after: int | None
    unknown: tuple[str, ...] = ()


def fill(phrase: Phrase, values: Mapping[str, Run]) -> Filled:
    """The phrase with what stands in braces replaced; what has no value keeps its braces, to be written by hand."""
    unknown: list[str] = []
    blocks = [replace(block, runs=tidy_runs(_filled(block.runs, values, unknown))) for block in phrase.blocks]
    for number, block in enumerate(blocks):
        for place, run in enumerate(block.runs):
            before, caret, rest = run.text.partition(CARET)
            if caret and run.field is None:
                following = (replace(run, text=rest), *block.runs[place + 1 :])
                blocks[number] = replace(
                    block, runs=tidy_runs((*block.runs[:place], replace(run, text=before), *following))
                )
                after = _length(following) + sum(1 + _length(each.runs) for each in blocks[number + 1 :])
                return Filled(tuple(blocks), after, tuple(dict.fromkeys(unknown)))
    return Filled(tuple(blocks), None, tuple(dict.fromkeys(unknown)))


def _filled(runs: Sequence[Run], values: Mapping[str, Run], unknown: list[str]) -> Iterator[Run]:
    for run in runs:
        if run.field is not None:
            yield run
            continue
        place = 0
        for found in _BRACES.finditer(run.text):
            name = found[1].casefold()
            value = values.get(name)
            if value is None:
                unknown += [name] if name in WORDS else []
                continue
            yield replace(run, text=run.text[place : found.start()])
            yield replace(value, bold=run.bold, italic=run.italic)
            place = found.end()
        yield replace(run, text=run.text[place:]) if place else run


def _length(runs: Sequence[Run]) -> int:
    return sum(1 if run.footnote is not None else len(run.text.encode("utf-16-le")) // 2 for run in runs)
