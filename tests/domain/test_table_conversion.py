"""A whole table moved to another price level: each amount by its own rate, and a note that tells how."""

from dataclasses import replace

import pytest

from kk_desktop.domain.amounts import MILLION, THOUSAND, Unit
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ControlArea, Row, RowKind
from kk_desktop.domain.price_levels import PriceTable, Rate, RateKind
from kk_desktop.domain.table_conversion import convert_table, newest_level, year_of
from kk_desktop.errors import UserError

PRICES = PriceTable(
    [Rate(f"s{year}", year, RateKind.SERVICE, 20_000, "KL") for year in (2013, 2014)]
    + [Rate(f"c{year}", year, RateKind.CAPITAL, 10_000, "ØKF") for year in (2013, 2014)]
)
COLUMNS = (Column("a", "2013"), Column("b", "2014"))


def row(name: str, *thousands: int | None, **facts: object) -> Row:
    cells = {
        column.id: Cell(f"{name}{column.id}", n * THOUSAND)
        for column, n in zip(COLUMNS, thousands, strict=True)
        if n is not None
    }
    return Row(name, name, cells=cells, **facts)


def table(*rows: Row, level: int | None = 2012) -> BudgetTable:
    total = Row("sum", "I alt", RowKind.TOTAL)
    return BudgetTable("t", "Tabel", price_level=level, columns=COLUMNS, rows=(*rows, total))


def test_all_typed_amounts_follow_and_the_total_with_them() -> None:
    done = convert_table(table(row("Løn", 1000, 500)), 2014, PRICES)
    assert [amount.new for amount in done.amounts] == [1_040_40 * 1000, 520_20 * 1000]
    assert done.table.amount(done.table.rows[-1], COLUMNS[0]) == 1_040_40 * 1000
    assert done.table.price_level == 2014
    assert done.table.level_note == "Omregnet fra 2012 p/l til 2014 p/l med faktor 1,0404 (kilde: KL)."


def test_building_rows_follow_the_rate_of_building_and_the_note_tells_both() -> None:
    built = row("Legeplads", 1000, None, control_area=ControlArea.CAPITAL)
    done = convert_table(table(row("Løn", 1000, None), built), 2014, PRICES)
    assert [amount.new for amount in done.amounts] == [1_040_40 * 1000, 1_020_10 * 1000]
    assert done.note == (
        "Omregnet fra 2012 p/l til 2014 p/l med faktor 1,0404 for service og løn (kilde: KL)"
        " og faktor 1,0201 for anlæg (kilde: ØKF)."
    )


def test_a_column_under_the_word_building_follows_its_rate_where_the_row_tells_nothing() -> None:
    columns = (Column("a", "Anlæg", heading="Investering"), Column("b", "Service", heading="Investering"))
    done = convert_table(replace(table(row("Bad", 1000, 1000)), columns=columns), 2013, PRICES)
    assert [amount.kind for amount in done.amounts] == [RateKind.CAPITAL, RateKind.SERVICE]


def test_a_row_with_a_level_of_its_own_comes_along_and_those_that_are_there_stay() -> None:
    there = row("Der", 700, None, price_level=2014)
    other = row("Gammel", 1000, None, price_level=2013)
    done = convert_table(table(row("Løn", 1000, None), other, there), 2014, PRICES)
    assert [amount.new for amount in done.amounts] == [1_040_40 * 1000, 1_020_00 * 1000]
    assert done.at_level == 1
    assert {each.price_level for each in done.table.rows} == {None}
    assert "”Gammel” er omregnet fra 2013 p/l til 2014 p/l med faktor 1,02 (kilde: KL)." in done.note
    assert done.table.sums.at("sum", "a").ore == 2_760_400_00


def test_a_part_of_a_row_follows_the_row_it_is_a_part_of() -> None:
    whole = row("Gammel", 1000, None, price_level=2013)
    part = row("heraf løn", 500, None, kind=RowKind.OF_WHICH)
    done = convert_table(table(whole, part), 2014, PRICES)
    assert [amount.new for amount in done.amounts] == [1_020_00 * 1000, 510_00 * 1000]


def test_current_prices_have_a_factor_for_each_year() -> None:
    done = convert_table(table(row("Løn", 1000, 1000), level=0), 2014, PRICES)
    assert [amount.new for amount in done.amounts] == [1_020_00 * 1000, 1_000_00 * 1000]
    assert done.note == (
        "Omregnet fra løbende priser til 2014 p/l med en faktor for hvert år, 2013: 1,02 og 2014: 1 (kilde: KL)."
    )


def test_a_table_can_be_moved_to_the_prices_of_each_year() -> None:
    done = convert_table(table(row("Løn", 1000, 1000)), 0, PRICES)
    assert [amount.new for amount in done.amounts] == [1_020_00 * 1000, 1_040_40 * 1000]


def test_current_prices_in_a_column_that_is_no_year_are_refused() -> None:
    columns = (Column("a", "I alt"), COLUMNS[1])
    with pytest.raises(UserError, match="Kolonnen ”I alt” er ikke et år"):
        convert_table(replace(table(row("Løn", 1000, None), level=0), columns=columns), 2014, PRICES)


def test_a_table_without_a_level_is_refused_with_what_to_do() -> None:
    with pytest.raises(UserError, match="Skriv først, hvilket prisniveau beløbene er i"):
        convert_table(table(row("Løn", 1000, None), level=None), 2014, PRICES)


def test_half_an_oere_is_rounded_away_from_zero() -> None:
    half, cells = (
        PriceTable([Rate("h", 2013, RateKind.SERVICE, 5_000, "KL")]),
        {"a": Cell("1", 100), "b": Cell("2", -100)},
    )
    done = convert_table(table(Row("r", "Løn", cells=cells)), 2013, half)
    assert [(amount.new, amount.is_rounded) for amount in done.amounts] == [(101, True), (-101, True)]
    assert done.rounded == 2


def test_nothing_is_converted_with_a_rate_without_a_source() -> None:
    bare = PriceTable([Rate("b", 2013, RateKind.SERVICE, 20_000)])
    with pytest.raises(UserError, match=r"Kilden til stigningen i 2013 \(service og løn\) mangler"):
        convert_table(table(row("Løn", 1000, 500)), 2013, bare)


def test_an_amount_that_grows_past_reason_is_refused() -> None:
    steep = PriceTable([Rate(str(year), year, RateKind.SERVICE, 1_000_000, "KL") for year in range(2001, 2031)])
    with pytest.raises(UserError, match=r"over 1\.000 mia"):
        convert_table(table(row("Løn", 1_000_000, None), level=2000), 2030, steep)


def test_a_table_that_is_there_already_or_is_empty_is_told() -> None:
    with pytest.raises(UserError, match="Alle beløb i tabellen er i 2012 p/l"):
        convert_table(table(row("Løn", 1000, None)), 2012, PRICES)
    with pytest.raises(UserError, match="ingen beløb at omregne"):
        convert_table(table(row("Løn", None, None)), 2014, PRICES)


def test_figures_print_with_as_many_decimals_as_before_and_the_rounding_is_told() -> None:
    odd = replace(row("Løn", 1000, None), cells={"a": Cell("x", 333), "b": Cell("y", 5 * MILLION)})
    done = convert_table(replace(table(odd), unit=Unit.MILLIONS), 2013, PRICES)
    assert done.rounded == 1
    whole = convert_table(table(row("Løn", 1001, None)), 2014, PRICES)
    assert whole.table.printed(whole.table.rows[0], COLUMNS[0]) == "1.041"


def test_noughts_dashes_and_words_are_left_as_they_are() -> None:
    odd = replace(row("Løn", 1000, None), cells={"a": Cell("x", dash=True), "b": Cell("y", 0)})
    done = convert_table(table(odd), 2014, PRICES)
    assert done.table.rows[0].cells == {"a": Cell("x", dash=True), "b": Cell("y", 0)}


def test_a_note_from_before_stays_above_the_new_one() -> None:
    first = convert_table(table(row("Løn", 1000, None)), 2013, PRICES).table
    second = convert_table(first, 2014, PRICES).table
    assert second.level_note.count("Omregnet fra") == 2


@pytest.mark.parametrize(
    ("label", "year"),
    [("2014", 2014), ("Budget 2014", 2014), ("B2014", 2014), ("2014-2017", None), ("2019-22", None), ("I alt", None)],
)
def test_the_year_of_a_column_is_read_from_its_head(label: str, year: int | None) -> None:
    assert year_of(Column("x", label)) == year


@pytest.mark.parametrize(("level", "newest"), [(2012, 2014), (2013, 2014), (2014, 2013), (2010, None), (None, None)])
def test_the_newest_level_the_rates_lead_to_is_never_the_tables_own(level: int | None, newest: int | None) -> None:
    assert newest_level(table(row("Løn", 1000, 500), level=level), PRICES) == newest


def test_a_rate_without_a_source_leads_nowhere_and_running_prices_begin_in_each_column() -> None:
    bare = PriceTable([Rate("s", 2014, RateKind.SERVICE, 20_000)])
    assert newest_level(table(row("Løn", 1000, None), level=2013), bare) is None
    assert newest_level(table(row("Løn", 1000, 500), level=0), PRICES) == 2014
    assert newest_level(table(level=2012), PRICES) is None
