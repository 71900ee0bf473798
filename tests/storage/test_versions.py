"""Versions: each text lies once, is read back as it was, and is found by a digest that any change makes another."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from kk_desktop.domain.documents import Document
from kk_desktop.domain.text import check_block
from kk_desktop.domain.versions import KeptText
from kk_desktop.storage import documents, history, versions
from kk_desktop.storage.database import Database
from tests.domain.test_text import blocks
from tests.storage.desk import Clock, paragraph

TEXT = KeptText("Svar", (paragraph("a", "Vi støtter planen."), paragraph("b", "Hele planen.")), {"t": "1"})


def kept(database: Database, *texts: KeptText) -> list[versions.Version]:
    database.act("Oprettede", lambda db: documents.add(db, Document("d", "letter", "Svar")))
    for text in texts:
        database.act("Lavede udkast", lambda db, text=text: versions.add(db, "d", text), undoable=False)
    return versions.of(database.reader(), "d")


def test_versions_are_numbered_from_one_and_tell_when_they_were_kept(database: Database, clock: Clock) -> None:
    found = kept(database, TEXT, replace(TEXT, title="Svar 2"))
    assert [(version.number, version.kept_at) for version in found] == [(1, clock.now), (2, clock.now)]


def test_a_text_is_read_back_as_it_was(database: Database) -> None:
    (version,) = kept(database, TEXT)
    assert versions.read(database.reader(), version) == TEXT
    assert version.digest == versions.digest_of(TEXT)


def test_the_same_text_lies_once(database: Database) -> None:
    kept(database, TEXT, replace(TEXT, title="Svar 2"), TEXT)
    assert database.reader().execute("SELECT count(*) FROM content").fetchone() == (2,)


@given(blocks)
def test_a_change_of_any_kind_gives_another_digest(block) -> None:
    whole = check_block(block)
    one = versions.digest_of(KeptText("Svar", (whole,)))
    assert one == versions.digest_of(KeptText("Svar", (whole,), {}))
    assert one != versions.digest_of(KeptText("Svar", (replace(whole, id="another"),)))
    assert one != versions.digest_of(KeptText("Svar", (whole, whole)))
    assert one != versions.digest_of(KeptText("Svar", (whole,), {"t": "1"}))


def test_a_version_outlives_the_undoing_of_what_was_typed(database: Database) -> None:
    (version,) = kept(database, TEXT)
    database.act("Rettede titel", lambda db: documents.change(db, "d", title="Nyt svar"))
    history.undo(database)
    assert versions.read(database.reader(), version) == TEXT


def test_a_document_whose_creation_is_undone_takes_its_versions_along_and_comes_back_with_them(
    database: Database,
) -> None:
    kept(database, TEXT, replace(TEXT, title="Svar 2"))
    assert history.undo(database) == "Oprettede"
    assert versions.of(database.reader(), "d") == []
    assert history.redo(database) == "Oprettede"
    first, second = versions.of(database.reader(), "d")
    assert versions.read(database.reader(), first) == TEXT
    assert (first.number, second.number) == (1, 2)
