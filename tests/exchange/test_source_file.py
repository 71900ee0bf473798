"""A document as JSON: whole and the same both ways, and nothing else is ever read from it."""

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row, RowKind
from kk_desktop.domain.cases import Decision, Outcome, Remark, Treatment
from kk_desktop.domain.documents import Attachment, Contact, Document, Manuscript, Signatory
from kk_desktop.domain.files import FileContent, StoredFile
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import UserError
from kk_desktop.exchange.source_file import NotASourceError, read_source, write_source
from tests.printing import samples, strategies

FIRST_VERSION = Path(__file__).with_name("source-1.json")
"""Written once, by the first version that had this; what is in it is ``EVERYTHING``."""

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
DIGEST = sha256(PIXEL).hexdigest()

EVERYTHING = Manuscript(
    document=Document(
        "d", "proposal", "Haller i Valby", Status.SUBMITTED, date(2025, 3, 21), "Haller", "2025-1-1", "3", "c", "h",
        "Københavns Kommune", "Kulturforvaltningen", "u", "Anna Holm", ("Kulturudvalget",), ("Bo Lund",),
        (Signatory("Karen Blixen", "Direktør"),), ("o",), "Vej 1\n2500 Valby", "Private forhold", "§ 27",
    ),
    blocks=(
        Block("b1", BlockKind.HEADING, (Run("Baggrund", bold=True),), level=2),
        Block("b2", BlockKind.LIST_ITEM, (Run("et ", italic=True, link="https://www.kk.dk", language="en"),), 3, True),
        Block("b3", BlockKind.TABLE, table_id="t"),
        Block("b4", BlockKind.PICTURE, picture=StoredFile("a.png", "image/png", DIGEST, len(PIXEL)), alt="Et kort"),
        Block("b5", runs=(Run("5 mio. kr.", field=Field("f", FieldSource.BUDGET_CELL, "e", "mio")), Run(footnote="N"))),
    ),
    case_number="2025-0001",
    contact=Contact("Team Haller", "Vej 2", "1000 København K", "3366 0000", "a@kk.dk", "5798000000000"),
    tables=(
        BudgetTable(
            "t", "Udgifter", "1", Unit.THOUSANDS, 2025, "En note.", "c", (Column("k", "2025"), Column("l", "2026")),
            (Row("r", "Leje", RowKind.ROW, 1, {"k": Cell("e", 500), "l": Cell("g", None, True)}, "o", "i"),),
        ),
    ),
    attachments=(
        Attachment("a1", 1, "Kort", "annex"),
        Attachment("a2", 2, "Overslag", None, StoredFile("o.xlsx", "application/zip", "0" * 64, 7)),
    ),
    treatments=(
        Treatment(
            "m", "c", "x", "Kulturudvalget", date(2025, 4, 1), "7", (Decision("y", Outcome.NOTED, "Set.", "b1"),),
            (Remark("z", "Vi er enige", "Bo Lund", "Ø"),),
        ),
    ),
    annexes=(Manuscript(Document("annex", "annex", "Kort")),),
    pictures=(FileContent(DIGEST, PIXEL),),
)  # fmt: skip


@pytest.mark.parametrize("kind", sorted(samples.EVERY_KIND))
def test_every_kind_of_document_comes_back_as_it_went(kind: str) -> None:
    manuscript = samples.EVERY_KIND[kind]()
    assert read_source(write_source(manuscript), "x.pdf") == manuscript


@given(strategies.manuscripts())
def test_whatever_is_written_comes_back_as_it_went(manuscript: Manuscript) -> None:
    manuscript = truly_digested(manuscript)
    assert read_source(write_source(manuscript), "x.pdf") == manuscript


def truly_digested(manuscript: Manuscript) -> Manuscript:
    """The drawn document with its pictures named by their own digests, as a file names them."""
    pictures = {
        picture.digest: FileContent(sha256(picture.data).hexdigest(), picture.data) for picture in manuscript.pictures
    }
    blocks = []
    for block in manuscript.blocks:
        if block.picture is None or block.picture.digest not in pictures:
            blocks.append(block)
        else:
            content = pictures[block.picture.digest]
            file = replace(block.picture, digest=content.digest, size=len(content.data))
            blocks.append(replace(block, picture=file))
    return replace(manuscript, blocks=tuple(blocks), pictures=tuple(dict.fromkeys(pictures.values())))


def test_a_picture_goes_along() -> None:
    assert read_source(write_source(EVERYTHING), "x.pdf").picture(DIGEST) == PIXEL


def test_the_same_document_gives_the_same_json() -> None:
    assert write_source(samples.proposal()) == write_source(samples.proposal())


def tells_all(now: Any, then: Any) -> bool:
    """Whether everything told then is told now in the same way; more may be told."""
    if isinstance(then, dict):
        return all(name in now and tells_all(now[name], value) for name, value in then.items())
    if isinstance(then, list):
        return len(now) == len(then) and all(map(tells_all, now, then))
    return bool(now == then)


def test_version_1_is_read_as_it_was_at_first_and_all_it_told_is_still_told() -> None:
    assert read_source(FIRST_VERSION.read_bytes(), "x.pdf") == EVERYTHING
    now, then = json.loads(write_source(EVERYTHING)), json.loads(FIRST_VERSION.read_text(encoding="utf-8"))
    assert tells_all(now["manuscript"], then["manuscript"])


@pytest.mark.parametrize(
    "text", [b"", b"{", b"[1, 2]", b'{"format": "invoice", "version": 1}', b"\xff\xfe", b"[" * 10**6]
)
def test_what_another_program_wrote_is_no_source(text: bytes) -> None:
    with pytest.raises(NotASourceError):
        read_source(text, "x.pdf")


def test_a_newer_version_is_refused_with_what_to_do() -> None:
    newer = write_source(samples.letter()).replace(b'"version":2', b'"version":3')
    with pytest.raises(UserError, match=r"^”x.pdf” er lavet med en nyere udgave af programmet. Intet er hentet ind\."):
        read_source(newer, "x.pdf")


def change(*steps: str | int, to: Any) -> Callable[[dict[str, Any]], None]:
    """Put something else in one place of the manuscript."""

    def work(manuscript: dict[str, Any]) -> None:
        place: Any = manuscript
        for step in steps[:-1]:
            place = place[step]
        place[steps[-1]] = to

    return work


BROKEN = {
    "a fact left out": lambda manuscript: manuscript["document"].pop("title"),
    "a number for a word": change("document", "title", to=7),
    "a date that is none": change("document", "date", to="2025-02-31"),
    "a block of no kind": change("blocks", 0, "kind", to="macro"),
    "a heading nobody prints": change("blocks", 0, "level", to=9),
    "text from a comparison": change("blocks", 1, "runs", 0, "change", to="added"),
    "two blocks of one id": change("blocks", 1, "id", to="b1"),
    "a secret without its paragraph": change("document", "confidential_paragraph", to=""),
    "a document of no kind": change("document", "kind", to=""),
    "a picture that is another": change("pictures", 0, "data", to=base64.b64encode(PIXEL + b"x").decode()),
    "a picture of another size": change("blocks", 3, "picture", "size", to=10**9),
    "a figure beyond all money": change("tables", 0, "rows", 0, "cells", "k", "amount_ore", to=2**63),
    "a figure in no column": change("tables", 0, "rows", 0, "cells", "nowhere", to={"id": "n", "amount_ore": 1}),
    "an indent of no kind": change("tables", 0, "rows", 0, "indent", to=5),
    "a year nobody reaches": change("tables", 0, "price_level", to=10**6),
    "a bilag without title": change("attachments", 0, "title", to=""),
    "a bilag without number": change("attachments", 0, "number", to=0),
    "two bilag of one id": change("attachments", 1, "id", to="a1"),
    "a bilag below a bilag": change(
        "annexes", 0, "annexes", to=[{"document": {"id": "n", "kind": "annex", "title": ""}}]
    ),
    "a treatment by nobody": change("treatments", 0, "body_name", to=""),
}


def test_the_document_that_is_spoiled_below_is_sound() -> None:
    assert read_source(write_source(EVERYTHING), "x.pdf") == EVERYTHING


@pytest.mark.parametrize("name", BROKEN)
def test_a_document_changed_on_its_way_is_refused_whole(name: str) -> None:
    source = json.loads(write_source(EVERYTHING))
    before = json.dumps(source)
    BROKEN[name](source["manuscript"])
    assert json.dumps(source) != before
    with pytest.raises(UserError, match=r"^Dokumentet i ”x.pdf” er ufuldstændigt eller ændret undervejs\. Intet er"):
        read_source(json.dumps(source).encode(), "x.pdf")


def test_bilag_nested_without_end_are_refused() -> None:
    source = json.loads(write_source(samples.memo()))
    annex = json.dumps(source["manuscript"]["annexes"][0])
    deep = annex
    for _ in range(2000):
        deep = annex.replace('"annexes": []', f'"annexes": [{deep}]') if len(deep) < 10**6 else deep
    text = json.dumps(source).replace(annex, deep)
    with pytest.raises(UserError, match="Intet er hentet ind"):
        read_source(text.encode(), "x.pdf")


def test_text_without_end_is_refused() -> None:
    endless = replace(samples.letter(), blocks=tuple(Block(f"b{n}") for n in range(50_001)))
    with pytest.raises(UserError, match="Intet er hentet ind"):
        read_source(write_source(endless), "x.pdf")
