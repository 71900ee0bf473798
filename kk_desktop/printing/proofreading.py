"""Spelling, advice and figures, looked at in the helper process: slow beside a key, and the dictionary is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.proofreading import Reading
from kk_desktop.domain.text import Block
from kk_desktop.language import spelling
from kk_desktop.language.words import words as words_of

from .parcels import in_bundles

if TYPE_CHECKING:
    from kk_desktop.domain.budgets import BudgetTable
    from kk_desktop.domain.style.names import NameOfTime

_HIDDEN = "\ufffc"
"""Stands for what is not the writer's own word, so that no word goes on across it."""


def proofread(
    manuscript: Manuscript, own: frozenset[str], today: date, areas: int = 0, names: Sequence[NameOfTime] = ()
) -> Reading:
    """All that might be mended in the words of a document; see ``advise``."""
    from kk_desktop.domain.style.manuscripts import advise

    found = ((block.id, _wrong_in(block, own)) for block in manuscript.blocks)
    advice = advise(manuscript, today, areas, names)
    return Reading(tuple((block_id, wrong) for block_id, wrong in found if wrong), tuple(advice))


def check_figures(manuscript: Manuscript, tables: Sequence[BudgetTable]) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """What there is to say of a document's figures, and those held up against nothing, in bundles."""
    from kk_desktop.domain.figure_check.manuscripts import read_manuscript

    read = read_manuscript(manuscript, tables)
    return in_bundles(read.findings), in_bundles(read.unheld)


def wrong_words(words: Iterable[str], own: Collection[str]) -> frozenset[str]:
    """Those of the words that are spelled otherwise than they should be."""
    return frozenset(word for word in words if not spelling.is_right(word, own))


@lru_cache(maxsize=10_000)
def _wrong_in(block: Block, own: frozenset[str]) -> tuple[str, ...]:
    words = "".join(
        run.text if run.language is None and run.field is None else _HIDDEN * len(run.text) for run in block.runs
    )
    texts = (words, *block.footnotes)
    return tuple(word.text for text in texts for word in words_of(text) if not spelling.is_right(word.text, own))
