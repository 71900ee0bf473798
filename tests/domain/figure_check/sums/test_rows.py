"""Which amounts stand in one row: no details, rates or other years, and lists and subtotals as they are meant."""

import pytest

from tests.domain.figure_check.told import claims, found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # What only tells of another amount, of each thing or of another year is no part.
        ("Løn koster 2,1 mio. kr., heraf 0,4 mio. kr. til vikarer. Husleje koster 0,9 mio. kr. I alt koster det {}.",
         ("2,1 mio. kr.", "0,9 mio. kr.")),
        ("Tag koster 2,1 mio. kr. mod ventet 1,8 mio. kr. Gulv koster 0,9 mio. kr. Samlet bliver det {}.",
         ("2,1 mio. kr.", "0,9 mio. kr.")),
        ("Grunden koster 2.500 kr. pr. m2, dvs. 2,1 mio. kr. Hertil kommer skat på 0,9 mio. kr. I alt er det {}.",
         ("2,1 mio. kr.", "0,9 mio. kr.")),
        ("Byen giver 2,1 mio. kr. og staten 0,9 mio. kr. (i 2024 hhv. 1,7 og 0,8 mio. kr.), tilsammen {}.",
         ("2,1 mio. kr.", "0,9 mio. kr.")),
        # A sum on the way stands for its parts.
        ("Fase 1 (1,4 mio. kr.) og fase 2 (0,7 mio. kr.), tilsammen 2,1 mio. kr., er i gang, og fase 3 (0,9 mio. kr.) "
         "venter. Alle tre faser koster herefter {}.", ("2,1 mio. kr.", "0,9 mio. kr.")),
        # The claim names its parts among others.
        ("Taget koster 2,1 mio. kr., haven 0,4 mio. kr. og gulvet 0,9 mio. kr. Tag og gulv koster tilsammen {}.",
         ("2,1 mio. kr.", "0,9 mio. kr.")),
        # What somebody has to spend is no limit.
        ("Den første bevilling var på 2,1 mio. kr. Den anden var på 0,9 mio. kr. Projektet har rådet over {} i alt.",
         ("2,1 mio. kr.", "0,9 mio. kr.")),
    ],
)  # fmt: skip
def test_the_amounts_of_a_row_are_those_that_stand_for_themselves(text: str, parts: tuple[str, ...]) -> None:
    assert ("green", "3,0 mio. kr.", *parts) in found(text.format("3,0 mio. kr."))
    assert ("red", "3,2 mio. kr.", *parts) in found(text.format("3,2 mio. kr."))


@pytest.mark.parametrize("marks", ["a) b) c) d)", "i) ii) iii) iv)", "- - - -", "1. 2. 3. 4."])
def test_a_list_is_one_row_however_it_is_marked(marks: str) -> None:
    items = ("2,35 mio. kr.", "7,80 mio. kr.", "3,25 mio. kr.", "1,05 mio. kr.")
    text = "\n".join(
        f"{mark} post {n}: {item}" for n, (mark, item) in enumerate(zip(marks.split(), items, strict=True))
    )
    assert found(f"Bevillingen på 14,45 mio. kr. er sammensat sådan:\n{text}\n")[0] == (
        "green",
        "14,45 mio. kr.",
        *items,
    )
    assert found(f"Bevillingen på 13,40 mio. kr. er sammensat sådan:\n{text}\n")[0] == ("red", "13,40 mio. kr.", *items)


def test_money_out_and_money_in_are_held_against_the_amount_they_are_told_of() -> None:
    text = "De 40 mio. kr. indarbejdes med en udgiftsbevilling på {} og en indtægtsbevilling på 20 mio. kr."
    assert found(text.format("60 mio. kr.")) == [("green", "40 mio. kr.", "60 mio. kr.", "20 mio. kr.")]
    assert found(text.format("65 mio. kr.")) == [("red", "40 mio. kr.", "65 mio. kr.", "20 mio. kr.")]


def test_a_row_that_nothing_is_added_to_is_all_of_it() -> None:
    text = "Rådet har afsat {} til huse. Solen får 4,2 mio. kr., Månen får 3,1 mio. kr., og Jorden får 1,3 mio. kr. "
    assert [verdict for verdict, *_ in found(text.format("9,6 mio. kr.") + "Hermed er hele beløbet fordelt.")] == [
        "red"
    ]
    assert found(text.format("9,6 mio. kr.") + "Resten fordeles senere.") == []


def test_what_only_tells_of_another_amount_must_not_be_counted_twice() -> None:
    text = "Løn koster 2,1 mio. kr., heraf 0,4 mio. kr. til vikarer. Husleje koster 0,9 mio. kr. I alt koster det {}"
    assert found(text.format("3,4 mio. kr.")) == [("red", "3,4 mio. kr.", "2,1 mio. kr.", "0,9 mio. kr.")]


def test_lines_with_a_name_and_an_amount_are_a_list() -> None:
    text = "Udgifter til lejren:\nBus: 12.500 kr.\nMad: 18.000 kr.\nTelte: 6.500 kr.\nI alt: {} kr.\n\nVi svarer gerne."
    assert ("red", "38.000 kr.") in claims(text.format("38.000"))
    assert ("green", "37.000 kr.") in claims(text.format("37.000"))


def test_what_is_asked_for_and_what_is_given_are_no_row() -> None:
    text = "Ansøgt: 90.000 kr.\nBevilget: 70.000 kr.\nEgne penge: 20.000 kr.\n\nBudgettet er på i alt 150.000 kr."
    assert "red" not in {verdict for verdict, _ in claims(text)}


def test_a_whole_is_divided_into_its_years() -> None:
    text = "1. at der gives 7,2 mio. kr. til hallen,\n2. at {} mio. kr. betales i 2019 og 2,3 mio. kr. i 2020."
    assert ("red", "7,2 mio. kr.") in claims(text.format("5,4"))
    assert ("green", "7,2 mio. kr.") in claims(text.format("4,9"))


def test_what_is_saved_is_taken_off() -> None:
    text = "Tag koster 5,8 mio. kr. og port 3,9 mio. kr. Der kan spares 0,7 mio. kr., så det samlede projekt koster {}."
    assert "red" not in {verdict for verdict, _ in claims(text.format("9,0 mio. kr"))}
