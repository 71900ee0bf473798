"""Two tables of the same thing: what changed, what came and went, and never a difference between two price levels."""

from dataclasses import replace
from fractions import Fraction

from kk_desktop.domain.amounts import THOUSAND, Unit
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row, RowKind
from kk_desktop.domain.table_comparison import ROUNDED, TableComparison, compare_tables


def row(name: str, *thousands: int, row_id: str = "", **facts: object) -> Row:
    cells = {f"{n}": Cell(f"{row_id}{name}{n}", value * THOUSAND) for n, value in enumerate(thousands)}
    return Row(row_id or name, name, cells=cells, **facts)


def table(*rows: Row, level: int | None = 2014, years: tuple[str, ...] = ("2014", "2015")) -> BudgetTable:
    columns = tuple(Column(str(n), year) for n, year in enumerate(years))
    total = Row("sum", "I alt", RowKind.TOTAL)
    return BudgetTable("t", "Tabel", price_level=level, columns=columns, rows=(*rows, total))


def names(comparison: TableComparison) -> list[str]:
    return [("+" if row.is_added else "-" if row.is_removed else " ") + row.row.label for row in comparison.rows]


def test_a_changed_figure_tells_its_difference_and_percent_and_so_does_the_total() -> None:
    found = compare_tables(table(row("Løn", 500, 100)), table(row("Løn", 545, 100)))
    cell = found.rows[0].cells[0]
    assert (cell.old, cell.new, cell.difference, cell.percent) == ("500", "545", 45 * THOUSAND, Fraction(9, 100))
    assert found.signed(cell) == "+45 (+9 %)".replace(" %", "\u00a0%")
    assert found.spots == ((0, 0), (1, 0))
    assert found.counted == "2 tal er ændret"


def test_rows_that_came_and_went_stand_where_they_stood() -> None:
    old = table(row("A", 1, 1), row("B", 2, 2), row("C", 3, 3))
    new = table(row("A", 1, 1), row("C", 3, 3), row("D", 4, 4))
    found = compare_tables(old, new)
    assert names(found) == [" A", "-B", " C", "+D", " I alt"]
    assert found.counted == "2 tal er ændret, 1 række er ny og 1 række er udgået"


def test_a_renamed_row_is_known_by_what_it_was_copied_from() -> None:
    new = table(row("Lønninger", 500, 100, row_id="x", origin_id="Løn"))
    found = compare_tables(table(row("Løn", 500, 100)), new)
    assert found.rows[0].old_name == "Løn"
    assert found.counted == "1 række har fået et andet navn"


def test_two_rows_of_one_name_in_two_groups_are_not_mixed_up() -> None:
    def grouped(first: int, second: int, order: tuple[str, str]) -> BudgetTable:
        amounts = {"Tingbjerg": first, "Valby": second}
        rows = []
        for name in order:
            rows += [Row(f"g{name}", name, RowKind.GROUP), row("Løn", amounts[name], 0, row_id=f"r{name}{first}")]
        return table(*rows)

    found = compare_tables(grouped(10, 20, ("Tingbjerg", "Valby")), grouped(11, 20, ("Valby", "Tingbjerg")))
    changed = [each.row.id for each in found.rows if each.row.kind is RowKind.ROW and each.cells[0].is_changed]
    assert changed == ["rTingbjerg11"]


def test_between_two_price_levels_no_difference_is_computed_and_nothing_is_called_changed() -> None:
    found = compare_tables(table(row("Løn", 500, 100), level=2012), table(row("Løn", 545, 100), row("Ny", 1, 1)))
    assert found.doubt.startswith("Tabellerne er i 2012 p/l og 2014 p/l")
    assert {cell.difference for each in found.rows for cell in each.cells} == {None}
    assert found.spots == ((1, None),)


def test_a_row_with_a_level_of_its_own_has_no_difference_to_one_in_another() -> None:
    found = compare_tables(table(row("Løn", 500, 100, price_level=2012)), table(row("Løn", 545, 100)))
    assert found.spots == ()


def test_columns_are_matched_by_name_and_those_in_one_table_alone_say_so() -> None:
    found = compare_tables(table(row("Løn", 1, 2)), table(row("Løn", 2, 3), years=("2015", "2016")))
    assert [(column.label, column.word) for column in found.columns] == [
        ("2014", "udgået"),
        ("2015", ""),
        ("2016", "ny"),
    ]
    assert found.counted == "Ingen ændringer"


def test_other_units_are_written_in_the_newer_ones() -> None:
    new = replace(table(row("Løn", 2500, 100)), unit=Unit.MILLIONS)
    found = compare_tables(table(row("Løn", 2000, 100)), new)
    assert (found.rows[0].cells[0].old, found.rows[0].cells[0].new) == ("2", "2,5")
    assert any("1.000 kr." in fact for fact in found.facts)


def test_a_change_that_rounding_hides_is_shown_exactly() -> None:
    old, new = (replace(table(row("Løn", n, 0)), unit=Unit.MILLIONS, decimals=0) for n in (2001, 2004))
    cell = compare_tables(old, new).rows[0].cells[0]
    assert (cell.old, cell.new) == ("2,001", "2,004")
    assert compare_tables(old, new).signed(cell) == "+0,003 (+0,1\u00a0%)"


def test_nothing_against_a_figure_is_a_change_without_a_percent() -> None:
    found = compare_tables(table(row("Løn", 0, 1)), table(replace(row("Løn", 5, 1))))
    assert found.signed(found.rows[0].cells[0]) == "+5"
    empty = table(Row("Løn", "Løn"))
    cell = compare_tables(empty, table(row("Løn", 5, 1))).rows[0].cells[0]
    assert cell.is_changed
    assert cell.difference is None


def test_a_difference_that_rounding_lets_look_wrong_is_explained_and_no_other() -> None:
    def in_whole(first: int) -> BudgetTable:
        cells = {"0": Cell(f"c{first}", first)}
        return replace(table(Row("Løn", "Løn", cells=cells)), decimals=0)

    half = compare_tables(in_whole(5_176_500_00), in_whole(5_600_000_00))
    assert (half.rows[0].cells[0].old, half.rows[0].cells[0].new) == ("5.177", "5.600")
    assert half.signed(half.rows[0].cells[0]).startswith("+424")
    assert half.facts == (ROUNDED,)
    assert compare_tables(in_whole(5_176_000_00), in_whole(5_600_000_00)).facts == ()


def test_a_rounded_table_is_told_as_it_prints_beside_one_without_chosen_decimals() -> None:
    converted = replace(table(Row("Løn", "Løn", cells={"0": Cell("c", 89_124_263)}), level=2027), decimals=0)
    found = compare_tables(converted, table(row("Løn", 845)))
    assert (found.rows[0].cells[0].old, found.rows[0].cells[0].new) == ("891", "845")
    found = compare_tables(replace(converted, price_level=2014), table(row("Løn", 845)))
    assert found.signed(found.rows[0].cells[0]).startswith("-46,24263")
    assert found.facts == (ROUNDED,)
