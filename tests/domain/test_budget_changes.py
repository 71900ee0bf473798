"""A table with other cells computes what a table read anew would."""

from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.budget_values import Extent, Figures, Value
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind

COLUMNS = (
    Column("a", "2024"),
    Column("b", "2025"),
    Column("t", "I alt", kind=ColumnKind.TOTAL),
    Column("d", "Forskel", kind=ColumnKind.DIFFERENCE, of_id="a", against_id="b"),
    Column("s", "Andel", kind=ColumnKind.SHARE, of_id="a", against_id="t"),
    Column("w", "Bemærkning", kind=ColumnKind.TEXT),
)
PLACES = st.tuples(st.integers(0, 7), st.sampled_from(["a", "b"]), st.none() | st.integers(-(10**6), 10**6))


def rows(levels: bool) -> tuple[Row, ...]:
    return (
        Row("g", "Gruppe", RowKind.GROUP),
        Row("r1", "Et", area_id="nv"),
        Row("r2", "To", price_level=2014 if levels else None, area_id="valby"),
        Row("h", "Heraf", RowKind.OF_WHICH),
        Row("sub", "Sum", RowKind.SUBTOTAL),
        Row("r3", "Tre"),
        Row("tot", "I alt", RowKind.TOTAL),
        Row("diff", "Forskel", RowKind.DIFFERENCE, of_id="tot", against_id="sub"),
        Row("part", "Andel", RowKind.SHARE, of_id="r1", against_id="tot"),
        Row("mean", "Gennemsnit", RowKind.AVERAGE),
        Row("each", "Pr. område", RowKind.PER_AREA),
    )


@given(st.lists(PLACES, max_size=12), st.booleans(), st.sets(st.sampled_from([column.id for column in COLUMNS])))
def test_figures_that_follow_a_change_are_those_of_a_table_computed_anew(changes, levels, asked_before):
    table = BudgetTable("t", "Tabel", columns=COLUMNS, rows=rows(levels), price_level=2024)
    for place, column_id, ore in changes:
        row = table.rows[place]
        if not row.kind.is_typed:
            continue
        for asked in asked_before:
            table.sums.at(row.id, asked)
            assert table.sums.figures(asked).extent is table.sums.figures(asked).extent
        cells = {key: cell for key, cell in row.cells.items() if key != column_id}
        if ore is not None:
            cells[column_id] = Cell(f"{place}{column_id}", ore)
        table = table.with_cells({place: cells})
    anew = BudgetTable("t", "Tabel", columns=COLUMNS, rows=table.rows, price_level=2024)
    for row in table.rows:
        for column in COLUMNS:
            assert table.value(row, column) == anew.value(row, column)
    for column in COLUMNS:
        assert table.sums.figures(column.id).extent == anew.sums.figures(column.id).extent


def test_how_far_a_column_reaches_follows_each_amount_put_in_it():
    figures = Figures(rows(levels=False)[:3], [None, 4_000, -600])
    assert figures.extent == Extent(least=-600, most=4_000, divisor=200)
    figures[0] = Value(9_050)
    assert figures.extent == Extent(least=-600, most=9_050, divisor=50)
    assert Figures((), []).extent is None
