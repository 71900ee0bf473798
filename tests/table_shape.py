"""Rows and columns by name, one step of the history each: what a test's table is made of."""

from __future__ import annotations

from collections.abc import Sequence

from kk_desktop.domain.budgets import RowKind
from kk_desktop.services.workspace import Workspace


def make_table(workspace: Workspace, case_id: str | None, label: str, figures: Sequence[str], title: str) -> str:
    """A new table with one named row; its first figures are typed, an empty one is passed by. Gives the table's id."""
    budgets = workspace.budgets
    table_id = budgets.create(title, case_id)
    table = budgets.get(table_id)
    budgets.change_row(table.rows[0].id, label=label)
    for column, figure in zip(table.columns, figures, strict=False):
        if figure:
            budgets.set_cell(table_id, table.rows[0].id, column.id, figure)
    return table_id


def add_row(
    workspace: Workspace, table_id: str, label: str, kind: RowKind = RowKind.ROW, position: int | None = None
) -> str:
    """Add a row at a place counted from 0, or last but above a total that ends the table; gives its id."""

    def work() -> str:
        rows = workspace.budgets.get(table_id).rows
        last = len(rows) - bool(rows and rows[-1].kind is RowKind.TOTAL)
        (row_id,) = workspace.budget_editing.insert_rows(table_id, last if position is None else position)
        workspace.budgets.change_row(row_id, label=label, kind=kind)
        return row_id

    return workspace.as_one_action("Tilføjede række", work)


def add_column(workspace: Workspace, table_id: str, label: str, position: int | None = None) -> str:
    """Add a column of figures, last unless a place counted from 0 is given; gives its id."""

    def work() -> str:
        last = len(workspace.budgets.get(table_id).columns)
        (column_id,) = workspace.budget_editing.insert_columns(table_id, last if position is None else position)
        workspace.budgets.change_column(column_id, label=label)
        return column_id

    return workspace.as_one_action("Tilføjede kolonne", work)


def move_row(workspace: Workspace, table_id: str, row_id: str, position: int) -> None:
    """Move a row to another place counted from 0."""
    now = [row.id for row in workspace.budgets.get(table_id).rows].index(row_id)
    workspace.budget_editing.move_rows(table_id, [row_id], position - now)
