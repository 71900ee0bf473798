"""Advice on a document, with the block that it is about."""

from dataclasses import replace

import pytest

from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.style.manuscripts import advise
from kk_desktop.domain.text import Block, BlockKind, Run

LETTER = Document("d", "hearing_response", "Svar")


def written(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH, document: Document = LETTER) -> Manuscript:
    blocks = (Block(f"b{n}", kind, (Run(text),)) for n, text in enumerate(texts))
    return Manuscript(document, tuple(blocks))


def told(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(advice.block_id, advice.slip.quote) for advice in advise(manuscript)]


def test_advice_names_the_block_where_the_words_stand() -> None:
    assert told(written("En god tekst.", "Vi har har svaret.", "Her, fx. i Valby.")) == [
        ("b1", "har har"),
        ("b2", "fx."),
    ]


def test_two_styles_of_date_in_two_blocks_are_seen() -> None:
    assert told(written("Brev af 4. maj 2016.", "Svar af 12-06-2016.")) == [("b1", "12-06-2016")]


def test_a_word_that_ends_one_block_and_begins_the_next_is_not_doubled() -> None:
    assert told(written("Det skriver vi om", "om lidt.")) == []


def test_footnotes_are_read_and_what_others_have_said_is_not() -> None:
    note = Block("n", runs=(Run("Se noten"), Run(footnote="Løn m.v.. er med.")))
    quote = Block("q", BlockKind.QUOTE, (Run("Vi har har tabt, fx. i Valby."),))
    english = Block("e", runs=(Run("that that, fx. this", language="en"),))
    assert told(Manuscript(LETTER, (note, quote, english))) == [("n", "m.v..")]


def test_points_of_a_list_are_counted_against_the_number_before_them() -> None:
    items = [Block(f"i{n}", BlockKind.LIST_ITEM, (Run(text),)) for n, text in enumerate(("Job", "Bolig", "Skole"))]
    right, wrong = (Block("p", runs=(Run(f"Planen har {number} mål:"),)) for number in ("tre", "fire"))
    assert told(Manuscript(LETTER, (right, *items))) == []
    assert told(Manuscript(LETTER, (wrong, *items))) == [("p", "fire mål")]


@pytest.mark.parametrize(
    ("linked", "quotes"),
    [(0, []), (1, []), (7, []), (10, []), (6, ["7 af de 10 udsatte byområder"])],
)
def test_a_number_of_areas_is_held_against_those_the_document_is_linked_to(linked: int, quotes: list[str]) -> None:
    document = replace(LETTER, area_ids=tuple(f"a{n}" for n in range(linked)))
    manuscript = written("Det gælder 7 af de 10 udsatte byområder.", document=document)
    assert [advice.slip.quote for advice in advise(manuscript)] == quotes


@pytest.mark.parametrize(("kind", "count"), [("hearing_response", 1), ("memo", 0)])
def test_only_a_letter_has_one_voice(kind: str, count: int) -> None:
    text = "Udvalget støtter planen. Forvaltningen vil gerne deltage."
    assert len(advise(written(text, document=replace(LETTER, kind=kind)))) == count
