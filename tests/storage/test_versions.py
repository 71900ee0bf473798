"""Versions: each text is read back as it was, takes little room where most is the same, and drafts are numbered."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kk_desktop.domain.documents import Document
from kk_desktop.domain.text import check_block
from kk_desktop.domain.versions import KeptText, VersionReason
from kk_desktop.storage import contents, documents, history, versions
from kk_desktop.storage.database import Database
from tests.domain.test_text import blocks
from tests.storage.desk import Clock, paragraph

TEXT = KeptText("Svar", (paragraph("a", "Vi støtter planen."), paragraph("b", "Hele planen.")), {"t": "1"})


def kept(database: Database, *texts: KeptText) -> list[versions.Version]:
    database.act("Oprettede", lambda db: documents.add(db, Document("d", "letter", "Svar")))
    for text in texts:
        database.act("Lavede udkast", lambda db, text=text: versions.add(db, "d", text, numbered=True), undoable=False)
    return versions.of(database.reader(), "d")


def add(database: Database, text: KeptText, reason: VersionReason, *, numbered: bool = False, name: str = "") -> object:
    return database.act(
        "Gemte",
        lambda db: versions.add(
            db, "d", text, reason, numbered=numbered, name=name, status="draft", person="Anna Holm"
        ),
        undoable=False,
    )


def long_text(*, changed: int | None = None) -> KeptText:
    words = [f"Afsnit {n} om områdets udvikling og dets beboere." for n in range(500)]
    if changed is not None:
        words[changed] = "Et nyt afsnit."
    return KeptText("Plan", tuple(paragraph(f"b{n}", text) for n, text in enumerate(words)))


def test_drafts_are_numbered_from_one_and_tell_when_they_were_kept(database: Database, clock: Clock) -> None:
    found = kept(database, TEXT, replace(TEXT, title="Svar 2"))
    assert [(version.number, version.kept_at) for version in found] == [(1, clock.now), (2, clock.now)]


def test_a_version_tells_why_by_whom_and_under_which_status_and_name_it_was_kept(database: Database) -> None:
    kept(database)
    assert add(database, TEXT, VersionReason.NAMED, name="Til Bo") is None
    (version,) = versions.of(database.reader(), "d")
    assert (version.number, version.reason, version.name) == (None, VersionReason.NAMED, "Til Bo")
    assert (version.status, version.person) == ("draft", "Anna Holm")


def test_what_is_printed_and_then_sent_on_is_one_draft_and_a_second_print_of_it_is_not_kept(database: Database) -> None:
    kept(database, TEXT)
    assert add(database, TEXT, VersionReason.PROOF_PRINT, numbered=True) == 1
    add(database, replace(TEXT, title="Undervejs"), VersionReason.TIMED)
    assert add(database, TEXT, VersionReason.SUBMITTED, numbered=True) == 1
    assert add(database, replace(TEXT, title="Svar 2"), VersionReason.SUBMITTED, numbered=True) == 2
    assert [version.number for version in versions.of(database.reader(), "d")] == [1, None, 1, 2]


def test_a_text_is_read_back_as_it_was_with_the_facts_around_it(database: Database) -> None:
    whole = replace(TEXT, facts={"copies": ("Bo Lund", "TMF")}, attachments=((1, "Kort", "0" * 64), (2, "Plan", "")))
    kept(database, TEXT)
    add(database, whole, VersionReason.TIMED)
    assert [versions.read(database.reader(), each) for each in versions.of(database.reader(), "d")] == [TEXT, whole]


def test_a_text_kept_by_the_first_program_is_read_and_leant_on(database: Database) -> None:
    """As 0.1.0 wrote it: JSON as it is, all blocks in it, no facts."""
    blocks = [{"id": "a", "kind": "paragraph", "runs": [{"text": "Vi støtter planen."}]}]
    data = json.dumps({"title": "Svar", "blocks": blocks, "tables": {}}, ensure_ascii=False).encode()
    kept(database)
    row = {"document_id": "d", "number": 1, "reason": "proof_print"}
    database.act("Før", lambda db: versions.sql.insert(db, "version", {**row, "digest": contents.keep(db, data)}))
    old = KeptText("Svar", (paragraph("a", "Vi støtter planen."),))
    assert add(database, replace(old, title="Nyt"), VersionReason.TIMED) is None
    first, second = versions.of(database.reader(), "d")
    assert versions.read(database.reader(), first) == old
    assert versions.read(database.reader(), second) == replace(old, title="Nyt")


def test_the_same_text_lies_once(database: Database) -> None:
    kept(database, TEXT)
    add(database, TEXT, VersionReason.STATUS)
    add(database, TEXT, VersionReason.NAMED, name="Til Bo")
    assert database.reader().execute("SELECT count(*) FROM content").fetchone() == (1,)


def test_a_long_text_with_one_changed_paragraph_takes_little_more_room(database: Database) -> None:
    kept(database, long_text(), *(long_text(changed=n) for n in range(3)))
    (whole, *others) = (
        size for (size,) in database.reader().execute("SELECT length(bytes) FROM content ORDER BY rowid")
    )
    assert len(others) == 3
    assert max(others) < whole / 10


def test_what_nobody_names_is_swept_away_and_what_a_version_leans_on_is_not(database: Database) -> None:
    last = kept(database, long_text(), long_text(changed=7))[-1]
    database.act("Ryddede op", contents.forget_unused, undoable=False)
    assert versions.read(database.reader(), last) == long_text(changed=7)


@given(st.lists(st.lists(blocks, max_size=5, unique_by=lambda block: block.id), min_size=2, max_size=4))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_text_in_a_row_of_any_texts_is_read_back(database: Database, rows) -> None:
    texts = [KeptText(f"Svar {n}", tuple(map(check_block, row))) for n, row in enumerate(rows)]
    document_id = database.act("Ny", versions.sql.new_id)
    database.act("Oprettede", lambda db: documents.add(db, Document(document_id, "letter", "Svar")))
    for text in texts:
        database.act("Gemte", lambda db, text=text: versions.add(db, document_id, text, VersionReason.TIMED))
    found = versions.of(database.reader(), document_id)
    assert [versions.read(database.reader(), version) for version in found] == texts


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
