"""An amount in the text held against the cells of the tables."""

from __future__ import annotations

from collections.abc import Sequence

from kk_desktop.domain.wording import listed

from .. import say
from ..ground import Ground
from ..model import Amount, Qualifier, Relation, Verdict
from ..sums.adding import is_near, looks_mistyped, looks_swapped
from ..text.patterns import Pattern
from .aims import TABLE, WHOLE, Aim, aim_at, clause, is_one_year, own_words, the_row, years_for
from .grids import Grid, Value
from .labels import columns_named, rows_named

_PERIOD = Pattern(r"\b(?:i ?alt|samlet|samlede|perioden|over \w+ år|tilsammen|sammenlagt)\b")
_WHOLE_PERIOD = Pattern(r"\b(?:i|over|for) (?:hele |den samlede )?(?:\w*perioden|årene)\b(?! \d)")
_SAYS_TABLE = Pattern(
    r"(?:\bjf\.|\bifølge|\bfremgår af|\bses af|\bviser|\() tabel|\(tabel|\btabel(?:len)?(?: \d+)? (?:viser|fremgår)|"
    r"\bi tabel(?:len)?(?: \d+)? er"
)
_NOT_HERE = Pattern(
    r"\b(?:ikke indgår|indgår ikke|ikke er med|tidligere|sidste år|oprindeligt?|modsat|stedet for|"
    r"mod (?:tidligere )?)\b"
)
_YEAR = r"(?:budget )?(?P<year>(?:19|20)\d\d)\b"
_IN_YEAR_AFTER = Pattern(rf" (?:(?:til|på|for) [^.,;:()\d]{{1,40}} )?i {_YEAR}(?! ?(?:og|til|samt|[-–]|,) ?\d| p/?l)")
_IN_YEAR_BEFORE = Pattern(
    rf"(?:^|[,;:] |\b(?:og|mens|men) )\W*i {_YEAR} (?:koster?|bruges|udgør|er|afsættes|gives|får|bliver|anvendes|"
    rf"søges|går|ventes) (?:[a-zæøå]+ ){{0,4}}$"
)
_DECIDED = Pattern(r"\b(?:vedtog\w*|beslutt?e\w*|bevilgede|i stedet|flytte\w*|rykke\w*|udskyd\w*|fremryk\w*)\b")
_NO_CELL = Pattern(
    r"(?<!\w)(?:(?:første|anden|andet|tredje|sidste|næste|en enkelt) \w+|etape\w*|fase\w*|rate\w*|heraf|hvoraf|deraf|"
    r"del af|andel\w*|halvdel\w*|(?-i:[eE])[nt] \w+ (?:i|på|til)|per|pr\.|hver\w*|stk|fond\w*|"
    r"(?:an)?søg(?:t|te|er|es)?|ud over|udover|rest\w*|derudover|ekstra|yderligere|oven i|oveni|hertil|dertil|med|fra|"
    r"mindre|mere|over|under|halvt|dobbelt|koste[dr]e|var|brugte|forbrug\w*|mangler|gennemsnit\w*|"
    r"afløs\w*|erstat\w*|aftale\w*|tilbud\w*|behov\w*|lånt?|ønsk\w*|bede\w*|beder)(?!\w)"
)
"""What tells of a part of a row, of other money, or of how much it changes."""
_FACTORS = (1_000, 1_000_000)
_TELLING_DIGITS = 4
"""So many of an amount's digits in a row are no chance, where nothing says which cell is meant."""
_SIBLINGS = 2
_NEAR, _FURTHEST = 25, 60
"""Percent: without a reference to the table, what differs by more than a quarter is about something else."""


def check_cells(ground: Ground) -> None:
    """Every amount that stands in a table, or should."""
    for amount in ground.amounts:
        if amount in ground.settled or amount in ground.ranges or not amount.ore:
            continue
        aims = [aim_at(ground, grid, amount) for grid in ground.grids]
        referred = [aim for aim in aims if aim.is_referred]
        _judge(ground, amount, [aim for aim in referred or aims if not aim.is_outside])


def check_siblings(ground: Ground) -> None:
    """``13,0 mio. kr. i 2019, 15,8 i 2020 og 8,0 i 2021``: two of them stand in a row, so the third should."""
    rows: dict[tuple[int, int, int], list[int]] = {}
    for finding in ground.findings:
        if finding.relation is Relation.EQUALS_CELL and finding.verdict is Verdict.GREEN and finding.spans[0]:
            number = ground.passages.number(finding.spans[0][0])
            for ref in finding.cells:
                rows.setdefault((number, ref.table, ref.row), []).append(ref.column)
    for (number, table, row), columns in rows.items():
        for amount in ground.amounts_in(number):
            if amount in ground.settled or len(set(columns)) < _SIBLINGS or amount.qualifier:
                continue
            grid = ground.grids[table]
            named = columns_named(grid, "", years_for(ground, amount))
            cell = grid.values.get((row, named[0])) if len(named) == 1 and named[0] not in columns else None
            if cell is not None and not _is_equal(amount, cell) and is_near(amount, cell.ore, 35):
                _tell_different(ground, amount, grid, [cell])


def _judge(ground: Ground, amount: Amount, aims: Sequence[Aim]) -> None:
    for step in (
        _other_level,
        _in_another_year,
        _in_another_place,
        _equal_at_its_place,
        _equal_anywhere,
        _other_unit,
        _sum_of_cells,
        _not_the_years,
        _different,
        _mistyped,
    ):
        if any(step(ground, amount, aim) for aim in aims):
            return


def _is_equal(amount: Amount, cell: Value) -> bool:
    """At the amount's own precision; a saving may be written with or without its sign."""
    return 2 * abs(abs(amount.ore) - abs(cell.ore)) <= amount.precision_ore and cell.ore != 0


def _other_level(ground: Ground, amount: Amount, aim: Aim) -> bool:
    level = aim.grid.table.price_level
    if amount.price_level is None or level is None or amount.price_level == level or not (aim.has_row and aim.cells):
        return False
    cell = aim.cells[0]
    said = (
        f"Teksten er i {amount.price_level} p/l, tabellens {cell.printed} ({aim.grid.unit.value}) i {level} p/l; "
        "de kan ikke sammenlignes uden omregning"
    )
    ground.tell(Verdict.AMBER, Relation.PRICE_LEVEL_MIX, [amount], said, cells=[cell.ref])
    return True


def _in_another_year(ground: Ground, amount: Amount, aim: Aim) -> bool:
    """``I 2027 bruges 2,3 mio. kr. på lektiehjælp``, and the row has that amount in the column of 2026."""
    number = ground.number(amount)
    match = _IN_YEAR_AFTER.match(ground.after(amount, 70)) or _IN_YEAR_BEFORE.search(ground.before(amount, 100))
    if (
        match is None
        or amount.qualifier not in (None, Qualifier.IN_ALL)
        or _NOT_HERE.search(ground.words(number))
        or _DECIDED.search(ground.words(number))
    ):
        return False
    rows = rows_named(aim.grid, clause(ground, amount)) or rows_named(aim.grid, ground.words(number))
    if not rows and (amount.qualifier is Qualifier.IN_ALL or WHOLE.search(ground.before(amount))):
        rows = [n for n, row in enumerate(aim.grid.table.rows) if row.kind == "total"]
    columns = [n for n in columns_named(aim.grid, "", frozenset({int(match["year"])})) if is_one_year(aim.grid, n)]
    cell = aim.grid.values.get((rows[0], columns[0])) if len(rows) == len(columns) == 1 else None
    if cell is None or _is_equal(amount, cell):
        return False
    others = [
        other
        for other in aim.grid.row(rows[0])
        if abs(other.ore) == abs(amount.ore) and is_one_year(aim.grid, other.ref.column)
    ]
    if not others:
        return False
    said = f"{_told(aim.grid, [cell])}; {others[0].printed} er {aim.grid.table.columns[others[0].ref.column]}"
    said += f"; {say.claim(amount)}{say.apart(amount.ore, cell.ore)}"
    ground.tell(Verdict.RED, Relation.EQUALS_CELL, [amount], said, cells=[cell.ref], expected=cell.ore)
    return True


def _in_another_place(ground: Ground, amount: Amount, aim: Aim) -> bool:
    """``Anlægsudgiften til museet er 1,1 mio. kr.``, and its row has that for service, or another row for anlæg."""
    own = own_words(ground, amount)
    rows, columns = the_row(ground, aim.grid, amount), columns_named(aim.grid, own, frozenset())
    cell = aim.grid.values.get((rows[0], columns[0])) if len(rows) == len(columns) == 1 else None
    if cell is None or is_one_year(aim.grid, columns[0]) or _is_equal(amount, cell) or _is_no_cell(ground, amount):
        return False
    sentence = ground.words(ground.number(amount))
    beside = [
        other
        for (row, column), other in aim.grid.values.items()
        if abs(other.ore) == abs(amount.ore)
        and (row == rows[0] or (column == columns[0] and row not in rows_named(aim.grid, sentence)))
    ]
    if not beside or amount.qualifier in (Qualifier.ABOUT, Qualifier.AT_MOST):
        return False
    said = f"{_told(aim.grid, [cell])}; {beside[0].printed} er {aim.grid.named(beside[0])}"
    said += f"; {say.claim(amount)}{say.apart(amount.ore, cell.ore)}"
    ground.tell(Verdict.RED, Relation.EQUALS_CELL, [amount], said, cells=[cell.ref], expected=cell.ore)
    return True


def _is_no_cell(ground: Ground, amount: Amount) -> bool:
    """Whether the words say that it is another money, an earlier one, or only a part of what stands in the row."""
    sentence = ground.words(ground.number(amount))
    return bool(_NO_CELL.search(own_words(ground, amount)) or _NOT_HERE.search(sentence) or _DECIDED.search(sentence))


def _equal_at_its_place(ground: Ground, amount: Amount, aim: Aim) -> bool:
    equal = [cell for cell in aim.cells if _is_equal(amount, cell)]
    is_exact = any(abs(cell.ore) == abs(amount.ore) for cell in equal)
    if not equal or not (aim.has_row or aim.is_referred or is_exact):
        return False
    return _tell_equal(ground, amount, aim, equal)


def _equal_anywhere(ground: Ground, amount: Amount, aim: Aim) -> bool:
    equal = [cell for cell in aim.grid.values.values() if abs(cell.ore) == abs(amount.ore)]
    return bool(equal) and _tell_equal(ground, amount, aim, equal)


def _tell_equal(ground: Ground, amount: Amount, aim: Aim, equal: Sequence[Value]) -> bool:
    said = f"{_told(aim.grid, equal[:2])}, det samme som {' '.join(amount.quote.split())}"
    refs = [cell.ref for cell in equal]
    ground.tell(Verdict.GREEN, Relation.EQUALS_CELL, [amount], said, cells=refs, expected=equal[0].ore)
    if amount.price_level is not None and aim.grid.table.price_level is None:
        told = f"Teksten er i {amount.price_level} p/l; tabellen har intet prisniveau"
        ground.tell(Verdict.AMBER, Relation.PRICE_LEVEL_MIX, [amount], told, cells=refs[:1])
    return True


def _told(grid: Grid, cells: Sequence[Value]) -> str:
    return "Tabellen har " + listed([f"{cell.printed} ({grid.unit.value}) i {grid.named(cell)}" for cell in cells])


def _other_unit(ground: Ground, amount: Amount, aim: Aim) -> bool:
    is_sure = aim.has_row or aim.is_referred
    enough = (1 if aim.has_column else 2) if is_sure else _TELLING_DIGITS
    for cell in aim.cells if is_sure else aim.grid.values.values():
        low, high = sorted((abs(amount.ore), abs(cell.ore)))
        digits = str(low).rstrip("0")
        if low and any(high == low * factor for factor in _FACTORS) and len(digits) >= enough:
            side = "meget" if abs(amount.ore) == high else "lidt"
            said = f"{_told(aim.grid, [cell])}; {say.claim(amount)}, {_times(high // low)} for {side}"
            ground.tell(Verdict.RED, Relation.UNIT_MISMATCH, [amount], said, cells=[cell.ref], expected=cell.ore)
            return True
    return False


def _times(factor: int) -> str:
    return "1.000 gange" if factor == _FACTORS[0] else "en million gange"


def _sum_of_cells(ground: Ground, amount: Amount, aim: Aim) -> bool:
    """The amount may be a row's years together, or several rows of a column."""
    if not (aim.has_row or aim.is_referred or _PERIOD.search(ground.words(ground.number(amount)))):
        return False
    for cells in _lines(aim):
        total = sum(cell.ore for cell in cells)
        if len(cells) > 1 and total and 2 * abs(abs(total) - abs(amount.ore)) <= amount.precision_ore:
            said = f"{say.calculation([cell.ore for cell in cells])}; {say.claim(amount)}"
            refs = [cell.ref for cell in cells]
            ground.tell(Verdict.GREEN, Relation.SUM, [amount], said, cells=refs, expected=total)
            return True
    return False


def _not_the_years(ground: Ground, amount: Amount, aim: Aim) -> bool:
    """``Byggeriet koster 34 mio. kr. i hele perioden, jf. tabel 1``, and the years of its row give something else."""
    rows = the_row(ground, aim.grid, amount)
    if len(rows) != 1 or not aim.is_referred or not _WHOLE_PERIOD.search(own_words(ground, amount)):
        return False
    cells = aim.grid.row(rows[0])
    total = sum(cell.ore for cell in cells)
    are_years = len(cells) > 1 and all(is_one_year(aim.grid, cell.ref.column) for cell in cells)
    is_exact = amount.qualifier in (None, Qualifier.IN_ALL)
    if not are_years or not is_exact or _is_no_cell(ground, amount) or not is_near(amount, total, 50):
        return False
    said = f"{say.calculation([cell.ore for cell in cells])}; {say.claim(amount)}{say.apart(amount.ore, total)}"
    ground.tell(Verdict.RED, Relation.SUM, [amount], said, cells=[cell.ref for cell in cells], expected=total)
    return True


def _lines(aim: Aim) -> list[list[Value]]:
    """The cells aimed at, by row and by column, and all of them."""
    whole = [value for value in aim.grid.values.values() if value.ref.row in {cell.ref.row for cell in aim.cells}]
    lines: dict[tuple[str, int], list[Value]] = {}
    for kind, cells in (("aimed", aim.cells), ("whole", whole)):
        for cell in cells:
            lines.setdefault((f"{kind} row", cell.ref.row), []).append(cell)
            if aim.grid.table.rows[cell.ref.row].kind == "row":
                lines.setdefault((f"{kind} column", cell.ref.column), []).append(cell)
    return list(lines.values())


def _different(ground: Ground, amount: Amount, aim: Aim) -> bool:
    """The text names a cell's row and column, and says something else."""
    if not (aim.has_row and aim.has_column and aim.cells) or amount.qualifier in (Qualifier.ABOUT, Qualifier.AT_MOST):
        return False
    sentence = ground.words(ground.number(amount))
    is_slip = aim.has_column and looks_swapped(amount, aim.cells[0].ore)
    if not (aim.is_named or aim.is_referred or is_slip or _is_told_of_table(ground, amount)):
        return False
    if _NOT_HERE.search(sentence) or _is_far_off(ground, amount, aim) or len({cell.ref.row for cell in aim.cells}) > 1:
        return False
    is_total = amount.qualifier is Qualifier.IN_ALL or WHOLE.search(ground.before(amount)) is not None
    others = ground.amounts_in(ground.number(amount))
    if not is_total and any(_is_equal(each, aim.cells[0]) for each in others):
        # ``søgte 75.000 kr., men fik 60.000 kr.``: what the table has is said too.
        return False
    differs = abs(abs(amount.ore) - abs(aim.cells[0].ore))
    is_slip = _is_slip(amount, aim.cells[0])
    is_said = is_slip or _SAYS_TABLE.search(sentence) is not None
    if not is_said and 100 * differs > (_FURTHEST if aim.is_referred else _NEAR) * abs(aim.cells[0].ore):
        return False
    _tell_different(ground, amount, aim.grid, aim.cells)
    return True


def _is_far_off(ground: Ground, amount: Amount, aim: Aim) -> bool:
    """Whether it is no slip of the cell's digits, and the words tell of something else than the cell."""
    return _NO_CELL.search(own_words(ground, amount)) is not None and not _is_slip(amount, aim.cells[0])


def _is_told_of_table(ground: Ground, amount: Amount) -> bool:
    """Whether the sentence before it, in the same paragraph, speaks of the table."""
    number = ground.number(amount)
    sentences = ground.passages.sentences
    is_here = number > 0 and sentences[number - 1].paragraph == sentences[number].paragraph
    return is_here and TABLE.search(ground.words(number - 1)) is not None


def _mistyped(ground: Ground, amount: Amount, aim: Aim) -> bool:
    """``Mødrehuset har søgt 69.500 kr., jf. tabel 1``, and its row, or a total, has 96.500."""
    if not aim.is_referred or amount.qualifier in (Qualifier.ABOUT, Qualifier.AT_MOST):
        return False
    if _NOT_HERE.search(ground.words(ground.number(amount))):
        return False
    rows = rows_named(aim.grid, clause(ground, amount))
    near = (
        [cell for cell in aim.grid.row(rows[0]) if _is_slip(amount, cell)]
        if len(rows) == 1
        else [cell for cell in aim.grid.totals() if not rows and looks_swapped(amount, cell.ore)]
    )
    if len({cell.ore for cell in near}) != 1:
        return False
    _tell_different(ground, amount, aim.grid, near)
    return True


def _is_slip(amount: Amount, cell: Value) -> bool:
    if looks_swapped(amount, cell.ore, least=2):
        return True
    return is_near(amount, cell.ore, 60) and looks_mistyped(amount, cell.ore)


def _tell_different(ground: Ground, amount: Amount, grid: Grid, cells: Sequence[Value]) -> None:
    expected = cells[0].ore
    said = f"{_told(grid, cells[:2])}; {say.claim(amount)}{say.apart(amount.ore, expected)}"
    refs = [cell.ref for cell in cells]
    ground.tell(Verdict.RED, Relation.EQUALS_CELL, [amount], said, cells=refs, expected=expected)
