"""A count that takes up a list again which stands before it, in the text or in a table."""

import pytest

from kk_desktop.domain.figure_check.model import SpokenRow, SpokenTable
from tests.domain.figure_check.told import listed


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Valby, Vanløse og Husum har søgt. Alle {} bydele får tilskud.", "tre", "fire"),
        ("Valby, Vanløse og Husum har søgt, og alle {} får tilskud.", "tre", "fire"),
        ("Bydelene Valby, Vanløse og Husum har søgt. De {} bydele får lige meget.", "tre", "fire"),
        ("Valby, Vanløse og Husum – i alt {} bydele – har søgt.", "tre", "fire"),
        ("Valby, Vanløse og Husum (i alt {} bydele) har søgt.", "tre", "fire"),
        ("Svar er kommet fra Ældrerådet, Handicaprådet og Udsatterådet. Det er {} råd.", "tre", "fire"),
        ("Nordgård Skole, Sydgård Skole og Vestgård Skole er med. De {} skoler begynder i maj.", "tre", "fire"),
        ("Kommunen sælger ejendommene Ryesgade 27, Vimmelskaftet 4 og Torvegade 9.\n\nPris\nDe {} ejendomme koster"
         " 9 mio. kr.", "tre", "fire"),
        ("Høringen samlede sig om disse temaer: trafik, støj og bolig. På de {} temaer er svaret det samme.",
         "tre", "fire"),
        ("Kriterierne er pris, kvalitet og levering. De {} kriterier vægter lige.", "tre", "fire"),
        ("Vi ønsker:\n- mere lys\n- flere bænke\n- bedre stier\n\nDe {} punkter er drøftet.", "tre", "fire"),
        ("Punkt 1. Lys\nPunkt 2. Luft\nPunkt 3. Renhold\n\nDe {} punkter er sendt i høring.", "tre", "fire"),
        ("Vi støtter forslag 1, 3 og 4. De {} forslag vil gøre en forskel.", "tre", "fire"),
        ("Linje 2A, 5C og 350S omlægges. De {} linjer kører ad Borups Allé.", "tre", "fire"),
        ("Der er talt i månederne marts, april og juni. For de {} måneder er tallet 40.", "tre", "fire"),
        ("Der gives støtte i fagene dansk, matematik og engelsk. I de {} fag er der 40 elever.", "tre", "fire"),
        ("Nordgård, Sydgård og Vestgård er de {} skoler, der er med.", "tre", "fire"),
        ("Afdelingerne Solen, Månen og Stjernen er nævnt. {} afdelinger ligger i Sundby.", "Alle tre", "Begge"),
        ("Til stede: Anne, Bo, Carl og Dan. {} af de syv medlemmer var mødt.", "Fire", "Fem"),
    ],
)  # fmt: skip
def test_a_count_that_points_back_is_held_against_the_row(text: str, right: str, wrong: str) -> None:
    assert "green" in [verdict for verdict, _ in listed(text.format(right))]
    assert ("red", wrong.removesuffix(" tre")) in listed(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        "Nordgård, Sydgård og Vestgård ligger i Valby. De to skoler i Vanløse er ikke med.",
        "Der gives penge til Koret, Klubben og Caféen. De fire forslag, der blev afvist, kan søge igen.",
        "Det gælder i de øvrige fem områder: Husum, Valby, Sundby, Bispebjerg og Nørrebro. De seks områder har hver sit"
        " sekretariat.",
        "Der er fire haller i byen. Af dem bruges hallerne Nord, Syd og Vest. De fire haller er fra 1970.",
        "Ejendommene Ryesgade 27, Vimmelskaftet 4 og Torvegade 9 er solgt.\n\nDe fire ejendomme på Vesterbro er ikke.",
        "Borgerne blev spurgt om: lys, luft og ro. De fire borgere var enige.",
        "De tre lokaler er Salen, Køkkenet og Depotet, og de to toiletter er ved indgangen.",
        "Nordgård, Sydgård og Vestgård har to spor.",
        "Indkøbet omfatter to biler, tre cykler og en trailer. De fem køretøjer leveres i maj.",
        "Nordgård, Sydgård og Vestgård har fået midler. Fire projekter er i gang.",
    ],
)
def test_a_row_before_a_count_is_not_always_of_the_same(text: str) -> None:
    assert [verdict for verdict, _ in listed(text) if verdict == "red"] == []


def test_those_present_and_those_missing_are_all() -> None:
    text = "Til stede var {} af rådets 9 medlemmer. Afbud fra Ole, Birthe og Jørgen K. Desuden deltog Tom."
    assert listed(text.format(6)) == [("green", "6")]
    assert listed(text.format(7)) == [("red", "7")]


def granted(rows: int) -> SpokenTable:
    """A table of so many grants."""
    names = ("Koret", "Klubben", "Caféen", "Haven", "Teltet")
    lines = [SpokenRow(name, "row", (str(10 * n),)) for n, name in enumerate(names[:rows], 1)]
    return SpokenTable("Tabel 1. Støttede projekter", "1.000 kr.", None, ("2026",), tuple(lines))


@pytest.mark.parametrize(
    "text",
    [
        "Der er givet tilsagn til {} projekter, jf. tabel 1.",
        "De {} projekter i tabellen er fra Valby.",
        "Der gives støtte til {} projekter. Fordelingen fremgår af tabel 1.",
        "Tabellens {} projekter er nye.",
        "I tabel 1 er de {} projekter vist.",
    ],
)
def test_a_count_that_points_at_a_table_is_held_against_its_rows(text: str) -> None:
    assert listed(text.format("fire"), granted(4)) == [("green", "fire")]
    assert listed(text.format("fem"), granted(4)) == [("red", "fem")]


def test_what_is_shared_out_is_what_a_table_without_a_name_for_it_shows() -> None:
    text = "Puljen fordeles på {} haver, jf. nedenstående tabel 1."
    assert listed(text.format("fire"), granted(4)) == [("green", "fire")]
    assert listed(text.format("fem"), granted(4)) == [("red", "fem")]


def test_a_table_says_nothing_of_other_things() -> None:
    assert listed("Der bor fem familier i gården, jf. tabel 1.", granted(4)) == []
    assert listed("Der er søgt om penge til fem nye projekter.", granted(4)) == []
    assert listed("I tabel 3 ses de fem projekter.", granted(4)) == []
    seen = listed("Udvalget har set på seks projekter. De fire projekter i tabellen støttes.", granted(4))
    assert seen == [("green", "fire")]
