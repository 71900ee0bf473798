"""Several tables that may be meant: editions of the same table, and rows of like names; one is held against at a time.

The rules take whichever table has the figure that is nearest. Here that is looked at once more where the table has
editions: the one that the sentence names (``det vedtagne budget``) is the one that is meant; a figure that holds only
in another edition than the one the text shows cannot be told; else a text that fits any edition contradicts nothing.
And a row that is named word for word is the one that is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kk_desktop.domain.budgets import BudgetTable, TableStage, level_words
from kk_desktop.domain.wording import listed

from .check import check_figures
from .model import FigureFinding, Reading, Relation, SpokenTable, Verdict
from .text.patterns import Pattern

_SHORTEST_NAME = 3
"""Letters of a row's name that tell which row is meant."""

_STAGE_WORDS = {
    TableStage.PROPOSED: Pattern(r"\b(?:budget)?forslag(?:et|ets)?\b|\bforesl(?:å|og)\w*"),
    TableStage.ADOPTED: Pattern(r"\bvedtag(?:e[nt]|ne)\w*|\bvedtog\w*"),
    TableStage.CORRECTED: Pattern(r"\bkorrigere\w+"),
    TableStage.USED: Pattern(r"\bregnskab\w*|\bforbrug\w*|\bbrugt(?:e|es)?\b"),
}
"""How a sentence names an edition."""

_ANOTHER = "en anden udgave"
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
    if len(tables) == 1:
        return reading
    looks = _Looks(text, tables, spoken, reading, shown)
    again = map(looks.again, reading.findings)
    # Two findings about one number may come to the same.
    return replace(reading, findings=tuple(dict.fromkeys(each for each in again if each is not None)))


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
        self._text, self._tables, self._spoken, self._shown = text, tables, spoken, shown
        series = [table.series_id or table.id for table in tables]
        self._families = [frozenset(n for n, other in enumerate(series) if other == one) for one in series]
        holds = (each for each in reading.findings if each.verdict is Verdict.GREEN)
        held_by = Counter(n for each in holds for n in _tables_of(each))
        self._rank = [(table.id not in shown, -held_by[n]) for n, table in enumerate(tables)]
        """First the editions that the text shows, then those that bear out most of it."""
        names = {(_bare(row.label), n) for n, table in enumerate(spoken) for row in table.rows if any(row.cells)}
        self._names = [(name, n) for name, n in sorted(names) if len(name) >= _SHORTEST_NAME]
        self._found: dict[frozenset[int], _ByClaim] = {}

    def again(self, finding: FigureFinding) -> FigureFinding | None:
        """The finding, or what is meant instead; nothing where it holds only in an edition that is not meant."""
        claim = finding.spans[0] if finding.spans else None
        if claim is None or not finding.cells:
            return finding
        if finding.verdict is Verdict.GREEN:
            return self._where_meant(finding, claim)
        if named := self._named_elsewhere(finding, claim):
            other = self._among(named).get(claim)
            finding = other if other and other.cells else finding
        held = finding.cells[0].table
        family = self._families[held]
        if len(family) == 1:
            return finding
        said = self._said(family, claim)
        order = [said] if said is not None else sorted(family, key=lambda n: (self._rank[n], n != held))
        known = [each for n in order if (each := self._in_edition(n, claim)) is not None]
        fits = (each for each in known if each.verdict is Verdict.GREEN)
        return next(fits, known[0] if known else None if said is not None else finding)

    def _where_meant(self, finding: FigureFinding, claim: tuple[int, int]) -> FigureFinding | None:
        """What is found of a figure that holds, in the edition that is named or shown."""
        family, held = self._families[finding.cells[0].table], _tables_of(finding)
        if len(family) == 1 or not held <= family:
            return finding
        said = self._said(family, claim)
        if said is not None:
            return finding if said in held else self._in_edition(said, claim)
        shown = [n for n in family if self._tables[n].id in self._shown]
        if len(shown) != 1 or shown[0] in held:
            return finding
        there = self._in_edition(shown[0], claim)
        if there is None or there.verdict is Verdict.GREEN or there.relation is not finding.relation:
            return there if there and there.verdict is Verdict.GREEN else finding
        others = listed([edition_of(self._tables[n]) or self._tables[n].name or _ANOTHER for n in sorted(held)])
        return replace(there, verdict=Verdict.AMBER, explanation=f"{there.explanation}. Det passer kun med {others}")

    def _in_edition(self, number: int, claim: tuple[int, int]) -> FigureFinding | None:
        """What is found of the same number beside one edition alone, of those of its table."""
        family = self._families[number]
        found = self._among((frozenset(range(len(self._spoken))) - family) | {number}).get(claim)
        return found if found and _tables_of(found) & family else None

    def _said(self, family: Collection[int], claim: tuple[int, int]) -> int | None:
        """The edition that the sentence names; none where it names several, or more than one is called so."""
        words = _words_around(self._text, *claim)
        stages = [stage for stage, pattern in _STAGE_WORDS.items() if pattern.search(words)]
        named = [n for n in family if self._tables[n].stage in stages]
        return named[0] if len(stages) == len(named) == 1 else None

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


def edition_of(table: BudgetTable) -> str:
    """Which edition a table is, as far as it says so: Vedtaget, 2027 p/l."""
    return ", ".join(filter(None, (table.stage.danish, level_words(table.price_level))))


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
