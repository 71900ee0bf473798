"""Where several tables may be meant, a text is held against the one it shows, names or fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kk_desktop.domain.amounts import THOUSAND
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row, TableStage
from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.figure_check.manuscripts import read_manuscript
from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.figure_check.places import ManuscriptFigures
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run

YEARS = ("2025", "2026", "2027")


def table(table_id: str, name: str, amounts: Sequence[int], title: str = "Drift") -> BudgetTable:
    cells = {year: Cell(f"{table_id}-{year}", ore * THOUSAND) for year, ore in zip(YEARS, amounts, strict=True)}
    columns = tuple(Column(year, year) for year in YEARS)
    return BudgetTable(table_id, title, columns=columns, rows=(Row(f"{table_id}-row", name, cells=cells),))


OLD = replace(table("old", "Husleje", (560, 570, 580)), price_level=2025, series_id="s")
NEW = replace(
    table("new", "Husleje", (567, 577, 587)), number="2", price_level=2027, series_id="s", stage=TableStage.ADOPTED
)


def read(text: str, *tables: BudgetTable, shown: str = "") -> ManuscriptFigures:
    blocks = [Block("b", runs=(Run(text),))]
    if shown:
        blocks.append(Block("t", BlockKind.TABLE, table_id=shown))
    return read_manuscript(Manuscript(Document("d", "memo", "Et notat"), tuple(blocks)), tables)


def verdicts(found: ManuscriptFigures) -> list[tuple[Verdict, str]]:
    return [(each.verdict, each.cells[0].table_id) for each in found.findings]


def test_a_text_that_fits_an_edition_contradicts_none() -> None:
    for amount, fits in (("560.000", "old"), ("567.000", "new")):
        for tables in ((OLD, NEW), (NEW, OLD)):
            found = read(f"I 2025 koster husleje {amount} kr. ifølge tabellen.", *tables)
            assert verdicts(found) == [(Verdict.GREEN, fits)]


@pytest.mark.parametrize("shown", ["old", "new"])
def test_a_text_that_fits_none_is_held_against_the_edition_that_it_shows(shown: str) -> None:
    for tables in ((OLD, NEW), (NEW, OLD)):
        found = read("I 2025 koster husleje 565.000 kr. ifølge tabellen.", *tables, shown=shown)
        assert verdicts(found) == [(Verdict.RED, shown)]


@pytest.mark.parametrize(("rest", "meant"), [("570.000", "old"), ("577.000", "new")])
def test_a_text_that_shows_none_is_held_against_the_edition_that_the_rest_of_it_fits(rest: str, meant: str) -> None:
    text = f"I 2025 koster husleje 565.000 kr. ifølge tabellen. I 2026 koster husleje {rest} kr."
    assert verdicts(read(text, OLD, NEW)) == [(Verdict.RED, meant), (Verdict.GREEN, meant)]


PROPOSED = replace(OLD, stage=TableStage.PROPOSED, price_level=2027)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I det vedtagne budget koster husleje {} i 2025.", {"560.000 kr.": "red new", "567.000 kr.": "green new"}),
        ("Forslaget har {} til husleje i 2025.", {"560.000 kr.": "green old", "567.000 kr.": "red old"}),
        ("I 2025 blev der vedtaget {} til husleje.", {"560.000 kr.": "red new", "567.000 kr.": "green new"}),
    ],
)
def test_the_edition_that_the_sentence_names_is_the_one_that_is_meant(text: str, expected: dict[str, str]) -> None:
    for tables in ((PROPOSED, NEW), (NEW, PROPOSED)):
        for amount, told in expected.items():
            (found,) = verdicts(read(text.format(amount), *tables))
            assert (amount, f"{found[0].value} {found[1]}") == (amount, told)


def test_what_holds_only_in_another_edition_than_the_one_shown_cannot_be_told() -> None:
    text = "I 2025 koster husleje 560.000 kr. ifølge tabellen."
    (found,) = read(text, PROPOSED, NEW, shown="new").findings
    assert (found.verdict, found.cells[0].table_id) == (Verdict.AMBER, "new")
    assert found.finding.explanation.endswith("Det passer kun med Forslag, 2027 p/l")
    assert verdicts(read(text, PROPOSED, NEW, shown="old")) == [(Verdict.GREEN, "old")]
    assert verdicts(read(text, PROPOSED, NEW)) == [(Verdict.GREEN, "old")]


def test_a_row_that_is_named_word_for_word_is_the_one_that_is_meant() -> None:
    leaders = table("leaders", "Løn til ledere", (505, 510, 520), "Ledelse")
    staff = table("staff", "Løn", (450, 460, 470))
    text = "I 2025 koster løn 506.000 kr. ifølge tabellen."
    for tables in ((leaders, staff), (staff, leaders)):
        assert verdicts(read(text, *tables)) == [(Verdict.RED, "staff")]


def test_a_table_is_named_with_number_edition_and_price_level_where_there_are_others() -> None:
    text = "I 2025 koster husleje 565.000 kr. ifølge tabellen."
    assert [each.table for each in read(text, NEW).findings] == [""]
    (found,) = read(text, OLD, NEW, shown="new").findings
    assert found.table == "Tabel 2. Drift (Vedtaget, 2027 p/l)"
    (other,) = read(text, OLD, NEW, shown="old").findings
    assert other.table == "Drift (2025 p/l)"


def test_amounts_held_up_against_nothing_are_told_once_and_in_order() -> None:
    live = Run("440.000 kr.", field=Field("f", FieldSource.BUDGET_CELL, "old-row:2026", "kr"))
    block = Block("b", runs=(Run("Husleje er 560.000 kr. i 2025. Festen kostede 17.300 kr. og før "), live, Run(".")))
    noted = Block("n", runs=(Run("Se noten"), Run(footnote="Festen kostede 12.100 kr."), Run(".")))
    found = read_manuscript(Manuscript(Document("d", "memo", "Et notat"), (block, noted)), [OLD])
    assert [(each.quote, each.place.block_id, each.place.note) for each in found.unheld] == [
        ("17.300 kr.", "b", None), ("12.100 kr.", "n", 0)
    ]  # fmt: skip
