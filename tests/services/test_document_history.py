"""A document's history: all that was done to it and to what belongs to it, also to what is gone, and nothing else."""

from __future__ import annotations

from kk_desktop.domain.approvals import Approver
from kk_desktop.domain.people import Myself
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace
from tests.services.test_proofs import note, text, write


def labels(workspace: Workspace, document_id: str) -> list[str]:
    return [action.label for action in workspace.history.of_document(document_id)]


def test_bilag_comments_and_the_course_of_approval_belong_to_the_document(
    workspace: Workspace, machine: Machine
) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    workspace.attachments.add(document_id, "Kort")
    workspace.comments.add(document_id, "Skriv hvorfor.")
    workspace.approvals.submit(document_id, [Approver("Bo Lund", "kontorchef")])
    before = labels(workspace, document_id)
    (submission,) = workspace.approvals.of(document_id)
    step, seen = submission.steps[0], workspace.approvals.content_digest(document_id)
    machine.me = Myself("Bo Lund", "kontorchef")
    workspace.approvals.return_for_changes(step.id, seen, "Skriv hvorfor.")
    assert len(before) == 5
    assert labels(workspace, document_id)[1:] == before


def test_what_was_done_to_paragraphs_and_bilag_that_are_gone_is_still_told(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen.", "a"), text("Med venlig hilsen", "b"))
    workspace.attachments.add(document_id, "Kort")
    workspace.attachments.remove(document_id, workspace.attachments.of(document_id)[0].id)
    write(workspace, document_id, text("Vi støtter planen.", "a"))
    assert len(labels(workspace, document_id)) == 5


def test_what_was_done_to_another_document_is_not_told(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen.", "a"))
    before = labels(workspace, document_id)
    write(workspace, note(workspace, text("Noget andet.", "x")), text("Noget tredje.", "x"))
    assert labels(workspace, document_id) == before
