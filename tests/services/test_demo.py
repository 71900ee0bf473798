"""The example file: what a new user finds in it, and that its small markup is read as it is written."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.ids import IdMaker
from kk_desktop.domain.text import BlockKind, Field, FieldSource, Run
from kk_desktop.paths import resource
from kk_desktop.services.demo import fill_demo
from kk_desktop.services.demo_text import Draft, TextReader
from kk_desktop.storage import areas, budgets, cases, documents, hearings, initiatives, pools
from kk_desktop.storage.database import Database, Who


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    ids = IdMaker(lambda: int(time.time() * 1000), secrets.randbits)
    database = Database.create(
        tmp_path / "fil.kkdb", lambda: datetime(2025, 3, 21, tzinfo=UTC), ids, Who("her", "Anna Holm")
    )
    yield database
    database.close()


@pytest.fixture
def demo(empty: Database) -> Database:
    empty.act("Lavede eksempelfilen", lambda db: fill_demo(db, resource("demo"), date(2025, 3, 21)))
    return empty


def read(text: str) -> list[Draft]:
    numbers = count(1)

    def field(words: str) -> Run:
        return Run(f"<{words}>", field=Field("f", FieldSource.ATTACHMENT, words, "number"))

    def picture(name: str) -> StoredFile:
        return StoredFile(name, "image/png", "d", 1)

    return TextReader(lambda: f"b{next(numbers)}", lambda key: f"table {key}", picture, field).read(text)


def test_each_block_of_the_markup_becomes_its_kind() -> None:
    drafts = read("# Et\n\n## To\n\nTekst\nover to linjer\n\n- a\n  1. b\n\n> Sagt\n> igen\n\n+ at\n\n[table t]\n\n---")
    found = [(one.block.kind, one.block.level, one.block.text) for one in drafts]
    assert found == [
        (BlockKind.HEADING, 1, "Et"),
        (BlockKind.HEADING, 2, "To"),
        (BlockKind.PARAGRAPH, 1, "Tekst over to linjer"),
        (BlockKind.LIST_ITEM, 1, "a"),
        (BlockKind.LIST_ITEM, 2, "b"),
        (BlockKind.QUOTE, 1, "Sagt igen"),
        (BlockKind.CLAUSE, 1, "at"),
        (BlockKind.TABLE, 1, ""),
        (BlockKind.PAGE_BREAK, 1, ""),
    ]
    assert [one.block.ordered for one in drafts][3:5] == [False, True]
    assert drafts[7].block.table_id == "table t"


def test_a_picture_comes_with_its_caption_and_its_description() -> None:
    (draft,) = read("[picture kort.png: Bydelene, *skematisk* | Et kort\nover byen.]")
    block = draft.block
    assert (block.kind, block.text, block.alt) == (BlockKind.PICTURE, "Bydelene, skematisk", "Et kort over byen.")
    assert block.picture is not None
    assert block.picture.name == "kort.png"


def test_the_looks_within_a_block_become_runs() -> None:
    (draft,) = read("Se **fed** og *kursiv*^[En note.], jf. {attachment 4}. {#sted}")
    assert draft.key == "sted"
    assert draft.block.footnotes == ("En note.",)
    looks = [(run.text, run.bold, run.italic) for run in draft.block.runs if run.text]
    assert looks[:4] == [("Se ", False, False), ("fed", True, False), (" og ", False, False), ("kursiv", False, True)]
    assert draft.block.text == "Se fed og kursiv, jf. <attachment 4>."


def test_the_example_holds_documents_of_every_kind_in_use(demo: Database) -> None:
    kinds = sorted(row.kind for row in documents.rows(demo.reader()))
    assert kinds == ["annex", "budget_note", "hearing_response", "mayor_letter", "mayor_letter", "memo", "proposal"]


def test_the_questions_of_the_hearing_lead_to_their_answers(demo: Database) -> None:
    db = demo.reader()
    row = next(row for row in hearings.rows(db) if row.title == "Vanløse Bydelsplan")
    assert (row.deadline, row.document_id is not None) == (date(2025, 4, 4), True)
    blocks = {block.id: block for block in documents.blocks(db, row.document_id or "")}
    asks = hearings.get(db, row.hearing_id or "").asks
    assert [ask.question for ask in asks] == ["Hvilke temaer?", "Hvordan?", "Afsættes der økonomi?"]
    assert [blocks[ask.block_id].text[:7] for ask in asks if ask.block_id] == ["Hvilke ", "I arbej", "Økonomi"]


def test_fields_in_the_texts_point_at_figures_bilag_and_a_decision(demo: Database) -> None:
    db = demo.reader()
    fields = [
        (run.field.source, run.text.replace("\xa0", " "))
        for row in documents.rows(db)
        for block in documents.blocks(db, row.id)
        for run in block.runs
        if run.field
    ]
    figures = {text for source, text in fields if source is FieldSource.BUDGET_CELL}
    assert figures == {
        "5 mio. kr.", "1,95 mio. kr.", "3,925 mio. kr.", "2,95 mio. kr.", "280.000 kr.", "63.000 kr.", "50.000 kr.",
        "5.312.000 kr.",
    }  # fmt: skip
    assert [text for source, text in fields if source is FieldSource.TREATMENT] == ["den 12. november 2012"]
    assert {text for source, text in fields if source is FieldSource.ATTACHMENT} == {
        "bilag 1", "bilag 4", "bilag 5", "bilag 7"
    }  # fmt: skip


def test_the_sums_of_the_tables_are_those_of_the_documents(demo: Database) -> None:
    db = demo.reader()
    sums = {}
    for row in budgets.rows(db):
        table = budgets.get(db, row.id)
        total = table.rows[-1]
        sums[row.title] = [table.printed(total, column) for column in table.columns]
    assert sums == {
        "Indsatsudgifter": ["5.000", "5.000", "0", "0"],
        "Ansøgninger til initiativaftaler": ["5.875", "5.875", "5.875", "5.875", "8.655"],
        "TV-overvågning, kommunens andel i Kickstart 2011": ["330"],
        "Finansiering": ["28.000"],
    }


def test_the_applications_of_a_pool_carry_their_bilag_and_areas(demo: Database) -> None:
    db = demo.reader()
    pool = next(pool for pool in pools.pools(db) if pool.applicants == 17)
    applied = [application for application in pools.applications(db) if application.pool_id == pool.id]
    assert [(one.amount_ore, one.yearly_ore, len(one.area_ids)) for one in applied] == [
        (780_000_000, 195_000_000, 6),
        (1_570_000_000, 392_500_000, 1),
    ]
    assert all(one.attachment_id for one in applied)


def test_an_initiative_shows_what_was_applied_for_when_no_year_has_money(demo: Database) -> None:
    amounts = {row.title: row.amount_ore for row in initiatives.rows(demo.reader())}
    assert amounts["Refusion af flyttehjælp"] == 531_200_000
    assert amounts["TV-overvågning, tre steder"] == 39_300_000
    assert amounts["Iværksætteri og erhvervsfremme i København NV"] == 780_000_000
    assert amounts["Jobfirst"] is None


def test_an_initiative_tells_which_meeting_started_it(demo: Database) -> None:
    rows = {row.title: row for row in initiatives.rows(demo.reader())}
    pilot = rows["Forsøg med lokal forankring, Kgs. Enghave/Vesterbro"]
    assert (pilot.decided_by, pilot.decided_on) == ("BIU", date(2012, 11, 12))
    assert rows["Hotspot Valby"].decided_on is None


def test_the_case_tells_who_recommended_and_what_was_remarked(demo: Database) -> None:
    db = demo.reader()
    case = next(case for case in cases.rows(db) if case.number == "2011-40035")
    steps = cases.treatments(db, case.id)
    assert [(step.body_name, step.meeting_date, len(step.decisions)) for step in steps] == [
        ("Teknik- og Miljøudvalget", date(2011, 4, 4), 1),
        ("Økonomiudvalget", date(2011, 4, 5), 1),
        ("Borgerrepræsentationen", None, 0),
    ]
    assert [(remark.person, remark.party_letter) for remark in steps[1].remarks] == [
        ("Mikkel Warming", "Ø"),
        ("Ayfer Baykal", "F"),
    ]


def test_a_reference_that_leads_nowhere_is_told_by_its_name(empty: Database, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    for source in resource("demo").rglob("*.toml"):
        target = folder / source.relative_to(resource("demo"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source.read_text(encoding="utf-8").replace('"Urbanplanen"]', '"Utopia"]'), encoding="utf-8")
    with pytest.raises(LookupError, match="Utopia"):
        empty.act("Lavede eksempelfilen", lambda db: fill_demo(db, folder, date(2025, 3, 21)))
    assert areas.tree(empty.reader()) == []


def test_what_comes_with_the_program_names_no_address_on_the_net() -> None:
    texts = [
        path.read_bytes().decode("utf-8", "replace")
        for folder in ("reference", "demo")
        for path in resource(folder).rglob("*.*")
    ]
    assert len(texts) > 15
    assert [text for text in texts if "http" in text or "www." in text] == []


def test_the_examples_own_deadlines_are_never_years_overdue(empty: Database) -> None:
    empty.act("Lavede eksempelfilen", lambda db: fill_demo(db, resource("demo"), date(2026, 11, 21)))
    deadlines = dict(empty.reader().execute("SELECT title, deadline FROM hearing"))
    assert deadlines["Vanløse Bydelsplan"] == "2026-12-04"  # a Friday two weeks on, as in the original frame
    assert deadlines["Kommuneplan 2019"] is None
