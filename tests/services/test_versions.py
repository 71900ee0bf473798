"""Versions: kept when it matters, told apart by what they say, compared with the text now, and brought back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kk_desktop.domain.documents import Signatory
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.domain.versions import VersionReason, title_of
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import FileReadOnlyError, GoneError, LockedError, UserError
from kk_desktop.services.workspace import Workspace, open_workspace
from kk_desktop.storage import documents as document_store
from tests.printing.gate import broken_rules
from tests.services.conftest import Clock
from tests.services.test_proofs import note, print_proof, read, text, write


def titles(workspace: Workspace, document_id: str) -> list[str]:
    versions = workspace.versions.of(document_id)
    return [title_of(version, versions) for version in versions]


def words(workspace: Workspace, document_id: str) -> list[str]:
    return [block.text for block in workspace.documents.blocks(document_id)]


def test_a_version_gets_the_name_it_was_given_and_tells_who_and_when(workspace: Workspace, clock: Clock) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    workspace.versions.keep(document_id, VersionReason.NAMED, " Til \n Bo ")
    (version,) = workspace.versions.of(document_id)
    assert (version.name, version.person, version.kept_at) == ("Til Bo", "Anna Holm", clock.now)
    assert workspace.history.recent()[0].label == "Gemte versionen ”Til Bo”"


def test_a_name_with_501_letters_is_refused_and_nothing_is_kept(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    with pytest.raises(UserError, match="Navnet er på 501 tegn"):
        workspace.versions.keep(document_id, VersionReason.NAMED, "x" * 501)
    assert workspace.versions.of(document_id) == []


def test_versions_are_called_by_the_draft_they_are_and_what_became_of_it(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    print_proof(workspace, document_id)
    assert workspace.versions.keep(document_id, VersionReason.SUBMITTED) == 1
    workspace.desk.act("Sendte retur", lambda db: document_store.change(db, document_id, status=Status.RETURNED))
    workspace.versions.keep(document_id, VersionReason.STATUS)
    write(workspace, document_id, text("Vi støtter hele planen."))
    assert workspace.versions.keep(document_id, VersionReason.SUBMITTED) == 2
    assert titles(workspace, document_id) == [
        "Udkast 1, korrektur",
        "Udkast 1, sendt til godkendelse",
        "Udkast 1, sendt retur",
        "Udkast 2, sendt til godkendelse",
    ]


def test_every_ten_minutes_of_work_a_text_that_says_something_new_is_kept(workspace: Workspace, clock: Clock) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    assert workspace.versions.keep_in_time(document_id)
    write(workspace, document_id, text("Vi støtter hele planen."))
    clock.pass_minutes(9)
    assert not workspace.versions.keep_in_time(document_id)
    clock.pass_minutes(1)
    assert workspace.versions.keep_in_time(document_id)
    assert titles(workspace, document_id) == ["Gemt undervejs", "Gemt undervejs"]


def test_what_says_the_same_as_the_newest_version_is_not_kept_again(workspace: Workspace, clock: Clock) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    workspace.versions.keep_in_time(document_id)
    clock.pass_minutes(60)
    workspace.documents.change(document_id, date=date(2025, 3, 24))
    assert workspace.versions.keep_in_time(document_id)
    assert len(workspace.versions.of(document_id)) == 1


def test_keeping_a_version_is_no_step_of_the_undo_key(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    workspace.documents.change(document_id, title="Svar")
    workspace.versions.keep(document_id, VersionReason.NAMED, "Til Bo")
    assert workspace.history.undo() == "Rettede titel"


def test_changed_facts_are_told_beside_the_changes_in_the_text(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    workspace.documents.change(document_id, recipients=("Vanløse Lokaludvalg",))
    workspace.attachments.add(document_id, "Kort")
    workspace.versions.keep(document_id, VersionReason.NAMED, "Før")
    workspace.documents.change(document_id, recipients=("Valby Lokaludvalg",), date=date(2025, 3, 24))
    workspace.attachments.remove(document_id, workspace.attachments.of(document_id)[0].id)
    (version,) = workspace.versions.of(document_id)
    comparison = workspace.versions.changes_between(document_id, version)
    assert comparison.spots == ()
    assert comparison.facts == (
        "Dato er skrevet til: ”24. marts 2025”.",
        "Modtagere er rettet fra ”Vanløse Lokaludvalg” til ”Valby Lokaludvalg”.",
        "Bilag 1, ”Kort”, er taget ud.",
    )


def test_a_restored_version_brings_title_and_text_back_keeps_what_stood_and_is_one_undo(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen.", "a"), text("Venlig hilsen", "b"))
    workspace.versions.keep(document_id, VersionReason.NAMED, "Før")
    (version,) = workspace.versions.of(document_id)
    write(workspace, document_id, text("Vi støtter ikke planen.", "a"), text("Nyt.", "c"))
    workspace.documents.change(document_id, title="Et andet navn", copies=("Bo Lund",))
    workspace.versions.restore(document_id, version)
    assert words(workspace, document_id) == ["Vi støtter planen.", "Venlig hilsen"]
    document = workspace.documents.get(document_id)
    assert (document.title, document.copies) == ("Orientering", ("Bo Lund",))
    assert titles(workspace, document_id) == ["Før", "Gemt undervejs", "Gendannet fra ”Før”"]
    before = workspace.versions.of(document_id)[1]
    assert [block.text for block in workspace.versions.text(document_id, before).blocks][1] == "Nyt."
    assert workspace.history.undo() == "Gendannede versionen ”Før”"
    assert words(workspace, document_id) == ["Vi støtter ikke planen.", "Nyt."]
    assert workspace.documents.get(document_id).title == "Et andet navn"


def test_a_paragraph_that_has_gone_to_another_document_comes_back_beside_it(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen.", "a"), text("Flyttet.", "b"))
    workspace.versions.keep(document_id, VersionReason.NAMED, "Før")
    (version,) = workspace.versions.of(document_id)
    write(workspace, document_id, text("Vi støtter planen.", "a"))
    other = note(workspace, text("Flyttet.", "b"))
    workspace.versions.restore(document_id, version)
    assert words(workspace, document_id) == ["Vi støtter planen.", "Flyttet."]
    assert words(workspace, other) == ["Flyttet."]


def test_one_change_is_taken_back_and_that_is_one_undo(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter fx planen for byens områder."))
    workspace.versions.keep(document_id, VersionReason.NAMED, "Før")
    (version,) = workspace.versions.of(document_id)
    write(workspace, document_id, text("Vi støtter bl.a. planen for alle byens områder."))
    comparison = workspace.versions.changes_between(document_id, version)
    assert comparison.count == "2 ændringer, ingen i tal"
    workspace.versions.take_back(document_id, comparison, comparison.spots[0])
    assert words(workspace, document_id) == ["Vi støtter fx planen for alle byens områder."]
    assert workspace.history.undo() == "Gendannede en gammel ordlyd"
    assert words(workspace, document_id) == ["Vi støtter bl.a. planen for alle byens områder."]


def test_a_change_is_not_taken_back_in_a_text_that_has_been_changed_since(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter fx planen."))
    workspace.versions.keep(document_id, VersionReason.NAMED, "Før")
    (version,) = workspace.versions.of(document_id)
    write(workspace, document_id, text("Vi støtter bl.a. planen."))
    comparison = workspace.versions.changes_between(document_id, version)
    write(workspace, document_id, text("Vi støtter bl.a. hele planen."))
    with pytest.raises(UserError, match="Intet er gendannet"):
        workspace.versions.take_back(document_id, comparison, comparison.spots[0])
    assert words(workspace, document_id) == ["Vi støtter bl.a. hele planen."]


def test_a_locked_document_keeps_its_text(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    workspace.versions.keep(document_id, VersionReason.NAMED, "Før")
    workspace.desk.act("Underskrev", lambda db: document_store.change(db, document_id, status=Status.SIGNED))
    assert not workspace.versions.can_restore(document_id)
    with pytest.raises(LockedError):
        workspace.versions.restore(document_id, workspace.versions.of(document_id)[0])


def test_a_file_that_can_only_be_read_shows_its_versions_and_keeps_none(workspace: Workspace, machine, clock) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    workspace.versions.keep(document_id, VersionReason.NAMED, "Før")
    workspace.close()
    reading = open_workspace(workspace.path, machine, clock, read_only=True)
    assert titles(reading, document_id) == ["Før"]
    assert not reading.versions.can_restore(document_id)
    with pytest.raises(FileReadOnlyError):
        reading.versions.keep(document_id, VersionReason.NAMED, "Igen")
    reading.close()


def test_a_version_prints_as_it_was_and_its_changes_as_a_proof_shows_them(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    facts = {"recipients": ("Vanløse Lokaludvalg",), "copies": ("Bo Lund", "Mette Sø"), "date": date(2025, 3, 21)}
    signatories = (Signatory("Anna Holm", "Fuldmægtig, cand.jur."), Signatory("Bo Lund"))
    workspace.documents.change(document_id, **facts, document_number="7", signatories=signatories)
    workspace.versions.keep(document_id, VersionReason.NAMED, "Før")
    (version,) = workspace.versions.of(document_id)
    pages = workspace.pages.render(document_id).pdf
    write(workspace, document_id, text("Vi støtter hele planen."))
    workspace.documents.change(document_id, date=date(2025, 4, 1), recipients=("Valby",), signatories=(), title="Nyt")
    assert workspace.versions.draw(document_id, version).pdf == pages
    marked = read(workspace.versions.draw_changes(document_id, version))
    assert "Ændringer fra ”Før” til ”Teksten nu”" in marked
    assert "Vi støtter hele planen." in marked


def test_the_pages_of_a_comparison_with_moved_headings_lists_and_paragraphs_can_be_read_aloud(
    workspace: Workspace, tmp_path: Path
) -> None:
    """Anything may be moved, and still every page is PDF/UA-1 and PDF/A-2a."""
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.LIST_ITEM)
    blocks = [Block(f"p{n}", kind, (Run(f"Afsnit nummer {n} om planen."),)) for n, kind in enumerate(kinds)]
    document_id = note(workspace, *blocks)
    workspace.versions.keep(document_id, VersionReason.NAMED, "Før")
    (version,) = workspace.versions.of(document_id)
    for number, order in enumerate(((1, 2, 3, 4, 0), (4, 0, 1, 2, 3), (2, 0, 1, 3, 4), (1, 0, 2, 4, 3))):
        write(workspace, document_id, *(blocks[place] for place in order))
        pages = workspace.versions.draw_changes(document_id, version)
        (tmp_path / f"{number}.pdf").write_bytes(pages.pdf)
    assert not any(broken_rules(tmp_path).values())


def test_the_versions_of_a_document_that_is_gone_cannot_be_kept(workspace: Workspace) -> None:
    with pytest.raises(GoneError):
        workspace.versions.keep("findes ikke", VersionReason.NAMED, "Før")


def test_an_hour_of_work_on_300_pages_adds_little_to_the_file(workspace: Workspace, clock: Clock) -> None:
    """Versions of some 750 000 letters, a paragraph changed between each."""
    blocks = [
        Block(f"b{n}", runs=(Run(f"Afsnit {n}: " + f"udvalget bemærker punkt {n * 7919 % 10007} i planen. " * 7),))
        for n in range(2_500)
    ]
    document_id = note(workspace, *blocks)
    for n in range(6):
        changed = Block(f"b{n * 50}", runs=(Run(f"Nyt afsnit {n}."),))
        workspace.documents.save_blocks(document_id, [changed], [block.id for block in blocks])
        clock.pass_minutes(10)
        assert workspace.versions.keep_in_time(document_id)
    sizes = workspace.desk.read().execute("SELECT count(*), sum(length(bytes)), max(length(bytes)) FROM content")
    count, total, largest = sizes.fetchone()
    assert count == 6
    assert total < 1.1 * largest


def test_what_stands_already_is_not_restored_again(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    workspace.versions.keep(document_id, VersionReason.NAMED, "Før")
    (version,) = workspace.versions.of(document_id)
    with pytest.raises(UserError, match="allerede som i ”Før”"):
        workspace.versions.restore(document_id, version)
    assert len(workspace.versions.of(document_id)) == 1


def test_half_an_emoji_in_a_name_is_no_reason_to_refuse_it(workspace: Workspace) -> None:
    document_id = note(workspace, text("Vi støtter planen."))
    workspace.versions.keep(document_id, VersionReason.NAMED, "Til Bo \ud83c")
    assert titles(workspace, document_id) == ["Til Bo \ufffd"]
