"""What has happened to a text's figures since somebody saw them: they have followed, or been left behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .figure_forms import is_same_figure
from .text import Field
from .wording import listed, shortened

_NAME = 60
"""Letters of a table's name that a sentence about it repeats."""

_MOST = 3
"""Figures that a sentence tells one by one."""


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure in one document: what it says there, what its table says now, and what that is called.

    ``now`` is empty where the table says nothing.
    """

    block_id: str
    field: Field
    words: str
    now: str
    table: str

    @property
    def is_behind(self) -> bool:
        """Whether the table says something else now, as only a locked text's can."""
        return bool(self.now) and not is_same_figure(self.words, self.now)


class SeenFigure(NamedTuple):
    """What somebody has seen of a figure: what it points at and how, its words, and what the table said.

    ``now`` is empty where the table said nothing any more.
    """

    target: str
    form: str
    words: str
    now: str


@dataclass(frozen=True, slots=True)
class FigureNews:
    """The figures with something new, and the sentence about them.

    Those that ``followed`` stand with what each said before; those ``behind`` are told otherwise by their tables, and
    of the ``lost`` no table says anything any more.
    """

    followed: tuple[tuple[ShownFigure, str], ...] = ()
    behind: tuple[ShownFigure, ...] = ()
    lost: tuple[ShownFigure, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.figures)

    @property
    def figures(self) -> tuple[ShownFigure, ...]:
        """All of them."""
        return (*(figure for figure, _ in self.followed), *self.behind, *self.lost)

    @property
    def is_warning(self) -> bool:
        """Whether some of them say something else than their tables."""
        return bool(self.behind or self.lost)

    @property
    def words(self) -> str:
        """What to say of them."""
        return " ".join(filter(None, (self._followed(), self._behind(), self._lost())))

    def _followed(self) -> str:
        if not self.followed:
            return ""
        tables = listed(_names(figure for figure, _ in self.followed))
        changes = [f"{before} → {figure.words}" for figure, before in self.followed]
        what = "1 tal i teksten har" if len(changes) == 1 else f"{len(changes)} tal i teksten har"
        # An amount ends with a full stop of its own.
        return f"{what} fulgt {tables}: {_few(changes).rstrip('.')}."

    def _behind(self) -> str:
        if not self.behind:
            return ""
        told = [difference(figure) for figure in self.behind]
        verb = "er" if len(_names(self.behind)) == 1 else "er hver især"
        return f"{listed(_names(self.behind))} {verb} ændret siden: {_few(told)}."

    def _lost(self) -> str:
        if not self.lost:
            return ""
        one = len(self.lost) == 1
        stay = "1 tal i teksten følger" if one else f"{len(self.lost)} tal i teksten følger"
        told = _few([figure.words for figure in self.lost]).rstrip(".")
        return f"{stay} ikke noget mere og står, som {'det' if one else 'de'} er: {told}."


def difference(figure: ShownFigure) -> str:
    """How far a locked text is from its table."""
    return f"{figure.words} i teksten, {figure.now} i tabellen"


def remembered(kept: Mapping[str, Sequence[str]]) -> dict[str, SeenFigure]:
    """What a machine has kept; what is not of this form is as if it had never been seen."""
    return {
        field_id: SeenFigure(*facts)
        for field_id, facts in kept.items()
        if isinstance(facts, (list, tuple)) and len(facts) == len(SeenFigure._fields)
    }


def seen(figures: Iterable[ShownFigure]) -> dict[str, SeenFigure]:
    """All of it, as seen now, by the fields' ids."""
    return {each.field.id: SeenFigure(each.field.target, each.field.form, each.words, each.now) for each in figures}


def first_seen(figures: Iterable[ShownFigure], known: Mapping[str, SeenFigure]) -> dict[str, SeenFigure]:
    """What is known, and what stands there for the first time or was made another by hand: that is no news.

    What is not there any more is forgotten.
    """
    kept: dict[str, SeenFigure] = {}
    for each in figures:
        before = known.get(each.field.id)
        if before is None or (before.target, before.form) != (each.field.target, each.field.form):
            before = SeenFigure(each.field.target, each.field.form, each.words, each.now and each.words)
        elif each.now and not before.now:
            # It came back: should it be lost once more, that is news.
            before = before._replace(now=each.words)
        kept[each.field.id] = before
    return kept


def news(figures: Sequence[ShownFigure], known: Mapping[str, SeenFigure]) -> FigureNews:
    """What somebody who knows that much has not seen."""
    followed, behind, lost = [], [], []
    for each in figures:
        before = known.get(each.field.id)
        if not each.now:
            if before is None or before.now:
                lost.append(each)
        elif each.is_behind and (before is None or not is_same_figure(before.now, each.now)):
            behind.append(each)
        elif before is not None and not is_same_figure(before.words, each.words):
            followed.append((each, before.words))
    return FigureNews(tuple(followed), tuple(behind), tuple(lost))


def _names(figures: Iterable[ShownFigure]) -> list[str]:
    return list(dict.fromkeys(shortened(figure.table or "tabellen", _NAME) for figure in figures))


def _few(told: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(told))
    more = len(distinct) - _MOST
    return "; ".join([*distinct[:_MOST], *([f"og {more} mere"] if more > 0 else [])])
