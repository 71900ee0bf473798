"""Several tables that may be meant: editions of the same table, and rows of like names; one is held against at a time.

The rules take whichever table has the figure that is nearest. Here a contradiction is looked at once more: a text that
fits another edition of the same table contradicts nothing, and a row that is named word for word is the one that is
meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kk_desktop.domain.budgets import BudgetTable

from .check import check_figures
from .model import FigureFinding, Reading, Relation, SpokenTable, Verdict

_SHORTEST_NAME = 3
"""Letters of a row's name that tell which row is meant."""

_PARAGRAPH = "\n\n"
_DASHES = "-–• "
_END = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ])")
_ByClaim = Mapping[tuple[int, int], FigureFinding]

_MOST_LOOKS = 8
"""Times that a text is read once more at the most: nobody waits for the ninth edition."""


def check_editions(
    text: str, tables: Sequence[BudgetTable], spoken: Sequence[SpokenTable], shown: Collection[str] = ()
) -> Reading:
    """As ``check_figures``; ``shown`` are the ids of the tables that the text itself shows."""
    reading = check_figures(text, spoken)
    if len(tables) == 1 or all(each.verdict is Verdict.GREEN for each in reading.findings):
        return reading
    looks = _Looks(text, tables, spoken, reading, shown)
    # Two findings about one number may come to the same.
    return replace(reading, findings=tuple(dict.fromkeys(map(looks.again, reading.findings))))


class _Looks:
    """What comes of a finding when some of the tables are left out."""

    def __init__(
        self,
        text: str,
        tables: Sequence[BudgetTable],
        spoken: Sequence[SpokenTable],
        reading: Reading,
        shown: Collection[str],
    ) -> None:
        self._text, self._spoken = text, spoken
        series = [table.series_id or table.id for table in tables]
        self._families = [frozenset(n for n, other in enumerate(series) if other == one) for one in series]
        holds = (each for each in reading.findings if each.verdict is Verdict.GREEN)
        held_by = Counter(n for each in holds for n in _tables_of(each))
        self._rank = [(table.id not in shown, -held_by[n]) for n, table in enumerate(tables)]
        """First the editions that the text shows, then those that bear out most of it."""
        names = {(_bare(row.label), n) for n, table in enumerate(spoken) for row in table.rows if any(row.cells)}
        self._names = [(name, n) for name, n in sorted(names) if len(name) >= _SHORTEST_NAME]
        self._found: dict[frozenset[int], _ByClaim] = {}

    def again(self, finding: FigureFinding) -> FigureFinding:
        """The finding, or what is meant instead."""
        claim = finding.spans[0] if finding.spans else None
        if finding.verdict is Verdict.GREEN or claim is None or not finding.cells:
            return finding
        if named := self._named_elsewhere(finding, claim):
            other = self._among(named).get(claim)
            finding = other if other and other.cells else finding
        held = finding.cells[0].table
        family = self._families[held]
        if len(family) == 1:
            return finding
        rest = frozenset(range(len(self._spoken))) - family
        order = sorted(family, key=lambda n: (self._rank[n], n != held))
        found = [self._among(rest | {n}).get(claim) for n in order]
        known = [each for each in found if each and _tables_of(each) & family]
        fits = (each for each in known if each.verdict is Verdict.GREEN)
        return next(fits, known[0] if known else finding)

    def _among(self, kept: frozenset[int]) -> _ByClaim:
        """What is found where only these tables have figures; what holds comes before what does not."""
        if kept not in self._found:
            if len(self._found) == _MOST_LOOKS:
                return {}
            bared = [each if n in kept else replace(each, columns=(), rows=()) for n, each in enumerate(self._spoken)]
            found = sorted(check_figures(self._text, bared).findings, key=lambda each: each.verdict is Verdict.GREEN)
            self._found[kept] = {each.spans[0]: each for each in found if each.spans and each.spans[0]}
        return self._found[kept]

    def _named_elsewhere(self, finding: FigureFinding, claim: tuple[int, int]) -> frozenset[int]:
        """The tables that have a row the text names word for word, where the row held against is not named so."""
        if finding.relation is not Relation.EQUALS_CELL:
            return frozenset()
        words, cell = _words_around(self._text, *claim), finding.cells[0]
        if _stands_in(_bare(self._spoken[cell.table].rows[cell.row].label), words):
            return frozenset()
        family = self._families[cell.table]
        return frozenset(n for name, n in self._names if n not in family and _stands_in(name, words))


def _tables_of(finding: FigureFinding) -> frozenset[int]:
    return frozenset(cell.table for cell in finding.cells)


def _bare(label: str) -> str:
    return " ".join(label.split()).lstrip(_DASHES).casefold()


def _stands_in(name: str, words: str) -> bool:
    return name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _words_around(text: str, start: int, end: int) -> str:
    """The sentence around a place, in small letters; a full stop before a small letter or a digit ends none."""
    first, last = text.rfind(_PARAGRAPH, 0, start) + 1, text.find(_PARAGRAPH, end)
    words = text[first : last if last >= 0 else len(text)]
    ends = [0, *(match.end() for match in _END.finditer(words)), len(words)]
    sentence = next((words[a:b] for a, b in pairwise(ends) if a <= start - first < b), words)
    return " ".join(sentence.split()).casefold()
