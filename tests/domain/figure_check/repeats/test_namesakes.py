"""What is given to somebody by name, and the amount that the text comes back to."""

import pytest

from tests.domain.figure_check.told import found


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Der søges {} til Brobyggerne i Sydhavnen.\n\nØkonomi\nBeløbet på {} til Brobyggerne i Sydhavnen dækker løn.",
         "450.000 kr.", "540.000 kr."),
        ("Der bevilges {} til Husum Multihus.\n\nBevillingen på {} til Husum Multihus finansieres af kassen.",
         "2,4 mio. kr.", "2,8 mio. kr."),
        ("Til Ungdommens Hus søges {}. Det åbnede i 2019.\n\nBeløbet på {} til Ungdommens Hus dækker leje.",
         "250.000 kr.", "350.000 kr."),
        ("Der søges {} til renovering af Husum Bad.\n\nDe ansøgte {} til renovering af Husum Bad dækker fliser.",
         "1,2 mio. kr.", "1,5 mio. kr."),
        ("Der gives {} i tilskud til Kvarterhuset på Amager i 2024.\n\n"
         "Tilskuddet på {} til Kvarterhuset på Amager udbetales i maj.", "620.000 kr.", "460.000 kr."),
    ],
)  # fmt: skip
def test_an_amount_that_the_text_comes_back_to_is_the_same_as_before(text: str, first: str, second: str) -> None:
    assert found(text.format(first, second)) == [("red", second, first)]
    assert [finding[0] for finding in found(text.format(first, first))] in ([], ["green"])


def test_the_same_noun_and_name_have_one_amount_wherever_they_stand() -> None:
    text = "Tilskuddet til Pilehuset er på 640.000 kr.\n\nSagen\nTilskuddet til Pilehuset på {} udbetales i maj."
    assert found(text.format("460.000 kr.")) == [("red", "460.000 kr.", "640.000 kr.")]
    for quiet in ("640.000 kr.", "320.000 kr. pr. halvår", "500.000 kr. ekskl. moms", "500.000 kr. i 2023"):
        assert [finding for finding in found(text.format(quiet)) if finding[0] == "red"] == []


def test_a_thing_needs_no_name_to_have_one_amount() -> None:
    text = "Anlægsudgiften til skybrudsvejen er 41,3 mio. kr.\n\nAnlægsudgiften til skybrudsvejen på {} lånes."
    assert found(text.format("43,1 mio. kr.")) == [("red", "43,1 mio. kr.", "41,3 mio. kr.")]
    assert found(text.format("20,0 mio. kr. årligt")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Der søges 450.000 kr. til Brobyggerne. Bevillingen på 300.000 kr. til Brobyggerne gives i maj.",
        "Der søges 450.000 kr. til Brobyggerne. Beløbet på 300.000 kr. til Brobyggerne er lavere end ventet.",
        "Der gives 620.000 kr. til Multihuset i 2024. Tilskuddet på 460.000 kr. til Multihuset i 2023 er udbetalt.",
        "Der gives 620.000 kr. til Husum Hus og 300.000 kr. til Husum Bio. Beløbet på 400.000 kr. til Husum er nyt.",
        "Der gives 3,0 mio. kr. til Folkets Hus. Bevillingen på 2,5 mio. kr. til Folkets Hus i budget 2021 er udløbet.",
        "Første rate er 620.000 kr. til Multihuset. Beløbet på 500.000 kr. til Multihuset er anden rate.",
        "Der gives 2,4 mio. kr. til anlæg i Multihuset. Bevillingen på 1,8 mio. kr. til Multihuset er drift.",
        "Der gives 2,43 mio. kr. til Multihuset. Beløbet på 2,4 mio. kr. til Multihuset er fordelt.",
        "Der søges 900.000 kr. til drift af Husum Bad. Beløbet på 700.000 kr. til renovering af Husum Bad er nyt.",
        "Der gives 620.000 kr. til Kommunen. Beløbet på 500.000 kr. til Kommunen er moms.",
        "Der gives 620.000 kr. til Multihuset. Der gives 500.000 kr. til Multihuset.",
    ],
)
def test_two_amounts_to_the_same_name_may_differ_where_the_words_leave_room(text: str) -> None:
    assert [finding for finding in found(text) if finding[0] == "red"] == []


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Rådet støtter, at der gives {} til Åhuset i 2027. De {} til Åhuset i 2027 er givet godt ud.",
         "1,9 mio. kr.", "1,6 mio. kr."),
        ("Der søges {} til Åhuset. Forvaltningen anbefaler, at de {} til Åhuset bevilges.", "850 t.kr.", "580 t.kr."),
        ("Der afsættes {} til Åhuset i 2028.\n\nØkonomi\nBevillingen til Åhuset i 2028 på {} tages af reserven.",
         "2,4 mio. kr.", "2,9 mio. kr."),
    ],
)  # fmt: skip
def test_de_points_back_to_what_was_given(text: str, first: str, second: str) -> None:
    assert ("red", second, first) in found(text.format(first, second))
    assert not any(verdict == "red" for verdict, *_ in found(text.format(first, first)))


@pytest.mark.parametrize(
    "text",
    [
        "Der søges 850 t.kr. til Åhuset. I fjor gav udvalget 580 t.kr. De 580 t.kr. til Åhuset er brugt.",
        "Der gives 1,9 mio. kr. til Åhuset i 2027. De 1,6 mio. kr. til Åhuset i 2026 er brugt.",
        "Der søges 500.000 kr. til Åhuset. Giv dem, men ikke de 400.000 kr. til Åhuset, som naboen foreslår.",
        "Der gives 200.000 kr. til Åhuset. Heraf er de 150.000 kr. til Åhusets både.",
    ],
)
def test_de_may_point_at_another_amount(text: str) -> None:
    assert not any(verdict == "red" for verdict, *_ in found(text))
