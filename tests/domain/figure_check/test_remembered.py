"""What an amount was when it was last read is told when its cell has changed and its sentence has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kk_desktop.domain.amounts import THOUSAND
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row, RowKind
from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.figure_check import telling
from kk_desktop.domain.figure_check.manuscripts import read_manuscript
from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.figure_check.places import ManuscriptFigures
from kk_desktop.domain.figure_check.remembered import Memory
from kk_desktop.domain.text import Block, Field, FieldSource, Run

YEARS = ("2025", "2026", "2027", "2028")
PAY, RENT, PAPER = (550, 560, 270, 275), (120, 130, 120, 120), (25, 25, 0, 0)


def table(*rows: Sequence[int]) -> BudgetTable:
    """The trial's table; the last row computes the totals 695, 715, 390 and 395 of pay, rent and paper."""
    names = ("Løn", "Husleje og drift", "Information")
    typed = tuple(
        Row(
            name,
            name,
            cells={year: Cell(f"{name}-{year}", ore * THOUSAND) for year, ore in zip(YEARS, row, strict=True)},
        )
        for name, row in zip(names, rows or (PAY, RENT, PAPER), strict=True)
    )
    columns = tuple(Column(year, year) for year in YEARS)
    total = Row("I alt", "I alt", RowKind.TOTAL)
    return BudgetTable("t", "Udgifter til sundhedsplads", price_level=2025, columns=columns, rows=(*typed, total))


BEFORE = table()
AFTER = table((600, 560, 270, 275), RENT, PAPER)
"""2025 has 50 more for pay, and 745 in all."""
TEXT = "Pladsen koster 695.000 kr. i 2025. Den koster 715.000 kr. i 2026."
"""No rule says of a row that the text does not name that the table has another figure."""
CHANGED = "Tabellen er ændret"


class Reader:
    """One document, read again and again as its text and its tables change."""

    def __init__(self) -> None:
        self._memory = Memory()

    def read(self, text: str | Block, *tables: BudgetTable) -> ManuscriptFigures:
        blocks = (text if isinstance(text, Block) else Block("b", runs=(Run(text),)),)
        found = read_manuscript(Manuscript(Document("d", "memo", "Et notat"), blocks), tables)
        return self._memory.told(blocks, tables, found)

    def reds(self, text: str | Block, *tables: BudgetTable) -> list[str]:
        return [
            each.finding.explanation.replace("\u00a0", " ")
            for each in self.read(text, *tables).findings
            if each.verdict is Verdict.RED
        ]


def test_an_amount_whose_cell_has_changed_is_told_with_what_the_table_has_now() -> None:
    reader = Reader()
    assert reader.reds(TEXT, BEFORE) == Reader().reds(TEXT, AFTER) == []
    (told,) = [each for each in reader.read(TEXT, AFTER).findings if each.verdict is Verdict.RED]
    assert told.finding.explanation.replace("\u00a0", " ") == (
        "Tabellen er ændret: I alt 2025 er nu 745 (1.000 kr.); teksten siger stadig 695.000 kr. (50.000 kr. mindre)"
    )
    assert telling.put_right(told.finding) == "745.000 kr."
    assert (told.live_target, told.finding.quotes) == ("I alt:2025", ("695.000 kr.",))
    place = told.claim
    assert place is not None
    assert TEXT[place.start : place.end] == "695.000 kr."


def test_it_is_told_again_until_the_text_or_the_table_is_put_right() -> None:
    reader = Reader()
    reader.read(TEXT, BEFORE)
    assert len(reader.reds(TEXT, AFTER)) == len(reader.reds(TEXT, AFTER)) == 1
    assert reader.reds(TEXT, BEFORE) == []
    assert len(reader.reds(TEXT, AFTER)) == 1
    assert reader.reds(TEXT.replace("695", "745"), AFTER) == []


def test_what_is_told_is_no_longer_held_up_against_nothing_and_stands_in_the_order_of_the_text() -> None:
    reader = Reader()
    reader.read(TEXT, BEFORE)
    found = reader.read(TEXT, AFTER)
    assert "695.000 kr." not in [each.quote for each in found.unheld]
    claims = [each.claim.start for each in found.findings if each.claim]
    assert claims == sorted(claims)


def test_a_rounded_amount_is_told_when_the_total_is_rounded_otherwise() -> None:
    text, reader = "Indsatsen koster samlet 0,7 mio. kr. i 2025.", Reader()
    reader.read(text, BEFORE)
    assert reader.reds(text, table((560, 560, 270, 275), RENT, PAPER)) == []
    (told,) = reader.reds(text, table((650, 560, 270, 275), RENT, PAPER))
    assert "er nu 795 (1.000 kr.); teksten siger stadig 0,7 mio. kr." in told


def test_a_sum_of_cells_is_told_when_one_of_them_has_changed() -> None:
    text, reader = "Løn i hele perioden er i alt 1.655.000 kr.", Reader()
    reader.read(text, BEFORE)
    (told,) = reader.reds(text, AFTER)
    assert told == (
        "Tabellen er ændret: Løn 2025, Løn 2026 og 2 andre er nu tilsammen 1.705 (1.000 kr.);"
        " teksten siger stadig 1.655.000 kr. (50.000 kr. mindre)"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Pladsen koster nu 695.000 kr. i 2025.",
        "Foreningen har 695.000 kr. i banken.",
        "Pladsen koster 695.000 kr. i 2025, og det er nok.",
        "Pladsen koster 690.000 kr. i 2025.",
    ],
)
def test_another_sentence_is_another_matter(text: str) -> None:
    reader = Reader()
    reader.read(TEXT, BEFORE)
    assert [told for told in reader.reds(text, AFTER) if CHANGED in told] == []


@pytest.mark.parametrize(
    "after",
    [
        replace(AFTER, rows=AFTER.rows[:-1]),
        replace(AFTER, rows=(*AFTER.rows[:-1], replace(AFTER.rows[-1], label="Netto"))),
        replace(AFTER, columns=tuple(replace(each, label=f"{int(each.label) + 1}") for each in AFTER.columns)),
        replace(AFTER, price_level=2026),
        table((600, 560, 270, 275), (95, 130, 120, 120), (0, 25, 0, 0)),
        table((600, 560, 270, 695), RENT, PAPER),
    ],
    ids=["deleted", "row renamed", "years moved", "other prices", "the same again", "another cell has it"],
)
def test_a_cell_that_is_gone_or_means_something_else_says_nothing(after: BudgetTable) -> None:
    reader = Reader()
    reader.read(TEXT, BEFORE)
    assert [told for told in reader.reds(TEXT, after) if CHANGED in told] == []


@pytest.mark.parametrize("words", ["ca. 700.000 kr.", "knap 0,7 mio. kr.", "op til 695.000 kr."])
def test_an_amount_that_is_told_roughly_is_not_held_to_the_last_digit(words: str) -> None:
    text, reader = f"Pladsen koster {words} i 2025.", Reader()
    reader.read(text, BEFORE)
    assert [told for told in reader.reds(text, AFTER) if CHANGED in told] == []


def test_a_live_figure_follows_its_cell_and_is_not_remembered() -> None:
    live = Run("695.000 kr.", field=Field("f", FieldSource.BUDGET_CELL, "I alt:2025", "kr"))
    block = Block("b", runs=(Run("Pladsen koster "), live, Run(" i 2025.")))
    reader = Reader()
    reader.read(block, BEFORE)
    assert [told for told in reader.reds(block, AFTER) if CHANGED in told] == []


def test_a_footnote_is_remembered_too() -> None:
    block, reader = Block("b", runs=(Run("Se noten"), Run(footnote=TEXT), Run("."))), Reader()
    reader.read(block, BEFORE)
    assert len(reader.reds(block, AFTER)) == 1


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Der gives 25.000 kr. til en fest i 2025.", False),
        ("Der er 120.000 kr. i kassen.", False),
        ("Information på 25.000 kr. er med.", True),
        ("Samme beløb, 120.000 kr., gik til husleje i 2024.", False),
        ("Der gik 25.000 kr. til information i de to år 2025-2026.", True),
        ("Naboerne i Herlev betaler 135.000 kr. for deres.", False),
    ],
)
def test_a_round_amount_that_a_cell_happens_to_say_is_not_its(text: str, is_told: bool) -> None:
    reader = Reader()
    reader.read(text, BEFORE)
    told = reader.reds(text, table(PAY, (140, 135, 140, 140), (30, 30, 0, 0)))
    assert bool(told) is is_told


@pytest.mark.parametrize(
    "text",
    [
        "Tidligere kostede pladsen 695.000 kr. i 2025.",
        "Pladsen kostede oprindeligt 695.000 kr. i 2025.",
        "Udgiften i 2025 er ændret fra 695.000 kr. til 745.000 kr. i alt.",
        "Region Hovedstaden giver 695.000 kr. i 2025.",
        "Brøndby Kommune bruger 695.000 kr. på sin plads i 2025.",
        "Boligorganisationen betaler 695.000 kr. i 2025.",
        "Fonden har 695.000 kr. på kontoen i 2025.",
    ],
)
def test_another_time_and_somebody_elses_money_are_another_matter(text: str) -> None:
    reader = Reader()
    reader.read(text, BEFORE)
    assert [told for told in reader.reds(text, AFTER) if CHANGED in told] == []


def test_an_amount_of_another_document_is_not_told_here() -> None:
    one, other = Reader(), Reader()
    one.read(TEXT, BEFORE)
    assert other.reds(TEXT, AFTER) == []
