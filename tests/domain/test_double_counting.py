"""A sum of places tells when one of them is in another already."""

import pytest

from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.double_counting import counted_twice


def row(name: str, kind: RowKind = RowKind.ROW) -> Row:
    cells = {"26": Cell(f"{name}26", 100), "27": Cell(f"{name}27", 100)} if kind.is_typed else {}
    return Row(name, name, kind, cells=cells)


TABLE = BudgetTable(
    "t", "Udgifter",
    columns=(Column("26", "2026"), Column("27", "2027"), Column("i", "I alt", kind=ColumnKind.TOTAL)),
    rows=(
        row("Løn"), row("Heraf leder", RowKind.OF_WHICH), row("Heraf pædagog", RowKind.OF_WHICH), row("Drift"),
        row("Sum", RowKind.SUBTOTAL), row("Husleje"), row("I alt", RowKind.TOTAL),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        (("Løn 26", "I alt 26"), "Løn, 2026 er også talt med i I alt, 2026."),
        (("I alt 26", "Løn 26"), "Løn, 2026 er også talt med i I alt, 2026."),
        (("Sum 26", "I alt 26"), "Sum, 2026 er også talt med i I alt, 2026."),
        (("Heraf leder 26", "Løn 26"), "Heraf leder, 2026 er også talt med i Løn, 2026."),
        (("Heraf leder 26", "Sum 26"), "Heraf leder, 2026 er også talt med i Sum, 2026."),
        (("Løn 26", "Løn i"), "Løn, 2026 er også talt med i Løn, I alt."),
        (("Løn i", "I alt 26"), "Løn, I alt og I alt, 2026 har tal til fælles, som er talt med to gange."),
        (("Løn 26", "Drift 26", "Husleje 26"), ""),
        (("Løn 26", "I alt 27"), ""),
        (("Sum 26", "Husleje 26"), ""),
        (("Heraf leder 26", "Heraf pædagog 26"), ""),
    ],
)
def test_what_is_counted_twice_is_told_with_both_names(chosen: tuple[str, ...], says: str) -> None:
    rows, columns = {each.id: each for each in TABLE.rows}, {each.id: each for each in TABLE.columns}
    places = [(TABLE, rows[name], columns[column]) for name, _, column in (each.rpartition(" ") for each in chosen)]
    assert counted_twice(places) == says
