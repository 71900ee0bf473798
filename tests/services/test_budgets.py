"""Budget tables: a figure is typed once, and prose that shows it follows."""

import pytest

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import BudgetTable, ColumnKind, RowKind
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.errors import GoneError, UserError
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage import documents as store
from tests.table_shape import add_column, add_row, move_row


@pytest.fixture
def table(workspace: Workspace) -> BudgetTable:
    return workspace.budgets.get(workspace.budgets.create("Indsatsudgifter"))


def type_figure(workspace: Workspace, table: BudgetTable, text: str, row: int = 0, column: int = 0) -> None:
    workspace.budgets.set_cell(table.id, table.rows[row].id, table.columns[column].id, text)


def shown(workspace: Workspace, table: BudgetTable, row: int = 0, column: int = 0) -> str:
    now = workspace.budgets.get(table.id)
    return now.printed(now.rows[row], now.columns[column])


def letter_showing(workspace: Workspace, table: BudgetTable) -> str:
    """A document whose text shows the table's first figure."""
    now = workspace.budgets.get(table.id)
    cell = now.rows[0].cells[now.columns[0].id]
    field = Field(workspace.new_id(), FieldSource.BUDGET_CELL, cell.id, "mio")
    block = Block(workspace.new_id(), runs=(Run("Der søges "), Run("5 mio. kr.", field=field), Run(" om året.")))
    document_id = workspace.documents.create("memo", "Notat")
    workspace.documents.save_blocks(document_id, [block], [block.id])
    return document_id


def test_a_new_table_has_four_years_from_this_one_a_computed_total_and_no_price_level(table: BudgetTable) -> None:
    assert [column.label for column in table.columns] == ["2025", "2026", "2027", "2028"]
    assert [row.kind for row in table.rows] == [RowKind.ROW, RowKind.TOTAL]
    assert table.price_level is None
    assert table.corner == "1.000 kr."


def test_a_typed_figure_is_in_the_tables_unit_and_summed(workspace: Workspace, table: BudgetTable) -> None:
    type_figure(workspace, table, "5.000")
    assert shown(workspace, table) == "5.000"
    assert shown(workspace, table, row=1) == "5.000"
    workspace.budgets.change(table.id, unit=Unit.MILLIONS)
    assert shown(workspace, table) == "5"


@pytest.mark.parametrize(("typed", "printed"), [("0", "0"), ("", ""), ("-", "–")])
def test_nought_nothing_and_a_dash_stay_three_things(
    workspace: Workspace, table: BudgetTable, typed: str, printed: str
) -> None:
    type_figure(workspace, table, "7")
    type_figure(workspace, table, typed)
    assert shown(workspace, table) == printed


def test_a_figure_that_can_be_read_in_two_ways_is_asked_about_and_not_kept(
    workspace: Workspace, table: BudgetTable
) -> None:
    with pytest.raises(UserError, match=r"”1\.5 mio\.” kan læses på to måder\. Skriv 1,5 mio\. kr\."):
        type_figure(workspace, table, "1.5 mio.")
    assert shown(workspace, table) == ""


def test_a_computed_figure_cannot_be_typed(workspace: Workspace, table: BudgetTable) -> None:
    with pytest.raises(UserError, match="regnes ud"):
        type_figure(workspace, table, "5", row=1)


def test_the_same_figure_typed_again_leaves_no_trace(workspace: Workspace, table: BudgetTable) -> None:
    type_figure(workspace, table, "5.000")
    before = workspace.history.recent()
    type_figure(workspace, table, "5000")
    assert workspace.history.recent() == before


def test_prose_follows_the_cell_in_the_same_step_and_back_again(workspace: Workspace, table: BudgetTable) -> None:
    type_figure(workspace, table, "5.000")
    document_id = letter_showing(workspace, table)
    type_figure(workspace, table, "6.500")
    assert workspace.documents.blocks(document_id)[0].text == "Der søges 6,5\u00a0mio.\u00a0kr. om året."
    assert workspace.history.undo() == "Rettede tal"
    assert workspace.documents.blocks(document_id)[0].text == "Der søges 5 mio. kr. om året."
    assert shown(workspace, table) == "5.000"


def test_prose_in_a_locked_document_stands_as_it_was_sent(workspace: Workspace, table: BudgetTable) -> None:
    type_figure(workspace, table, "5.000")
    document_id = letter_showing(workspace, table)
    workspace.desk.act("Afsendte", lambda db: store.change(db, document_id, status="sent"))
    type_figure(workspace, table, "6.500")
    assert workspace.documents.blocks(document_id)[0].text == "Der søges 5 mio. kr. om året."


def test_prose_keeps_its_words_when_the_figure_is_taken_away(workspace: Workspace, table: BudgetTable) -> None:
    type_figure(workspace, table, "5.000")
    document_id = letter_showing(workspace, table)
    type_figure(workspace, table, "")
    assert workspace.documents.blocks(document_id)[0].text == "Der søges 5 mio. kr. om året."


def test_a_new_row_comes_above_the_total(workspace: Workspace, table: BudgetTable) -> None:
    (row_id,) = workspace.budget_editing.insert_rows(table.id, 1)
    assert [row.id for row in workspace.budgets.get(table.id).rows] == [table.rows[0].id, row_id, table.rows[1].id]


def test_a_row_begun_with_its_first_figure_is_added_with_it_in_one_step(
    workspace: Workspace, table: BudgetTable
) -> None:
    budgets = workspace.budgets
    budgets.add_row(table.id, budgets.begin_row(), 1, "70", table.columns[0].id)
    budgets.add_row(table.id, budgets.begin_row(), 2, " ")
    now = budgets.get(table.id)
    assert [now.printed(row, now.columns[0]) for row in now.rows] == ["", "70", "70"]
    workspace.history.undo()
    assert budgets.get(table.id) == table


def test_a_row_is_not_begun_in_a_column_that_is_gone_or_computed(workspace: Workspace, table: BudgetTable) -> None:
    budgets, (gone, total, *_others) = workspace.budgets, table.columns
    workspace.budget_editing.remove_columns([gone.id])
    budgets.change_column(total.id, kind=ColumnKind.TOTAL)
    before = budgets.get(table.id)
    with pytest.raises(GoneError):
        budgets.add_row(table.id, budgets.begin_row(), 1, "70", gone.id)
    with pytest.raises(UserError, match="regnes ud af kolonnerne"):
        budgets.add_row(table.id, budgets.begin_row(), 1, "70", total.id)
    assert budgets.get(table.id) == before


def test_rows_and_columns_can_be_named_moved_and_removed(workspace: Workspace, table: BudgetTable) -> None:
    first = table.rows[0].id
    second = add_row(workspace, table.id, "Valby")
    workspace.budgets.change_row(first, label="Nørrebro", indent=1)
    move_row(workspace, table.id, second, 0)
    workspace.budget_editing.remove_columns([table.columns[0].id])
    added = add_column(workspace, table.id, "2030", position=0)
    workspace.budgets.change_column(added, label="2029")
    now = workspace.budgets.get(table.id)
    assert [row.label for row in now.rows] == ["Valby", "Nørrebro", "I alt"]
    assert [column.label for column in now.columns] == ["2029", "2026", "2027", "2028"]
    workspace.budget_editing.remove_rows([second])
    assert [row.label for row in workspace.budgets.get(table.id).rows] == ["Nørrebro", "I alt"]


def test_a_deleted_table_comes_back_with_its_figures(workspace: Workspace, table: BudgetTable) -> None:
    type_figure(workspace, table, "5.000")
    workspace.budgets.delete(table.id)
    assert workspace.budgets.rows() == []
    workspace.bin.restore("budget_table", table.id)
    assert shown(workspace, table) == "5.000"


def test_a_figure_in_a_row_that_is_gone_is_told(workspace: Workspace, table: BudgetTable) -> None:
    workspace.budget_editing.remove_rows([table.rows[0].id])
    with pytest.raises(GoneError):
        workspace.budgets.set_cell(table.id, table.rows[0].id, table.columns[0].id, "5")


def test_a_note_of_a_whole_document_is_refused_in_one_sentence(workspace):
    table_id = workspace.budgets.create("Indsatsudgifter")
    workspace.budgets.change(table_id, note="x" * 10_000)
    with pytest.raises(UserError) as refused:
        workspace.budgets.change(table_id, note="x" * 12_345)
    assert str(refused.value) == "Noten til tabellen er på 12.345 tegn. Der er plads til 10.000. Intet er ændret."
    assert len(workspace.budgets.get(table_id).note) == 10_000
