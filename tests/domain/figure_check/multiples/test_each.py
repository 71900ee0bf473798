"""So much to each, and what it is in all."""

import pytest

from tests.domain.figure_check.told import claims, found


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("De fire klubber får hver 250.000 kr. Det er en udgift på {}", "1.000.000 kr.", "1.250.000 kr."),
        ("Seks skoler får hver 80.000 kr., så der bruges {}", "480.000 kr.", "420.000 kr."),
        ("Der bruges {}, idet hver af de fem klubber får 40.000 kr.", "200.000 kr.", "240.000 kr."),
        ("Puljen på {} er delt i ti portioner på 30.000 kr.", "300.000 kr.", "330.000 kr."),
        ("Legatet på {} deles mellem seks kunstnere, som hver får 40.000 kr.", "240.000 kr.", "280.000 kr."),
        ("12 klubber deler {}, hvilket giver 80.000 kr. pr. klub i gennemsnit.", "960.000 kr.", "860.000 kr."),
        (
            "Der er uddelt {} til 15 foreninger. Det er gennemsnitligt 30.000 kr. til hver.",
            "450.000 kr.",
            "540.000 kr.",
        ),
    ],
)
def test_so_many_times_the_amount_is_the_whole(text: str, right: str, wrong: str) -> None:
    ((holds, *_),), ((fails, *quotes),) = found(text.format(right)), found(text.format(wrong))
    assert (holds, fails, wrong in quotes) == ("green", "red", True)


@pytest.mark.parametrize(
    "text",
    [
        "De fire klubber får hver 250.000 kr. Projektet koster i alt 1.600.000 kr., og resten er til løn.",
        "De tre bevillinger på 1,0 mio. kr., 1,5 mio. kr. og 2,0 mio. kr. giver tilsammen 4,5 mio. kr.",
        "Seks skoler får hver 80.000 kr., så puljen på 500.000 kr. er næsten brugt.",
        "Der er søgt om 515.000 kr. fordelt på tre ansøgninger på 250.000 kr., 175.000 kr. og 90.000 kr.",
        "Fem klubber får hver 30.000 kr. Udgiften er højere end sidste års 140.000 kr.",
        "Ti klubber får hver 20.000 kr. Det er 5.000 kr. mere end i 2025.",
        "Ti klubber får hver 20.000 kr. Det er en del af puljen på 1.000.000 kr.",
    ],
)
def test_another_amount_is_not_the_whole_of_what_each_gets(text: str) -> None:
    assert not any(verdict == "red" for verdict, _ in claims(text))
