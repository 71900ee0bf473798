"""Names follow each other without overlapping, and a border between two of them moves both."""

from dataclasses import replace
from datetime import date

import pytest

from kk_desktop.domain.people import BodyName, Party, Person, Role
from kk_desktop.domain.validity import (
    clash_of_letters,
    first_overlap,
    gaps,
    party_with,
    with_border_moved,
    with_name_from,
    write_period,
)

OLD = BodyName("Havneudvalget", "HU", None, date(2025, 12, 31))
NEW = BodyName("Kajudvalget", "KU", date(2026, 1, 1))


def test_a_new_name_ends_the_old_one_the_day_before() -> None:
    assert with_name_from([BodyName("Havneudvalget", "HU")], NEW) == (OLD, NEW)


def test_moving_where_a_name_begins_moves_where_the_one_before_ends() -> None:
    moved = with_border_moved((OLD, NEW), 1, BodyName("Kajudvalget", "KU", date(2026, 4, 1)))
    assert (moved[0].valid_to, moved[1].valid_from) == (date(2026, 3, 31), date(2026, 4, 1))
    back = with_border_moved(moved, 0, OLD)
    assert back == (OLD, NEW)


@pytest.mark.parametrize(("place", "day"), [(1, {"valid_from": date.min}), (0, {"valid_to": date.max})])
def test_a_border_at_the_end_of_time_is_told_as_two_names_at_once(place: int, day: dict[str, date]) -> None:
    assert first_overlap(with_border_moved((OLD, NEW), place, replace((OLD, NEW)[place], **day))) is not None


def test_a_time_without_a_name_and_two_names_at_once_are_found() -> None:
    late = BodyName("Kajudvalget", "", date(2026, 2, 1))
    assert gaps([late, OLD]) == [(date(2026, 1, 1), date(2026, 1, 31))]
    assert gaps([OLD, NEW]) == []
    assert first_overlap([OLD, NEW]) is None
    early = BodyName("Kajudvalget", "", date(2025, 12, 31))
    assert first_overlap([early, OLD]) == (OLD, early)


def test_a_letter_belongs_to_one_party_at_a_time() -> None:
    before = Party("1", "D", "Centrum", None, date(2007, 12, 31))
    after = Party("2", "d", "De Nye", date(2021, 1, 1))
    assert clash_of_letters([before, after]) is None
    assert clash_of_letters([before, Party("3", "D", "De Andre", date(2007, 12, 31))]) is not None
    days = (date(2007, 12, 31), date(2008, 1, 1), date(2021, 1, 1))
    assert [party_with([before, after], "D", day) for day in days] == [before, None, after]


@pytest.mark.parametrize(("first", "last", "words"), [
    (None, None, ""), (date(2026, 1, 1), None, "fra 1. januar 2026"),
    (None, date(2025, 12, 31), "til 31. december 2025"),
    (date(2010, 1, 1), date(2013, 12, 31), "fra 1. januar 2010 til 31. december 2013"),
])  # fmt: skip
def test_a_period_is_told_in_words(first: date | None, last: date | None, words: str) -> None:
    assert write_period(first, last) == words


def test_a_person_is_what_the_role_of_the_day_says() -> None:
    roles = (
        Role("Souschef", "b", None, None, date(2023, 12, 31)),
        Role("Kontorchef", "b", None, date(2024, 1, 1), date(2025, 6, 30)),
        Role("", None, "ø", date(2024, 3, 1), date(2024, 12, 31)),
    )
    person = Person("p", "Bo Lund", roles)
    days = (date(2023, 12, 31), date(2024, 1, 1), date(2024, 3, 1), date(2025, 7, 1))
    assert [person.title_on(day) for day in days] == ["Souschef", "Kontorchef", "Kontorchef", ""]
    assert [person.party_on(day) for day in days] == [None, None, "ø", None]
    assert person.roles_on(date(2025, 7, 1)) == ()
    assert person.title_on(None) == ""
