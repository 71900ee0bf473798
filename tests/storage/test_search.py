"""What is written is found at once, by its words and their stems, and only what changed is read again."""

import json
from pathlib import Path
from typing import Any

import pytest

from kk_desktop.domain.documents import Document
from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.hearings import Ask, Hearing
from kk_desktop.domain.people import Body, BodyKind, BodyName
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.services.text_search import search_texts
from kk_desktop.storage import documents, hearings, people, search
from kk_desktop.storage.database import Database
from kk_desktop.storage.rows import Connection, every
from tests.storage.desk import paragraph
from tests.storage.snapshot import searchable

MAP = StoredFile("kort.png", "image/png", "ab", 9)


@pytest.fixture
def filled(database: Database) -> Database:
    hearing = Hearing("h", "Vanløse Bydelsplan", sender="Lokaludvalget", asks=(Ask("a", "Er der støj?"),))
    blocks = [
        paragraph("p1", "Forvaltningen foreslår, at kommunen støtter boligområdet ved Ålekistevej."),
        Block("p2", runs=(Run("Der er afsat midler"), Run(footnote="Jf. budgetaftalen"))),
        Block("p3", BlockKind.PICTURE, (Run("Bydelene"),), picture=MAP, alt="Et kort over stationerne"),
    ]

    def work(db: object) -> None:
        hearings.add(db, hearing)  # type: ignore[arg-type]
        documents.add(db, Document("d", "letter", "Svar på høring"))  # type: ignore[arg-type]
        documents.save_blocks(db, "d", blocks, ["p1", "p2", "p3"])  # type: ignore[arg-type]

    database.act("Oprettede", work)
    return database


def places(database: Database, query: str) -> list[tuple[str, str | None]]:
    return [(hit.id, hit.block_id) for hit in search.find(database.reader(), query)]


@pytest.mark.parametrize(("query", "place"), [
    ("bydelsplan", ("h", None)),
    ("kommuner", ("d", "p1")),
    ("boligområder", ("d", "p1")),
    ("station", ("d", "p3")),
    ("STØTTER", ("d", "p1")),
    ("kommunen støtter", ("d", "p1")),
    ("ålekistevej", ("d", "p1")),
    ("Aalekistevej", ("d", "p1")),
    ("forvalt", ("d", "p1")),
    ("budgetaftale", ("d", "p2")),
    ("lokaludvalgets", ("h", None)),
    ("støj", ("h", None)),
])  # fmt: skip
def test_a_thing_is_found_by_its_words(filled: Database, query: str, place: tuple[str, str | None]) -> None:
    assert places(filled, query) == [place]


@pytest.mark.parametrize("query", ["", "  ", "?", '"', "*", "stoj", "alekistevej", "kommunen indbrud"])
def test_what_is_not_there_is_not_found(filled: Database, query: str) -> None:
    assert places(filled, query) == []


@pytest.mark.parametrize("query", ["støtter AND", "NEAR(a b)", "text:støtter", "støtter-", "(støtter", "'støtter'"])
def test_no_query_is_too_odd_to_ask(filled: Database, query: str) -> None:
    assert all(hit.kind == "document" for hit in search.find(filled.reader(), query))


def test_a_hit_shows_the_words_around(filled: Database) -> None:
    long = "Indledning. " * 30 + "Her står gæstehuset i midten. " + "Afslutning. " * 30
    filled.act("Rettede", lambda db: documents.save_blocks(db, "d", [paragraph("p1", long)], ["p1", "p2"]))

    (hit,) = search.find(filled.reader(), "gæstehus")

    assert hit.title == "Svar på høring"
    assert "Her står gæstehuset i midten." in hit.snippet
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert len(hit.snippet) < 170
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["gæstehuset"]


def test_what_changed_last_comes_first(filled: Database) -> None:
    filled.act("Rettede", lambda db: hearings.change(db, "h", subject="Forvaltningen spørger"))
    assert places(filled, "forvaltningen") == [("h", None), ("d", "p1")]

    text = [paragraph("p1", "Forvaltningen svarer")]
    filled.act("Rettede", lambda db: documents.save_blocks(db, "d", text, ["p1", "p2"]))
    assert places(filled, "forvaltningen") == [("d", "p1"), ("h", None)]


def test_deleted_things_are_not_found_and_are_found_again_when_put_back(filled: Database) -> None:
    filled.act("Slettede", lambda db: documents.discard(db, "d"))
    filled.act("Slettede", lambda db: hearings.discard(db, "h"))
    assert places(filled, "svar") + places(filled, "kommunen") + places(filled, "vanløse") == []

    from kk_desktop.storage import bin

    filled.act("Lagde tilbage", lambda db: bin.restore(db, "document", "d"))
    assert places(filled, "svar") + places(filled, "kommunen") == [("d", None), ("d", "p1")]


def test_only_the_block_that_changed_is_indexed_again(filled: Database) -> None:
    before = {row["part"]: row["n"] for row in every(filled.reader(), "SELECT n, part FROM search_row")}
    text = [paragraph("p1", "Andet")]
    filled.act("Rettede", lambda db: documents.save_blocks(db, "d", text, ["p1", "p2"]))
    after = {row["part"]: row["n"] for row in every(filled.reader(), "SELECT n, part FROM search_row")}

    assert {part for part in after if after[part] != before[part]} == {"p1"}


def test_the_search_can_be_made_anew_and_is_the_same(filled: Database) -> None:
    names = (BodyName("Beskæftigelses- og Integrationsudvalget", "BIU"),)
    filled.act("Oprettede", lambda db: people.add_body(db, Body("b", BodyKind.COMMITTEE, names)))
    before = searchable(filled.reader())
    filled.act("Ødelagde", lambda db: db.execute("DELETE FROM search_row"))

    filled.act("Byggede søgningen", search.rebuild)

    assert searchable(filled.reader()) == before
    assert places(filled, "biu") == [("b", None)]


def test_the_search_index_agrees_with_what_it_is_made_from(filled: Database) -> None:
    check = "INSERT INTO search_row_fts (search_row_fts, rank) VALUES ('integrity-check', 1)"
    text = [paragraph("p1", "Andet")]
    filled.act("Rettede", lambda db: documents.save_blocks(db, "d", text, ["p1"]))

    filled.act("Kontrollerede", lambda db: db.execute(check))
    assert places(filled, "andet") == [("d", "p1")]


def test_a_name_is_found_where_it_stands_whole_and_as_it_is_written(filled: Database) -> None:
    texts = ["I Aabyvænget bor mange.", "Åbyvængets beboere er spurgt.", "Abyvænget", "Vænget ved Åby.", "Åbyvængetbo"]
    blocks = [paragraph(f"b{number}", text) for number, text in enumerate(texts)]
    filled.act("Skrev", lambda db: documents.save_blocks(db, "d", blocks, [block.id for block in blocks]))

    found = search.mentions(filled.reader(), ("Åbyvænget", "Vænget ved Åby", ""))

    assert [hit.block_id for hit in found] == ["b0", "b1", "b3"]
    assert search.mentions(filled.reader(), ("Vanløse Bydelsplan",)) == []
    assert [hit.id for hit in search.mentions(filled.reader(), ("Vanløse Bydelsplan",), ("hearing",))] == ["h"]
    assert search.mentions(filled.reader(), (" ", "?")) == []


CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("search_cases.json").read_text(encoding="utf-8"))
"""Queries with what they must and must not find: inflection, compounds, places, names, numbers and odd signs."""

ALL = [text for case in CASES for text in case["must_find"] + case["must_not_find"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']} {case['query'][:30]}")
def test_a_query_finds_a_word_in_its_other_forms_and_in_compounds_and_no_other_word(case: dict[str, Any]) -> None:
    found = search_texts(ALL, case["query"])

    assert set(case["must_find"]) <= set(found)
    assert not set(case["must_not_find"]) & set(found)


def test_the_words_as_typed_come_before_other_forms_and_titles_before_texts(filled: Database) -> None:
    texts = ["En aftale om boligområder.", "Boligområdet er med."]
    blocks = [paragraph(f"b{number}", text) for number, text in enumerate(texts)]

    def work(db: Connection) -> None:
        documents.save_blocks(db, "d", blocks, [block.id for block in blocks])
        documents.add(db, Document("e", "memo", "Boligområdet ved havnen"))

    filled.act("Skrev", work)

    ranked = search.rank(filled.reader(), "boligområdet")
    assert [(hit.id, hit.block_id) for hit in ranked] == [("e", None), ("d", "b1"), ("d", "b0")]


def test_words_that_stand_apart_in_one_document_are_found_when_no_place_holds_them_all(filled: Database) -> None:
    def found(query: str) -> list[tuple[str, str | None]]:
        return [(hit.id, hit.block_id) for hit in search.rank(filled.reader(), query)]

    # In its title, and in two of its paragraphs.
    assert set(found("svar kommunen budgetaftale")) == {("d", None), ("d", "p1"), ("d", "p2")}
    assert found("svar kommunen indbrud") == []
    assert found("kommunen vanløse") == []
