"""Standardtekster: shared and one's own, changed, deleted and made ready for a document."""

from datetime import date

import pytest

from kk_desktop.domain.people import Myself
from kk_desktop.domain.text import Block, BlockKind, FieldSource, Run
from kk_desktop.errors import GoneError, UserError
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace


def words(text: str) -> list[Block]:
    return [Block("b", runs=(Run(text),))]


def test_a_new_file_has_wording_to_begin_with_that_can_be_filled_in(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register(
        "Havneplan", "Havnerådet", received_on=date(2025, 3, 3), deadline=date(2025, 4, 4)
    )
    answer = workspace.hearings.answers(hearing_id)[0].id
    workspace.documents.change(answer, sender="Kulturudvalget")
    names = {phrase.name: phrase.id for phrase in workspace.phrases.all()}
    assert len(names) >= 10
    filled = workspace.phrases.filled(names["indledning"], answer)
    assert filled.unknown == ()
    assert filled.blocks[0].text == (
        "Havnerådet har den 3. marts 2025 sendt Havneplan i høring med svar senest den 4. april 2025. "
        "Kulturudvalget svarer hermed."
    )
    sources = {run.field.source for run in filled.blocks[0].runs if run.field}
    assert sources == {FieldSource.HEARING}
    assert filled.after == 0
    for phrase_id in names.values():
        assert workspace.phrases.filled(phrase_id, answer).unknown == ()


def test_ones_own_wording_is_not_seen_by_others(workspace: Workspace, machine: Machine) -> None:
    mine = workspace.phrases.create("hilsen", words("Kærlig hilsen"), is_own=True)
    shared = workspace.phrases.create("tak for brevet", words("Tak"))
    machine.me = Myself("Bo Lund")
    seen = {phrase.id for phrase in workspace.phrases.all()}
    assert shared in seen
    assert mine not in seen
    workspace.phrases.create("hilsen", words("Med venlig hilsen"), is_own=True)


def test_a_name_that_is_taken_or_missing_is_refused_and_nothing_is_changed(workspace: Workspace) -> None:
    first = workspace.phrases.create("hilsen", words("Hilsen"))
    for name, told in (("Hilsen", "hedder ”hilsen”"), (" ", "mangler"), ("x" * 501, "501 tegn")):
        with pytest.raises(UserError, match=told):
            workspace.phrases.create(name, words("Andet"))
    other = workspace.phrases.create("tak for brevet", words("Tak"))
    with pytest.raises(UserError, match="Intet er ændret"):
        workspace.phrases.rename(other, "HILSEN")
    assert workspace.phrases.get(other).name == "tak for brevet"
    with pytest.raises(UserError, match="tabeller"):
        workspace.phrases.rewrite(first, [Block("t", BlockKind.PAGE_BREAK)])
    assert workspace.phrases.get(first).text == "Hilsen"


def test_what_is_done_to_a_wording_can_be_taken_back(workspace: Workspace) -> None:
    phrase_id = workspace.phrases.create("hilsen", words("Hilsen"))
    workspace.phrases.rewrite(phrase_id, [Block("b", BlockKind.LIST_ITEM, (Run("Med ", bold=True), Run("hilsen")))])
    workspace.phrases.give_to_all(phrase_id, is_own=True)
    assert [(block.kind, block.text) for block in workspace.phrases.get(phrase_id).blocks] == [
        (BlockKind.LIST_ITEM, "Med hilsen")
    ]
    assert workspace.phrases.get(phrase_id).owner == "Anna Holm"
    workspace.phrases.delete(phrase_id)
    with pytest.raises(GoneError):
        workspace.phrases.get(phrase_id)
    for _ in range(3):
        workspace.history.undo()
    assert (workspace.phrases.get(phrase_id).text, workspace.phrases.get(phrase_id).owner) == ("Hilsen", "")


def test_odd_characters_are_kept_or_mended(workspace: Workspace) -> None:
    phrase_id = workspace.phrases.create("smil", words("En \ud83d halv, en hel 😀 og {|"))
    assert workspace.phrases.get(phrase_id).text == "En \ufffd halv, en hel 😀 og {|"
