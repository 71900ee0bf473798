"""Advice on a document, with the block that it is about."""

from dataclasses import replace
from datetime import date

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


def test_a_document_linked_to_no_areas_is_held_against_its_hearings() -> None:
    manuscript = written("Det gælder 7 af de 10 udsatte byområder.")
    assert [advice.slip.quote for advice in advise(manuscript, areas=6)] == ["7 af de 10 udsatte byområder"]
    assert advise(manuscript, areas=10) == []


LOOKING_FORWARD = (
    "Udvalget vil den 4. april 2016 drøfte planen.",
    "Den 4. april 2016 vil forvaltningen fremlægge et udkast.",
    "Sagen behandles den 4. april 2016 i Økonomiudvalget.",
    "Aftalen træder i kraft den 4. april 2016.",
    "Bidrag bedes sendt, og svaret skal senest den 4. april 2016 ligge hos borgmesteren.",
    "Arbejdet forventes afsluttet den 4. april 2016.",
    "Mødet afholdes den 4. april 2016 på rådhuset.",
    "Planen skal derfor igen behandles den 4. april 2016.",
)
SAID_AS_IT_WAS = (
    "Udvalget drøftede planen den 4. april 2016.",
    "Udvalget besluttede den 4. april 2016, at planen skal i høring.",
    "Som det fremgik den 4. april 2016, vil planen blive fulgt op.",
    "Aftalen skal ses i lyset af beslutningen den 4. april 2016.",
    "Udvalget vil følge den plan, som blev vedtaget den 4. april 2016.",
    "Planen skulle være klar den 4. april 2016.",
    "I brev af 4. april 2016 skriver lokaludvalget, at ”mødet holdes den 4. april 2016”.",
    "Jf. referatet den 4. april 2016 vil der være to møder.",
    "Udvalget vil den 4. april 2017 drøfte planen.",
    "Mødet afholdes den 21. december 2016.",
    "Sagen behandles den 31. februar 2016.",
    "Lovens regler gælder fra den 4. april 2016.",
)


@pytest.mark.parametrize("sentence", LOOKING_FORWARD)
def test_a_date_that_is_looked_forward_to_lies_after_the_documents_own(sentence: str) -> None:
    dated = replace(LETTER, date=date(2016, 12, 21))
    assert told(written(sentence, document=dated)) == [("b0", "4. april 2016")]
    assert [advice.slip.quote for advice in advise(written(sentence), date(2016, 12, 21))] == ["4. april 2016"]
    assert advise(written(sentence), date(2016, 3, 1)) == []


@pytest.mark.parametrize("sentence", SAID_AS_IT_WAS)
def test_what_looks_back_or_lies_ahead_is_left_alone(sentence: str) -> None:
    assert told(written(sentence, document=replace(LETTER, date=date(2016, 12, 21)))) == []
