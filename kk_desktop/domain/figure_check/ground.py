"""What the rules stand on: a text's numbers in their sentences, the tables' figures, and what has been found so far."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from .cells.grids import Grid
from .model import Amount, CellRef, Figure, FigureFinding, FigureKind, Qualifier, Relation, SpokenTable, Verdict
from .text.passages import Passages, Sentence
from .text.patterns import Pattern
from .text.reading import read

_RANGE = Pattern(r" ?[-–—] ?| (?:og|til) ")
_IN_EACH_YEAR = Pattern(r" (?:i|for) hvert (?:af )?(?:årene|de|året|år)\b")
_YEARLY_BEFORE = Pattern(r"\b(?:årlige?t?|hvert år)\b[^.,;:]{0,40}$")

_MOST_IN_SENTENCE = 40
"""Amounts of one sentence; what has more is a table that was pasted as text."""


class Ground:
    """One text and its tables; ``findings`` grows while the rules go over it, the surest first."""

    def __init__(self, text: str, tables: Sequence[SpokenTable]) -> None:
        self.text = text
        self.amounts, self.figures, self.alone = read(text)
        self.grids = [Grid(number, table) for number, table in enumerate(tables)]
        self.passages = Passages(text)
        self.findings: list[FigureFinding] = []
        self.settled: set[Amount] = set()
        """Amounts that a rule has found right or wrong as the whole of something: no weaker rule judges them again."""
        self.parts: set[Amount] = set()
        """Amounts that are parts of one that is settled."""
        self.wrong: set[Amount] = set()
        """Amounts that contradict: that they are as large as another one says nothing in their favour."""
        self.slack: dict[Amount, int] = {}
        """Twice the øre that an amount may be off, where a finer spelling has confirmed it."""
        self.shared: set[Amount | Figure] = set()
        """What a share has been found to give: the next share is of the same whole, not of this."""
        self._sums: set[frozenset[Amount | Figure]] = set()
        self._accounts: defaultdict[Amount | Figure, list[frozenset[Amount | Figure]]] = defaultdict(list)
        self.printed_totals = {abs(total.ore) for grid in self.grids for total in grid.totals()}
        """What the tables say that they are in all, in øre."""
        self._amounts: defaultdict[int, list[Amount]] = defaultdict(list)
        self._figures: defaultdict[int, list[Figure]] = defaultdict(list)
        for amount in self.amounts:
            self._amounts[self.passages.number(amount.start)].append(amount)
        for figure in self.figures:
            self._figures[self.passages.number(figure.start)].append(figure)
        self._yearly: dict[Amount, bool] = {}
        self._alone: defaultdict[int, list[Figure]] = defaultdict(list)
        for figure in self.alone:
            self._alone[self.passages.number(figure.start)].append(figure)
        self._starts = [amount.start for amount in self.amounts]
        self.ranges = dict(self._ranges())

    def _ranges(self) -> Iterable[tuple[Amount, Amount]]:
        """Both ways: the lowest and the highest of ``20-25 mio. kr.``."""
        for low, high in zip(self.amounts, self.amounts[1:], strict=False):
            joint = self.text[low.end : high.start]
            shares = low.quote[-1:].isdigit() and low.ore < high.ore
            if (
                shares
                and _RANGE.fullmatch(joint)
                and (joint.strip() in "-–—" or self.before(low, 8).endswith("mellem "))
            ):
                yield low, high
                yield high, low

    def number(self, thing: Amount | Figure) -> int:
        """The number of the sentence it stands in."""
        return self.passages.number(thing.start)

    def sentence(self, thing: Amount | Figure) -> Sentence:
        """The sentence it stands in."""
        return self.passages.at(thing.start)

    def amounts_in(self, number: int) -> Sequence[Amount]:
        """The amounts of a sentence; a row without end is no sentence, and has none."""
        amounts = self._amounts.get(number, ())
        return amounts if len(amounts) <= _MOST_IN_SENTENCE else ()

    def figures_in(self, number: int, *kinds: FigureKind) -> list[Figure]:
        """The other numbers of a sentence, of these kinds."""
        return [figure for figure in self._figures.get(number, ()) if figure.kind in kinds]

    def amounts_between(self, start: int, end: int) -> Sequence[Amount]:
        """The amounts that begin between two places."""
        return self.amounts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def counts_in(self, number: int) -> list[Figure]:
        """The counts of a sentence, those among them that no word follows."""
        return [*self.figures_in(number, FigureKind.COUNT), *self._alone.get(number, ())]

    def words(self, number: int) -> str:
        """The words of a sentence."""
        if not 0 <= number < len(self.passages.sentences):
            return ""
        sentence = self.passages.sentences[number]
        return self.text[sentence.start : sentence.end]

    def before(self, thing: Amount | Figure, reach: int = 60) -> str:
        """What stands before it in its sentence, in small letters and plain spaces."""
        start = max(self.sentence(thing).start, thing.start - reach)
        return _plain(self.text[start : thing.start])

    def after(self, thing: Amount | Figure, reach: int = 60) -> str:
        """What stands after it in its sentence."""
        return _plain(self.text[thing.end : min(self.sentence(thing).end, thing.end + reach)])

    def between(self, one: Amount | Figure, other: Amount | Figure) -> str:
        """What stands between two of them."""
        first, last = sorted((one, other), key=lambda thing: thing.start)
        return _plain(self.text[first.end : last.start])

    def plain(self, start: int, end: int) -> str:
        """The words between two places, in small letters and plain spaces."""
        return _plain(self.text[start:end])

    def stretch(self, amount: Amount) -> tuple[int, int]:
        """Where the words about an amount lie: from the amount before it to the one after it, in its sentence."""
        sentence = self.sentence(amount)
        others = [each for each in self.amounts_in(self.number(amount)) if each is not amount]
        start = max([sentence.start, *(each.end for each in others if each.end <= amount.start)])
        return start, min([sentence.end, *(each.start for each in others if each.start >= amount.end)])

    def about(self, amount: Amount) -> str:
        """The words about an amount, itself among them."""
        start, end = self.stretch(amount)
        return _plain(self.text[start:end])

    def years_of(self, amount: Amount) -> set[str]:
        """The years and periods in the words about an amount."""
        start, end = self.stretch(amount)
        figures = self.figures_in(self.number(amount), FigureKind.YEAR, FigureKind.YEARS)
        return {each.value for each in figures if start <= each.start < end}

    def is_yearly(self, amount: Amount) -> bool:
        """Whether it is for each year."""
        if amount not in self._yearly:
            self._yearly[amount] = self._is_yearly(amount)
        return self._yearly[amount]

    def _is_yearly(self, amount: Amount) -> bool:
        if amount.qualifier is Qualifier.YEARLY or _IN_EACH_YEAR.match(self.after(amount, 24)):
            return True
        earlier = [each for each in self.amounts_in(self.number(amount)) if each.end <= amount.start]
        # The word before it may be the one after the amount before it.
        room = 60 if not earlier else 0 if earlier[-1].qualifier is Qualifier.YEARLY else amount.start - earlier[-1].end
        return _YEARLY_BEFORE.search(self.before(amount, room)) is not None

    def is_accounted(self, things: Iterable[Amount | Figure]) -> bool:
        """Whether a sum that is told has all of them, what is left among the rest: ``10 = 4 + 3``, and 3 remain."""
        wanted = frozenset(things)
        return any(wanted <= told for told in self._accounts[next(iter(wanted))])

    def tell(
        self,
        verdict: Verdict,
        relation: Relation,
        things: Sequence[Amount | Figure],
        explanation: str,
        *,
        cells: Iterable[CellRef] = (),
        expected: int | None = None,
    ) -> None:
        """Keep a finding; the claim comes first among the things."""
        claim = things[0]
        if isinstance(claim, Amount):
            self.settled.add(claim)
            if verdict is Verdict.RED:
                self.wrong.add(claim)
            self.parts.update(thing for thing in things[1:] if isinstance(thing, Amount))
        if relation in (Relation.SUM, Relation.PRICE_LEVEL_MIX) and len(things) > 2:
            # What is left of a whole is the same sum as the whole divided: it is told once.
            if frozenset(things) in self._sums:
                return
            self._sums.add(frozenset(things))
            for thing in things:
                self._accounts[thing].append(frozenset(things))
        self.findings.append(
            FigureFinding(
                verdict,
                relation,
                tuple(thing.quote for thing in things),
                tuple((thing.start, thing.end) for thing in things),
                tuple(cells),
                explanation,
                claim.ore if isinstance(claim, Amount) else None,
                expected,
            )
        )


def _plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ").replace("\n", " ").lower()
