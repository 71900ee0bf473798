"""Documents: how one begins, how its text is kept, and how its bilag are numbered."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from kk_desktop.domain.documents import Signatory
from kk_desktop.domain.people import BodyKind, Myself
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run
from kk_desktop.errors import GoneError, LockedError, UserError
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage import documents as store
from tests.services.conftest import Clock


def paragraph(workspace: Workspace, text: str) -> Block:
    return Block(workspace.new_id(), runs=(Run(text),))


def lock(workspace: Workspace, document_id: str) -> None:
    """No service can send a document yet; the file can hold one that is sent."""
    workspace.desk.act("Afsendte", lambda db: store.change(db, document_id, status="sent"))


def test_a_letter_begins_with_who_writes_it_and_from_which_office(workspace: Workspace) -> None:
    office = workspace.people.create_body(BodyKind.UNIT, "Team Høringer", phone="33 66 00 00")
    document = workspace.documents.get(workspace.documents.create("letter", "Tak for invitationen"))
    assert document.case_handler == "Anna Holm"
    assert document.signatories == (Signatory("Anna Holm", "Fuldmægtig"),)
    assert document.unit_id == office


def test_the_first_letter_from_an_office_brings_the_office_into_the_file(
    workspace: Workspace, machine: Machine
) -> None:
    machine.me = Myself("Anna Holm", "Fuldmægtig", "Team Plan", "33 66 00 01", "plan@kk.example")
    first, second = (workspace.documents.get(workspace.documents.create("letter", "Brev")) for _ in range(2))
    (office,) = [body for body in workspace.people.bodies() if body.kind is BodyKind.UNIT]
    assert (office.phone, office.email) == ("33 66 00 01", "plan@kk.example")
    assert first.unit_id == second.unit_id == office.id
    workspace.history.undo()
    workspace.history.undo()
    assert not [body for body in workspace.people.bodies() if body.kind is BodyKind.UNIT]


def test_a_kind_without_a_template_is_refused_with_the_ones_there_are(workspace: Workspace) -> None:
    with pytest.raises(UserError, match=r"”digt”.*memo"):
        workspace.documents.create("digt")
    assert workspace.documents.rows() == []


def test_a_new_document_starts_with_the_headings_of_its_kind(workspace: Workspace) -> None:
    kind = workspace.kinds["proposal"]
    blocks = workspace.documents.blocks(workspace.documents.create(kind.id))
    headings = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    assert headings == [section.heading for section in kind.sections]


def test_only_what_was_typed_in_is_written_and_what_was_taken_out_is_gone(workspace: Workspace) -> None:
    document_id = workspace.documents.create("memo", "Notat")
    first, second, third = (paragraph(workspace, text) for text in ("Et", "To", "Tre"))
    workspace.documents.save_blocks(document_id, [first, second, third], [first.id, second.id, third.id])
    changed = Block(third.id, runs=(Run("Tre og lidt til"),))
    workspace.documents.save_blocks(document_id, [changed], [third.id, first.id])
    assert workspace.documents.blocks(document_id) == [changed, first]


def test_typing_in_one_block_for_five_minutes_is_one_step_back(workspace: Workspace, clock: Clock) -> None:
    document_id = workspace.documents.create("memo", "Notat")
    block = Block(workspace.new_id())
    workspace.documents.save_blocks(document_id, [block], [block.id])
    clock.pass_minutes(10)
    for text in ("K", "Kø", "Kød"):
        workspace.documents.save_blocks(document_id, [Block(block.id, runs=(Run(text),))], [block.id])
        clock.pass_minutes(1)
    assert workspace.history.undo() == "Rettede teksten"
    assert workspace.documents.blocks(document_id) == [block]


def test_saving_tells_when_it_was_safe(workspace: Workspace, clock: Clock) -> None:
    document_id = workspace.documents.create("memo", "Notat")
    block = paragraph(workspace, "Tekst")
    assert workspace.documents.save_blocks(document_id, [block], [block.id]) == clock.now


def test_a_locked_document_takes_no_text_no_facts_no_bilag_and_no_deletion(workspace: Workspace) -> None:
    document_id = workspace.documents.create("memo", "Notat")
    block = paragraph(workspace, "Tekst")
    lock(workspace, document_id)
    attempts = [
        lambda: workspace.documents.save_blocks(document_id, [block], [block.id]),
        lambda: workspace.documents.change(document_id, title="Nyt"),
        lambda: workspace.attachments.add(document_id, "Kort"),
        lambda: workspace.documents.delete(document_id),
    ]
    for attempt in attempts:
        with pytest.raises(LockedError, match="låst og kan ikke ændres"):
            attempt()
    assert workspace.documents.get(document_id).title == "Notat"


def test_a_title_of_ten_thousand_characters_is_refused_with_its_length(workspace: Workspace) -> None:
    document_id = workspace.documents.create("memo", "Notat")
    with pytest.raises(UserError, match="10000 tegn"):
        workspace.documents.change(document_id, title="x" * 10_000)


def test_bilag_keep_their_numbers_in_row_when_one_is_moved_or_taken_away(workspace: Workspace) -> None:
    document_id = workspace.documents.create("proposal", "Mandat")
    ids = [workspace.attachments.add(document_id, title) for title in ("Kort", "Brev", "Budget")]
    workspace.attachments.move(document_id, ids[2], 1)
    assert _numbered(workspace, document_id) == ["1 Budget", "2 Kort", "3 Brev"]
    workspace.attachments.remove(document_id, ids[0])
    assert _numbered(workspace, document_id) == ["1 Budget", "2 Brev"]


def test_text_that_names_a_bilag_follows_its_number(workspace: Workspace) -> None:
    document_id = workspace.documents.create("proposal", "Mandat")
    ids = [workspace.attachments.add(document_id, title) for title in ("Kort", "Brev")]
    field = Field(workspace.new_id(), FieldSource.ATTACHMENT, ids[1], "number")
    block = Block(workspace.new_id(), runs=(Run("Se "), Run("bilag\u00a02", field=field), Run(".")))
    workspace.documents.save_blocks(document_id, [block], [block.id])
    workspace.attachments.move(document_id, ids[1], 1)
    assert workspace.documents.blocks(document_id)[0].text == "Se bilag\u00a01."
    workspace.history.undo()
    assert workspace.documents.blocks(document_id)[0].text == "Se bilag\u00a02."


def _numbered(workspace: Workspace, document_id: str) -> list[str]:
    return [f"{each.number} {each.title}" for each in workspace.attachments.of(document_id)]


def test_half_a_character_from_a_broken_clipboard_costs_nothing_else(workspace: Workspace) -> None:
    document_id = workspace.documents.create("memo", "Notat \ud83d")
    block = Block(workspace.new_id(), runs=(Run("Vi bakker op \udc00 om planen \x00 \ud83d\ude00"),))
    workspace.documents.save_blocks(document_id, [block], [block.id])
    assert workspace.documents.blocks(document_id)[0].text == "Vi bakker op \ufffd om planen \x00 😀"
    assert workspace.documents.get(document_id).title == "Notat \ufffd"
    assert workspace.pages.render(document_id).page_count == 1


def test_another_kind_must_have_a_template(workspace: Workspace) -> None:
    document_id = workspace.documents.create("memo", "Notat")
    workspace.documents.change(document_id, kind="letter")
    with pytest.raises(UserError, match="ingen skabelon"):
        workspace.documents.change(document_id, kind="digt")
    assert workspace.documents.get(document_id).kind == "letter"


def test_many_threads_write_and_read_at_once_and_nothing_is_lost(workspace: Workspace) -> None:
    document_id = workspace.documents.create("memo", "Notat")
    blocks = [Block(workspace.new_id()) for _ in range(4)]
    order = [block.id for block in blocks]
    workspace.documents.save_blocks(document_id, blocks, order)

    def type_in(block: Block) -> None:
        for length in range(1, 11):
            typed = Block(block.id, runs=(Run("x" * length),))
            workspace.documents.save_blocks(document_id, [typed], order)
            assert len(workspace.documents.blocks(document_id)) == 4

    with ThreadPoolExecutor(4) as threads:
        for ended in [threads.submit(type_in, block) for block in blocks]:
            ended.result()
    assert [block.text for block in workspace.documents.blocks(document_id)] == ["x" * 10] * 4


def test_a_bilag_gets_another_title_and_a_document_of_our_own(workspace: Workspace) -> None:
    document_id, annex_id = (
        workspace.documents.create("proposal", "Mandat"),
        workspace.documents.create("annex", "Kort"),
    )
    attachment_id = workspace.attachments.add(document_id, "Kort")
    workspace.attachments.change(document_id, attachment_id, title="Kort over bydelen", annex_id=annex_id)
    (attachment,) = workspace.attachments.of(document_id)
    assert (attachment.title, attachment.annex_id) == ("Kort over bydelen", annex_id)
    with pytest.raises(UserError, match="Bilagets titel mangler"):
        workspace.attachments.change(document_id, attachment_id, title="")


def test_a_bilag_that_is_gone_is_not_moved(workspace: Workspace) -> None:
    document_id = workspace.documents.create("memo", "Notat")
    attachment_id = workspace.attachments.add(document_id, "Kort")
    workspace.history.undo()
    with pytest.raises(GoneError):
        workspace.attachments.move(document_id, attachment_id, 1)


def test_a_document_is_confidential_with_a_reason_and_a_paragraph_or_not_at_all(workspace: Workspace) -> None:
    document_id = workspace.documents.create("letter", "Svar")
    with pytest.raises(UserError, match="både en begrundelse og en paragraf"):
        workspace.documents.change(document_id, confidential_reason="Private forhold")
    workspace.documents.change(
        document_id, confidential_reason="Private forhold", confidential_paragraph="forvaltningslovens § 27"
    )
    with pytest.raises(UserError, match="både en begrundelse og en paragraf"):
        workspace.documents.change(document_id, confidential_paragraph=" ")
    assert workspace.documents.get(document_id).confidential_paragraph == "forvaltningslovens § 27"
