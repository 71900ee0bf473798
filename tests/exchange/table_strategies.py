"""Budget tables as people make them, for what is written and read back."""

import itertools

from hypothesis import strategies as st

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind

_WORDS = st.text(alphabet="abcdefghijklmnoprstuvyæøåéABCDEKLMNÆØÅ=+@-”%&§ ", min_size=3, max_size=30)
_AMOUNTS = st.integers(min_value=-(10**11), max_value=10**11)


def words() -> st.SearchStrategy[str]:
    """A name that begins with a letter or a sign that a spreadsheet would take for a formula."""
    return _WORDS.map(lambda text: "Z" + " ".join(text.split()) + "z").flatmap(
        lambda name: st.sampled_from([name, f"={name}", f"+{name}", f"@{name}", f"={name}(A1)", f"-{name}"])
    )


@st.composite
def tables(draw: st.DrawFn) -> BudgetTable:
    """A table with groups, parts, sums and all that can be computed of them."""
    ids = (f"id{n}" for n in itertools.count())
    unit = draw(st.sampled_from(list(Unit)))
    columns = _columns(draw, ids)
    typed = [column for column in columns if column.kind in (ColumnKind.FIGURES, ColumnKind.TEXT)]
    rows: list[Row] = []
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            rows.append(Row(next(ids), draw(words()), RowKind.GROUP))
        for n in range(draw(st.integers(1, 4))):
            is_first = all(row.kind is RowKind.GROUP for row in rows)
            is_part = n > 0 and draw(st.integers(0, 4)) == 0
            rows.append(
                Row(
                    next(ids),
                    draw(words()),
                    RowKind.OF_WHICH if is_part else RowKind.ROW,
                    draw(st.integers(0, 3)),
                    {
                        column.id: _cell(draw, ids, column, column is typed[0] or (is_first and column is typed[1]))
                        for column in typed
                    },
                    note=draw(st.sampled_from(["", "", "", "En note om rækken"])),
                )
            )
        if draw(st.booleans()):
            rows.append(Row(next(ids), draw(words()), RowKind.TEXT))
        if draw(st.booleans()):
            rows.append(Row(next(ids), draw(words()), RowKind.SUBTOTAL))
    rows += _computed(draw, ids, rows)
    return BudgetTable(
        next(ids),
        draw(words()),
        draw(st.sampled_from(["", "1", "2a"])),
        unit,
        draw(st.sampled_from([None, 0, 2014])),
        draw(st.sampled_from(["", "En note under tabellen."])),
        columns=tuple(columns),
        rows=tuple(_without_none(row) for row in rows),
        decimals=draw(st.sampled_from([None, 0, 1, 2, 3])),
    )


def _columns(draw, ids) -> list[Column]:
    years = draw(st.integers(2, 4))
    heading = draw(st.sampled_from(["", "Investering"]))
    columns = [Column(next(ids), str(2014 + n), heading) for n in range(years)]
    if draw(st.booleans()):
        columns.append(Column(next(ids), "I alt", heading, ColumnKind.TOTAL))
    if draw(st.booleans()):
        columns.append(
            Column(next(ids), "Forskel", "", ColumnKind.DIFFERENCE, columns[0].id, columns[1].id, note="Om kolonnen")
        )
    if draw(st.booleans()):
        columns.append(Column(next(ids), "Bemærkning", "", ColumnKind.TEXT))
    return columns


def _cell(draw, ids, column: Column, is_first: bool) -> Cell | None:
    if column.kind is ColumnKind.TEXT:
        return Cell(next(ids), text=draw(words()))
    # Every row has an amount in the first column, so that every sum has something to say.
    what = "amount" if is_first else draw(st.sampled_from(["amount", "amount", "zero", "dash", "empty"]))
    if what == "empty":
        return None
    return Cell(next(ids), dash=True) if what == "dash" else Cell(next(ids), 0 if what == "zero" else draw(_AMOUNTS))


def _computed(draw, ids, rows: list[Row]) -> list[Row]:
    made = [Row(next(ids), "I alt", RowKind.TOTAL)] if draw(st.booleans()) else []
    plain = [row for row in rows if row.kind is RowKind.ROW]
    if len(plain) > 1 and draw(st.booleans()):
        made.append(Row(next(ids), "Forskel", RowKind.DIFFERENCE, of_id=plain[0].id, against_id=plain[1].id))
    if draw(st.booleans()):
        made.append(Row(next(ids), "Gennemsnit", RowKind.AVERAGE))
    return made


def _without_none(row: Row) -> Row:
    from dataclasses import replace

    return replace(row, cells={column: cell for column, cell in row.cells.items() if cell is not None})
