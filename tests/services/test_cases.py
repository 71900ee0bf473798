"""Cases: their way through the bodies, and text that names a meeting's date."""

from datetime import date

import pytest

from kk_desktop.domain.cases import Outcome
from kk_desktop.domain.people import Body
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.services.workspace import Workspace


@pytest.fixture
def committee(workspace: Workspace) -> Body:
    return next(body for body in workspace.people.bodies() if body.names[0].abbreviation == "BIU")


def test_a_case_goes_before_a_body_that_decides_and_remarks(workspace: Workspace, committee: Body) -> None:
    case_id = workspace.cases.create("Mandat", "2011-40035")
    treatment_id = workspace.cases.add_treatment(case_id, committee.id, date(2011, 4, 4), "3")
    workspace.cases.add_decision(treatment_id, Outcome.RECOMMENDED, "Indstillingen blev anbefalet.")
    workspace.cases.add_remark(treatment_id, "Enhedslisten", "Ø", "Vi er imod.")
    (treatment,) = workspace.cases.treatments(case_id)
    assert treatment.body_name == "Beskæftigelses- og Integrationsudvalget"
    assert treatment.decisions[0].text == "Indstillingen blev anbefalet."
    assert (treatment.remarks[0].person, treatment.remarks[0].party_letter) == ("Enhedslisten", "Ø")
    (row,) = workspace.cases.rows()
    assert (row.title, row.outcome) == ("Mandat", "Anbefalet af BIU")


def test_a_body_is_named_as_it_was_on_the_day_of_the_meeting(workspace: Workspace, committee: Body) -> None:
    case_id = workspace.cases.create("Mandat")
    workspace.cases.add_treatment(case_id, committee.id, date(2025, 12, 1))
    workspace.cases.add_treatment(case_id, committee.id, date(2026, 2, 2))
    before, after = (treatment.body_name for treatment in workspace.cases.treatments(case_id))
    assert before == "Beskæftigelses- og Integrationsudvalget"
    assert after != before


def test_text_that_names_a_meeting_follows_its_date(workspace: Workspace, committee: Body) -> None:
    case_id = workspace.cases.create("Mandat")
    treatment_id = workspace.cases.add_treatment(case_id, committee.id, date(2011, 4, 4))
    document_id = workspace.documents.create("proposal", "Mandat", case_id=case_id)
    field = Field(workspace.new_id(), FieldSource.TREATMENT, treatment_id, "date")
    block = Block(workspace.new_id(), runs=(Run("Besluttet "), Run("den 4. april 2011", field=field)))
    workspace.documents.save_blocks(document_id, [block], [block.id])
    workspace.cases.change_treatment(treatment_id, meeting_date=date(2011, 4, 11))
    assert workspace.documents.blocks(document_id)[0].text == "Besluttet den 11. april 2011"
    workspace.history.undo()
    assert workspace.documents.blocks(document_id)[0].text == "Besluttet den 4. april 2011"


def test_what_was_noted_can_be_changed_moved_and_taken_away(workspace: Workspace, committee: Body) -> None:
    case_id = workspace.cases.create("Mandat")
    first, second = (workspace.cases.add_treatment(case_id, committee.id) for _ in range(2))
    decision = workspace.cases.add_decision(first, Outcome.POSTPONED, "Udsat.")
    remark = workspace.cases.add_remark(first, "F", "F", "Ja.")
    workspace.cases.change_decision(decision, outcome=Outcome.APPROVED, text="Godkendt.")
    workspace.cases.change_remark(remark, text="Nej.")
    workspace.cases.move_treatment(second, 0)
    treatments = workspace.cases.treatments(case_id)
    assert [treatment.id for treatment in treatments] == [second, first]
    assert treatments[1].decisions[0].outcome is Outcome.APPROVED
    assert treatments[1].remarks[0].text == "Nej."
    workspace.cases.remove_decision(decision)
    workspace.cases.remove_remark(remark)
    workspace.cases.remove_treatment(second)
    (last,) = workspace.cases.treatments(case_id)
    assert (last.decisions, last.remarks) == ((), ())


def test_a_closed_case_is_changed_back_by_undo(workspace: Workspace) -> None:
    case_id = workspace.cases.create("Mandat")
    workspace.cases.change(case_id, closed=True, number="2011-40035")
    workspace.history.undo()
    assert (workspace.cases.get(case_id).closed, workspace.cases.get(case_id).number) == (False, "")


def test_a_deleted_cases_documents_are_still_found(workspace: Workspace) -> None:
    case_id = workspace.cases.create("Mandat")
    document_id = workspace.documents.create("proposal", "Mandat", case_id=case_id)
    workspace.cases.delete(case_id)
    assert [row.document_id for row in workspace.hearings.rows()] == [document_id]
    assert workspace.pages.manuscript(document_id).case_number == ""
