"""What the secretariat does with hearings, and what the file says afterwards."""

from datetime import date

import pytest

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
