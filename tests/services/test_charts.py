"""Charts in documents: bound by the approval, kept when the document is signed, never stacked over what areas share."""

from __future__ import annotations

import pytest

from kk_desktop.domain.charts.choice import ChartChoice, ChartForm
from kk_desktop.domain.text import Block, BlockKind
from kk_desktop.errors import GoneError
from kk_desktop.services.workspace import Workspace
from tests.services.office import Office
from tests.table_shape import add_column, add_row

from .conftest import Clock

CHOICE = ChartChoice(ChartForm.STACKED)


@pytest.fixture
def table_id(workspace: Workspace) -> str:
    """Two rows of one year, both with a figure."""
    budgets = workspace.budgets
    table_id = budgets.create("Udgifter")
    column_id = add_column(workspace, table_id, "2030")
    for name in ("Nørrebro", "Valby"):
        budgets.set_cell(table_id, add_row(workspace, table_id, name), column_id, "5.000")
    return table_id


@pytest.fixture
def shown(office: Office, table_id: str) -> Office:
    """The office's document with a chart of the table."""
    chart = Block("c", BlockKind.CHART, table_id=table_id, chart=CHOICE)
    office.workspace.documents.save_blocks(office.document_id, [chart], ["p0", "c"])
    return office


def type_another(workspace: Workspace, table_id: str, figure: str = "7.000") -> None:
    table = workspace.budgets.get(table_id)
    row = next(row for row in table.rows if row.label == "Valby")
    workspace.budgets.set_cell(table_id, row.id, table.columns[-1].id, figure)


def test_a_figure_that_is_drawn_breaks_the_approval_when_it_changes(shown: Office, table_id: str) -> None:
    shown.submit()
    type_another(shown.workspace, table_id)
    assert shown.approvals.broken(shown.document_id) == ("Diagrammet ”Udgifter” er rettet.",)


def test_a_signed_document_keeps_its_chart_whatever_becomes_of_the_table(shown: Office, table_id: str) -> None:
    shown.submit()
    shown.approve("Bo Lund")
    shown.approvals.mark_signed(shown.document_id)
    signed = shown.workspace.pages.render(shown.document_id).pdf
    type_another(shown.workspace, table_id)
    assert shown.workspace.pages.render(shown.document_id).pdf == signed


def test_a_draft_follows_the_table(shown: Office, table_id: str) -> None:
    before = shown.workspace.pages.render(shown.document_id).pdf
    type_another(shown.workspace, table_id)
    assert shown.workspace.pages.render(shown.document_id).pdf != before


def test_what_several_areas_share_is_not_stacked_on_screen_or_paper(shown: Office, table_id: str) -> None:
    workspace = shown.workspace
    areas = tuple(area.id for area in workspace.areas.tree() if area.name in ("Nørrebro", "Valby"))
    initiative = workspace.initiatives.create("Gæstehuse", area_ids=areas)
    for row in workspace.budgets.get(table_id).rows:
        if row.label in ("Nørrebro", "Valby"):
            workspace.budgets.change_row(row.id, initiative_id=initiative)
    assert workspace.pages.manuscript(shown.document_id).shared_grants == (initiative,)
    assert workspace.charts.saved(table_id, CHOICE).form is ChartForm.BARS


def test_a_deleted_table_has_no_chart(workspace: Workspace, table_id: str) -> None:
    assert workspace.charts.saved(table_id, CHOICE).form is ChartForm.STACKED
    workspace.budgets.delete(table_id)
    with pytest.raises(GoneError):
        workspace.charts.saved(table_id, CHOICE)


def test_putting_a_chart_in_is_one_step_that_can_be_undone(workspace: Workspace, table_id: str, clock: Clock) -> None:
    document_id = workspace.documents.create("letter", "Svar")
    before = workspace.documents.blocks(document_id)
    clock.pass_minutes(10)
    chart = Block("c", BlockKind.CHART, table_id=table_id, chart=CHOICE)
    workspace.documents.save_blocks(document_id, [chart], [*(block.id for block in before), "c"])
    assert workspace.documents.blocks(document_id)[-1] == chart
    workspace.history.undo()
    assert workspace.documents.blocks(document_id) == before
