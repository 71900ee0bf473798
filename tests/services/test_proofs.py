"""Proofs: each one printed or saved is kept as a draft, and the next shows what has changed since."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta, timezone

import pypdfium2

from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.text import Block, BlockKind, Change, Run
from kk_desktop.services.machine import Machine
from kk_desktop.services.paper import PLAIN, Rendered
from kk_desktop.services.workspace import Workspace, open_workspace
from tests.services.conftest import Clock
from tests.table_shape import add_column, add_row

PNG = StoredFile("kort.png", "image/png", "0" * 64, 1)
WEEK = 7 * 24 * 60


def note(workspace: Workspace, *blocks: Block) -> str:
    document_id = workspace.documents.create("memo", "Orientering")
    write(workspace, document_id, *blocks)
    return document_id


def write(workspace: Workspace, document_id: str, *blocks: Block) -> None:
    workspace.documents.save_blocks(document_id, list(blocks), [block.id for block in blocks])


def text(words: str, block_id: str = "p") -> Block:
    return Block(block_id, runs=(Run(words),))


def print_proof(workspace: Workspace, document_id: str) -> Rendered:
    job = workspace.proofs.begin_print(document_id)
    rendered = job.render(workspace.pages.proof())
    job.finish()
    return rendered


def read(rendered: Rendered) -> str:
    with closing(pypdfium2.PdfDocument(rendered.pdf)) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def changes(workspace: Workspace, document_id: str) -> list[tuple[str, Change]]:
    """What the next proof shows as changed."""
    blocks = workspace.proofs.proof(document_id).manuscript.blocks
    return [(run.text, run.change) for block in blocks for run in block.runs if run.change]


def test_the_first_proof_tells_when_and_by_whom_it_was_printed(workspace: Workspace) -> None:
    proof = workspace.proofs.proof(note(workspace, text("Vi støtter planen.")))
    assert proof.variant.number == 1
    assert proof.variant.proof == ("Udskrevet 21. marts 2025 kl. 12.00 af Anna Holm",)


def test_the_next_proof_shows_what_has_changed_since_and_tells_since_when(workspace: Workspace, clock: Clock) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    print_proof(workspace, document_id)
    clock.pass_minutes(WEEK)
    write(workspace, document_id, text("Vi støtter hele planen."))
    words = read(print_proof(workspace, document_id))
    assert (
        "UDKAST 2 Ændringer siden udkast 1 af 21. marts 2025 Udskrevet 28. marts 2025 kl. 12.00 af Anna Holm" in words
    )
    assert "Vi støtter hele planen." in words
    assert [version.number for version in workspace.versions.of(document_id)] == [1, 2]


def test_the_day_is_told_where_the_clock_stands(workspace: Workspace, clock: Clock) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    clock.now = clock.now.replace(hour=23, minute=30).astimezone(timezone(timedelta(hours=1)))
    print_proof(workspace, document_id)
    write(workspace, document_id, text("Vi støtter hele planen."))
    assert workspace.proofs.proof(document_id).variant.proof == (
        "Ændringer siden udkast 1 af 22. marts 2025",
        "Udskrevet 22. marts 2025 kl. 00.30 af Anna Holm",
    )


def test_looking_at_a_proof_keeps_nothing(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    workspace.proofs.begin_print(document_id).render(workspace.pages.proof())
    assert workspace.versions.of(document_id) == []


def test_an_ordinary_print_keeps_nothing(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    job = workspace.proofs.begin_print(document_id)
    assert job.render(PLAIN).pdf == workspace.pages.render(document_id).pdf
    job.finish()
    assert workspace.versions.of(document_id) == []


def test_the_same_text_printed_again_is_the_same_draft_with_the_same_changes(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    print_proof(workspace, document_id)
    write(workspace, document_id, text("Vi støtter hele planen."))
    first = print_proof(workspace, document_id)
    assert print_proof(workspace, document_id).pdf == first.pdf
    assert [version.number for version in workspace.versions.of(document_id)] == [1, 2]


def test_what_is_kept_is_what_was_printed_and_not_what_was_typed_meanwhile(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    job = workspace.proofs.begin_print(document_id)
    job.render(workspace.pages.proof())
    write(workspace, document_id, text("Vi støtter hele planen."))
    job.finish()
    assert changes(workspace, document_id) == [("hele ", Change.ADDED)]


def test_the_undo_key_is_not_spent_on_a_proof(workspace: Workspace, clock: Clock) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    clock.pass_minutes(10)
    write(workspace, document_id, text("Vi støtter hele planen."))
    print_proof(workspace, document_id)
    assert workspace.history.recent()[0].label == "Lavede udkast 1 af ”Orientering”"
    workspace.history.undo()
    assert workspace.documents.blocks(document_id)[0].text == "Vi støtter planen."
    workspace.history.redo()
    assert workspace.documents.blocks(document_id)[0].text == "Vi støtter hele planen."
    assert len(workspace.versions.of(document_id)) == 1


def test_a_file_that_can_only_be_read_prints_the_changes_and_keeps_nothing(
    workspace: Workspace, machine: Machine, clock: Clock
) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    print_proof(workspace, document_id)
    write(workspace, document_id, text("Vi støtter hele planen."))
    workspace.close()
    with closing(open_workspace(workspace.path, machine, clock, read_only=True)) as reading:
        assert reading.proofs.proof(document_id).variant.number == 0
        assert "Ændringer siden udkast 1" in read(print_proof(reading, document_id))
        assert len(reading.versions.of(document_id)) == 1


def test_a_new_title_is_shown_with_the_old_one(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    print_proof(workspace, document_id)
    workspace.documents.change(document_id, title="Orientering om planen")
    proof = workspace.proofs.proof(document_id)
    assert proof.manuscript.title_changes == (Run("Orientering"), Run(" om planen", change=Change.ADDED))


def test_a_figure_changed_in_a_table_marks_the_table_that_shows_it(workspace: Workspace) -> None:
    table_id = workspace.budgets.create("Udgifter")
    row_id = add_row(workspace, table_id, "Nørrebro")
    column_id = add_column(workspace, table_id, "2025")
    document_id = note(workspace, Block("t", BlockKind.TABLE, table_id=table_id))
    print_proof(workspace, document_id)
    (unchanged,) = workspace.proofs.proof(document_id).manuscript.blocks
    workspace.budgets.set_cell(table_id, row_id, column_id, "5.000")
    (table,) = workspace.proofs.proof(document_id).manuscript.blocks
    assert (unchanged.change, table.change) == (None, Change.RESHAPED)


def test_a_table_and_a_picture_that_are_gone_are_named_and_a_page_break_leaves_no_mark(workspace: Workspace) -> None:
    table_id = workspace.budgets.create("Udgifter")
    kept = text("Vi støtter planen.")
    gone = (
        Block("t", BlockKind.TABLE, table_id=table_id),
        Block("b", BlockKind.PICTURE, (Run("Kort over Valby"),), picture=PNG),
        Block("s", BlockKind.PAGE_BREAK),
    )
    document_id = note(workspace, kept, *gone)
    print_proof(workspace, document_id)
    write(workspace, document_id, kept)
    assert changes(workspace, document_id) == [
        ("Tabel: Udgifter", Change.DELETED),
        ("Billede: Kort over Valby", Change.DELETED),
    ]
    words = read(print_proof(workspace, document_id))
    assert "Tabel: Udgifter" in words


def test_drafts_leave_the_file_with_their_document(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    print_proof(workspace, document_id)
    workspace.documents.delete(document_id)
    workspace.bin.empty()
    assert workspace.versions.of(document_id) == []
    assert workspace.desk.read().execute("SELECT count(*) FROM content").fetchone() == (0,)


def test_an_annex_of_slides_is_proof_read_without_marks(workspace: Workspace) -> None:
    annex_id = workspace.documents.create("annex", "Kort over området")
    print_proof(workspace, annex_id)
    write(workspace, annex_id, text("Området er større nu."))
    words = read(print_proof(workspace, annex_id))
    assert "UDKAST" in words
    assert "Ændringer siden" not in words
    assert workspace.versions.of(annex_id) == []


def test_a_moved_paragraph_is_read_where_it_stands_and_named_where_it_stood(workspace: Workspace) -> None:
    first, second, third = (text(f"Afsnit {name} om planen.", name) for name in "abc")
    document_id = note(workspace, first, second, third)
    print_proof(workspace, document_id)
    write(workspace, document_id, second, third, first)
    assert changes(workspace, document_id) == [
        ("Flyttet herfra: Afsnit a om planen.", Change.DELETED),
        ("Flyttet hertil: ", Change.ADDED),
    ]
    assert "Flyttet hertil: Afsnit a om planen." in read(print_proof(workspace, document_id))
