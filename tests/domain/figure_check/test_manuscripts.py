"""A document's figures are told with their places in its blocks and in its tables, and what is computed is not told."""

import pytest

from kk_desktop.domain.amounts import THOUSAND
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.figure_check.manuscripts import check_manuscript, spoken
from kk_desktop.domain.figure_check.model import Relation, Verdict
from kk_desktop.domain.figure_check.places import CellPlace, PlacedFinding
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run


def row(name: str, ore: int | None = None, kind: RowKind = RowKind.ROW) -> Row:
    return Row(name, name, kind, cells={} if ore is None else {"y": Cell(f"{name}-y", ore * THOUSAND)})


TABLE = BudgetTable(
    "t",
    "Drift af mødestedet",
    columns=(Column("y", "2026"),),
    rows=(row("Husleje", 420), row("Løn", 1_180), row("I alt", kind=RowKind.TOTAL)),
)


def found(*blocks: Block, table: BudgetTable = TABLE) -> tuple[PlacedFinding, ...]:
    return check_manuscript(Manuscript(Document("d", "memo", "Et notat"), blocks), [table])


def quoted(block: Block, told: PlacedFinding) -> str:
    assert told.claim is not None
    assert told.claim.block_id == block.id
    words = block.text if told.claim.note is None else block.footnotes[told.claim.note]
    return words[told.claim.start : told.claim.end]


def live(words: str, row_id: str) -> Run:
    return Run(words, field=Field("f", FieldSource.BUDGET_CELL, f"{row_id}:y", "kr"))


def test_a_figure_that_differs_is_told_with_its_block_its_cell_its_words_and_its_heading() -> None:
    text = Block("b", runs=(Run("I 2026 koster husleje "), Run("430.000 kr.", bold=True), Run(" ifølge tabellen.")))
    (told,) = found(Block("h", BlockKind.HEADING, (Run("Økonomi"),)), text)
    assert told.verdict is Verdict.RED
    assert quoted(text, told) == "430.000 kr."
    assert told.cells[0] == CellPlace("t", "Husleje", "y")
    assert told.finding.expected_ore == 420 * THOUSAND
    assert (told.section, told.sentence) == ("Økonomi", "I 2026 koster husleje 430.000 kr. ifølge tabellen.")


def test_places_are_right_in_list_items_and_in_footnotes() -> None:
    items = [
        Block(f"i{n}", BlockKind.LIST_ITEM, (Run(f"{name} koster i 2026 {words}"),))
        for n, (name, words) in enumerate((("Løn", "1,18 mio. kr."), ("Husleje", "420.000 kr.")))
    ]
    noted = Block("n", runs=(Run("Se noten"), Run(footnote="Husleje koster 420.000 kr. i 2026."), Run(".")))
    told = found(*items, noted)
    words = {
        block.id: quoted(block, each) for each in told for block in (*items, noted) if each.claim.block_id == block.id
    }
    assert words == {"i0": "1,18 mio. kr.", "i1": "420.000 kr.", "n": "420.000 kr."}


def test_a_live_figure_is_right_by_itself_and_is_not_told() -> None:
    assert found(Block("b", runs=(Run("Husleje koster "), live("420.000 kr.", "Husleje"), Run(" i 2026.")))) == ()


def test_a_live_figure_that_stayed_behind_in_a_locked_text_is_told() -> None:
    (told,) = found(
        Block("b", runs=(Run("Ifølge tabellen koster husleje "), live("400.000 kr.", "Husleje"), Run(" i 2026.")))
    )
    assert told.verdict is Verdict.RED


def test_a_finding_leads_to_the_cells_that_live_figures_among_its_parts_show() -> None:
    text = Block(
        "b",
        runs=(
            Run("Husleje er "), live("420.000 kr.", "Husleje"), Run(" og løn "),
            Run("1.180.000 kr.", field=Field("g", FieldSource.BUDGET_CELL, "Løn-y", "kr")),
            Run(", i alt 1.700.000 kr."),
        ),
    )  # fmt: skip
    told = next(each for each in found(text) if each.verdict is Verdict.RED)
    assert quoted(text, told) == "1.700.000 kr."
    assert {CellPlace("t", "Husleje", "y"), CellPlace("t", "Løn", "y")} <= set(told.cells)


TWO_YEARS = BudgetTable(
    "t",
    "Drift af mødestedet",
    columns=(Column("y1", "2026"), Column("y2", "2027")),
    rows=(
        Row("løn", "Løn", cells={"y1": Cell("l1", 600 * THOUSAND), "y2": Cell("l2", 800 * THOUSAND)}),
        Row("el", "El", cells={"y1": Cell("e1", 90 * THOUSAND), "y2": Cell("e2", 70 * THOUSAND)}),
    ),
)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Udgiften til løn stiger med 200.000 kr. fra 2026 til 2027.", "difference(løn:y2,løn:y1)"),
        ("Udgiften til el falder med 20.000 kr. fra 2026 til 2027.", "difference(el:y1,el:y2)"),
        ("Løn koster i alt 1.400.000 kr. i 2026 og 2027.", "sum(løn:y1,løn:y2)"),
        ("Løn koster i alt 1,4 mio. kr. i 2026 og 2027.", "sum(løn:y1,løn:y2)"),
        ("Løn koster 800.000 kr. i 2027.", "løn:y2"),
    ],
)
def test_a_live_figure_would_say_what_the_text_says(text: str, target: str) -> None:
    (told,) = found(Block("b", runs=(Run(text),)), table=TWO_YEARS)
    assert (told.verdict, told.live_target) == (Verdict.GREEN, target)


def test_what_is_quoted_is_somebody_elses_figure() -> None:
    assert found(Block("q", BlockKind.QUOTE, (Run("I 2026 koster husleje 430.000 kr."),))) == ()


def test_a_total_that_rounds_otherwise_than_its_parts_is_computed_and_not_told() -> None:
    table = BudgetTable(
        "t", "Drift", decimals=0, columns=TABLE.columns,
        rows=(
            Row("a", "Husleje", cells={"y": Cell("c", 1_400 * 100)}),
            Row("b", "Løn", cells={"y": Cell("d", 1_400 * 100)}),
            row("I alt", kind=RowKind.TOTAL),
        ),
    )  # fmt: skip
    assert [line.cells for line in spoken(table).rows] == [("1",), ("1",), ("3",)]
    assert found(table=table) == ()


def test_a_text_columns_words_and_rows_that_are_never_added_are_no_parts_of_a_sum() -> None:
    table = BudgetTable(
        "t", "Drift",
        columns=(Column("y", "2026", heading="Investering"), Column("x", "Tilbagebetales, år", kind=ColumnKind.TEXT)),
        rows=(
            Row("a", "Husleje", cells={"y": Cell("c", 5 * THOUSAND), "x": Cell("d", text="7")}),
            Row("b", "Heraf el", RowKind.OF_WHICH, cells={"y": Cell("e", THOUSAND)}),
            row("I alt", kind=RowKind.TOTAL),
        ),
    )  # fmt: skip
    told = spoken(table)
    assert told.columns == ("Investering: 2026", "Tilbagebetales, år")
    assert [(line.kind, line.cells) for line in told.rows] == [
        ("row", ("5", "")), ("other", ("1", "")), ("total", ("5", "")),
    ]  # fmt: skip
    assert Relation.COLUMN_TOTAL not in {each.finding.relation for each in found(table=table)}
