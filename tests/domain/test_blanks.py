"""What a document begun as the last one still lacks before anybody can send it."""

import pytest

from kk_desktop.domain.blanks import check_filled_in
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.charts.choice import ChartChoice
from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.text import Block, BlockKind, Run

YEARS = (Column("2026", "2026"), Column("2027", "2027"))
SHOWN = Block("t", BlockKind.TABLE, table_id="table")


def told(*blocks: Block, table: BudgetTable | None = None) -> list[str]:
    manuscript = Manuscript(Document("d", "budget_note", "Et notat"), blocks, tables=(table,) if table else ())
    return [remark.message for remark in check_filled_in(manuscript)]


def paragraph(*texts: str) -> Block:
    return Block("b", runs=tuple(Run(text) for text in texts))


def table_of(*rows: Row, columns: tuple[Column, ...] = YEARS, number: str = "") -> BudgetTable:
    return BudgetTable("table", "Drift", number, columns=columns, rows=rows)


def test_each_amount_that_is_missing_is_told_with_the_words_around_it() -> None:
    assert told(paragraph("Der søges ", "[beløb]", ", heraf [beløb] til drift.")) == [
        "Et beløb mangler: ”Der søges [beløb], heraf”. Skriv det.",
        "Et beløb mangler: ”heraf [beløb] til drift”. Skriv det.",
    ]


def test_of_a_long_text_only_some_words_are_told_and_in_a_footnote_too() -> None:
    long = "Udgiften til den boligsociale helhedsplan er [beløb] om året i hele den periode, som planen løber over."
    noted = Block("b", runs=(Run("Tekst"), Run(footnote="Heraf [BELØB] til løn")))
    assert told(paragraph(long), noted) == [
        "Et beløb mangler: ”… boligsociale helhedsplan er [beløb] om året i hele den periode, …”. Skriv det.",
        "Et beløb mangler: ”Heraf [BELØB] til løn”. Skriv det.",
    ]


@pytest.mark.parametrize("text", ["Borgmesteren siger: ”Vi […] bygger.”", "Se note [1].", "Beløb: 5 mio. kr.", ""])
def test_other_words_in_brackets_are_the_writers_own(text: str) -> None:
    assert told(paragraph(text)) == []


def test_a_table_without_any_figure_is_told_once_also_where_it_is_drawn() -> None:
    table = table_of(Row("r", "Løn"), Row("s", "I alt", RowKind.TOTAL), number="1")
    chart = Block("c", BlockKind.CHART, table_id="table", chart=ChartChoice())
    assert told(SHOWN, chart, table=table) == ["Tabel 1 har ingen tal. Skriv dem i Budget."]


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"2026": Cell("c", 0)}, YEARS),
        ({"2027": Cell("c", dash=True)}, YEARS),
        ({}, (Column("2026", "Formål", kind=ColumnKind.TEXT),)),
    ],
)
def test_a_nought_and_a_dash_are_figures_and_a_table_of_words_needs_none(
    cells: dict[str, Cell], columns: tuple[Column, ...]
) -> None:
    assert told(SHOWN, table=table_of(Row("r", "Løn", cells=cells), columns=columns)) == []
