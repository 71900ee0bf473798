"""The same thing told with ``ca.``, and elsewhere without."""

import pytest

from tests.domain.figure_check.told import found


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Der skal anskaffes nye affaldsbeholdere. Anskaffelsen koster ca. 7 mio. kr.\n\nØkonomi\n"
         "Anskaffelsen af affaldsbeholderne koster {} og betales af takster.", "6,8 mio. kr.", "6,2 mio. kr."),
        ("Skøjtehallen skal renoveres. Renoveringen af skøjtehallen anslås til ca. 15 mio. kr.\n\nØkonomi\n"
         "Renoveringen af skøjtehallen er kalkuleret til {}", "14,8 mio. kr.", "13,1 mio. kr."),
        ("Tilbygningen til børnehuset forventes at koste ca. 25 mio. kr.\n\nFinansiering\n"
         "Tilbygningen koster {} at opføre.", "24,6 mio. kr.", "21,9 mio. kr."),
    ],
)  # fmt: skip
def test_what_ca_hardly_covers_cannot_be_settled(text: str, right: str, wrong: str) -> None:
    assert [verdict for verdict, *_ in found(text.format(right))] == ["green"]
    ((verdict, *quotes),) = found(text.format(wrong))
    assert verdict == "amber"
    assert quotes[1] == wrong


@pytest.mark.parametrize(
    "text",
    [
        "Renoveringen af skøjtehallen koster ca. 15 mio. kr.\n\nRenoveringen af svømmehallen koster 13,1 mio. kr.",
        "Anskaffelsen koster ca. 7 mio. kr. Heraf går 6,2 mio. kr. til beholdere.",
        "Tilbygningen koster ca. 25 mio. kr. Efter en ny projektering koster tilbygningen 21,9 mio. kr.",
        "Driften af huset koster ca. 7 mio. kr. årligt.\n\nOmbygningen af huset koster 6,2 mio. kr.",
        "Udgiften til busser er ca. 3 mio. kr. i 2025. Udgiften til busser er 2,5 mio. kr. i 2026.",
        "Lønudgifterne er ca. 5 mio. kr. Lønudgifterne til vikarer er 4,2 mio. kr.",
    ],
)
def test_another_thing_or_another_time_is_left_in_peace(text: str) -> None:
    assert found(text) == []
