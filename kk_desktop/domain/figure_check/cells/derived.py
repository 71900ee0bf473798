"""Amounts that no cell says, but cells give: what they differ by, are on average, or make together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .. import say
from ..ground import Ground
from ..model import Amount, Qualifier, Relation, Verdict
from ..slips import is_near, is_one_digit, is_swapped
from ..text.patterns import Pattern
from .bearings import Bearings
from .contradictions import is_of_other_money, is_roughly
from .grids import Value, told
from .mentions import FULLY
from .rows import Row, Source
from .runs import listed_rows

_AVERAGE = Pattern(r"\b(?:gennemsnit\w*|i snit|gns)\b")
_YEARLY = Pattern(r"\b(?:år\w*|overslagsår\w*)\b")
_CHANGES = Pattern(
    r"\b(?:stig\w+|fald\w*|voks\w*|øge\w*|hæve\w*|sænk\w*|skåret|går (?:ned|op)|ned|op|reducer\w*|forhøje\w*|"
    r"mister|beskær\w*)\b"
    r"[^.;:]{0,80}\bmed(?: \w+)? $|\b(?:forskel\w*|stigning\w*|nedgang\w*|forhøjelse\w*|reduktion\w*|differenc\w*|"
    r"afvigelse\w*)\b"
    r"[^.;:]{0,80}\b(?:er|på|udgør)(?: \w+)? $"
)
_ALL_YEARS = Pattern(
    r"\b(?:alle|samtlige|begge) (?:\w+ )?år\w*|\bi hvert af (?:årene|de \w+ år)|"
    r"\b(?:i )?hvert år i \d{4}|\buændret\b.*\b(?:hele perioden|alle årene)"
)
_AFTER = Pattern(
    r"^ ?(?:mere|mindre|højere|lavere|dyrere|billigere)(?: [^;]{1,20})? (?:end|i forhold)\b|^ ?(?:\w+ )?(?:frem|"
    r"tilbage|ned|"
    r"op)(?!\w)"
)
_GIVES_UP = Pattern(r"\b(?:afgiver?|mister?|taber?|vinder?|får yderligere)(?: \w+)? $")
_TOGETHER = Pattern(
    r"\b(?:tilsammen|til ?sammen|sammen(?:lagt)?|samlet|i ?alt|under ét|deles? om|lagt oven i hinanden)\b"
)
_MOST_YEARS = 12
"""Columns of a row that are held against each other."""
_FURTHEST = 45
"""Percent: what differs by more is about something else, however it is told."""


@dataclass(frozen=True, slots=True)
class Result:
    """What some cells give, how it is reckoned, and what it is called in a finding."""

    ore: int
    cells: tuple[Value, ...]
    words: str
    relation: Relation


def check_derived(ground: Ground, tables: Sequence[Bearings], amount: Amount) -> bool:
    """Whether the words say that it is such a result, and it was told whether it is."""
    for read in (_average, _change, _together, _every_year):
        found = [(bearings, result) for bearings in tables for result in read(bearings, amount) if result.ore]
        right = [pair for pair in found if amount.says_either_way(pair[1].ore)]
        if right:
            _tell(ground, Verdict.GREEN, *right[0], amount)
            return True
        if len({abs(result.ore) for _, result in found}) == 1 and _is_wrong(ground, amount, found[0][1], tables):
            _tell(ground, Verdict.RED, *found[0], amount)
            return True
    return False


def is_borne_out(tables: Sequence[Bearings], amount: Amount) -> bool:
    """Whether cells give just that."""
    results = (
        result for read in (_average, _change, _together) for bearings in tables for result in read(bearings, amount)
    )
    return any(amount.says_either_way(result.ore) for result in results if result.ore)


def _is_wrong(ground: Ground, amount: Amount, result: Result, tables: Sequence[Bearings]) -> bool:
    """Whether it is no other figure: none of a cell, of other money, and not far from what it should be."""
    if amount.qualifier in (Qualifier.ABOUT, Qualifier.AT_MOST) or is_roughly(ground, amount):
        return False
    if amount.price_level is not None or is_of_other_money(ground, amount) or amount.may_say(result.ore):
        return False
    if result.relation is Relation.EQUALS_CELL:
        return True
    said, expected = abs(amount.ore), abs(result.ore)
    is_slip = is_swapped(said, expected, 2) or is_one_digit(said, expected)
    return (is_slip or is_near(expected, said, _FURTHEST)) and not any(
        bearings.rows.same(amount) for bearings in tables
    )


def _tell(ground: Ground, verdict: Verdict, bearings: Bearings, result: Result, amount: Amount) -> None:
    expected = abs(result.ore)
    said = (
        f"{result.words}; {say.claim(amount)}{say.apart(abs(amount.ore), expected) if verdict is Verdict.RED else ''}"
    )
    cells = [bearings.grid.place(cell) for cell in result.cells]
    # What one year has is not what every year has: nothing can be put instead.
    put = None if result.relation is Relation.EQUALS_CELL else expected
    ground.tell(verdict, result.relation, [amount], said, cells=cells, expected=put)


def _average(bearings: Bearings, amount: Amount) -> Iterator[Result]:
    """``i gennemsnit 400.000 kr. om året``: the years of a row, divided by how many they are."""
    ground = bearings.ground
    sentence = ground.words(ground.number(amount))
    near = f"{ground.before(amount, 80)} {ground.after(amount, 40)}"
    row = bearings.rows.of(amount)
    if row is None or not _AVERAGE.search(near) or not _YEARLY.search(sentence):
        return
    cells = bearings.row_cells(row.number, bearings.columns.in_order)
    if len(cells) > 1 and sum(cell.ore for cell in cells) % len(cells) == 0:
        total = sum(cell.ore for cell in cells)
        unit = say.unit_for([cell.ore for cell in cells])
        words = " + ".join(say.number(cell.ore, unit) for cell in cells)
        words = f"({words}) / {len(cells)} = {say.number(total // len(cells), unit)}"
        yield Result(total // len(cells), cells, words, Relation.N_TIMES_YEARLY)


def _change(bearings: Bearings, amount: Amount) -> Iterator[Result]:
    """``stiger med 300.000 kr. fra 2025 til 2026``: two cells of a row; of any row where none is named."""
    ground = bearings.ground
    is_change = _CHANGES.search(ground.before(amount, 120)) or _AFTER.search(ground.after(amount, 45).partition(",")[0])
    if not (is_change or _GIVES_UP.search(ground.before(amount, 40))):
        return
    row = bearings.rows.of(amount)
    is_named = row is not None and row.source in (Source.NAMED, Source.ALL)
    pair = bearings.columns.pair(ground.words(ground.number(amount)))
    pair = pair or (bearings.columns.two_years() if is_named else None)
    if pair is None:
        return
    told = bearings.around.words(ground.sentence(amount).start, bearings.around.stretch(amount).own_end)
    if row is not None and bearings.columns.pair(told) is None:
        # The other year of the sentence is the next one's.
        pair = _fitting_years(bearings, amount, row) or pair
    rows = [row.number] if row else range(len(bearings.grid.table.rows))
    for number in rows:
        cells = bearings.row_cells(number, pair)
        if len(cells) == 2:
            words = say.calculation([max(cells, key=_size).ore, -min(cells, key=_size).ore])
            yield Result(cells[1].ore - cells[0].ore, cells, words, Relation.SUM)


def _fitting_years(bearings: Bearings, amount: Amount, row: Row) -> tuple[int, int] | None:
    """The two years of its row that differ by just that: ``1,2 mio. kr. mere end i 2024`` leaves the other one out."""
    cells = bearings.row_cells(row.number, bearings.columns.in_order[:_MOST_YEARS])
    for n, one in enumerate(cells):
        for other in cells[n + 1 :]:
            if abs(one.ore - other.ore) == abs(amount.ore):
                return one.ref.column, other.ref.column
    return None


def _every_year(bearings: Bearings, amount: Amount) -> Iterator[Result]:
    """``250.000 kr. i alle tre år``: each year of a row, where they are not alike."""
    row = bearings.rows.of(amount)
    is_told = row is not None and (row.source is Source.NAMED or row.points == FULLY)
    if row is None or not is_told or not _ALL_YEARS.search(bearings.around.own(amount)):
        return
    cells = bearings.row_cells(row.number, bearings.each_year(amount))
    others = [cell for cell in cells if not amount.says_either_way(cell.ore)]
    if len(cells) > 1 and others and len(others) < len(cells):
        yield Result(others[0].ore, (others[0],), told(bearings.grid, others[:2]), Relation.EQUALS_CELL)


def _size(cell: Value) -> int:
    return abs(cell.ore)


def _together(bearings: Bearings, amount: Amount) -> Iterator[Result]:
    """``Facader og tag udgør tilsammen 11,6 mio. kr.``: several rows of a column."""
    ground = bearings.ground
    at = bearings.around.stretch(amount)
    named = [each for each in bearings.rows.mentions(ground.number(amount)) if at.lead <= each.start <= amount.start]
    rows = listed_rows(ground.text, named)
    words = bearings.around.words(at.lead, amount.start)
    if len({each.row for each in rows}) < 2 or not _TOGETHER.search(words):
        return
    column = bearings.column_for_several(amount)
    cells = [cell for each in rows if column is not None and (cell := bearings.grid.values.get((each.row, column)))]
    if len(cells) == len(rows):
        ores = [cell.ore for cell in cells]
        yield Result(sum(ores), tuple(cells), say.calculation(ores), Relation.SUM)
