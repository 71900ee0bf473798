"""How a list is looked at: kept and read again, told in words, and years as one writes them."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kk_desktop.domain.initiative_cells import cell_text, spoken, spoken_period
from kk_desktop.domain.initiative_lists import (
    InitiativeColumn,
    InitiativeFilter,
    InitiativeView,
    filter_words,
    read_years,
    view_from_json,
    view_to_json,
    years_told,
)
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.many_changed import ManyChanged
from kk_desktop.domain.rows import InitiativeRow

WHOLE = InitiativeView(
    InitiativeFilter("tryg", ("n",), (InitiativeStatus.IDEA,), ("biu",), ("p",), 2014, 2016, without_amount=True),
    (InitiativeColumn.TITLE, InitiativeColumn.CHANGED, InitiativeColumn.AREAS),
    InitiativeColumn.AMOUNT,
    descending=True,
    by_status=False,
)
ROW = InitiativeRow("a", "Læsecafé", InitiativeStatus.ONGOING, ("Tingbjerg",), 500_000_000, 2014, "2014-05", "2017")


@pytest.mark.parametrize("view", [WHOLE, InitiativeView()])
def test_a_view_is_the_same_after_it_was_kept(view: InitiativeView) -> None:
    assert view_from_json(json.loads(json.dumps(view_to_json(view)))) == view


def test_what_this_program_does_not_know_of_a_kept_view_is_left_out() -> None:
    kept = {
        "filter": {"statuses": ["idea", "paused"], "year_from": "2014", "area_ids": "n", "text": 7, "mood": "good"},
        "columns": ["areas", "weather"],
        "sorted_by": "weather",
        "descending": "yes",
    }
    expected = InitiativeView(
        InitiativeFilter(statuses=(InitiativeStatus.IDEA,)), (InitiativeColumn.TITLE, InitiativeColumn.AREAS)
    )
    assert view_from_json(kept) == expected
    assert view_from_json({"filter": [], "columns": None}) == InitiativeView()


def test_a_filter_is_told_in_words() -> None:
    names = {"n": "Nørrebro", "biu": "BIU", "sud": "SUD", "tmu": "TMU", "öu": "ØU", "p": "Politik 2017"}
    told = filter_words(replace(WHOLE.filter, body_ids=("biu", "sud", "tmu")), names)
    assert told == ["”tryg”", "Nørrebro", "BIU, SUD og TMU", "Politik 2017", "Idé", "2014–2016", "mangler beløb"]
    assert filter_words(InitiativeFilter(body_ids=("biu", "sud", "tmu", "öu")), names) == ["4 udvalg"]
    assert filter_words(InitiativeFilter("  "), names) == []


@pytest.mark.parametrize(
    ("text", "years", "told"),
    [
        ("", (None, None), ""),
        ("2014", (2014, 2014), "2014"),
        ("2014 - 2016", (2014, 2016), "2014–2016"),
        ("Fra 2014 til 2016", (2014, 2016), "2014–2016"),
        ("fra 2014", (2014, None), "fra 2014"),
        ("til 2016", (None, 2016), "til 2016"),
    ],
)
def test_years_are_read_as_they_are_written(text: str, years: tuple[int | None, int | None], told: str) -> None:
    assert read_years(text) == years
    assert years_told(*years) == told


@pytest.mark.parametrize("text", ["i fjor", "2016-2014", "14", "31.2.2014", "2014-2016-2018", "😀"])
def test_years_that_cannot_be_read_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match=r"kan ikke læses\. Skriv fx 2014, 2014-2016 eller fra 2014\."):
        read_years(text)


def test_a_cell_says_the_same_everywhere() -> None:
    row = replace(
        ROW, decided_by="BIU", decided_on=date(2012, 11, 12), changed_at=datetime(2025, 3, 21, 23, 30, tzinfo=UTC)
    )
    told = {column: cell_text(row, column, UTC) for column in InitiativeColumn}
    assert told[InitiativeColumn.AMOUNT] == "5,0"
    assert told[InitiativeColumn.PRICE_LEVEL] == "2014 p/l"
    assert told[InitiativeColumn.PERIOD] == "2014-2017"
    assert told[InitiativeColumn.DECISION] == "BIU 12.11.12"
    assert told[InitiativeColumn.CHANGED] == "21-03-2025"
    without = replace(ROW, amount_ore=None, price_level=None)
    assert cell_text(without, InitiativeColumn.AMOUNT) == "–"
    assert cell_text(replace(without, has_levels=True), InitiativeColumn.PRICE_LEVEL) == "flere prisniveauer"


def test_who_hears_a_row_is_told_all_of_it() -> None:
    assert spoken(ROW) == "Læsecafé, I gang, Tingbjerg, 5,0 mio. kr., fra maj 2014 til 2017"
    assert spoken_period(replace(ROW, period_to="")) == "fra maj 2014, og er i gang"
    ended = replace(ROW, status=InitiativeStatus.ENDED)
    assert spoken_period(replace(ended, period_to="")) == "fra maj 2014, slutningen er ukendt"
    assert spoken_period(replace(ended, period_from="")) == "slutter 2017, begyndelsen er ukendt"
    assert spoken_period(replace(ended, period_from="", period_to="")) == "perioden er ukendt"


def test_those_that_could_not_be_changed_are_told_with_the_reason() -> None:
    assert ManyChanged(12).danish == "12 indsatser er rettet."
    assert ManyChanged(0, same=2).danish == "Ingen indsatser er rettet. 2 stod sådan i forvejen."
    became = ManyChanged(1, gone=("Jobfirst", "IPS"), refused=("Café",))
    assert became.danish == (
        "1 indsats er rettet. ”Jobfirst” og ”IPS” er slettet imens."
        " ”Café” er ikke rettet: perioden ville slutte, før den begynder."
    )
