"""Names over several lines are one name, per cents are shares or told, and titles keep no unit."""

from fractions import Fraction

import pytest

from kk_desktop.domain.budgets import RowKind
from kk_desktop.domain.raw_tables import RawCell

from .test_draft import drafted, printed, words

HEAD = ["1.000 kr. – 2025 p/l", "2025", "2026"]


def percent(share: str, decimals: int | None = 0) -> RawCell:
    return RawCell(number=Fraction(share), percent=True, decimals=decimals)


@pytest.mark.parametrize("shares", [("12,5%", "50 pct."), (percent("0.125", 1), percent("0.5", 1))])
def test_per_cents_that_fit_two_rows_are_their_share(shares: tuple[object, ...]) -> None:
    draft = drafted(HEAD, ["Løn", "100", "200"], ["Leje", "700", "200"], ["I alt", "800", "400"], ["Andel", *shares])
    *_, total, share = draft.table.rows
    assert (total.kind, share.kind) == (RowKind.TOTAL, RowKind.SHARE)
    assert (share.of_id, share.against_id) == (draft.table.rows[0].id, total.id)
    assert printed(draft)[-1] == ["Andel", "12,5\u00a0%", "50\u00a0%"]
    assert not words(draft)


def test_a_share_is_held_against_the_file_as_finely_as_the_file_tells_it() -> None:
    draft = drafted(HEAD, ["Løn", "1", "2"], ["Leje", "2", "1"], ["I alt", "3", "3"], ["Løns andel", "33 %", "67 %"])
    assert printed(draft)[-1] == ["Løns andel", "33,3\u00a0%", "66,7\u00a0%"]
    assert not words(draft)


def test_per_cents_that_fit_no_rows_are_told_cell_by_cell() -> None:
    draft = drafted(HEAD, ["Løn", "100", "200"], ["Leje", "700", "200"], ["Andel", "12,4 %", "51 %"])
    assert printed(draft)[-1] == ["Andel", "", ""]
    assert words(draft) == [
        "”12,4 %” er en andel, som ikke passer med rækkerne her. Feltet er tomt.",
        "”51 %” er en andel, som ikke passer med rækkerne her. Feltet er tomt.",
    ]


def test_a_share_that_two_rows_may_have_is_made_and_told() -> None:
    draft = drafted(HEAD, ["A", "1", "1"], ["B", "1", "1"], ["I alt", "2", "2"], ["Andel", "50 %", "50 %"])
    assert draft.table.rows[-1].kind is RowKind.SHARE
    assert words(draft) == ["”Andel” er læst som ”B” i forhold til ”I alt”. Andre rækker passer også. Se efter."]


@pytest.mark.parametrize(
    ("first", "rest", "name"),
    [
        ("Husleje og", "drift", "Husleje og drift"),
        ("Tilskud til", "Sundhedsplads", "Tilskud til Sundhedsplads"),
        ("Særlig indsats", "over for unge", "Særlig indsats over for unge"),
        ("Sundheds-", "plads", "Sundhedsplads"),
        ("Børne-", "og ungdomsklub", "Børne- og ungdomsklub"),
    ],
)
def test_a_name_over_two_lines_is_one_name(first: str, rest: str, name: str) -> None:
    draft = drafted(HEAD, ["Løn", "1", "2"], [first], [rest, "120", "(30)"], ["I alt", "121", "-28"])
    assert printed(draft) == [["Løn", "1", "2"], [name, "120", "-30"], ["I alt", "121", "-28"]]


@pytest.mark.parametrize("first", ["Udgifter", RawCell("Udgifter til", bold=True)])
def test_a_heading_stays_a_heading(first: object) -> None:
    draft = drafted(HEAD, [first], ["Løn", "1", "2"], ["Leje", "3", "4"])
    assert draft.table.rows[0].kind is RowKind.GROUP


def test_small_letters_go_on_with_nothing_where_all_names_begin_so() -> None:
    draft = drafted(HEAD, ["Udgifter"], ["løn", "1", "2"], ["leje", "3", "4"], ["Indtægter"], ["salg", "5", "6"])
    assert [row.label for row in draft.table.rows] == ["Udgifter", "løn", "leje", "Indtægter", "salg"]


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Budget for Sundhedsplads, 1.000 kr.", "Budget for Sundhedsplads"),
        ("Udgifter (1.000 kr., 2025 p/l)", "Udgifter"),
        ("Tabel 3. Udgifter (1.000 kr.) i klubberne – 2025 p/l", "Udgifter i klubberne"),
        ("Udgifter i 1.000 kr.", "Udgifter"),
        ("Fordeling af 5 mio. kr.", "Fordeling af 5 mio. kr."),
        ("Udgifter, løn", "Udgifter, løn"),
        ("Alle beløb er i 1.000 kr.", "Alle beløb er i 1.000 kr."),
    ],
)
def test_a_title_is_kept_without_the_unit_and_the_price_level_that_were_read(title: str, bare: str) -> None:
    assert drafted([title], ["", "2025", "2026"], ["Løn", "1", "2"]).table.title == bare


def test_the_facts_on_a_printed_sheet_are_no_title() -> None:
    facts = ["Tabel: 8"], ["Sag: 2011-40035"], ["Prisniveau: 2025 p/l"]
    draft = drafted(["Indsatsudgifter"], ["Pr. 21. marts 2025."], *facts, ["Mio. kr.", "2025"], ["Løn", "1"])
    assert (draft.table.number, draft.table.title) == ("8", "Indsatsudgifter")
    assert draft.table.corner == "mio. kr. – 2025 p/l"
    assert words(draft) == ["Over tabellen stod også ”Pr. 21. marts 2025.” og ”Sag: 2011-40035”."]


def test_the_unit_and_level_of_a_title_are_the_tables() -> None:
    table = drafted(["Udgifter (1.000 kr., 2025 p/l)"], ["", "2025", "2026"], ["Løn", "1", "2"]).table
    assert table.corner == "1.000 kr. – 2025 p/l"


def test_a_sum_over_a_cell_that_was_left_empty_is_not_called_wrong() -> None:
    draft = drafted(HEAD, ["Løn", "1", "560"], ["Leje", "2", "se bilag"], ["I alt", "3", "700"])
    assert words(draft)[1:] == [
        "”I alt” er 700 under 2026; ”Leje” mangler i summen. Rækken er hentet, som den står, og regnes ikke ud."
    ]


def test_a_share_is_of_the_row_it_is_named_after() -> None:
    draft = drafted(HEAD, ["A", "5", "5"], ["B", "5", "5"], ["I alt", "10", "10"], ["A's andel", "50 %", "50 %"])
    assert draft.table.rows[-1].of_id == draft.table.rows[0].id
    assert not words(draft)


def test_what_stands_in_words_beside_a_sum_is_told() -> None:
    draft = drafted(
        ["1.000 kr.", "2025", "Andel"], ["Nord", "5", "25 %"], ["Syd", "15", "75 %"], ["I alt", "20", "100 %"]
    )
    assert printed(draft)[0] == ["Nord", "5", "25\u00a0%"]
    assert words(draft) == ["”100 %” ud for ”I alt” er ikke hentet med. Rækken regnes ud og har kun tal."]
