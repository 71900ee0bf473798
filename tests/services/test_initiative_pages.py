"""An initiative's page: what pays for it, what it came from, and a period that cannot end before it begins."""

from datetime import date

import pytest

from kk_desktop.domain.initiative_pages import Meeting, Payer
from kk_desktop.domain.text import Block, Run
from kk_desktop.errors import UserError
from kk_desktop.services.workspace import Workspace
from tests.table_shape import add_row


@pytest.fixture
def initiative(workspace: Workspace) -> str:
    return workspace.initiatives.create("Lektiecaféen på Ruten", period_from="2014", period_to="2016-06")


def test_what_pays_is_told_with_where_it_leads(workspace: Workspace, initiative: str) -> None:
    pool = workspace.pools.create("Trygheden")
    workspace.initiatives.change(initiative, pool_ids=(pool,))
    application = workspace.pools.apply("Kameraer", pool, initiative_id=initiative, amount_ore=66_000_000)
    table = workspace.budgets.create("Udgifter")
    workspace.budgets.change(table, number="1")
    row = add_row(workspace, table, "Løn")
    workspace.budgets.change_row(row, initiative_id=initiative)
    column = workspace.budgets.get(table).columns[0].id

    assert workspace.initiative_pages.payers(initiative) == [
        Payer("application", application, "Kameraer", "Trygheden", 66_000_000),
        Payer("funding_pool", pool, "Trygheden"),
        Payer("budget_table", f"{table}/{row}:{column}", "Løn", "Tabel 1. Udgifter"),
    ]


def test_a_document_that_holds_the_title_is_found_until_it_is_linked(workspace: Workspace, initiative: str) -> None:
    document = workspace.documents.create("letter", "Svar")
    block = Block(workspace.new_id(), runs=(Run("Vi støtter Lektiecaféen på Ruten."),))
    workspace.documents.save_blocks(document, [block], [block.id])
    assert [each.id for each in workspace.initiative_pages.mentions(initiative)] == [document]

    workspace.initiatives.change(initiative, document_ids=(document,))

    assert workspace.initiative_pages.mentions(initiative) == []
    assert [row.id for row in workspace.initiative_pages.documents([document])] == [document]


def test_a_meeting_is_found_by_its_case_or_by_its_body_of_the_day(workspace: Workspace) -> None:
    case = workspace.cases.create("Aftaler med staten", number="2011-40035")
    body = next(body for body in workspace.people.bodies() if any(name.abbreviation == "BIU" for name in body.names))
    treatment = workspace.cases.add_treatment(case, body.id, meeting_date=date(2011, 4, 26))
    found = Meeting(treatment, case, "Aftaler med staten", "BIU", date(2011, 4, 26))

    assert workspace.initiative_pages.meetings("staten biu") == [found]
    assert workspace.initiative_pages.meetings("2011-400") == [found]
    assert workspace.initiative_pages.meetings("socialudvalget") == []
    assert workspace.initiative_pages.meeting(treatment) == found


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"period_to": "2013-12-31"}, "Slutningen 31. december 2013 ligger før begyndelsen 2014."),
        ({"period_from": "2016-07"}, "Slutningen juni 2016 ligger før begyndelsen juli 2016."),
    ],
)
def test_an_end_before_the_beginning_is_refused(
    workspace: Workspace, initiative: str, facts: dict[str, str], sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        workspace.initiatives.change(initiative, **facts)
    assert workspace.initiatives.get(initiative).period_to == "2016-06"


def test_a_period_within_one_year_is_as_exact_as_it_is_known(workspace: Workspace, initiative: str) -> None:
    workspace.initiatives.change(initiative, period_to="2014")
    workspace.initiatives.change(initiative, period_from="2014-09")
    assert (workspace.initiatives.get(initiative).period_from, workspace.initiatives.get(initiative).period_to) == (
        "2014-09",
        "2014",
    )
