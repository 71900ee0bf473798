"""Deleted things rest in the bin, come back whole, and leave nothing in the file when it is emptied."""

import pytest

from kk_desktop.domain.areas import Area, AreaKind
from kk_desktop.domain.cases import Case, Decision, Outcome, Treatment
from kk_desktop.domain.documents import Document
from kk_desktop.domain.hearings import Ask, Hearing
from kk_desktop.domain.initiatives import Initiative
from kk_desktop.domain.people import Body, BodyKind, BodyName
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import CannotUndoError
from kk_desktop.language.stems import stem
from kk_desktop.storage import areas, bin, cases, documents, hearings, history, initiatives, people
from kk_desktop.storage.database import Database
from kk_desktop.storage.rows import Connection, every
from tests.storage.desk import ANNA, Clock, paragraph
from tests.storage.snapshot import snapshot

SECRET = "Hemmelighedskræmmeri"


@pytest.fixture
def filled(database: Database) -> Database:
    def work(db: Connection) -> None:
        areas.add(db, Area("o", AreaKind.DISTRICT, "Vanløse", aliases=("Grøndal",)))
        people.add_body(db, Body("u", BodyKind.COMMITTEE, (BodyName("Udvalget"),)))
        cases.add(db, Case("s", "Sagen"))
        decided = (Decision("be", Outcome.APPROVED, "Godkendt"),)
        cases.add_treatment(db, "s", Treatment("t", "s", "u", "", decisions=decided))
        hearings.add(db, Hearing("h", "Høringen", asks=(Ask("a", SECRET),), area_ids=("o",), case_id="s"))
        documents.add(db, Document("d", "letter", "Svaret", case_id="s", hearing_id="h"))
        documents.save_blocks(db, "d", [paragraph("p", f"Om {SECRET}.")], ["p"])
        initiatives.add(db, Initiative("i", "Caféen", area_ids=("o",), document_ids=("d",)))

    database.act("Oprettede", work)
    return database


def delete(database: Database, *things: tuple[object, str]) -> None:
    for store, thing_id in things:
        database.act("Slettede", lambda db, store=store, thing_id=thing_id: store.discard(db, thing_id))  # type: ignore[misc, attr-defined]


def empty(database: Database) -> None:
    database.act("Tømte papirkurven", bin.empty, undoable=False)


def test_the_bin_shows_what_was_deleted_last_first(filled: Database, clock: Clock) -> None:
    delete(filled, (areas, "o"))
    clock.pass_minutes(2)
    delete(filled, (documents, "d"))

    found = [(row.kind, row.title, row.deleted_at) for row in bin.rows(filled.reader())]

    assert [(kind, title) for kind, title, _ in found] == [("document", "Svaret"), ("area", "Vanløse")]
    assert found[0][2] == clock()


def test_what_is_put_back_is_as_it_was(filled: Database) -> None:
    before = snapshot(filled.reader())
    delete(filled, (documents, "d"))

    filled.act("Lagde tilbage", lambda db: bin.restore(db, "document", "d"))

    assert snapshot(filled.reader()) == before


def test_what_was_deleted_together_comes_back_together(filled: Database) -> None:
    before = snapshot(filled.reader())
    delete(filled, (documents, "d"))

    def both(db: Connection) -> None:
        areas.discard(db, "o")
        initiatives.discard(db, "i")

    filled.act("Slettede", both)
    came = filled.act("Lagde tilbage", lambda db: bin.restore(db, "area", "o"))

    assert [(thing.kind, thing.id) for thing in came] == [("area", "o"), ("initiative", "i")]
    assert [row.id for row in bin.rows(filled.reader())] == ["d"], "what went alone stays"
    filled.act("Lagde tilbage", lambda db: bin.restore(db, "document", "d"))
    assert snapshot(filled.reader()) == before


def test_either_of_what_was_deleted_together_brings_the_other(filled: Database) -> None:
    filled.act("Slettede", lambda db: (areas.discard(db, "o"), initiatives.discard(db, "i")))
    filled.act("Lagde tilbage", lambda db: bin.restore(db, "initiative", "i"))
    assert bin.rows(filled.reader()) == []


def test_deleting_is_undone_like_anything_else(filled: Database) -> None:
    before = snapshot(filled.reader())
    delete(filled, (hearings, "h"), (documents, "d"))

    history.undo(filled)
    history.undo(filled)

    assert snapshot(filled.reader()) == before


def test_emptying_leaves_nothing_of_it_in_the_file(filled: Database) -> None:
    delete(filled, (hearings, "h"), (documents, "d"))
    empty(filled)
    filled.close()

    content = filled.path.read_bytes().lower()

    assert SECRET.encode().lower() not in content
    assert stem(SECRET.lower()).encode() not in content


def test_emptying_lets_go_of_what_pointed_at_the_thing(filled: Database) -> None:
    delete(filled, (cases, "s"))
    filled.act("Slettede behandling", lambda db: cases.remove_treatment(db, "t"))
    empty(filled)

    assert documents.get(filled.reader(), "d").case_id is None
    assert hearings.get(filled.reader(), "h").case_id is None
    assert every(filled.reader(), "SELECT id FROM treatment UNION SELECT id FROM decision") == []


def test_an_area_in_use_goes_with_its_links(filled: Database) -> None:
    delete(filled, (areas, "o"))
    empty(filled)

    assert initiatives.get(filled.reader(), "i").area_ids == ()
    assert initiatives.get(filled.reader(), "i").document_ids == ("d",)


def test_a_body_that_has_decided_stays_until_the_case_goes_too(filled: Database) -> None:
    filled.act("Slettede udvalg", lambda db: people.discard_body(db, "u"))
    empty(filled)
    assert [row.title for row in bin.rows(filled.reader())] == ["Udvalget"]

    filled.act("Slettede behandling", lambda db: cases.remove_treatment(db, "t"))
    empty(filled)
    assert bin.rows(filled.reader()) == []


def test_a_case_with_a_locked_document_stays_in_the_bin(filled: Database) -> None:
    filled.act("Afsendte", lambda db: documents.change(db, "d", status=Status.SENT))
    delete(filled, (cases, "s"))

    empty(filled)

    assert documents.get(filled.reader(), "d").case_id == "s"
    assert [row.title for row in bin.rows(filled.reader())] == ["Sagen"]


def test_what_is_gone_for_good_cannot_be_undone(filled: Database) -> None:
    delete(filled, (documents, "d"))
    deletion = history.next_undo(filled.reader(), ANNA.installation_id)
    empty(filled)

    with pytest.raises(CannotUndoError):
        history.undo(filled, deletion)
    assert not any(
        row.can_undo and row.label == "Tømte papirkurven"
        for row in history.recent(filled.reader(), ANNA.installation_id)
    )


def test_an_empty_bin_is_emptied_without_a_trace(filled: Database) -> None:
    before = snapshot(filled.reader())
    empty(filled)
    assert snapshot(filled.reader()) == before
