"""What the secretariat does with hearings, and what the file says afterwards."""

from datetime import date

import pytest

from kk_desktop.domain.hearings import AnswerForm
from kk_desktop.domain.text import Block, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import GoneError, UserError
from kk_desktop.services.workspace import Workspace


def test_registering_a_hearing_begins_its_answer_under_the_same_title(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Bydelsplan for Vanløse", "Vanløse Lokaludvalg", deadline=date(2025, 4, 4))
    (row,) = workspace.hearings.rows()
    (answer,) = workspace.hearings.answers(hearing_id)
    assert (row.hearing_id, row.document_id) == (hearing_id, answer.id)
    assert (row.title, row.sender, row.deadline) == ("Bydelsplan for Vanløse", "Vanløse Lokaludvalg", date(2025, 4, 4))
    assert row.status is Status.DRAFT
    assert row.is_open
    assert answer.title == "Bydelsplan for Vanløse"
    assert answer.kind_name == "Høringssvar"
    assert workspace.documents.get(answer.id).recipients == ("Vanløse Lokaludvalg",)


def test_the_senders_questions_are_registered_with_the_hearing_and_empty_lines_are_not(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan", questions=["Hvilke temaer?", " ", "Hvordan?"])
    assert [ask.question for ask in workspace.hearings.get(hearing_id).asks] == ["Hvilke temaer?", "Hvordan?"]


def test_the_answer_is_written_in_anothers_form_when_asked(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Bydelsplan", kind="mayor_letter")
    (answer,) = workspace.hearings.answers(hearing_id)
    assert answer.kind == "mayor_letter"


def test_a_deadline_before_receipt_is_told_and_nothing_is_made(workspace: Workspace) -> None:
    with pytest.raises(UserError, match=r"Fristen den 2\. maj ligger før modtagelsen den 9\. maj\."):
        workspace.hearings.register("Plan", received_on=date(2025, 5, 9), deadline=date(2025, 5, 2))
    assert workspace.hearings.rows() == []


def test_a_changed_deadline_before_receipt_leaves_the_old_one(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan", received_on=date(2025, 5, 9), deadline=date(2025, 5, 20))
    with pytest.raises(UserError, match="Ret en af datoerne; resten er gemt"):
        workspace.hearings.change(hearing_id, deadline=date(2025, 5, 2))
    assert workspace.hearings.get(hearing_id).deadline == date(2025, 5, 20)


def test_the_history_names_what_was_changed(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan")
    workspace.hearings.change(hearing_id, deadline=date(2025, 4, 4))
    newest = workspace.history.recent()[0]
    assert (newest.label, newest.subject, newest.person) == ("Rettede svarfrist", "Plan", "Anna Holm")
    workspace.hearings.change(hearing_id, deadline=date(2025, 4, 5), sender="Lokaludvalget")
    assert workspace.history.recent()[0].label == "Rettede svarfrist og afsender"


def test_a_title_cannot_be_taken_away(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan")
    with pytest.raises(UserError, match="Høringens titel mangler"):
        workspace.hearings.change(hearing_id, title="  ")
    assert workspace.hearings.get(hearing_id).title == "Plan"


def test_a_fact_that_no_hearing_has_is_our_mistake(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan")
    with pytest.raises(TypeError, match="colour"):
        workspace.hearings.change(hearing_id, colour="red")


def test_the_questions_can_be_added_met_and_taken_away(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan")
    first = workspace.hearings.add_ask(hearing_id, "Hvilke temaer?")
    second = workspace.hearings.add_ask(hearing_id, "Hvordan finansieres det?")
    workspace.hearings.change_ask(first, answer="To temaer")
    workspace.hearings.remove_ask(second)
    (ask,) = workspace.hearings.get(hearing_id).asks
    assert (ask.question, ask.answer) == ("Hvilke temaer?", "To temaer")


def test_a_deleted_hearing_takes_its_answer_along_and_both_come_back(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan")
    (answer,) = workspace.hearings.answers(hearing_id)
    text = Block(workspace.new_id(), runs=(Run("Vi bakker op."),))
    workspace.documents.save_blocks(answer.id, [text], [text.id])
    workspace.hearings.delete(hearing_id)
    assert workspace.hearings.rows() == []
    with pytest.raises(GoneError):
        workspace.documents.get(answer.id)
    assert {row.kind for row in workspace.bin.rows()} == {"hearing", "document"}
    assert workspace.history.undo() == "Slettede høring"
    assert workspace.hearings.get(hearing_id).title == "Plan"
    assert workspace.documents.blocks(answer.id) == [text]


def test_the_case_is_found_by_its_number_or_opened(workspace: Workspace) -> None:
    case_id = workspace.cases.create("Vanløse", "2025-0041207")
    known = workspace.hearings.register("Bydelsplan", case_number="2025-0041207", document_number="2025-0041207-3")
    hearing = workspace.hearings.get(known)
    assert (hearing.case_id, hearing.document_number) == (case_id, "2025-0041207-3")
    assert workspace.documents.get(workspace.hearings.answers(known)[0].id).case_id == case_id
    new = workspace.hearings.get(workspace.hearings.register("Lokalplan", case_number="2025-0099999"))
    assert workspace.cases.get(new.case_id or "").title == "Lokalplan"
    assert workspace.history.undo() == "Oprettede høring"
    assert [row.number for row in workspace.cases.rows()] == ["2025-0041207"]


def test_a_hearing_and_its_answer_are_put_under_another_case_as_one(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Bydelsplan")
    (answer,) = workspace.hearings.answers(hearing_id)
    workspace.hearings.set_case(hearing_id, " 2025-0041207 ")
    (case,) = workspace.cases.rows()
    assert (case.number, case.title) == ("2025-0041207", "Bydelsplan")
    assert workspace.hearings.get(hearing_id).case_id == workspace.documents.get(answer.id).case_id == case.id
    workspace.history.undo()
    assert workspace.cases.rows() == []
    assert workspace.documents.get(answer.id).case_id is None


def test_an_answer_in_the_senders_form_begins_with_its_headings(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register(
        "Plan", questions=["Temaer: Hvilke?", "Økonomi: Hvordan?"], answer_form=AnswerForm.OWN_HEADINGS
    )
    (answer,) = workspace.hearings.answers(hearing_id)
    blocks = workspace.documents.blocks(answer.id)
    assert [block.text for block in blocks] == ["Temaer", "", "Økonomi", ""]
    assert [ask.block_id for ask in workspace.hearings.get(hearing_id).asks] == [blocks[1].id, blocks[3].id]


def test_only_a_committees_answer_leaves_time_for_a_meeting(workspace: Workspace) -> None:
    kinds = {"hearing_response": True, "letter": False}
    for kind, goes in kinds.items():
        assert workspace.hearings.get(workspace.hearings.register("Plan", kind=kind)).goes_to_committee is goes


def test_an_extension_is_kept_and_moves_the_deadline_in_the_list(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan", received_on=date(2025, 3, 7), deadline=date(2025, 4, 4))
    workspace.hearings.change(hearing_id, extension_asked_on=date(2025, 3, 20))
    workspace.hearings.change(
        hearing_id, extension_granted_on=date(2025, 3, 21), extension_granted_by="Mette Jensen",
        extended_to=date(2025, 4, 25),
    )  # fmt: skip
    assert workspace.hearings.rows()[0].deadline == date(2025, 4, 25)
    with pytest.raises(UserError, match=r"ligger ikke efter svarfristen den 4\. april"):
        workspace.hearings.change(hearing_id, extended_to=date(2025, 4, 3))
    assert workspace.hearings.get(hearing_id).due == date(2025, 4, 25)


def test_a_question_that_stands_there_is_not_added_again(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan", questions=["Hvordan?"])
    with pytest.raises(UserError, match="er nummer 1 i forvejen"):
        workspace.hearings.add_ask(hearing_id, "hvordan?")
    assert len(workspace.hearings.get(hearing_id).asks) == 1


@pytest.mark.parametrize("fact", ["sender", "subject", "sender_email", "document_number", "extension_granted_by"])
def test_a_name_of_more_than_500_characters_is_told(workspace: Workspace, fact: str) -> None:
    hearing_id = workspace.hearings.register("Plan")
    with pytest.raises(UserError, match=r"er på 501 tegn\. Der er plads til 500"):
        workspace.hearings.change(hearing_id, **{fact: "x" * 501})


def test_earlier_hearings_from_the_same_sender_are_found_by_name_or_address(workspace: Workspace) -> None:
    register = workspace.hearings.register
    register("Kommuneplan", "Vanløse Lokaludvalg", received_on=date(2019, 4, 1))
    register("Skybrud", "lokaludvalget", sender_email="LU@kk.dk", received_on=date(2022, 4, 1))
    register("En andens", "Valby Lokaludvalg")
    newest = register("Bydelsplan", "vanløse lokaludvalg", sender_email="lu@kk.dk", received_on=date(2025, 3, 7))
    assert [row.title for row in workspace.hearings.earlier(newest)] == ["Skybrud", "Kommuneplan"]
    nobody = register("Uden afsender")
    assert workspace.hearings.earlier(nobody) == []
