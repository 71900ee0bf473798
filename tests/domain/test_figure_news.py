"""What is new in a text's figures to somebody who has seen them before."""

from dataclasses import replace

from kk_desktop.domain.figure_news import ShownFigure, first_seen, news, remembered, seen
from kk_desktop.domain.text import Field, FieldSource

FIGURE = ShownFigure(
    "b", Field("f", FieldSource.BUDGET_CELL, "r:c", "mio1"), "5,0 mio. kr.", "5,0 mio. kr.", "Tabel 1. A"
)


def test_what_is_seen_for_the_first_time_is_no_news() -> None:
    assert not news([FIGURE], first_seen([FIGURE], {}))


def test_a_figure_that_has_followed_is_news_until_it_is_seen_and_none_when_it_is_back() -> None:
    known = seen([FIGURE])
    followed = replace(FIGURE, words="5,2 mio. kr.", now="5,2 mio. kr.")
    assert news([followed], known).words == "1 tal i teksten har fulgt Tabel 1. A: 5,0 mio. kr. → 5,2 mio. kr."
    assert news([followed], first_seen([followed], known)).figures == (followed,)
    assert not news([FIGURE], known)
    assert not news([followed], seen([followed]))


def test_a_figure_written_otherwise_by_hand_is_no_news() -> None:
    by_hand = replace(FIGURE, field=replace(FIGURE.field, form="tkr"), words="5.000 t.kr.", now="5.000 t.kr.")
    assert not news([by_hand], first_seen([by_hand], seen([FIGURE])))


def test_a_text_left_behind_is_told_also_the_first_time_until_it_is_seen_and_again_when_it_goes_on() -> None:
    behind = replace(FIGURE, now="5,2 mio. kr.")
    known = first_seen([behind], {})
    told = news([behind], known)
    assert told.words == "Tabel 1. A er ændret siden: 5,0 mio. kr. i teksten, 5,2 mio. kr. i tabellen."
    assert told.behind == (behind,)
    assert not news([behind], seen([behind]))
    assert news([replace(behind, now="5,3 mio. kr.")], first_seen([behind], seen([behind]))).behind
    assert not news([replace(FIGURE, now="")], known)


def test_what_a_machine_has_kept_is_read_and_anything_else_is_as_never_seen() -> None:
    known = seen([FIGURE])
    assert remembered({key: list(facts) for key, facts in known.items()}) == known
    assert remembered({"f": ["r:c"], "g": "mio1"}) == {}


def test_what_is_gone_from_the_text_is_forgotten() -> None:
    assert first_seen([], seen([FIGURE])) == {}


def test_only_some_of_many_are_told_one_by_one() -> None:
    figures = [replace(FIGURE, field=replace(FIGURE.field, id=str(n)), words=f"{n} kr.") for n in range(5)]
    known = seen([replace(each, words="9 kr.") for each in figures])
    assert news(figures, known).words == (
        "5 tal i teksten har fulgt Tabel 1. A: 9 kr. → 0 kr.; 9 kr. → 1 kr.; 9 kr. → 2 kr.; og 2 mere."
    )
