"""Where a section ends, and where it goes when it is moved up or down."""

from kk_desktop.domain.sections import Heading, place_above, place_below, section_at, section_end

# 0 text, 1 A, 2 text, 3 A.1, 4 text, 5 A.2, 6 B, 7 text, 8 B.1; nine blocks
HEADINGS = [Heading(name, number, level) for name, number, level in
            (("A", 1, 1), ("A1", 3, 2), ("A2", 5, 2), ("B", 6, 1), ("B1", 8, 2))]  # fmt: skip
COUNT = 9


def test_a_section_holds_all_below_it_up_to_the_next_of_its_level() -> None:
    assert [section_end(HEADINGS, place, COUNT) for place in range(5)] == [6, 5, 6, 9, 9]


def test_the_caret_above_the_first_heading_is_in_no_section() -> None:
    assert section_at(HEADINGS, 0) is None
    assert section_at(HEADINGS, 4) == HEADINGS[1]


def test_up_goes_past_the_section_above_and_never_past_the_text_before_the_first() -> None:
    assert [place_above(HEADINGS, place) for place in range(5)] == [None, None, 3, 1, 6]


def test_down_goes_past_the_section_below_or_into_the_next_heading() -> None:
    assert [place_below(HEADINGS, place, COUNT) for place in range(5)] == [9, 6, 8, None, None]
