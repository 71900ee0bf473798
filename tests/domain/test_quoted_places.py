"""Quoted words are found again after the text around them, or some of them, have been changed."""

from kk_desktop.domain.quoted_places import Place, find_place
from kk_desktop.domain.text import Block, Run

QUOTE = "orienteres i januar 2017 om forslagene"


def _blocks(*texts: str) -> list[Block]:
    return [Block(f"b{number}", runs=(Run(text),)) for number, text in enumerate(texts)]


def test_words_are_found_where_they_stand_in_their_own_block():
    blocks = _blocks(QUOTE, f"Udvalget {QUOTE}.")
    assert find_place(blocks, "b1", QUOTE) == Place("b1", 9, len(QUOTE))


def test_words_whose_middle_was_changed_are_found_by_what_is_left():
    place = find_place(_blocks("Udvalget orienteres i januar 2017 om de nye forslag."), "b0", QUOTE)
    assert place == Place("b0", 9, len("orienteres i januar 2017 om"))


def test_words_that_were_moved_to_another_paragraph_are_found_there():
    blocks = _blocks("Noget andet.", f"Udvalget  {QUOTE.replace(' ', '  ')}")
    assert find_place(blocks, "gone", QUOTE) == Place("b1", 10, len(QUOTE.replace(" ", "  ")))


def test_a_paragraph_written_anew_is_shown_as_a_whole():
    assert find_place(_blocks("Helt nye ord."), "b0", QUOTE) == Place("b0")


def test_words_that_are_gone_with_their_paragraph_have_no_place():
    assert find_place(_blocks("Helt nye ord."), "gone", QUOTE) is None
    assert find_place([], None, "") is None
