"""A body is called what it was called on the day."""

from datetime import date

import pytest

from kk_desktop.domain.people import Body, BodyKind, BodyName

COMMITTEE = Body(
    "b",
    BodyKind.COMMITTEE,
    (
        BodyName("Vejudvalget", "VU", None, date(2009, 12, 31)),
        BodyName("Vej- og Parkudvalget", "VPU", date(2010, 1, 1), date(2021, 12, 31)),
        BodyName("Byrumsudvalget", "BYU", date(2024, 1, 1), None),
    ),
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1998, 3, 2), "Vejudvalget"),
        (date(2009, 12, 31), "Vejudvalget"),
        (date(2010, 1, 1), "Vej- og Parkudvalget"),
        (date(2021, 12, 31), "Vej- og Parkudvalget"),
        (date(2030, 1, 1), "Byrumsudvalget"),
    ],
)
def test_the_name_follows_the_documents_date(day: date, name: str) -> None:
    assert COMMITTEE.name_on(day).name == name


@pytest.mark.parametrize("day", [None, date(2022, 6, 1)])
def test_the_newest_name_stands_where_no_date_decides(day: date | None) -> None:
    assert COMMITTEE.name_on(day).abbreviation == "BYU"
