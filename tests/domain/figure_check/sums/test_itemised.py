"""A total before a list of its items, or before brackets that share it out; what a list has some of, it is not."""

import pytest

from tests.domain.figure_check.told import red


def below(lead: str, *items: str) -> str:
    """A sentence with a list under it, and text that goes on."""
    return "\n".join((lead, *items)) + "\n\nDriften er uændret."


@pytest.mark.parametrize(
    ("right", "wrong", "lead", "items"),
    [
        (
            "6,90 mio. kr.",
            "6,80 mio. kr.",
            "Legepladsen er budgetteret til {} Beløbet er sammensat således:",
            ("- gynger: 4,30 mio. kr.", "- underlag, herunder bortkørsel: 1,65 mio. kr.", "- hegn: 0,95 mio. kr."),
        ),
        (
            "4,3 mio. kr.",
            "4,6 mio. kr.",
            "Istandsættelsen af Kulturhuset koster {} Udgiften fordeler sig på:",
            ("• scene og lys: 2,4 mio. kr.", "• foyer (herunder garderobe): 1,1 mio. kr.", "• køkken: 0,8 mio. kr."),
        ),
        (
            "2.200.000 kr.",
            "2.300.000 kr.",
            "Projektet er kalkuleret til {} Budgettet omfatter",
            ("- ledelse, 620.000 kr.", "- udstyr, inkl. montering, 1.340.000 kr.", "- formidling, 240.000 kr."),
        ),
        (
            "325.000 kr.",
            "352.000 kr.",
            "Museets indkøb beløb sig til {}:",
            ("- et maleri (olie), fx ramme: 265.000 kr.;", "- to skitser: 48.000 kr.;", "- pudsning: 12.000 kr."),
        ),
        (
            "369 mio. kr.",
            "396 mio. kr.",
            "Fripladser koster {} Regnestykket er:",
            ("1. fripladser: 212 mio. kr.", "2. søskendetilskud: 148 mio. kr.", "3. administration: 9 mio. kr."),
        ),
        (
            "120.000 kr.",
            "125.000 kr.",
            "Udvalget fik i 2025 {} Pengene er gået til følgende:",
            ("* have: 64.000 kr.", "* marked: 21.500 kr.", "* julearrangement, primært lys: 34.500 kr."),
        ),
    ],
)
def test_a_total_is_the_sum_of_the_items_below_it_whatever_their_names_hold(right, wrong, lead, items):
    assert red(below(lead.format(right), *items)) == []
    assert red(below(lead.format(wrong), *items)) == [wrong]


def test_a_detail_within_a_name_is_no_part_of_the_amount_before_it():
    text = "Legepladsen koster {}: gynger 310.000 kr., underlag, herunder kant, 145.000 kr. og bænke 45.000 kr."
    assert red(text.format("500.000 kr.")) == []
    assert red(text.format("510.000 kr.")) == ["510.000 kr."]


@pytest.mark.parametrize(
    "text",
    [
        below(
            "Projektet koster 5,0 mio. kr. Heri indgår bl.a.:", "- rådgivning: 0,6 mio. kr.", "- anlæg: 3,9 mio. kr."
        ),
        below("Puljen er på 8,0 mio. kr. De største tilskud er:", "- kor: 3,1 mio. kr.", "- teater: 2,7 mio. kr."),
        below(
            "Rammen er 14,0 mio. kr. Udvalget har hidtil godkendt:", "- fase 1: 5,0 mio. kr.", "- fase 2: 4,2 mio. kr."
        ),
        below("Der er søgt 900.000 kr. Vi indstiller følgende:", "- kor: 380.000 kr.", "- teater: 310.000 kr."),
        below(
            "Loftet er 500.000 kr. pr. projekt. Der er tre spor:",
            "- A: 140.000 kr.",
            "- B: 220.000 kr.",
            "- C: 175.000 kr.",
        ),
        below(
            "Budgettet er 6,0 mio. kr. Vi har fået tilbud:",
            "- A: 1,9 mio. kr.",
            "- B: 2,1 mio. kr.",
            "- C: 2,3 mio. kr.",
        ),
        below(
            "Bygningen er vurderet til 25 mio. kr. Der er gæld for:", "- lån: 14,5 mio. kr.", "- kredit: 3,2 mio. kr."
        ),
        below("Indtægterne er 2,4 mio. kr. Der er udgifter til:", "- løn: 1,3 mio. kr.", "- leje: 0,8 mio. kr."),
        below("Byggeriet koster 40 mio. kr. Kommunens andel fordeles på:", "- anlæg: 12 mio. kr.", "- it: 15 mio. kr."),
        "Udgiften er 6,0 mio. kr. I beløbet indgår løn med 2,3 mio. kr. og husleje med 1,6 mio. kr.",
    ],
)
def test_a_list_of_some_of_it_or_of_something_else_is_not_added_up(text):
    assert red(text) == []


@pytest.mark.parametrize(
    ("right", "wrong", "text"),
    [
        ("1,05 mia. kr.", "1,2 mia. kr.", "Efterslæbet er {} (640 mio. kr. på broer og 410 mio. kr. på veje)."),
        ("1,1 mia. kr.", "1,3 mia. kr.", "Efterslæbet er {} (640 mio. kr. på broer og 410 mio. kr. på veje)."),
        (
            "0,9 mio. kr.",
            "1,1 mio. kr.",
            "Det koster {} (450 t.kr. til el, 280 t.kr. til maler og 170 t.kr. til glas).",
        ),
        ("5,3 mio. kr.", "5,6 mio. kr.", "Hjemmet får {} – 3,4 mio. kr. til køkken og 1,9 mio. kr. til have – i 2026."),
        (
            "42,2 mio. kr.",
            "44,2 mio. kr.",
            "Vi bruger {} (28,5 mio. kr. i centrum og 13,7 mio. kr. i de øvrige bydele).",
        ),
        (
            "8,3 mio. kr.",
            "8,6 mio. kr.",
            "Hovedposterne i de {} er løn (1,2 mio. kr.), anlæg (6,4 mio. kr.) og it (0,7 mio. kr.).",
        ),
    ],
)
def test_brackets_and_dashes_that_share_a_total_out_have_all_of_it(right, wrong, text):
    assert red(text.format(right)) == []
    assert red(text.format(wrong)) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Udgiften er 3,4 mio. kr. (bl.a. 1,9 mio. kr. til løn og 0,9 mio. kr. til it).",
        "Udgiften er 3,4 mio. kr., primært 1,9 mio. kr. til løn og 0,9 mio. kr. til it.",
        "Udgiften er 3,4 mio. kr. (heraf 1,9 mio. kr. til løn og 0,9 mio. kr. til it).",
        "Udgiften er 3,5 mio. kr. (1,9 mio. kr. på løn, 0,9 mio. kr. på it osv.).",
        "Puljen er 8 mio. kr. (3,4 mio. kr. til børn, 3,1 mio. kr. til unge, resten til ældre).",
        "Puljen er 8 mio. kr. – 2,6 mio. kr. til børn, 3,1 mio. kr. til unge og et mindre beløb til ældre.",
        "Behovet er 1,4 mia. kr. – 600 mio. kr. mere end i 2022 og 500 mio. kr. mere end i 2020 – ifølge rådgiveren.",
        "Der er afsat 8,0 mio. kr. (mod 3,5 mio. kr. i 2024 og 4,1 mio. kr. i 2025).",
    ],
)
def test_brackets_with_some_of_it_or_with_other_years_are_left_alone(text):
    assert red(text) == []
