"""What an area's page lists: linked to the area or to those below it, told apart from what only names it."""

from datetime import date

import pytest

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.cases import Outcome
from kk_desktop.domain.people import BodyKind, BodyName
from kk_desktop.domain.text import Block, Run
from kk_desktop.services.workspace import Workspace


@pytest.fixture
def area_id(workspace: Workspace) -> str:
    return workspace.areas.create(AreaKind.DEPRIVED_URBAN_AREA, "Øbyen")


@pytest.fixture
def estate_id(workspace: Workspace, area_id: str) -> str:
    return workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Åtoften/Bakken", area_id)


def written(workspace: Workspace, title: str, *paragraphs: str) -> str:
    document_id = workspace.documents.create("memo", title)
    blocks = [Block(workspace.new_id(), runs=(Run(text),)) for text in paragraphs]
    workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])
    return document_id


def test_what_is_linked_to_an_area_below_stands_on_the_page_above(
    workspace: Workspace, area_id: str, estate_id: str
) -> None:
    initiative = workspace.initiatives.create("Jobcenter", area_ids=(estate_id,))
    hearing = workspace.hearings.register("Ny lokalplan", "ØU", area_ids=(estate_id,))
    document = written(workspace, "Notat")
    workspace.documents.change(document, area_ids=(estate_id,))
    promise = workspace.follow_ups.create("Orientér", area_id=estate_id)
    pages = workspace.area_pages
    assert [row.id for row in pages.initiatives(area_id).rows] == [initiative]
    assert [row.hearing_id for row in pages.hearings(area_id).rows] == [hearing]
    assert document in {row.id for row in pages.documents(area_id).rows}
    assert [each.id for each in pages.follow_ups(area_id).rows] == [promise]
    assert pages.initiatives(estate_id).count == 1


def test_of_many_only_the_first_are_read_until_all_are_asked_for(workspace: Workspace, area_id: str) -> None:
    for number in range(4):
        workspace.initiatives.create(f"Indsats {number}", area_ids=(area_id,))
    some = workspace.area_pages.initiatives(area_id, 3)
    assert (len(some.rows), some.count, some.left_out) == (3, 4, 1)
    assert workspace.area_pages.initiatives(area_id, None).left_out == 0


def test_a_text_that_names_the_area_is_found_once_and_linked_with_one_step(
    workspace: Workspace, estate_id: str
) -> None:
    workspace.areas.add_alias(estate_id, "Bakkekvarteret")
    named = written(workspace, "Notat om skoler", "I Bakkekvarteret bor mange børn.", "Bakkekvarterets skole er ny.")
    written(workspace, "Notat om veje", "På bakken ligger en vej.")
    (mention,) = workspace.area_pages.mentions(estate_id)
    assert (mention.id, mention.title, mention.places) == (named, "Notat om skoler", 2)
    assert "Bakkekvarter" in mention.snippet
    workspace.area_pages.link_document(estate_id, named)
    assert workspace.area_pages.mentions(estate_id) == []
    assert [row.id for row in workspace.area_pages.documents(estate_id).rows] == [named]
    workspace.history.undo()
    assert workspace.area_pages.documents(estate_id).count == 0


def test_the_meeting_that_started_an_initiative_is_told_by_the_bodys_name_on_the_day(
    workspace: Workspace, estate_id: str
) -> None:
    body = workspace.people.create_body(BodyKind.COMMITTEE, "Byudvalget", "BYU")
    names = (BodyName("Byudvalget", "BYU", None, date(2019, 12, 31)), BodyName("Nyt udvalg", "NU", date(2020, 1, 1)))
    workspace.people.change_body(body, names=names)
    case = workspace.cases.create("Kickstart")
    treatment = workspace.cases.add_treatment(case, body, date(2011, 4, 5))
    workspace.cases.add_decision(treatment, Outcome.APPROVED, "Godkendt")
    workspace.initiatives.create("Jobcenter", area_ids=(estate_id,), treatment_id=treatment)
    (decision,) = workspace.area_pages.decisions(estate_id).rows
    assert (decision.case_id, decision.body, decision.day, decision.about) == (
        case,
        "BYU",
        date(2011, 4, 5),
        "Jobcenter",
    )
    assert decision.outcome == Outcome.APPROVED.danish
