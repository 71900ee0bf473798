"""Raw tables made into budget tables: any grid gives a table or one sentence, and long ones soon enough to wait for."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import ColumnKind, RowKind
from kk_desktop.domain.raw_tables import Draft, RawCell, RawTable, make_draft
from kk_desktop.domain.raw_tables.formulas import column_name, column_number, read_formula
from kk_desktop.domain.raw_tables.model import grid_of
from kk_desktop.errors import UserError


def drafted(*rows: list[object], unit: Unit | None = None) -> Draft:
    """A grid of words and numbers; a word that begins with = is a number's formula."""
    numbers = itertools.count()
    raw = RawTable("Ark", grid_of([[cell(each) for each in row] for row in rows]))
    return make_draft(raw, lambda: f"id{next(numbers)}", unit)


def cell(content: object) -> RawCell:
    if isinstance(content, RawCell):
        return content
    return RawCell(number=Fraction(str(content))) if isinstance(content, int | float) else RawCell(str(content))


def printed(draft: Draft) -> list[list[str]]:
    return [[row.label, *(draft.table.printed(row, c) for c in draft.table.columns)] for row in draft.table.rows]


def words(draft: Draft) -> list[str]:
    return [finding.words for finding in draft.findings]


_CELLS = st.one_of(
    st.just(RawCell()),
    st.text(max_size=20).map(RawCell),
    st.sampled_from(
        ["2014", "2015", "I alt", "Heraf løn", "- Nord", "–", "5.000", "1,5", "(450)", "50 %", "1.5 mio.", "3 €", "kr.",
         "Mio. kr. 2020 p/l", "Note *", "* om noten", "#REF!", "\ud800", "\x00", "😀", "9" * 500, "Gennemsnit", "Andel"]
    ).map(RawCell),
    st.builds(
        RawCell,
        number=st.fractions(-(10**18), 10**18, max_denominator=1000),
        decimals=st.sampled_from([None, 0, 2]),
        percent=st.booleans(),
        formula=st.sampled_from(
            ["", "SUM(B1:B4)", "B2-B3", "B2/C2", "AVERAGE(B1:B9)", "SUM(B2:C2)", "SUBTOTAL(9,B1:B3)", "VLOOKUP(A1)",
             "SUM(A1:XFD1048576)", "SUM(B9:B1)", "ZZZ9999999-A1"]
        ),
        wide=st.integers(1, 3),
        italic=st.booleans(),
        bold=st.booleans(),
        is_error=st.booleans(),
    ),
)  # fmt: skip


def tried(rows: list[list[RawCell]]) -> tuple[Draft | None, str]:
    numbers = itertools.count()
    try:
        return make_draft(RawTable("Ark", grid_of(rows)), lambda: f"id{next(numbers)}"), ""
    except UserError as error:
        return None, str(error)


@given(st.lists(st.lists(_CELLS, max_size=6), max_size=9))
@settings(max_examples=250, deadline=None)
def test_any_grid_gives_a_table_or_one_sentence(rows: list[list[RawCell]]) -> None:
    draft, refusal = tried(rows)
    assert draft is not None or "Intet er hentet ind." in refusal
    if draft is None:
        return
    table = draft.table
    columns, places = {column.id for column in table.columns}, {row.id for row in table.rows}
    for row in table.rows:
        assert set(row.cells) <= columns
        assert row.kind.is_typed or not row.cells
        assert 0 <= row.indent <= 3
    for finding in draft.findings:
        assert finding.row_id in places | {""}
        assert finding.column_id in columns | {""}


def test_a_sum_is_computed_only_where_it_is_right() -> None:
    right = drafted(["1.000 kr.", "2014"], ["A", 5], ["B", 6], ["I alt", 11])
    assert right.table.rows[-1].kind is RowKind.TOTAL
    wrong = drafted(["1.000 kr.", "2014"], ["A", 5], ["B", 6], ["I alt", 12])
    assert wrong.table.rows[-1].kind is RowKind.ROW
    assert printed(wrong)[-1] == ["I alt", "12"]
    assert words(wrong) == [
        "”I alt” er 12 under 2014; rækkerne giver 11. Rækken er hentet, som den står, og regnes ikke ud."
    ]


def test_groups_have_subtotals_and_parts_are_not_added() -> None:
    draft = drafted(
        ["kr.", "2014"], ["Service"], ["Løn", 5], ["heraf overarbejde", 2], ["Drift", 6], ["Service i alt", 11],
        ["Anlæg"], ["Bygning", 4], ["Total", 15],
    )  # fmt: skip
    assert [row.kind.value for row in draft.table.rows] == [
        "group", "row", "of_which", "row", "subtotal", "group", "row", "total"
    ]  # fmt: skip
    assert words(draft) == []


def test_a_column_called_i_alt_is_computed_where_it_is_right_for_every_row() -> None:
    right = drafted(["kr.", "2014", "2015", "I alt"], ["A", 5, 6, 11], ["B", 1, "–", 1])
    assert right.table.columns[-1].kind is ColumnKind.TOTAL
    wrong = drafted(["kr.", "2014", "2015", "I alt"], ["A", 5, 6, 11], ["B", 1, 2, 4])
    assert wrong.table.columns[-1].kind is ColumnKind.FIGURES
    assert printed(wrong)[-1] == ["B", "1", "2", "4"]


def test_empty_zero_and_dash_stay_three_things() -> None:
    draft = drafted(["kr.", "2014", "2015", "2016"], ["A", 0, "-", ""], ["B", "0", "–", 7])
    assert printed(draft) == [["A", "0", "–", ""], ["B", "0", "–", "7"]]


def test_two_lines_over_the_columns_are_heading_and_name() -> None:
    heads = [RawCell("Mio. kr."), RawCell("Investering", wide=2), RawCell(), RawCell("Effekt")]
    draft = drafted(heads, ["", "Service", "Anlæg", "Service"], ["A", 1, 2, 3])
    assert [(column.heading, column.label) for column in draft.table.columns] == [
        ("Investering", "Service"), ("Investering", "Anlæg"), ("Effekt", "Service")
    ]  # fmt: skip


def test_a_unit_that_is_not_told_is_guessed_and_said_and_can_be_chosen() -> None:
    rows = (["", "2014"], ["A", 2_500_000], ["B", 4])
    guessed = drafted(*rows)
    assert guessed.table.unit is Unit.KRONER
    assert words(guessed) == ["Enheden står ikke ved tabellen. Tallene er læst som kr."]
    assert words(drafted(*rows, unit=Unit.KRONER)) == []
    assert drafted(["Mia. kr.", "2014"], ["A", 2]).table.rows[0].cells.popitem()[1].amount_ore == 2 * 10**11


def test_a_year_twice_a_half_oere_and_another_result_are_told() -> None:
    draft = drafted(["kr.", "2014", "2014"], ["A", 5, 6], ["B", 0.005, 1])
    assert words(draft) == [
        "”0,005” er finere end en øre og er afrundet til hele øre.",
        "”2014” står to gange i hovedet. Ret den ene.",
    ]
    share = RawCell(number=Fraction(1, 4), percent=True, formula="B2/C2")
    draft = drafted(["kr.", "2014", "2015", "Andel"], ["A", 5, 10, share])
    assert printed(draft) == [["A", "5", "10", "50\u00a0%"]]
    assert words(draft) == ["Her regnes 50\u00a0% ud; i filen stod ”25 %”."]


def test_stars_lead_to_their_notes() -> None:
    draft = drafted(["kr.", "2014"], ["A **", 5], ["B", 6], [""], ["** Kun det første år."], ["Alt er netto."])
    assert [(row.label, row.note) for row in draft.table.rows] == [("A", "Kun det første år."), ("B", "")]
    assert draft.table.note == "Alt er netto."


@pytest.mark.parametrize("rows", [[], [["kun ord"]], [["A", "B"], ["C", "D"]]], ids=["nothing", "words", "no figures"])
def test_a_grid_without_figures_is_refused(rows: list[list[object]]) -> None:
    with pytest.raises(UserError, match="Der er ingen tabel med tal i ”Ark”"):
        drafted(*rows)


def test_a_grid_larger_than_any_budget_is_refused() -> None:
    with pytest.raises(UserError, match="har 5002 rækker og 2 kolonner"):
        drafted(["kr.", "2014"], *(["A", n] for n in range(5001)))


def test_formulas_are_read_as_far_as_they_can_be_explained() -> None:
    summed = read_formula("SUM($B$4:B5,B8)")
    assert summed is not None
    assert summed.places == ((4, 2), (5, 2), (8, 2))
    assert read_formula("B4*1,25") is None
    assert read_formula("SUM(A1:XFD1048576)") is None
    assert [column_number(column_name(n)) for n in (1, 26, 27, 702, 703, 16384)] == [1, 26, 27, 702, 703, 16384]
