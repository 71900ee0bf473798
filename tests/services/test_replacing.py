"""Words replaced across a case's documents: what is found, what is left alone, and one undo for all of it."""

import pytest

from kk_desktop.domain.searching import Wanted
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.services.replacing import CHANGED
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage import documents as store

FIELD = Run("Sundholm", field=Field("f", FieldSource.ATTACHMENT, "x", "number"))


def write(workspace: Workspace, case_id: str, title: str, *runs: Run) -> str:
    document_id = workspace.documents.create("memo", title, case_id=case_id)
    block = Block(workspace.new_id(), runs=runs)
    workspace.documents.save_blocks(document_id, [block], [block.id])
    return document_id


def text(workspace: Workspace, document_id: str) -> str:
    return " ".join(block.text for block in workspace.documents.blocks(document_id))


@pytest.fixture
def case_id(workspace: Workspace) -> str:
    return workspace.cases.create("Sundholm")


def test_the_places_are_told_with_their_sentences_in_every_document_of_the_case(
    workspace: Workspace, case_id: str
) -> None:
    one = write(workspace, case_id, "Et", Run("Før. Vi støtter "), Run("sund", bold=True), Run("holm i år. Efter."))
    two = write(workspace, case_id, "To", Run("Om "), FIELD, Run(" og Sundholmen."))
    write(workspace, workspace.cases.create("En anden sag"), "Tre", Run("Sundholm"))
    found = workspace.replacing.find(one, Wanted("Sundholm"))
    assert [each.row.id for each in found] == [one, two]
    (place,) = found[0].places
    assert (place.before, place.words, place.after) == ("Vi støtter ", "sundholm", " i år.")
    assert [place.is_bound for place in found[1].places] == [True, False]
    assert len(workspace.replacing.find(one, Wanted("Sundholm", whole=True))[1].places) == 1
    assert [each.row.id for each in workspace.replacing.find(one, Wanted("Sundholm", match_case=True))] == [two]


def test_all_that_is_chosen_is_replaced_as_one_action_and_fields_never(workspace: Workspace, case_id: str) -> None:
    one = write(workspace, case_id, "Et", Run("Til "), Run("Sundholm", bold=True), Run(" og Sundholm"))
    two = write(workspace, case_id, "To", FIELD, Run(" ved Sundholm"))
    wanted = Wanted("Sundholm")
    chosen = [(each.row.id, place) for each in workspace.replacing.find(one, wanted) for place in each.places]
    assert workspace.replacing.replace(chosen, wanted, "Amager\x07\ud800") == (3, 2)
    assert text(workspace, one) == "Til Amager og Amager"
    assert workspace.documents.blocks(one)[0].runs[1] == Run("Amager", bold=True)
    assert text(workspace, two) == "Sundholm ved Amager"
    assert workspace.history.undo() == "Erstattede ”Sundholm” med ”Amager” 3 steder"
    assert text(workspace, one) == "Til Sundholm og Sundholm"
    assert text(workspace, two) == "Sundholm ved Sundholm"


def test_a_no_break_space_is_found_as_a_space(workspace: Workspace, case_id: str) -> None:
    one = write(workspace, case_id, "Et", Run("Op til 5\u00a0mio.\u00a0kr. i år"))
    wanted = Wanted("5 mio. kr.")
    (found,) = workspace.replacing.find(one, wanted)
    workspace.replacing.replace([(one, found.places[0])], wanted, "")
    assert text(workspace, one) == "Op til  i år"


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.APPROVED, Status.SENT])
def test_what_others_have_read_is_listed_and_never_changed(workspace: Workspace, case_id: str, status: Status) -> None:
    one = write(workspace, case_id, "Et", Run("Sundholm"))
    two = write(workspace, case_id, "To", Run("Sundholm"))
    workspace.desk.act("Status", lambda db: store.change(db, two, status=status))
    wanted = Wanted("Sundholm")
    found = workspace.replacing.find(one, wanted)
    assert [each.is_fixed for each in found] == [False, True]
    chosen = [(each.row.id, place) for each in found for place in each.places]
    with pytest.raises(UserError, match="kan ikke ændres"):
        workspace.replacing.replace(chosen, wanted, "Amager")
    assert text(workspace, one) == "Sundholm"


def test_a_text_that_was_changed_since_is_left_and_so_are_all_the_others(workspace: Workspace, case_id: str) -> None:
    one = write(workspace, case_id, "Et", Run("Sundholm"))
    two = write(workspace, case_id, "To", Run("Sundholm"))
    wanted = Wanted("Sundholm")
    chosen = [(each.row.id, place) for each in workspace.replacing.find(one, wanted) for place in each.places]
    (block,) = workspace.documents.blocks(two)
    workspace.documents.save_blocks(two, [Block(block.id, runs=(Run("Ved Sundholm"),))], [block.id])
    with pytest.raises(UserError, match=CHANGED):
        workspace.replacing.replace(chosen, wanted, "Amager")
    assert text(workspace, one) == "Sundholm"


def test_a_letter_that_stands_everywhere_is_refused_with_what_to_do(workspace: Workspace, case_id: str) -> None:
    write(workspace, case_id, "Et", Run("e" * 1200))
    two = write(workspace, case_id, "To", Run("e" * 801))
    with pytest.raises(UserError, match=r"”e” står mere end 2\.000 steder"):
        workspace.replacing.find(two, Wanted("e"))
    assert len(workspace.replacing.find(two, Wanted("ee"))) == 2
