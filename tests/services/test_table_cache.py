"""A table that was read once follows every change, and forgets what was taken back."""

import pytest

from kk_desktop.errors import GoneError
from kk_desktop.storage import budgets
from tests.table_shape import add_row


def both(workspace, table_id):
    return workspace.budgets.get(table_id), budgets.get(workspace.desk.database.reader(), table_id)


def test_a_table_read_before_is_the_one_in_the_file_after_each_kind_of_change(workspace):
    verbs, table_id = workspace.budgets, workspace.budgets.create("Indsatsudgifter")
    row, column = verbs.get(table_id).rows[0].id, verbs.get(table_id).columns[0].id
    for change in (
        lambda: verbs.set_cell(table_id, row, column, "5.000"),
        lambda: verbs.set_cell(table_id, row, column, ""),
        lambda: verbs.change(table_id, title="Udgifter"),
        lambda: add_row(workspace, table_id, "Valby"),
        lambda: verbs.change_row(row, label="Nørrebro"),
        lambda: verbs.change_column(column, label="2030"),
        lambda: workspace.budget_editing.move_rows(table_id, [row], 1),
        lambda: verbs.create("En anden tabel"),
        lambda: workspace.budget_editing.remove_rows([row]),
        workspace.history.undo,
        workspace.history.undo,
    ):
        change()
        kept, read = both(workspace, table_id)
        assert kept == read


def test_a_cell_that_did_not_change_the_table_leaves_it_the_same_object(workspace):
    table_id = workspace.budgets.create("Indsatsudgifter")
    before = workspace.budgets.get(table_id)
    workspace.budgets.create("En anden tabel")
    assert workspace.budgets.get(table_id).rows is before.rows


def test_what_an_action_wrote_and_lost_is_not_kept(workspace):
    table_id = workspace.budgets.create("Indsatsudgifter")
    table = workspace.budgets.get(table_id)

    def work():
        workspace.budgets.set_cell(table_id, table.rows[0].id, table.columns[0].id, "7")
        assert workspace.budgets.get(table_id).rows[0].cells
        raise ValueError("lost")

    with pytest.raises(ValueError, match="lost"):
        workspace.as_one_action("Rettede tal", work)
    workspace.budgets.create("Noget andet")
    kept, read = both(workspace, table_id)
    assert kept == read
    assert not kept.rows[0].cells


def test_a_table_in_the_bin_is_gone(workspace):
    table_id = workspace.budgets.create("Indsatsudgifter")
    workspace.budgets.get(table_id)
    workspace.budgets.delete(table_id)
    with pytest.raises(GoneError):
        workspace.budgets.get(table_id)
