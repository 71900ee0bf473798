"""A document's text is rows: only what changed is written, whatever is split, moved or taken out."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.documents import Attachment, Document, Signatory
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import GoneError
from kk_desktop.storage import documents
from kk_desktop.storage.database import Database
from kk_desktop.storage.positions import STEP, place
from kk_desktop.storage.rows import every
from tests.storage.desk import paragraph


@pytest.fixture
def letter(database: Database) -> Database:
    """A letter of a hundred paragraphs."""
    blocks = [paragraph(f"b{n}", f"Afsnit {n}") for n in range(100)]
    database.act("Oprettede", lambda db: documents.add(db, Document("d", "letter", "Svar")))
    save(database, blocks, [block.id for block in blocks])
    return database


def save(database: Database, dirty: list[Block], order: list[str]) -> list[tuple[str, str, str]]:
    """Save and return what was logged for it: table, row and operation."""
    last = every(database.reader(), "SELECT coalesce(max(n), 0) AS n FROM change")[0]["n"]
    database.act("Rettede teksten", lambda db: documents.save_blocks(db, "d", dirty, order))
    changes = every(database.reader(), "SELECT * FROM change WHERE n > ?", last)
    return [(row["table_name"], row["row_id"], row["operation"]) for row in changes]


def texts(database: Database) -> list[str]:
    return [block.text for block in documents.blocks(database.reader(), "d")]


ORDER = [f"b{n}" for n in range(100)]


def test_one_dirty_block_is_one_change(letter: Database) -> None:
    assert save(letter, [paragraph("b50", "Rettet")], ORDER) == [("block", "b50", "update")]
    assert texts(letter)[49:52] == ["Afsnit 49", "Rettet", "Afsnit 51"]


def test_a_dirty_block_with_the_same_text_is_no_change(letter: Database) -> None:
    assert save(letter, [paragraph("b50", "Afsnit 50")], ORDER) == []


def test_enter_in_a_paragraph_writes_the_two_halves(letter: Database) -> None:
    order = [*ORDER[:51], "ny", *ORDER[51:]]

    changes = save(letter, [paragraph("b50", "Afs"), paragraph("ny", "nit 50")], order)

    assert sorted(changes) == [("block", "b50", "update"), ("block", "ny", "insert")]
    assert texts(letter)[49:53] == ["Afsnit 49", "Afs", "nit 50", "Afsnit 51"]


def test_moving_a_paragraph_to_the_top_is_one_change(letter: Database) -> None:
    assert save(letter, [], ["b99", *ORDER[:99]]) == [("block", "b99", "update")]
    assert texts(letter)[:2] == ["Afsnit 99", "Afsnit 0"]


def test_a_paragraph_missing_from_the_order_is_taken_out(letter: Database) -> None:
    assert save(letter, [], [*ORDER[:10], *ORDER[11:]]) == [("block", "b10", "delete")]


def test_a_block_nobody_has_the_text_of_stops_the_save(letter: Database) -> None:
    with pytest.raises(ValueError, match="ukendt"):
        save(letter, [], [*ORDER, "ukendt"])
    assert len(texts(letter)) == 100


def test_a_hundred_times_enter_at_the_same_place_keeps_the_order(letter: Database) -> None:
    order = list(ORDER)
    for number in range(100):
        order.insert(51, f"ny {number}")
        save(letter, [paragraph(f"ny {number}", f"Ny {number}")], order)

    assert texts(letter)[50:53] == ["Afsnit 50", "Ny 99", "Ny 98"]
    assert [block.id for block in documents.blocks(letter.reader(), "d")] == order


@given(have=st.lists(st.integers(1, 10**6), unique=True, max_size=12), extra=st.integers(0, 6), seed=st.integers(0, 99))
def test_whatever_the_order_the_positions_follow_it(have: list[int], extra: int, seed: int) -> None:
    positions = {f"b{number}": number for number in have}
    order = [*positions, *(f"ny {number}" for number in range(extra))]
    random.Random(seed).shuffle(order)

    after = positions | place(order, positions)

    assert sorted(order, key=after.__getitem__) == order
    assert len(set(after.values())) == len(after)


def test_a_text_with_nothing_in_it_starts_with_room() -> None:
    assert place(["a", "b"], {}) == {"a": STEP, "b": 2 * STEP}


def test_every_look_of_a_text_comes_back_as_it_was(database: Database) -> None:
    field = Field("f", FieldSource.BUDGET_CELL, "celle", "mio")
    blocks = [
        Block("1", BlockKind.HEADING, (Run("Økonomi"),), level=2),
        Block("2", BlockKind.PARAGRAPH, (Run("fed ", bold=True), Run("5 mio. kr.", field=field), Run(footnote="Note"))),
        Block("3", BlockKind.LIST_ITEM, (Run("link", link="https://kk.dk", italic=True),), level=3, ordered=True),
        Block("4", BlockKind.TABLE, table_id="tabel"),
        Block("5", BlockKind.PAGE_BREAK),
        Block("6", BlockKind.QUOTE, (Run("community", language="en"),)),
    ]
    database.act("Oprettede", lambda db: documents.add(db, Document("d", "letter", "Svar")))

    save(database, blocks, [block.id for block in blocks])

    assert documents.blocks(database.reader(), "d") == blocks


def test_fields_that_point_at_a_figure_are_found_outside_locked_documents(database: Database) -> None:
    field = Field("f", FieldSource.BUDGET_CELL, "celle", "mio")
    for status in (Status.DRAFT, Status.SENT):
        document = Document(f"d {status}", "letter", "Svar", status)
        block = Block(f"b {status}", runs=(Run("5 mio. kr.", field=field),))
        database.act("Oprettede", lambda db, document=document: documents.add(db, document))  # type: ignore[misc]
        database.act(
            "Rettede",
            lambda db, document=document, block=block: documents.save_blocks(db, document.id, [block], [block.id]),  # type: ignore[misc]
        )

    found = documents.blocks_with_fields(database.reader(), [FieldSource.BUDGET_CELL, FieldSource.AREA])

    assert [(document, block.id) for document, _day, block in found] == [("d draft", "b draft")]
    assert documents.blocks_with_fields(database.reader(), [FieldSource.AREA]) == []


def test_a_block_is_not_written_into_another_document(letter: Database) -> None:
    letter.act("Oprettede", lambda db: documents.add(db, Document("e", "letter", "Andet")))

    with pytest.raises(GoneError):
        letter.act("Rettede", lambda db: documents.change_block(db, "e", paragraph("b1", "x")))


def test_taking_a_recipient_out_leaves_the_others_in_order(database: Database) -> None:
    document = Document("d", "letter", "Svar", recipients=("BUF", "TMF", "ØKF"), signatories=(Signatory("Bo", "Chef"),))
    database.act("Oprettede", lambda db: documents.add(db, document))

    database.act("Rettede modtagere", lambda db: documents.change(db, "d", recipients=("TMF", "ØKF", "")))

    found = documents.get(database.reader(), "d")
    assert (found.recipients, found.signatories) == (("TMF", "ØKF"), (Signatory("Bo", "Chef"),))


def test_bilag_come_by_number_and_are_gone_when_taken_away(database: Database) -> None:
    def work(db: object) -> None:
        documents.add(db, Document("d", "letter", "Svar"))  # type: ignore[arg-type]
        for number in (10, 2, 1):
            documents.add_attachment(db, "d", Attachment(f"a{number}", number, f"Bilag {number}"))  # type: ignore[arg-type]

    database.act("Oprettede", work)
    database.act("Slettede bilag", lambda db: documents.remove_attachment(db, "a2"))

    assert [bilag.number for bilag in documents.attachments(database.reader(), "d")] == [1, 10]
    assert documents.find_attachment(database.reader(), "a2") is None


def test_a_deleted_document_is_gone_from_lists_and_cannot_be_opened(letter: Database) -> None:
    letter.act("Slettede", lambda db: documents.discard(db, "d"))

    assert documents.rows(letter.reader()) == []
    with pytest.raises(GoneError, match="Fortryd sletningen"):
        documents.get(letter.reader(), "d")


def test_a_block_the_caller_has_never_seen_stays_behind_its_neighbour(letter: Database) -> None:
    save(letter, [paragraph("anden", "Sat ind af en anden")], [*ORDER[:51], "anden", *ORDER[51:]])

    known = ["b99", *(block_id for block_id in ORDER[:99] if block_id != "b10")]
    expected = ["b99", *ORDER[:10], *ORDER[11:51], "anden", *ORDER[51:99]]
    letter.act("Rettede", lambda db: documents.save_blocks(db, "d", [paragraph("b50", "Rettet")], known, ["b10"]))

    assert [block.id for block in documents.blocks(letter.reader(), "d")] == expected


def test_a_block_never_seen_stays_first_when_nothing_known_is_before_it(letter: Database) -> None:
    save(letter, [paragraph("anden", "Sat ind af en anden")], ["b0", "anden", *ORDER[1:]])
    letter.act("Rettede", lambda db: documents.save_blocks(db, "d", [], ORDER[1:], ["b0"]))

    assert [block.id for block in documents.blocks(letter.reader(), "d")][:2] == ["anden", "b1"]


def test_only_the_blocks_with_fields_are_looked_through(database: Database) -> None:
    asked: list[str] = []
    reader = database.reader()
    reader.set_trace_callback(asked.append)
    documents.rows_with_fields(reader, [FieldSource.BUDGET_CELL])
    reader.set_trace_callback(None)
    plan = " ".join(row[3] for row in reader.execute(f"EXPLAIN QUERY PLAN {asked[-1]}"))
    assert "USING INDEX block_with_fields" in plan
