"""Two rows that are one thing become one, and everything that pointed at either points at it."""

import pytest

from kk_desktop.domain.areas import Area, AreaKind
from kk_desktop.domain.documents import Document
from kk_desktop.domain.hearings import Hearing
from kk_desktop.domain.initiatives import Initiative
from kk_desktop.domain.rows import Touched
from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.storage import areas, documents, hearings, history, initiatives, merging, uses
from kk_desktop.storage.database import Database
from kk_desktop.storage.links import links
from kk_desktop.storage.rows import Connection, every, quote
from tests.storage.snapshot import snapshot


@pytest.fixture
def filled(database: Database) -> Database:
    """Tingbjerg twice: once as Tingbjerg, once with the name both houses have; an estate below each."""

    def work(db: Connection) -> None:
        areas.add(db, Area("n", AreaKind.DISTRICT, "Brønshøj"))
        areas.add(db, Area("t", AreaKind.DEPRIVED_URBAN_AREA, "Tingbjerg", "n"))
        areas.add(
            db, Area("u", AreaKind.DEPRIVED_URBAN_AREA, "Tingbjerg/Utterslevhuse", "n", ("Utterslev",), note="Om begge")
        )
        areas.add(db, Area("b", AreaKind.DEPRIVED_HOUSING_AREA, "Langhusvej", "u"))
        initiatives.add(db, Initiative("i", "Caféen", area_ids=("t", "u")))
        initiatives.add(db, Initiative("j", "Klubben", area_ids=("u",)))
        hearings.add(db, Hearing("h", "Høringen", area_ids=("u",)))
        for document_id in ("d", "l"):
            documents.add(db, Document(document_id, "letter", "Brevet"))
            field = Field(f"f{document_id}", FieldSource.AREA, "u", "name")
            block = Block(f"p{document_id}", runs=(Run("Om "), Run("Tingbjerg/Utterslevhuse", field=field)))
            documents.save_blocks(db, document_id, [block], [block.id])
        documents.change(db, "l", status=Status.SIGNED)

    database.act("Oprettede", work)
    return database


def merge(database: Database, kept: str, gone: str) -> None:
    database.act("Flettede", lambda db: merging.merge(db, "area", kept, gone))


def target(db: Connection, document_id: str) -> str:
    (block,) = documents.blocks(db, document_id)
    return next(run.field.target for run in block.runs if run.field)


def test_who_points_at_a_thing_is_told_once_and_its_own_parts_are_not(filled: Database) -> None:
    assert set(uses.of(filled.reader(), "area", "u")) == {
        Touched("area", "b"), Touched("initiative", "i"), Touched("initiative", "j"), Touched("hearing", "h"),
        Touched("document", "d"),
    }  # fmt: skip
    assert uses.of(filled.reader(), "area", "b") == []


def test_what_lies_in_the_bin_uses_nothing(filled: Database) -> None:
    filled.act("Slettede", lambda db: initiatives.discard(db, "j"))
    assert Touched("initiative", "j") not in uses.of(filled.reader(), "area", "u")


def test_all_that_pointed_at_the_one_that_goes_points_at_the_one_that_stays(filled: Database) -> None:
    merge(filled, "t", "u")
    db = filled.reader()

    assert initiatives.get(db, "i").area_ids == ("t",), "what had both has it once"
    assert initiatives.get(db, "j").area_ids == ("t",)
    assert hearings.get(db, "h").area_ids == ("t",)
    assert areas.get(db, "b").parent_id == "t"
    assert areas.get(db, "t").note == "Om begge"
    pointing = [
        (link.table, link.column)
        for link in links(db, "area")
        if every(db, f"SELECT 1 FROM {quote(link.table)} WHERE {quote(link.column)} = 'u'")
    ]
    assert pointing == []


def test_a_field_in_a_text_follows_and_one_in_a_signed_letter_stays(filled: Database) -> None:
    merge(filled, "t", "u")
    assert (target(filled.reader(), "d"), target(filled.reader(), "l")) == ("t", "u")


def test_one_that_lay_below_the_other_takes_its_place(filled: Database) -> None:
    merge(filled, "b", "u")
    assert areas.get(filled.reader(), "b").parent_id == "n"
    assert [area.id for area in areas.tree(filled.reader())] == ["n", "b", "t"]


def test_merging_is_one_step_to_undo(filled: Database) -> None:
    before = snapshot(filled.reader())
    merge(filled, "t", "u")
    history.undo(filled)
    assert snapshot(filled.reader()) == before
