"""Lines: ragged right, hyphens where Danish allows them, and what may never be divided."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.amounts import NBSP
from kk_desktop.domain.spaces import bind
from kk_desktop.printing.characters import clean
from kk_desktop.printing.fonts import SOFT_HYPHEN, face
from kk_desktop.printing.lines import Line, Look, Piece, break_lines
from kk_desktop.printing.tagging.tree import Element

MEASURE = 326.0
LOOK = Look(face("regular"), 10.5)


def broken(text: str, measure: float = MEASURE, **options: bool) -> list[Line]:
    return break_lines([Piece(text, LOOK, Element("P"))], measure, **{"hyphenate": True, **options})


def text_of(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


WORDS = "beskæftigelsesindsatserne integrationsforvaltningens kontanthjælpsmodtagerne og i virksomhedsforberedende på "


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=80), st.integers(60, 400))
def test_no_line_is_wider_than_the_measure_and_no_word_is_lost(words: list[str], measure: int) -> None:
    lines = broken(" ".join(words), measure)
    assert all(line.width <= measure + 0.1 for line in lines)
    assert "".join(text_of(line) for line in lines).replace(SOFT_HYPHEN, "").split() == words


@given(st.lists(st.sampled_from(WORDS.split()), min_size=20, max_size=80), st.integers(80, 330))
def test_three_lines_running_never_end_with_a_hyphen(words: list[str], measure: int) -> None:
    hyphens = [text_of(line).endswith(SOFT_HYPHEN) for line in broken(" ".join(words), measure)]
    assert not any(all(hyphens[n : n + 3]) for n in range(len(hyphens) - 2))


@given(st.integers(60, 330))
def test_at_least_three_letters_stand_on_either_side_of_a_hyphen(measure: int) -> None:
    lines = [text_of(line) for line in broken(WORDS * 6, measure)]
    for line, following in itertools.pairwise(lines):
        if line.endswith(SOFT_HYPHEN):
            assert len(line.split()[-1]) >= 4
            assert len(following.split()[0]) >= 3


def test_the_last_line_of_a_paragraph_is_more_than_the_end_of_a_word() -> None:
    for start in range(30):
        lines = broken("x " * start + WORDS * 2 + "sammenhængskraften")
        assert "sammenhængskraften" in text_of(lines[-1])


def test_nothing_is_divided_where_hyphens_are_not_wanted() -> None:
    lines = broken(WORDS * 5, hyphenate=False)
    assert not any(SOFT_HYPHEN in text_of(line) for line in lines)


@pytest.mark.parametrize(
    "bound",
    [
        "5 mio. kr.", "50 %", "§ 31", "jf. bilag 4", "12. november", "7 dir.", "1) ’IPS", "0,66 mio. kr.", "nr. 4",
        "2,95 mia. kr.", "kl. 14", "ca. 24 mio. kr.", "punkt 6", "Tabel 1", "63.000 kr.", "§§ 31",
    ],
)  # fmt: skip
def test_what_belongs_together_stays_on_one_line(bound: str) -> None:
    assert bind(bound) == bound.replace(" ", NBSP)
    for start in range(40):
        lines = [text_of(line) for line in broken(bind("en to " * start + bound + " og så videre"), hyphenate=False)]
        assert any(bound.replace(" ", NBSP) in line for line in lines)


@pytest.mark.parametrize("span", ["2011-2014", "1-15", "23.-24."])
def test_a_span_of_figures_does_not_break(span: str) -> None:
    for start in range(40):
        assert any(span in text_of(line) for line in broken("ord " * start + span + " slut"))


def test_ordinary_words_are_not_bound() -> None:
    assert bind("den 4 gange og 3 uger i kr og mio") == "den 4 gange og 3 uger i kr og mio"


def test_a_word_wider_than_the_page_is_cut_without_a_hyphen() -> None:
    lines = broken("https://eksempel.dk/" + "0123456789" * 40)
    assert len(lines) > 4
    assert "".join(text_of(line) for line in lines) == "https://eksempel.dk/" + "0123456789" * 40


def test_a_word_with_its_own_hyphen_breaks_after_it() -> None:
    for start in range(60):
        lines = [text_of(line) for line in broken("x " * start + "Tingbjerg-Utterslevhuse", hyphenate=False)]
        assert "".join(lines).endswith("Tingbjerg-Utterslevhuse")
    assert any(
        text_of(line).endswith("Tingbjerg-")
        for start in range(60)
        for line in broken("x " * start + "Tingbjerg-Utterslevhuse slut", hyphenate=False)
    )


def test_empty_text_is_one_empty_line() -> None:
    assert [text_of(line) for line in broken("")] == [""]
    assert [text_of(line) for line in broken("   ")] == [""]


def test_text_is_cleaned_of_what_no_page_can_show() -> None:
    missing: set[str] = set()
    dirty = "a\x00b\u202ec\u200bd\te\r\nf\u2028g e\u0301 \ud800 ☐"
    assert clean(dirty, LOOK.face, missing) == "abcd e\nf\ng é � �"
    assert missing == {"\ud800", "☐"}


@given(st.text(alphabet=st.characters(), max_size=60))
def test_cleaned_text_holds_only_what_the_typeface_has(text: str) -> None:
    cleaned = clean(text, LOOK.face, set())
    assert all(character == "\n" or LOOK.face.has(character) for character in cleaned)
