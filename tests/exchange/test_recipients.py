"""Lists of recipients as people paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.recipients import Recipient
from kk_desktop.exchange.recipients import read_recipients, write_recipients

VALBY = Recipient("Valby Lokaludvalg", ("Valby Tingsted 7", "2500 Valby"))
VANLOESE = Recipient("Vanløse Lokaludvalg", ("Frode Jakobsens Plads 4", "2720 Vanløse"))


def read(text: str) -> list[Recipient | None]:
    return [entry.recipient for entry in read_recipients(text)]


def test_one_to_a_line_needs_no_more_than_names():
    assert read("Valby Lokaludvalg\r\n  Vanløse   Lokaludvalg \n\n") == [
        Recipient("Valby Lokaludvalg"), Recipient("Vanløse Lokaludvalg"),
    ]  # fmt: skip


def test_an_address_on_one_line_is_taken_apart_at_its_commas():
    assert read("Valby Lokaludvalg, Valby Tingsted 7, 2500 Valby") == [VALBY]


def test_a_comma_in_a_name_stays():
    assert read("Kultur, Fritid og Erhverv") == [Recipient("Kultur, Fritid og Erhverv")]


def test_blocks_of_lines_lie_between_empty_lines():
    valby, vanloese = ("\n".join((each.name, *each.address)) for each in (VALBY, VANLOESE))
    text = f"{valby}\n \n\n{vanloese}\n"
    assert read(text) == [VALBY, VANLOESE]


def test_cells_with_heads_are_taken_by_their_heads():
    text = (
        "Nr\tAdresse\tPostnr.\tBy\tModtager\tE-mail\n"
        "1\tValby Tingsted 7\t2500\tValby\tValby Lokaludvalg\tvalby@eksempel.dk\n"
        "2\tFrode Jakobsens Plads 4\t2720\tVanløse\tVanløse Lokaludvalg\t\n"
    )
    assert read(text) == [VALBY, VANLOESE]


def test_cells_without_heads_have_the_name_first_and_may_hold_several_lines():
    text = (
        'Valby Lokaludvalg\t"Valby Tingsted 7\n2500 Valby"\n'
        "Vanløse Lokaludvalg\tFrode Jakobsens Plads 4\t2720\tVanløse\n"
    )
    assert read(text) == [VALBY, VANLOESE]


def test_who_stands_there_twice_gets_one_letter_and_it_is_told():
    entries = read_recipients("Valby Lokaludvalg\nVanløse Lokaludvalg\nvalby lokaludvalg")
    assert [entry.recipient is not None for entry in entries] == [True, True, False]
    assert entries[2].remark == "Står også som nummer 1 og får kun ét brev."


def test_a_quote_that_is_never_ended_hides_nobody_below_it():
    text = 'Navn\tBy\n"Valby Lokaludvalg\tValby\n' + "\n".join(f"Forening {n}\tVanløse" for n in range(9000))
    entries = read_recipients(text)
    assert len(entries) == 9001
    assert entries[9000].recipient == Recipient("Forening 8999", ("Vanløse",))


def test_a_cell_without_end_is_told_at_its_place():
    (entry,) = read_recipients("Navn\tVej\nValby\t" + "x" * 200_000)
    assert entry.remark == "En linje er på 200000 tegn, og der er plads til 200. Der laves ikke et brev."


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Navn\tAdresse\n\tValby Tingsted 7\n", "Navnet mangler, så der laves ikke et brev."),
        ("a" * 201, "En linje er på 201 tegn, og der er plads til 200. Der laves ikke et brev."),
        (
            "A\n\n" + "\n".join("BCDEFGHI"),
            "Her er 8 linjer, og der er plads til 7. Sæt en tom linje mellem modtagerne.",
        ),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(text: str, remark: str):
    last = read_recipients(text)[-1]
    assert last.recipient is None
    assert last.remark == remark


words = st.text(st.characters(whitelist_categories=("L", "N"), whitelist_characters=" .-"), min_size=1, max_size=30)
lines = words.map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(st.builds(Recipient, lines, st.lists(lines, max_size=5).map(tuple)), min_size=2, max_size=8))
def test_what_is_written_reads_the_same(recipients: list[Recipient]):
    once = list({tuple(part.casefold() for part in (each.name, *each.address)): each for each in recipients}.values())
    if len(once) > 1:
        assert read(write_recipients(once)) == once


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str):
    assert all(bool(entry.remark) == (entry.recipient is None) for entry in read_recipients(text))
