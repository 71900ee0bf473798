"""Names of areas: which spellings are one name, and which area a word means."""

import pytest

from kk_desktop.domain.area_names import find_areas, name_key, owner_of
from kk_desktop.domain.areas import Area, AreaKind

HOUSING, DISTRICT = AreaKind.DEPRIVED_HOUSING_AREA, AreaKind.DISTRICT
TINGBJERG = Area("t", HOUSING, "Tingbjerg/Utterslevhuse", aliases=("Tingbjerg",))
KITE = Area("å", HOUSING, "Ålekisten")
VALBY = Area("v", DISTRICT, "Valby")


@pytest.mark.parametrize(
    "spelling",
    [
        "Tingbjerg-Utterslevhuse",
        "tingbjerg / utterslevhuse",
        "TINGBJERG–UTTERSLEVHUSE",
        "boligområdet Tingbjerg/Utterslevhuse",
        "Tingbjerg og Utterslevhuse",
    ],
)
def test_other_hyphens_slashes_letters_and_small_words_are_the_same_name(spelling: str) -> None:
    assert name_key(spelling) == name_key("Tingbjerg/Utterslevhuse")


def test_two_a_are_a_ring_and_kgs_is_kongens() -> None:
    assert name_key("Aalekisten") == name_key("Ålekisten")
    assert name_key("Kgs. Enghave") == name_key("Kongens Enghave")
    assert name_key("Øster") != name_key("Oster")


def test_a_name_of_signs_alone_is_one_areas_too() -> None:
    assert owner_of([Area("s", DISTRICT, "😀")], " 😀", "") is not None
    assert name_key("/") != name_key("-")


def test_a_found_area_tells_which_alias_matched_and_the_printed_name_comes_first() -> None:
    areas = [TINGBJERG, KITE]
    (hit,) = find_areas(areas, "boligområdet Aalek")
    assert (hit.area, hit.alias) == (KITE, "")
    (hit,) = find_areas([Area("m", HOUSING, "Mjølnerparken", aliases=("Hothers Plads",))], "hothers-pl")
    assert hit.alias == "Hothers Plads"
    (hit,) = find_areas(areas, "tingbjerg")
    assert hit.alias == ""


def test_what_is_typed_is_also_found_as_it_stands() -> None:
    area = Area("k", HOUSING, "Kgs. Enghave m.v.")
    assert [hit.area for hit in find_areas([area], "kgs. e")] == [area]
    assert [hit.area for hit in find_areas([area], "m.v")] == [area]
    assert find_areas([area], "\ud83d") == []


def test_a_name_belongs_to_the_area_that_has_it_in_any_spelling() -> None:
    areas = [TINGBJERG, VALBY]
    assert owner_of(areas, "Tingbjerg - Utterslevhuse") is TINGBJERG
    assert owner_of(areas, "tingbjerg") is TINGBJERG
    assert owner_of(areas, "Tingbjerg", besides="t") is None
    assert owner_of(areas, "///") is None


def test_a_district_and_an_estate_may_be_printed_alike_but_not_two_districts() -> None:
    assert owner_of([VALBY], "Valby", kind=HOUSING) is None
    assert owner_of([VALBY], "valby", kind=DISTRICT) is VALBY
    assert owner_of([TINGBJERG], "Tingbjerg", kind=DISTRICT) is TINGBJERG
