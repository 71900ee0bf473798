"""The list of tables: case by case, with price level and what was found in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kk_desktop.domain.budgets import shown_level
from kk_desktop.domain.rows import TableRow
from kk_desktop.domain.wording import dotted
from kk_desktop.ui.widgets.row import Row, section

Notes = Mapping[str, tuple[str, tuple[str, str] | None]]
"""What is told of a table besides, by its id: words, and a sign (icon and tone) where something is wrong."""


def list_rows(tables: Sequence[TableRow], wanted: str, notes: Notes, *, only_found: bool) -> list[Row]:
    """The tables with these words in title, number or case, under their cases; or only those with a sign."""
    words = wanted.strip().casefold()
    shown: dict[str, list[Row]] = {}
    for table in tables:
        note, sign = notes.get(table.id, ("", None))
        if words not in f"{table.title} {table.number} {table.case_title}".casefold() or (only_found and sign is None):
            continue
        head = f"Sag {table.case_number}" if table.case_number else table.case_title or "Uden sag"
        level = shown_level(table.price_level)
        detail = dotted(table.stage.danish, level, note)
        shown.setdefault(head, []).append(Row(table.id, table.name, detail, icon=sign or ("table-2", "text2")))
    return [row for head, part in shown.items() for row in (section(head), *part)]
