"""The price levels of a table whose figures were replaced by a file's: never two in one row, never silently mixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kk_desktop.errors import UserError

from .budgets import BudgetTable, Column, ColumnKind, Row, level_words, told_level
from .wording import listed, quoted

_NAME = 40

Pairs = Sequence[tuple[Row, Row]]
"""The rows of a table, each with the file's row of the same name."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What is to be written: the table's own level (``is_whole``) or its rows', by their ids; and what is told."""

    words: str = ""
    level: int | None = None
    is_whole: bool = False
    rows: Mapping[str, int | None] = field(default_factory=dict)


def settle_levels(
    table: BudgetTable, new: BudgetTable, rows: Pairs, columns: Sequence[tuple[Column, Column]]
) -> Levels:
    """The levels when these rows and columns of the table get the new one's figures.

    Raises ``UserError`` where a row would keep figures of its old level in a column the file does not have.
    """
    others = [(row, level) for row, there in rows if (level := _level(new, there)) not in (None, _level(table, row))]
    if not others:
        is_other = new.price_level != table.price_level
        return Levels(_as_they_stood(table, new) if is_other else "")
    there = listed([level_words(level) for level in dict.fromkeys(level for _, level in others)])
    here = told_level(_level(table, others[0][0]))
    if kept := _kept(table, [row for row, _ in others], columns):
        if table.price_level is None:
            return Levels(_as_they_stood(table, new))
        names = listed([quoted(column.name, _NAME) for column in kept])
        what = f"kolonnen {names}" if len(kept) == 1 else f"kolonnerne {names}"
        raise UserError(
            f"Filens tal er {there}, tabellens {here}, og {what} er ikke i filen. En række kan ikke stå i to "
            "prisniveauer. Intet er ændret. Omregn tabellen først, eller hent filen ind som en ny tabel."
        )
    after = {row.id: _level(new, each) if _level(new, each) is not None else _level(table, row) for row, each in rows}
    stays = any(_has_money(row) for row in table.rows if row.id not in after)
    if not stays and len(set(after.values())) == 1:
        words = f"Filens tal er {there}; tabellen stod i {here} og står nu som filen."
        return Levels(words, others[0][1], is_whole=True, rows=dict.fromkeys(after))
    who = "Rækken fra filen har fået sit" if len(others) == 1 else "Rækkerne fra filen har fået deres"
    own = {row_id: None if level == table.price_level else level for row_id, level in after.items()}
    return Levels(f"Filens tal er {there}, tabellens {here}. {who} eget prisniveau.", rows=own)


def _level(table: BudgetTable, row: Row) -> int | None:
    return table.price_level if row.price_level is None else row.price_level


def _as_they_stood(table: BudgetTable, new: BudgetTable) -> str:
    here, there = (level_words(level) or "uden prisniveau" for level in (table.price_level, new.price_level))
    return f"Filens tal er {there}, tabellens {here}. Tallene er sat ind, som de stod."


def _kept(table: BudgetTable, rows: Sequence[Row], columns: Sequence[tuple[Column, Column]]) -> list[Column]:
    """The columns of money that the file does not have, and in which these rows have figures."""
    taken = {here.id for here, _ in columns}
    figures = [each for each in table.columns if each.kind is ColumnKind.FIGURES and each.id not in taken]
    return [each for each in figures if any(_is_money(row, each.id) for row in rows)]


def _is_money(row: Row, column_id: str) -> bool:
    cell = row.cells.get(column_id)
    return cell is not None and cell.amount_ore is not None


def _has_money(row: Row) -> bool:
    return any(_is_money(row, column_id) for column_id in row.cells)
