"""An amount that is told again with its digits changed, or a thousand times too large or too small."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures


def red(text: str) -> list[tuple[str, ...]]:
    return [each.quotes for each in check_figures(text, ()).findings if each.verdict == "red"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Der søges 4,25 mio. kr. til ny belysning på Strandboulevarden.\n\nØkonomi\n"
         "De 4.250 kr. til ny belysning på Strandboulevarden tages af anlægspuljen.", ("4.250 kr.", "4,25 mio. kr.")),
        ("Tilskuddet er på 1,8 mio. kr.\n\nTilskuddet på 1.800 mio. kr. udbetales i to rater.",
         ("1.800 mio. kr.", "1,8 mio. kr.")),
        ("Der blev givet 27,5 mio. kr. til skolen. Bevillingen på 27.500 kr. er ikke brugt.",
         ("27.500 kr.", "27,5 mio. kr.")),
        ("Rammen er på 0,85 mia. kr. (8.500 mio. kr.).", ("8.500 mio. kr.", "0,85 mia. kr.")),
    ],
)  # fmt: skip
def test_the_same_digits_in_the_wrong_unit_are_told(text: str, quotes: tuple[str, ...]) -> None:
    assert red(text) == [quotes]


@pytest.mark.parametrize(
    "text",
    [
        "Der søges 4,25 mio. kr. til ny belysning. De 4.250 t.kr. til ny belysning tages af anlægspuljen.",
        "Tilskuddet er på 18.000 kr. pr. elev. I 2024 fik skolen 18 mio. kr.",
        "Huslejen er 12.000 kr. pr. måned, og salget gav 12 mio. kr.",
        "Festen koster 25.000 kr. De 25 mio. kr. til veje er en anden sag.",
        "Rammen er på 0,85 mia. kr. (850 mio. kr.).",
        "Busserne kostede 3,6 mio. kr. Foreningen søger om tilskud til leje. Tilskuddet på 3.600 kr. pr. hold gives.",
    ],
)
def test_other_money_with_the_same_digits_is_left_in_peace(text: str) -> None:
    assert red(text) == []


def test_an_amount_larger_than_any_budget_of_ours_is_read() -> None:
    (finding,) = check_figures(
        "Staten bruger 1.200 mia. kr., fordelt med 700 mia. kr. til drift og 600 mia. kr. til overførsler.", ()
    ).findings
    assert (finding.verdict, finding.quotes[0]) == ("red", "1.200 mia. kr.")


_TOLD_AGAIN = (
    ("Købesummen for Fabriksvej 8 er 9,85 mio. kr.\n\nSagsfremstilling\nParterne er enige om en købesum på {}.",
     "9,85 mio. kr.", "9,58 mio. kr."),
    ("Det årlige tilskud til Cykelbanen er 325.000 kr.\n\nAftalen giver Cykelbanen et årligt tilskud på {}.",
     "325.000 kr.", "352.000 kr."),
    ("Anlægsudgiften er 18.650.000 kr. Forvaltningen anbefaler, at anlægsudgiften på {} finansieres af kassen.",
     "18.650.000 kr.", "16.850.000 kr."),
    ("Vi ansøger om 48.000 kr. til en sommerlejr. Hvis vi ikke får de {}, må vi aflyse.", "48.000 kr.", "84.000 kr."),
    ("Byrådet gav i maj 1,45 mio. kr. (1.{} kr.) til skaterbanen.", "450.000", "540.000"),
    ("Til sommerlejren søges 60.000 kr. Kan de {} udbetales i maj?", "60.000 kr.", "60 kr."),
    ("Forløbet koster 18.400 kr. pr. deltager. Deltagerprisen på {} er fast.", "18.400 kr.", "18,4 mio. kr."),
    ("Der afsættes 6,5 mio. kr. til taget. De afsatte {} dækker også stilladset.", "6,5 mio. kr.", "6.500 kr."),
    ("Besparelsen er 2.350 t.kr. årligt. Udvalget skal beslutte, om de {} skal bruges på kurser.",
     "2,35 mio. kr.", "2,35 mia. kr."),
    ("Tilskuddet til Kvarterhuset er på 640.000 kr. om året.\n\nForvaltningen indstiller, at tilskuddet "
     "på {} videreføres.",
     "640.000 kr.", "460.000 kr."),
    ("Projektet har et budget på 7,9 mio. kr.\n\nDer er opbakning til projektet, men budgettet på {} er stramt.",
     "7,9 mio. kr.", "9,7 mio. kr."),
    ("Kommunens tilskud til foreningen er 85.000 kr. årligt. Foreningen oplyser, at tilskuddet fra "
     "kommunen på {} dækker huslejen.",
     "85.000 kr.", "85 mio. kr."),
    ("Legepladsen på Otto Brandts Plads koster 1,35 mio. kr.\n\nUdgiften til legepladsen på Otto Brandts "
     "Plads er {} og afholdes i 2025.",
     "1,35 mio. kr.", "1.350 mio. kr."),
    ("Der er afsat 450 t.kr. til træplantning i 2025. Træplantningen koster {}, og træerne leveres i marts.",
     "450 t.kr.", "450 mio. kr."),
    ("Ansøgningen lyder på 340.000 kr. til scenelys. Udvalget bevilgede de ansøgte {} til scenelys.",
     "340.000 kr.", "340 kr."),
    ("Renoveringen af Bellahøj Skole er anslået til 84,6 mio. kr. Budgettet for renoveringen af Bellahøj Skole er {}.",
     "84,6 mio. kr.", "84.600 kr."),
)  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), _TOLD_AGAIN)
def test_an_amount_told_again_is_the_same(text: str, right: str, wrong: str) -> None:
    assert red(text.format(right)) == []
    assert len(red(text.format(wrong))) == 1


_OTHERS = (
    "I 2023 kostede sommerskolerne 13,4 mio. kr. I 2024 kostede sommerskolerne 14,3 mio. kr.",
    "Budgettet for 2025 er 8,2 mio. kr. mod 7,9 mio. kr. i 2024. I 2023 var mindreforbruget 0,6 mio. kr.",
    "Salget gav 2,0 mio. kr. i 2023 og 2,6 mio. kr. i 2024, en fremgang på 30 pct. Udgiften til annoncer "
    "steg med 0,1 mio. kr.",
    "Kvarterhuset får 640.000 kr. i tilskud, og Medborgerhuset får 460.000 kr. i tilskud.",
    "Tilskuddet til Nord er 325.000 kr. Tilskuddet til Syd er 352.000 kr.",
    "Anlægsudgiften er 18,6 mio. kr. for skolen. Anlægsudgiften er 16,8 mio. kr. for hallen.",
    "Udgiften er 5,2 mio. kr. i 2025. Udgiften er 2,5 mio. kr. i 2026.",
    "Der er afsat 60.000 kr. til lejren. De unge betaler 60 kr. hver.",
)


@pytest.mark.parametrize("text", _OTHERS)
def test_what_is_for_others_may_look_alike(text: str) -> None:
    assert red(text) == []
