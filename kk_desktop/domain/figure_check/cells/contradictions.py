"""Amounts that contradict the cell their words point at, by weight: the place, the slip, what else it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .. import say
from ..evidence import Evidence
from ..ground import Ground
from ..model import Amount, Qualifier, Relation, Verdict
from ..slips import is_mistyped, is_near, is_one_digit, is_swapped, telling_digits
from ..text.patterns import Pattern
from .bearing import SURE, Bearing
from .bearings import Bearings
from .goes_on import goes_on_from_a_wrong_one
from .grids import Value, told
from .mentions import FULLY
from .other_money import is_paid_elsewhere, is_part_or_more
from .payers import is_paid_by_another
from .rows import Source
from .wishes import is_wished

_ENOUGH = 7
"""What the pieces must weigh together before an amount is said to contradict its cell."""
_ROUGH, _PLACED, _DOUBT = 9, 6, 30
"""What ``ca.`` weighs against; what the place alone must weigh for a doubt; and the percent that a doubt reaches."""
_CHANCE = 2
"""Digits that what everything costs in another year may have by chance."""
_NO_DOUBT = ("roughly", "explained", "nothing else is told")
"""Pieces that make what is only about so much no surer."""
_OF_FIGURES = ("the cell is said too", "explained")
"""Objections that are made by what other amounts say, and not by words."""
_ABOUT = Pattern(r"\b(?:omkring|cirka|omtrent|i omegnen af) (?:de )?$")
_CHANGE = Pattern(
    r"\b(?:stig\w+|fald\w*|voks\w*|øge\w*|hæve\w*|sænk\w*|ned|op|reducer\w*|forhøje\w*|mister|ændr\w*|spare\w*|"
    r"beskær\w*)\b[^.;:]{0,60}\bmed(?: \w+)? $|"
    r"\b(?:stigning|forskel|nedgang|forhøjelse|nedskæring|difference)\w*\b(?: [^\W\d]+){0,6} $"
)
_CHANGE_AFTER = Pattern(
    r" ?(?:mere|mindre|højere|lavere|dyrere|billigere|ekstra|oveni|for meget|for lidt|"
    r"(?:over|under) (?:budget|bevilling|ramme|den|det))\b"
)
_EARLIER = Pattern(
    r"\b(?:ikke indgår|indgår ikke|ikke er med|er ikke med|tidligere|"
    r"(?<!det )(?<!de )(?<!to )(?<!tre )(?<!fire )(?<!ens )(?<!ets )sidste år|i fjor|oprindeligt?|modsat|"
    r"i stedet|frem for|stedet for|til sammenligning|"
    r"vedtog\w*|beslutt?e\w*|flytte\w*|rykke\w*|udskyd\w*|fremryk\w*|dengang|siden (?:reducer|hæv|sænk|nedsat|ændr|"
    r"forhøj|justér|juster)\w*|første (?:skitse\w*|udkast|overslag|skøn|version)|foreløbig\w*|"
    r"kan først|end (?:ventet|forventet|antaget|budgetteret|planlagt)|kan sammenlignes|uden for tabellen)\b"
)
_LOWER_THAN = Pattern(r"\bend(?: (?:de|den|det))? $")
_HAPPENS = (
    r"(?:ibrugtag\w*|tage[st] i brug|åbne\w*|indvi\w*|opgør\w*|evaluer\w*|udbyd\w*|vurder\w*|gøres status|færdig\w*|"
    r"står? klar|aflever\w*|sat op|opført|ophør\w*|udløb\w*|slutte\w*|afslutte\w*)"
)
_EVENT = Pattern(rf"\b{_HAPPENS}\b[^.,;\d]{{0,25}}(?P<then>20\d\d)|\b(?P<year>20\d\d)[^.,;\d]{{0,25}}\b{_HAPPENS}")
"""A year in which something happens, which need not be the one that the money is of."""
_PAST = Pattern(r"\b(?:koste[dr]e|var der)\b")
"""Of an earlier time where no year is said."""
_JOINS = Pattern(r"\b(?:og|samt|inkl\w*)\b|/|&|\+|,")
"""In the name of a row that has more than one thing in it."""
_WITH_OTHERS = Pattern(r"\b(?:sammen med|tilsammen|oven i|foruden)\b")
_INCOME, _EXPENSE = Pattern(r"\b\w*indtægt\w*"), Pattern(r"\b\w*udgift\w*")
_CONCLUDES = Pattern(
    r"\b(?:dermed|derfor|derved|således|altså|herefter|hermed|så|hvorfor|dvs|det (?:er|giver|bliver)|samlet|"
    r"tilsammen|i alt)\b"
)
_ROUGHLY = Pattern(
    r"\b(?:knap|godt|næsten|omkring|cirka|ca\.|lige over|lidt over|lidt under|mindst|højst|over|under|mellem|"
    r"op mod|op til|små) (?:de )?$"
)


@dataclass
class Case(Evidence):
    """One amount held against the place it should be."""

    amount: Amount
    bearing: Bearing
    beside: Value | None = None
    """The cell beside the right one that the amount was taken from."""


def heaviest(ground: Ground, tables: Sequence[Bearings], amount: Amount) -> Case | None:
    """The case that weighs most of those that weigh enough; none where the amount is right in one of the tables."""
    cases = []
    for bearings in tables:
        bearing = bearings.of(amount)
        if bearing is None or not (bearing.expected or _is_plainly_nothing(bearing)):
            continue
        if bearing.has(amount):
            return None
        cases.append(_case(ground, bearings, amount, bearing))
    return max((case for case in cases if case.weight >= _ENOUGH), key=lambda case: case.weight, default=None)


def _is_plainly_nothing(bearing: Bearing) -> bool:
    """Whether the very cell is a nought in a row that has something in other columns."""
    is_one = len(bearing.cells) == 1 and bearing.points == FULLY + SURE
    return is_one and any(cell.ore for cell in bearing.grid.row(bearing.row.number))


def tell(ground: Ground, case: Case, verdict: Verdict = Verdict.RED) -> None:
    """The place, what it says and what the text says."""
    amount, bearing = case.amount, case.bearing
    grid, cells, expected = bearing.grid, bearing.cells, bearing.expected
    if len(cells) > 1:
        words, relation = (
            f"{grid.label(bearing.row.number)}: {say.calculation([cell.ore for cell in cells])}",
            Relation.SUM,
        )
    else:
        words, relation = told(grid, cells), Relation.EQUALS_CELL
    if case.beside:
        words += f"; {case.beside.printed} er {grid.named(case.beside)}"
    # Where nothing is printed there is nothing to put instead.
    is_printed = any(cell.printed for cell in cells)
    words += f"; {say.claim(amount)}{say.apart(abs(amount.ore), abs(expected)) if is_printed else ''}"
    words += "; med ”ca.” kan det ikke afgøres" * (verdict is Verdict.AMBER)
    places = [grid.place(cell) for cell in cells]
    ground.tell(verdict, relation, [amount], words, cells=places, expected=expected if is_printed else None)


def unsure(ground: Ground, tables: Sequence[Bearings], amount: Amount) -> Case | None:
    """An amount that is only about so much, where its cell has something else not far off: it cannot be told."""
    if amount.qualifier is not Qualifier.ABOUT and not _ABOUT.search(ground.before(amount, 20)):
        return None
    for bearings in tables:
        bearing = bearings.of(amount)
        if bearing is None or bearing.has(amount) or bearings.rows.same(amount) or bearing.row.source is Source.PLAIN:
            continue
        case = _case(ground, bearings, amount, bearing)
        case.pieces = [each for each in case.pieces if each[0] not in _NO_DOUBT]
        if is_near(abs(bearing.expected), abs(amount.ore), _DOUBT) and case.weight >= _PLACED:
            return case
    return None


def _case(ground: Ground, bearings: Bearings, amount: Amount, bearing: Bearing) -> Case:
    case = Case(amount, bearing)
    case.add("the row", points=bearing.row.points)
    case.add("the column", points=bearing.column_points)
    case.add("speaks of the table", bearings.around.is_referred(amount, bearings.grid))
    case.add("beside a right one", bearings.is_beside_a_right_one(amount, bearing))
    case.add("told like the right one beside", bearings.is_told_alike(amount, bearing))
    case.add("nothing else is told", bearings.is_plainly_told(amount, bearing), 2 if bearing.row.is_total else 1)
    _slip(bearings, case)
    _against(ground, bearings, case)
    is_slip = case.has("two digits swapped", "one digit other", "one digit of two other", "near")
    goes_on = is_slip and goes_on_from_a_wrong_one(ground, bearings, amount, bearing)
    case.add("goes on from a wrong one", goes_on, FULLY - bearing.row.points)
    return case


def _slip(bearings: Bearings, case: Case) -> None:
    """How the figures miss each other."""
    said, expected = abs(case.amount.ore), abs(case.bearing.expected)
    case.beside = _beside(bearings, case)
    if case.beside:
        case.add("taken from the cell beside", points=2)
        return
    if expected:
        _miss(bearings, case, said, expected)
    else:
        others = bearings.grid.row(case.bearing.row.number)
        case.add("nothing there", any(is_near(abs(cell.ore), said, 60) for cell in others))
    if bearings.rows.same(case.amount):
        case.add("is another cell", points=-1 if case.bearing.points == FULLY + SURE else -2)


def _miss(bearings: Bearings, case: Case, said: int, expected: int) -> None:
    """A slip of the pen, what was left out, or how far off it is."""
    digits = telling_digits(expected)
    is_referred = case.has("speaks of the table") and case.bearing.row.source in (Source.NAMED, Source.ALL)
    if is_swapped(said, expected, 2):
        case.add("two digits swapped", points=3 if digits > 2 else 2)
    elif is_mistyped(said, expected):
        case.add("one digit other", points=2)
    elif digits == 2 and is_one_digit(said, expected) and is_near(expected, said, 60 if is_referred else 30):
        case.add("one digit of two other")
    elif _leaves_one_out(bearings, case):
        case.add("one left out", points=2 if case.has("beside a right one", "speaks of the table") else 1)
    elif is_near(expected, said, 15):
        case.add("near", case.bearing.row.source is not Source.TABLE)
    elif not is_near(expected, said, 60):
        is_outright = case.bearing.points == FULLY + SURE and case.has("speaks of the table")
        case.add("far", not is_outright, -4)
    elif not is_near(expected, said, 30):
        case.add("not near", points=-1)


def _beside(bearings: Bearings, case: Case) -> Value | None:
    """The cell that the amount was taken from: another column of its row, where the words say which it should be, or
    another row of its column, where the words name the row just here.
    """
    bearing = case.bearing
    is_beside = bearing.row.source in (Source.BESIDE, Source.ALL) and case.has("beside a right one")
    is_meant = bearing.row.source is Source.NAMED or is_beside
    is_all = bearing.row.source is Source.ALL and telling_digits(case.amount.ore) > _CHANCE
    is_plain = is_meant or case.has("nothing else is told")
    if len(bearing.cells) > 1 or not (is_plain or is_all):
        return None
    place, rows, years = bearing.cells[0].ref, bearings.grid.table.rows, set(bearings.columns.years.values())
    for each in bearings.rows.same(case.amount):
        is_another_year = is_plain or {each.ref.column, place.column} <= years
        if each.ref.row == place.row and bearing.column_points == SURE and is_another_year:
            return each
        is_next = bearing.column_points == SURE and bearings.is_next_to_right_one(case.amount, bearing)
        if not is_meant or (bearing.row.source is not Source.NAMED and not is_next):
            continue
        is_total = rows[each.ref.row].kind == "total" and not bearing.row.is_total
        if (
            each.ref.column == place.column
            and (not is_total or bearings.is_named_here(case.amount, bearing))
            and not bearings.rows.is_named_with(case.amount, each.ref.row)
        ):
            return each
    return None


def _leaves_one_out(bearings: Bearings, case: Case) -> bool:
    """Whether it is the total without one of the rows above it."""
    row, cells = case.bearing.row, case.bearing.cells
    if not row.is_total or len(cells) > 1:
        return False
    missing = abs(cells[0].ore) - abs(case.amount.ore)
    above = [bearings.grid.values.get((n, cells[0].ref.column)) for n in range(row.number)]
    return sum(each is not None for each in above) > 2 and any(
        each and each.ore and abs(each.ore) == missing for each in above
    )


def _against(ground: Ground, bearings: Bearings, case: Case) -> None:
    """What speaks against holding the two against each other."""
    amount, bearing = case.amount, case.bearing
    words = bearings.without_names(bearings.around.own(amount), bearing)
    before, after = ground.before(amount, 80), ground.after(amount, 20)
    is_slip = case.has("two digits swapped", "one digit other")
    further = bearings.around.words(amount.end, bearings.around.stretch(amount).tail)
    is_other = is_part_or_more(words, further) or is_paid_by_another(words)
    is_other = is_other or (not bearing.expected and is_paid_elsewhere(words))
    case.add("other money", is_other, -2 if is_slip else -4)
    is_change = (_CHANGE.search(before) or _CHANGE_AFTER.match(after)) and not bearings.columns.is_deviation(
        bearing.cells
    )
    case.add("a change", bool(is_change), -4)
    is_more = abs(amount.ore) > abs(bearing.expected) and not bearing.row.is_total
    case.add("with others", is_more and _WITH_OTHERS.search(before) is not None, -6)
    case.add("one of what the row joins", not is_slip and _is_one_of_several(case), -4)
    case.add("the other side", _is_other_side(bearings, case, words), -6)
    case.add("asked for", is_wished(ground, amount), -4)
    case.add("earlier", is_of_other_money(ground, amount, is_dated=bearings.is_dated(bearing)), -4)
    case.add("lower than that", _LOWER_THAN.search(before) is not None, -4)
    case.add("the year of something else", case.beside is not None and _is_of_event(ground, bearings, case), -4)
    case.add("roughly", is_roughly(ground, amount), -_ROUGH)
    case.add("the cell is said too", _is_said_too(ground, bearings, case), -5)
    is_plain = bearing.points == FULLY + SURE and bearing.row.source in (Source.NAMED, Source.BESIDE)
    case.add("explained", not is_plain and _is_explained(ground, bearings, case), -4)
    is_at_another_level = amount.price_level not in (None, bearing.grid.table.price_level)
    case.add("another price level", is_at_another_level, -9)


def is_objected_to(ground: Ground, bearings: Bearings, amount: Amount, bearing: Bearing) -> bool:
    """Whether the words say that an amount is other money than what stands at its place, or only about so much."""
    case = Case(amount, bearing)
    _against(ground, bearings, case)
    return any(points < 0 and name not in _OF_FIGURES for name, points in case.pieces)


def _is_of_event(ground: Ground, bearings: Bearings, case: Case) -> bool:
    """Whether its only year is that of an opening or an end: ``toiletter til 1,1 mio. kr. tages i brug i 2026``."""
    labels = " ".join(bearings.grid.table.columns[cell.ref.column] for cell in case.bearing.cells)
    words = ground.words(ground.number(case.amount))
    return any((match["then"] or match["year"]) in labels for match in _EVENT.finditer(words))


def _is_one_of_several(case: Case) -> bool:
    """Whether only ``husleje`` is named of the row ``Husleje og drift``, and less is told than the whole row has."""
    row, less = case.bearing.row, abs(case.amount.ore) < abs(case.bearing.expected)
    is_named_in_part = row.source is Source.NAMED and row.points < FULLY
    return is_named_in_part and less and _JOINS.search(case.bearing.grid.label(row.number)) is not None


def _is_other_side(bearings: Bearings, case: Case, words: str) -> bool:
    """Whether it is an income beside a table of expenses, or the other way round."""
    grid = bearings.grid
    there = f"{grid.table.caption} {grid.label(case.bearing.row.number)}"
    return any(
        one.search(words) and other.search(there) and not one.search(there)
        for one, other in ((_INCOME, _EXPENSE), (_EXPENSE, _INCOME))
    )


def is_roughly(ground: Ground, amount: Amount) -> bool:
    """Whether the words say that it is only about so much."""
    is_about = amount.qualifier in (Qualifier.ABOUT, Qualifier.AT_MOST)
    return is_about or _ROUGHLY.search(ground.before(amount, 40)) is not None


def is_of_other_money(ground: Ground, amount: Amount, *, is_dated: bool = False) -> bool:
    """Whether the sentence tells of an earlier time, or of what is not in the table."""
    words = ground.words(ground.number(amount))
    return _EARLIER.search(words) is not None or (not is_dated and _PAST.search(words) is not None)


def _is_said_too(ground: Ground, bearings: Bearings, case: Case) -> bool:
    """``søgte 75.000 kr., men fik 60.000 kr.``: what the table has is said beside it, of the same row."""
    for other in ground.amounts_in(ground.number(case.amount)):
        if other is case.amount or not case.bearing.has(other):
            continue
        its = bearings.of(other)
        if its is None or not its.has(other) or its.cells == case.bearing.cells:
            return True
    number = ground.number(case.amount)
    for other in (*ground.amounts_in(number - 1), *ground.amounts_in(number + 1)):
        its = bearings.of(other) if ground.sentence(other).paragraph == ground.sentence(case.amount).paragraph else None
        if its and its.cells == case.bearing.cells and its.has(other) and len(its.cells) == 1:
            return True
    return False


def _is_explained(ground: Ground, bearings: Bearings, case: Case) -> bool:
    """Whether it is what two amounts before it make together or apart, or what two cells of the row do."""
    amount = case.amount
    here = [each for each in ground.amounts_in(ground.number(amount)) if each is not amount]
    if _CONCLUDES.search(ground.before(amount, 80)):
        here += [each for each in ground.amounts_in(ground.number(amount) - 1) if each not in ground.wrong]
    near = [each.ore for each in here if each not in ground.wrong][-8:]
    known = {a + b for n, a in enumerate(near) for b in near[n + 1 :]} | {abs(a - b) for a in near for b in near}
    known |= {sum(near)} if len(near) > 2 else set()
    cells = [] if case.beside else [cell.ore for cell in bearings.grid.row(case.bearing.row.number)][:20]
    known |= {abs(a - b) for a in cells for b in cells}
    return abs(amount.ore) in known
