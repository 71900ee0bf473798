"""Budget tables told apart in a list to choose from: those that share a name are told with what sets them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .budgets import shown_level
from .rows import TableRow


def told_apart(rows: Iterable[TableRow]) -> dict[str, str]:
    """What is said after each table's name, by its id: nothing, or `` (Vedtaget, 2026 p/l)`` where others have it too.

    The case is told where stage and price level are the same as well.
    """
    tables = list(rows)
    names = Counter(row.name.casefold() for row in tables)
    editions = Counter((row.name.casefold(), _edition(row)) for row in tables)
    said = {}
    for row in tables:
        facts = [_edition(row)] if names[row.name.casefold()] > 1 else []
        if editions[row.name.casefold(), _edition(row)] > 1:
            facts.append(_case(row))
        said[row.id] = f" ({', '.join(facts)})" if facts else ""
    return said


def _edition(row: TableRow) -> str:
    return ", ".join(filter(None, (row.stage.danish, shown_level(row.price_level))))


def _case(row: TableRow) -> str:
    return f"sag {row.case_number}" if row.case_number else row.case_title or "uden sag"
