"""What an approval binds: the same words give the same bytes, and whatever differs on the page is named."""

from dataclasses import replace
from datetime import date

import pytest

from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row
from kk_desktop.domain.cases import Treatment
from kk_desktop.domain.content import content_of, late_facts, read_content, write_content
from kk_desktop.domain.content_changes import differences
from kk_desktop.domain.documents import Attachment, Contact, Document, Manuscript, Signatory
from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.kinds import Kind
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run, Stance

LETTER = Kind("letter", "Brev", has_treatments=True, column_facts=("case_handler", "unit", "phone"))
FILE = StoredFile("kort.pdf", "application/pdf", "a" * 64, 10)
TABLE = BudgetTable(
    "t1", "Udgifter", columns=(Column("c", "2025"),), rows=(Row("r", "Valby", cells={"c": Cell("x", 500_000)}),)
)
HEADING = Block("h", BlockKind.HEADING, (Run("Økonomi"),))
ECONOMY = Block("p", runs=(Run("Planen koster 5 mio. kr."),))
SCHOOL = Block("q", runs=(Run("Skolen skal høres, før der bygges noget som helst på grunden."),))
SHOWN = Block("t", BlockKind.TABLE, table_id="t1")
LETTERS_TEXT = Manuscript(
    Document("d", "letter", "Svar", signatories=(Signatory("Bo Lund", "Kontorchef"),)),
    (HEADING, ECONOMY, SCHOOL, SHOWN),
    contact=Contact("Team Høringer", phone="33 66 00 00", email="team@kk.dk"),
    tables=(TABLE,),
    attachments=(Attachment("b1", 1, "Kort", file=FILE), Attachment("b2", 2, "Referat")),
)


def changed(new: Manuscript, old: Manuscript = LETTERS_TEXT) -> tuple[str, ...]:
    was, now = (read_content(write_content(content_of(each, LETTER))) for each in (old, new))
    assert (was == now) == (write_content(was) == write_content(now))
    return differences(was, now)


def with_facts(**facts: object) -> Manuscript:
    return replace(LETTERS_TEXT, document=replace(LETTERS_TEXT.document, **facts))


def with_blocks(*blocks: Block) -> Manuscript:
    return replace(LETTERS_TEXT, blocks=blocks)


def test_the_same_words_pasted_back_are_the_same_content() -> None:
    pasted = tuple(replace(block, id=f"new {block.id}") for block in LETTERS_TEXT.blocks)
    assert changed(with_blocks(*pasted)) == ()


def test_a_text_cut_into_runs_of_one_look_is_the_same_content() -> None:
    cut = replace(ECONOMY, runs=(Run("Planen koster "), Run("5 mio. kr.")))
    field = replace(cut, runs=(cut.runs[0], Run("5 mio. kr.", field=Field("f", FieldSource.BUDGET_CELL, "x", "mio"))))
    for same in (cut, field):
        assert changed(with_blocks(HEADING, same, SCHOOL, SHOWN)) == ()


def test_what_is_never_printed_is_not_bound() -> None:
    marked = replace(ECONOMY, stance=next(iter(Stance)))
    assert changed(with_blocks(HEADING, marked, SCHOOL, SHOWN)) == ()


@pytest.mark.parametrize(
    "late",
    [
        {"date": date(2025, 3, 24)},
        {"document_number": "7"},
        {"item_number": "3"},
        {"recipients": ("Lokaludvalget",)},
        {"recipient_address": "Bo Lund\nGade 1"},
    ],
)
def test_late_facts_do_not_change_what_is_bound_but_are_told(late: dict[str, object]) -> None:
    filled = with_facts(**late)
    assert changed(filled) == ()
    assert late_facts(filled, LETTER) != late_facts(LETTERS_TEXT, LETTER)


def test_a_field_in_the_text_that_shows_a_late_fact_is_filled_in_with_it() -> None:
    def dated(words: str) -> Manuscript:
        field = Field("f", FieldSource.DOCUMENT, "d", "date")
        return with_blocks(Block("p", runs=(Run("Mødet er "), Run(words, field=field), Run("."))))

    assert changed(dated("den 25. marts 2025"), dated("den 24. marts 2025")) == ()
    strict = replace(LETTER, late_fields=())
    was, now = (content_of(dated(words), strict) for words in ("i dag", "i morgen"))
    assert differences(was, now) == ("Afsnittet, der begynder ”Mødet er i morgen.”, er rettet.",)


def test_a_template_may_bind_the_date() -> None:
    strict = replace(LETTER, late_fields=())
    was, now = (content_of(each, strict) for each in (LETTERS_TEXT, with_facts(date=date(2025, 3, 24))))
    assert differences(was, now) == ("Datoen er ændret.",)


def test_what_a_body_decides_after_the_approval_does_not_break_it() -> None:
    decided = replace(LETTERS_TEXT, treatments=(Treatment("x", "c", "b", "Socialudvalget", date(2025, 4, 2)),))
    assert changed(decided) == ()
    assert late_facts(decided, LETTER) != late_facts(LETTERS_TEXT, LETTER)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"title": "Nyt svar"}, "Titlen er ændret."),
        ({"signatories": (Signatory("Carl Friis"),)}, "Underskriverne er ændret."),
        ({"copies": ("Socialforvaltningen",)}, "”Kopi til” er ændret."),
        ({"case_handler": "Eva"}, "Kontorets oplysninger på siden er ændret: sagsbehandleren."),
        ({"confidential_reason": "Personer", "confidential_paragraph": "§ 152"}, "Mærket FORTROLIG er ændret."),
    ],
)
def test_a_changed_fact_is_named(facts: dict[str, object], sentence: str) -> None:
    assert changed(with_facts(**facts)) == (sentence,)


def test_an_office_that_moves_is_told_as_far_as_the_page_tells_of_it() -> None:
    moved = replace(LETTERS_TEXT, contact=Contact("Team Høringer", "Nygade 1", phone="33 66 11 11", email="ny@kk.dk"))
    assert changed(moved) == ("Kontorets oplysninger på siden er ændret: adressen og telefonnummeret.",)


@pytest.mark.parametrize(
    ("blocks", "sentences"),
    [
        (
            (HEADING, replace(ECONOMY, runs=(Run("Planen koster 6 mio. kr."),)), SCHOOL, SHOWN),
            ["Afsnittet, der begynder ”Planen koster 6 mio. kr.”, er rettet."],
        ),
        (
            (HEADING, ECONOMY, SHOWN),
            ["Afsnittet, der begynder ”Skolen skal høres, før der bygges noget …”, er taget ud."],
        ),
        (
            (HEADING, ECONOMY, SCHOOL, Block("n", runs=(Run("Nyt"),)), SHOWN),
            ["Afsnittet, der begynder ”Nyt”, er kommet til."],
        ),
        ((ECONOMY, SCHOOL, HEADING, SHOWN), ["Overskriften ”Økonomi” er flyttet."]),
        (
            (HEADING, replace(ECONOMY, runs=(Run("Planen koster 5 mio. kr.", bold=True),)), SCHOOL, SHOWN),
            ["Afsnittet, der begynder ”Planen koster 5 mio. kr.”, er rettet."],
        ),
        ((HEADING, ECONOMY, SCHOOL), ["Tabellen ”Udgifter” er taget ud."]),
        ((HEADING, ECONOMY, SCHOOL, SHOWN, Block("b", BlockKind.PAGE_BREAK)), ["Et sideskift er kommet til."]),
    ],
)
def test_a_changed_place_in_the_text_is_named(blocks: tuple[Block, ...], sentences: list[str]) -> None:
    assert list(changed(with_blocks(*blocks))) == sentences


def test_a_changed_figure_in_a_table_is_named() -> None:
    row = replace(TABLE.rows[0], cells={"c": Cell("x", 600_000)})
    assert changed(replace(LETTERS_TEXT, tables=(replace(TABLE, rows=(row,)),))) == ("Tabellen ”Udgifter” er rettet.",)


def test_bilag_that_come_go_and_change_are_named() -> None:
    first, second = LETTERS_TEXT.attachments
    third = Attachment("b3", 3, "Budget")
    other = replace(first, file=replace(FILE, digest="b" * 64))
    assert changed(replace(LETTERS_TEXT, attachments=(first, second, third))) == ("Bilag 3 (”Budget”) er kommet til.",)
    assert changed(replace(LETTERS_TEXT, attachments=(first,))) == ("Bilag 2 (”Referat”) er taget ud.",)
    assert changed(replace(LETTERS_TEXT, attachments=(other, second))) == ("Bilag 1 (”Kort”) er rettet.",)


def test_a_document_of_our_own_behind_the_letter_is_bound_with_it() -> None:
    bilag = (Attachment("b1", 1, "Notat", annex_id="a"),)
    annex = Manuscript(Document("a", "annex", "Notat"), (ECONOMY,))
    was = replace(LETTERS_TEXT, attachments=bilag, annexes=(annex,))
    now = replace(was, annexes=(replace(annex, blocks=(SCHOOL,)),))
    assert changed(now, was) == ("Bilag 1 (”Notat”) er rettet.",)


def test_where_nearly_everything_differs_the_rest_is_counted() -> None:
    many = with_blocks(*(Block(f"n{n}", runs=(Run(f"Nyt afsnit {n}"),)) for n in range(30)))
    told = changed(many)
    assert len(told) == 12
    assert told[-1].startswith("Der er ")
