"""Tables of the same thing: a new edition knows its rows, and two of them are held against each other."""

from pathlib import Path

import pytest

from kk_desktop.domain.budgets import BudgetTable, TableStage
from kk_desktop.errors import GoneError
from kk_desktop.services.workspace import Workspace
from tests.printing import gate
from tests.table_shape import add_row


@pytest.fixture
def table(workspace: Workspace) -> BudgetTable:
    table = workspace.budgets.get(workspace.budgets.create("Indsatsudgifter"))
    workspace.budgets.set_cell(table.id, table.rows[0].id, table.columns[0].id, "500")
    return workspace.budgets.get(table.id)


def test_a_new_edition_has_the_same_rows_and_figures_under_its_own_stage(
    workspace: Workspace, table: BudgetTable
) -> None:
    new_id = workspace.table_series.begin_edition(table.id, TableStage.ADOPTED, with_figures=True)
    new = workspace.budgets.get(new_id)
    assert [row.label for row in new.rows] == [row.label for row in table.rows]
    assert new.amount(new.rows[0], new.columns[0]) == 500_000_00
    assert new.stage is TableStage.ADOPTED
    assert {row.id for row in new.rows}.isdisjoint(row.id for row in table.rows)
    workspace.history.undo()
    assert workspace.budgets.get(table.id) == table
    with pytest.raises(GoneError):
        workspace.budgets.get(new_id)


def test_an_edition_without_figures_keeps_rows_and_years_alone(workspace: Workspace, table: BudgetTable) -> None:
    new = workspace.budgets.get(workspace.table_series.begin_edition(table.id, TableStage.USED, with_figures=False))
    assert [column.label for column in new.columns] == [column.label for column in table.columns]
    assert all(not row.cells for row in new.rows)


def test_what_was_changed_since_is_found_also_in_a_renamed_row(workspace: Workspace, table: BudgetTable) -> None:
    new_id = workspace.table_series.begin_edition(table.id, TableStage.ADOPTED, with_figures=True)
    new = workspace.budgets.get(new_id)
    workspace.budgets.change_row(new.rows[0].id, label="Lønninger")
    workspace.budgets.set_cell(new_id, new.rows[0].id, new.columns[0].id, "545")
    found = workspace.table_series.compare(table.id, new_id)
    assert found.rows[0].old_name == "Ny række"
    assert found.rows[0].cells[0].difference == 45_000_00


def test_the_edition_before_is_compared_first(workspace: Workspace, table: BudgetTable) -> None:
    series = workspace.table_series
    second = series.begin_edition(table.id, TableStage.ADOPTED, with_figures=True)
    third = series.begin_edition(second, TableStage.CORRECTED, with_figures=True)
    assert [row.id for row in series.of(second)] == [table.id, second, third]
    assert series.compared_first(third) == (second, third)
    assert series.compared_first(table.id) == (table.id, second)
    alone = workspace.budgets.create("Alene")
    assert series.compared_first(alone) == (alone, alone)


def test_an_edition_is_first_compared_with_the_nearest_one_at_its_own_price_level(
    workspace: Workspace, table: BudgetTable
) -> None:
    series, budgets = workspace.table_series, workspace.budgets
    budgets.change(table.id, price_level=2025)
    moved = series.begin_edition(table.id, TableStage.PROPOSED, with_figures=True)
    budgets.change(moved, price_level=2027)
    assert series.compared_first(table.id) == (table.id, moved)
    adopted = series.begin_edition(table.id, TableStage.ADOPTED, with_figures=True)
    assert series.compared_first(adopted) == (table.id, adopted)
    assert series.compared_first(table.id) == (table.id, adopted)
    assert series.compared_first(moved) == (table.id, moved)
    used = series.begin_edition(moved, TableStage.USED, with_figures=True)
    assert series.compared_first(used) == (moved, used)


def test_the_sheet_tells_each_column_and_what_changed(workspace: Workspace, table: BudgetTable) -> None:
    new_id = workspace.table_series.begin_edition(table.id, TableStage.ADOPTED, with_figures=True)
    new = workspace.budgets.get(new_id)
    workspace.budgets.set_cell(new_id, new.rows[0].id, new.columns[0].id, "545")
    sheet = workspace.sheets.table_comparison(table.id, new_id)
    rows = sheet.manuscript.listings[0].rows
    assert rows[0] == ("Ny række", "500", "545", "+45", "+9\u00a0%")
    assert "2 tal er ændret" in " ".join(block.text for block in sheet.manuscript.blocks)


def test_the_sheet_passes_the_gate(workspace: Workspace, table: BudgetTable, tmp_path: Path) -> None:
    new_id = workspace.table_series.begin_edition(table.id, TableStage.ADOPTED, with_figures=True)
    new = workspace.budgets.get(new_id)
    workspace.budgets.set_cell(new_id, new.rows[0].id, new.columns[0].id, "-45,5")
    add_row(workspace, new_id, "Evaluering")
    sheet = workspace.sheets.table_comparison(table.id, new_id)
    pdf = workspace.sheets.render(sheet).pdf
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "sheet.pdf").write_bytes(pdf)
    assert gate.text_losses(pdf, sheet.manuscript) == []
    assert gate.broken_rules(folder) == {"sheet.pdf": set()}
