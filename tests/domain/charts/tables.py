"""Small tables for charts, and the width of words in the typeface of the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kk_desktop.domain.amounts import THOUSAND
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row
from kk_desktop.printing.fonts import face


def table(rows: Sequence[tuple[str, Sequence[int | None]]], years: Sequence[str] = (), **facts: Any) -> BudgetTable:
    """A table in 1.000 kr.; the rows are r0, r1 …, the columns c0, c1 …, nothing stands where ``None`` is given."""
    years = years or [str(2014 + place) for place in range(max(len(figures) for _, figures in rows))]
    return BudgetTable(
        "t",
        facts.pop("title", "Indsatsudgifter"),
        price_level=facts.pop("price_level", 2014),
        columns=tuple(Column(f"c{place}", year) for place, year in enumerate(years)),
        rows=tuple(_row(f"r{place}", name, figures) for place, (name, figures) in enumerate(rows)),
        **facts,
    )


def with_row(made: BudgetTable, place: int, **facts: Any) -> BudgetTable:
    """The table with one row changed."""
    rows = list(made.rows)
    rows[place] = replace(rows[place], **facts)
    return replace(made, rows=tuple(rows))


def measure(text: str, size: float, bold: bool) -> float:
    """How wide a text is in IBM Plex Sans."""
    return face("semibold" if bold else "regular").width(text, size)


def _row(row_id: str, name: str, figures: Sequence[int | None]) -> Row:
    cells = {
        f"c{place}": Cell(f"{row_id}c{place}", thousands * THOUSAND)
        for place, thousands in enumerate(figures)
        if thousands is not None
    }
    return Row(row_id, name, cells=cells)
