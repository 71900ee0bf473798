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


def test_figures_that_follow_nothing_any_more_are_counted_apart_from_those_that_have_followed() -> None:
    figures = [
        replace(FIGURE, field=replace(FIGURE.field, id=str(n)), words=f"{n} kr.", now=f"{n} kr.") for n in range(3)
    ]
    known = first_seen(figures, seen([replace(each, words="9 kr.", now="9 kr.") for each in figures]))
    after = [figures[0], *(replace(each, now="", table="") for each in figures[1:])]
    told = news(after, known)
    assert told.words == (
        "1 tal i teksten har fulgt Tabel 1. A: 9 kr. → 0 kr."
        " 2 tal i teksten følger ikke noget mere og står, som de er: 1 kr.; 2 kr."
    )
    assert (told.is_warning, told.figures) == (True, tuple(after))
    assert news([replace(FIGURE, now="")], seen([FIGURE])).words == (
        "1 tal i teksten følger ikke noget mere og står, som det er: 5,0 mio. kr."
    )


def test_a_lost_figure_is_told_once_not_the_first_time_it_is_seen_and_again_when_it_was_back_between() -> None:
    lost = replace(FIGURE, now="", table="")
    assert not news([lost], first_seen([lost], {}))
    known = seen([lost])
    assert not news([lost], first_seen([lost], known))
    back = first_seen([FIGURE], known)
    assert not news([FIGURE], back)
    assert news([lost], first_seen([lost], back)).lost == (lost,)


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
