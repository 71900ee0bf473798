"""What stands in bilag and in the hearing's letters is found once it has been read, whenever there was time for it."""

from pathlib import Path

import pytest

from kk_desktop.language import stems
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, open_workspace
from kk_desktop.storage import search_files, search_words


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "Støjkortlægning.txt"
    path.write_text(
        "Trafikstøjen på Ålekistevej er målt.\n" + "Mellemtekst.\n" * 300 + "Til sidst nævnes Damhussøen.\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def document_id(workspace: Workspace, letter: Path) -> str:
    document_id = workspace.documents.create("letter", "Svar om støj")
    workspace.attachments.add_files(document_id, [letter])
    return document_id


def holders(workspace: Workspace, query: str) -> list[tuple[str, str] | None]:
    return [hit.holder for hit in workspace.search.find(query)]


def test_the_text_of_a_bilag_is_found_and_leads_to_its_document(workspace: Workspace, document_id: str) -> None:
    assert workspace.search.find("Ålekistevej") == []

    workspace.caretaker.do_all()

    (hit,) = workspace.search.find("Ålekistevej")
    assert (hit.kind, hit.holder) == ("attachment", ("document", document_id))
    assert hit.title == "Bilag 1: Støjkortlægning – Svar om støj"
    assert holders(workspace, "Damhussøen") == [("document", document_id)]


def test_a_bilag_that_is_taken_away_is_not_found_and_is_found_again_when_that_is_undone(
    workspace: Workspace, document_id: str
) -> None:
    workspace.caretaker.do_all()
    workspace.documents.delete(document_id)
    assert workspace.search.find("Ålekistevej") == []

    workspace.bin.restore("document", document_id)
    assert holders(workspace, "Ålekistevej") == [("document", document_id)]

    workspace.documents.delete(document_id)
    workspace.bin.empty()
    reader = workspace.desk.database.reader()
    assert reader.execute("SELECT count(*) FROM search_file").fetchone() == (0,)
    assert reader.execute("SELECT count(*) FROM search_word WHERE word = 'ålekistevej'").fetchone() == (0,)


def test_a_file_without_words_is_looked_at_once(workspace: Workspace, tmp_path: Path) -> None:
    broken = tmp_path / "Plan.pdf"
    broken.write_bytes(b"%PDF-1.7 not really")
    document_id = workspace.documents.create("letter", "Svar")
    workspace.attachments.add_files(document_id, [broken])

    workspace.caretaker.do_all()

    reader = workspace.desk.database.reader()
    assert reader.execute("SELECT json FROM search_file").fetchall() == [("[]",)]


def test_what_was_not_finished_is_done_when_the_file_is_opened_again(
    workspace: Workspace, document_id: str, machine: Machine, clock: object
) -> None:
    workspace.caretaker.begin(patience=60)
    path = workspace.desk.database.path
    workspace.close()

    again = open_workspace(path, machine, clock)  # type: ignore[arg-type]
    try:
        again.caretaker.do_all()
        assert holders(again, "Ålekistevej") == [("document", document_id)]
    finally:
        again.close()


def test_a_file_that_was_half_written_when_the_machine_stopped_is_read_again_and_found_once(
    workspace: Workspace, document_id: str
) -> None:
    file = search_files.unread(workspace.desk.database.reader())
    assert file is not None
    half = {1: "Trafikstøjen på Ålekistevej"}
    workspace.desk.database.maintain(lambda db: search_files.put_ahead(db, file.digest, half))
    assert holders(workspace, "Ålekistevej") == [("document", document_id)]

    workspace.caretaker.do_all()

    assert holders(workspace, "Ålekistevej") == [("document", document_id)]
    assert holders(workspace, "Damhussøen") == [("document", document_id)]


def test_reading_a_file_leaves_nothing_to_undo(workspace: Workspace, document_id: str) -> None:
    before = workspace.history.recent()
    workspace.caretaker.do_all()
    assert workspace.history.recent() == before


def test_other_rules_for_words_are_followed_piece_by_piece(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.documents.create("letter", "Xyler i byen")
    monkeypatch.setattr(search_words, "RULES", stems.RULES + 1)
    monkeypatch.setattr(search_words, "stem", lambda word: word[:2])

    workspace.caretaker.do_all()

    reader = workspace.desk.database.reader()
    assert reader.execute("SELECT stem FROM search_word WHERE word = 'xyler'").fetchone() == ("xy",)
    assert not search_words.is_outdated(reader)
