"""Any text may be asked for, every word that stands is found, and what was asked before is given up."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import closing
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kk_desktop.domain.cases import Outcome
from kk_desktop.domain.rows import Touched
from kk_desktop.domain.search import Narrowing
from kk_desktop.domain.text import Block, Run
from kk_desktop.services.text_search import search_texts
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage import search
from kk_desktop.storage.migrations import run_script
from kk_desktop.storage.search_index import put


@pytest.fixture(scope="module")
def texts() -> Iterator[sqlite3.Connection]:
    """A search over no file."""
    with closing(sqlite3.connect(":memory:")) as db:
        run_script(db, "schema_2_search.sql")
        put(db, Touched("text", "0"), "", "Kommunen søger om støtte til ”byfornyelse”, jf. § 15 i loven (2014 p/l).")
        yield db


@settings(deadline=None)
@given(st.text(st.characters(), max_size=60) | st.text('"*^()+-:§{}NEARANDORT æøå0159.,', max_size=30))
def test_nothing_typed_is_a_fault(texts: sqlite3.Connection, query: str) -> None:
    for look in (search.find, search.rank):
        assert all(hit.id == "0" for hit in look(texts, query))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text("abdegiklmnorstuvyæøå", min_size=1, max_size=12), min_size=1, max_size=6), st.data())
def test_a_word_of_a_text_always_finds_that_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    word = data.draw(st.sampled_from(words))
    assert search_texts([text, "xqz"], word) == [text]
    assert search_texts([text, "xqz"], f'"{text.upper()}"') == [text]


@pytest.mark.parametrize("query", ["kommune " * 1_250, "k" * 10_000, '"' * 10_000, "§" * 10_000, "\0\ud800 kommune"])
def test_a_whole_page_may_be_pasted_in_the_field(texts: sqlite3.Connection, query: str) -> None:
    assert len(search.rank(texts, query)) <= 1


def test_what_was_asked_before_is_given_up_wherever_it_has_come_to(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()
    real = search.find

    def slow(db: sqlite3.Connection, text: str, *more: object) -> object:
        if text == "første":
            begun.set()
            go_on.wait()
            # As long as a query takes that nobody stops.
            db.execute(
                "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"
            ).fetchone()
        return real(db, text, *more)  # type: ignore[arg-type]

    monkeypatch.setattr("kk_desktop.services.search.store.find", slow)
    first, first_best = workspace.search.ask("første")
    begun.wait()
    newest, best = workspace.search.ask("økonomi")
    go_on.set()
    assert workspace.search.ask("økonomiudvalget")[1].result()

    with pytest.raises(CancelledError):
        first.result()
    assert first_best.cancelled()
    assert newest.cancelled()
    assert best.cancelled()


def test_a_row_of_a_table_a_decision_and_a_party_are_found_and_opened_at_their_place(workspace: Workspace) -> None:
    table_id = workspace.budgets.create("Forankring")
    workspace.budgets.change_row(workspace.budgets.get(table_id).rows[0].id, label="Tryghedsværter i gården")
    (row,) = workspace.search.find("tryghedsvært")
    assert row.place == ("budget_table", f"{table_id}/{row.part}:")

    case_id = workspace.cases.create("Cykelparkering")
    body = workspace.people.bodies()[0]
    treatment_id = workspace.cases.add_treatment(case_id, body.id)
    workspace.cases.add_decision(treatment_id, Outcome.APPROVED, "Sagen blev tiltrådt uden kappestrid")
    workspace.cases.add_remark(treatment_id, "Ayfer Baykal", "F", "Partiet tager forbehold")
    (hit,) = workspace.search.find("kappestrid")
    assert hit.place == ("case", f"{case_id}/{treatment_id}")
    assert hit.title == "Cykelparkering"
    assert [hit.part for hit in workspace.search.find("F forbehold")] == [treatment_id]


def test_the_search_can_be_narrowed_to_kind_area_year_and_status(workspace: Workspace) -> None:
    area = next(area for area in workspace.areas.tree() if area.name == "Valby")
    memo = workspace.documents.create("memo", "Notat om grøntsager")
    workspace.documents.change(memo, area_ids=(area.id,))
    workspace.documents.save_blocks(memo, [Block("b", runs=(Run("Grøntsager dyrkes."),))], ["b"])
    initiative = workspace.initiatives.create("Grøntsager på taget")

    def found(narrowed: Narrowing) -> set[str]:
        return {hit.id for hit in workspace.search.rank("grøntsager", narrowed=narrowed)}

    assert found(Narrowing()) == {memo, initiative}
    assert found(Narrowing(kinds=("initiative",))) == {initiative}
    assert found(Narrowing(area_id=area.id)) == {memo}
    assert found(Narrowing(area_id=area.parent_id or area.id)) == {memo}
    assert found(Narrowing(status="draft")) == {memo}
    assert found(Narrowing(status="idea")) == {initiative}
    assert found(Narrowing(year=2025)) == {memo}
    assert found(Narrowing(year=1999)) == set()
    assert 2025 in workspace.search.years()
    assert len({hit.part for hit in workspace.search.find("grøntsager", narrowed=Narrowing(kinds=("document",)))}) == 2
    assert found(Narrowing(kinds=("case",))) == set()
