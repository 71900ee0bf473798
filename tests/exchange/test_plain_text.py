"""Pasted text becomes a document: whole paragraphs, headings, lists, tables, notes, and its facts in their fields."""

from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.budgets import RowKind
from kk_desktop.domain.documents import Contact, Signatory
from kk_desktop.domain.text import BlockKind, Run
from kk_desktop.exchange.plain_document import PlainDocument
from kk_desktop.exchange.plain_text import clean_text, read_plain_text

LETTER = """
Kulturudvalgets svar på forslaget om en ny plads ved
Havnens Bibliotek

Kulturudvalget takker for forslaget og deler ønsket om en plads,
hvor børn, unge og ældre kan mødes. Udvalget bemærker, at kultur-
og fritidslivet i kvarteret vokser, og at biblio-
teket allerede samler mange.

Hvad ser udvalget især frem til?

Udvalget ser især frem til, at pladsen åbnes hele året, og at de
lokale foreninger tages med på råd.

Med venlig hilsen

Anna Holm
Kultur- og Fritidsborgmester
"""

PROPOSAL = """
1 Pladser er her de steder, som kommunen selv ejer

7. Aftale om drift af tre pladser i byens nordlige kvarterer (2023-
40517)

Aftale om drift af tre pladser i byens nordlige kvarterer.

Indstilling
Indstilling om,

at udvalget godkender aftalen om drift af tre pladser og bemyndiger forvaltningen 1.
til at underskrive den, jf. bilag 1 og 2.
at udvalget tager planen for beplantning til efterretning. 2.

(Kulturudvalget)

Problemstilling
Kommunen ejer tolv pladser1 i de nordlige kvarterer. De er anlagt over en lang årrække, og tre af
dem mangler i dag en aftale om den daglige drift. Det betyder, at ingen har ansvaret for lys og



renhold. Det vil aftalen rette op på.

Løsning
Forvaltningen foreslår en samlet aftale om de tre pladser, så driften bliver ens, og så naboerne
kun har ét sted at henvende sig. Aftalen bygger på tre tanker:

Pladserne skal kunne bruges hele året

Naboerne skal høres en gang om året

Driften skal kunne betales

Økonomi

Driften koster 300.000 kr. om året og afholdes inden for udvalgets egen ramme i hele aftalens tid.

Bo Lund Eva Friis

Oversigt over politisk behandling

Kulturudvalgets beslutning i mødet den 3. maj 2023
Indstillingen blev godkendt.

bilag
1 - Aftale om drift
10 - Kort over kvarteret
2 - Plan for beplantning
"""

NOTE = """
Til Kulturudvalget og Børne- og Ungdomsudvalget

14-02-2024

Status for de åbne pladser

Sagsnr.
2024-0012345

Dokumentnr.
2024-0012345-2

**Baggrund**

Forvaltningen undersøgte i foråret, hvordan byens pladser bruges, og hvem der savner dem, når de er lukkede om vinteren:

- Pladsen ved havnen
- Pladsen ved stationen

Sagsbehandler
Eva Friis

Anbefalinger

1. Lys om aftenen:
 - §4 – lamper langs stien
 - §9 – lamper ved bænkene
2. Åbent hus
En dag om måneden, hvor naboerne kan komme forbi og fortælle, hvad de mangler på pladsen

Bilag

1. Tabeller fra undersøgelsen

**Sekretariatet for
Byens Pladser**

Havnegade 1
1058 København K

Telefon
3333 4444

E-mail
pladser@example.dk

EAN nummer
5790000000000

/ Administrerende direktør Bo Lund

Kulturforvaltningen
"""

BUDGET = """
Kulturforvaltningen

Drift af pladser

De økonomiske konsekvenser

Tabel 2. Udgifter til drift

1.000 kr. – 2024 p/l  2024 2025 2026

Driftsudgifter:

- Havnen  1.200 1.200 -

- Stationen  300,5 0 0

Driftsudgifter i alt  1.500,5 1.200 0

Udgifterne afholdes inden for rammen.
"""


def kinds(document: PlainDocument) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text[:24]) for block in document.blocks]


def headings(document: PlainDocument) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in document.blocks if block.kind is BlockKind.HEADING]


def test_two_sentences_over_a_list_are_no_heading_though_a_note_stands_behind_them() -> None:
    text = "Frivillige har brug for lokaler. De mange virksomheder vil gerne hjælpe.2\n\n- Mødesteder\n- Lektiehjælp\n"
    assert headings(read_plain_text(text)) == []


def test_a_letter_is_read_with_title_question_closing_and_signature() -> None:
    letter = read_plain_text(LETTER)
    assert letter.title == "Kulturudvalgets svar på forslaget om en ny plads ved Havnens Bibliotek"
    assert headings(letter) == [(1, "Hvad ser udvalget især frem til?")]
    assert letter.closing == "Med venlig hilsen"
    assert letter.signatories == (Signatory("Anna Holm", "Kultur- og Fritidsborgmester"),)


def test_hard_wrapped_lines_are_joined_and_broken_words_healed() -> None:
    first = read_plain_text(LETTER).blocks[0].text
    assert "kultur- og fritidslivet i kvarteret vokser, og at biblioteket allerede samler mange." in first


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("alle byens virksom-", "heder er med", "alle byens virksomheder er med"),
        ("både kultur-", "og fritidsliv", "både kultur- og fritidsliv"),
        ("planen for 2025-", "2035 er klar", "planen for 2025-2035 er klar"),
        ("beboere i Nord-", "Vestkvarteret", "beboere i Nord-Vestkvarteret"),
        ("kommunens IT-", "systemer", "kommunens IT-systemer"),
        ("den lange vej -", "som før", "den lange vej - som før"),
        ("hver plads/", "hvert torv", "hver plads/hvert torv"),
    ],
)
def test_a_hyphen_at_the_lines_end_goes_only_where_it_broke_a_word(before: str, after: str, joined: str) -> None:
    text = f"Vi skriver om {before}\n{after} og er dermed færdige med\nsætningen."
    assert clean_text(text) == f"Vi skriver om {joined} og er dermed færdige med sætningen."


def test_a_proposals_number_case_and_attachments_are_lifted_out() -> None:
    proposal = read_plain_text(PROPOSAL)
    assert proposal.title == "Aftale om drift af tre pladser i byens nordlige kvarterer"
    assert (proposal.item_number, proposal.case_number) == ("7", "2023-40517")
    assert proposal.attachments == ((1, "Aftale om drift"), (2, "Plan for beplantning"), (10, "Kort over kvarteret"))
    assert proposal.signatories == (Signatory("Bo Lund"), Signatory("Eva Friis"))


def test_a_clauses_number_is_found_where_the_text_broke_it_off() -> None:
    clauses = [block for block in read_plain_text(PROPOSAL).blocks if block.kind is BlockKind.CLAUSE]
    assert [clause.number for clause in clauses] == [1, 2]
    assert "bemyndiger forvaltningen til at underskrive den" in clauses[0].text
    assert clauses[1].text.endswith("til efterretning.")


def test_a_footnote_is_tied_to_the_word_that_carries_its_number() -> None:
    block = next(block for block in read_plain_text(PROPOSAL).blocks if block.text.startswith("Kommunen ejer"))
    assert block.runs[:2] == (
        Run("Kommunen ejer tolv pladser"),
        Run(footnote="Pladser er her de steder, som kommunen selv ejer"),
    )


def test_a_sentence_cut_by_a_page_break_is_whole_again() -> None:
    assert "lys og renhold. Det vil aftalen rette op på." in clean_text(PROPOSAL)


def test_headings_of_a_proposal_have_their_levels_and_the_overview_its_own_page() -> None:
    proposal = read_plain_text(PROPOSAL)
    assert headings(proposal) == [
        (1, "Indstilling"),
        (1, "Problemstilling"),
        (1, "Løsning"),
        (1, "Økonomi"),
        (1, "Oversigt over politisk behandling"),
        (2, "Kulturudvalgets beslutning i mødet den 3. maj 2023"),
    ]
    assert ("page_break", "") in kinds(proposal)


def test_lines_that_have_lost_their_bullets_are_items_again() -> None:
    items = [block.text for block in read_plain_text(PROPOSAL).blocks if block.kind is BlockKind.LIST_ITEM]
    assert items == [
        "Pladserne skal kunne bruges hele året",
        "Naboerne skal høres en gang om året",
        "Driften skal kunne betales",
    ]


def test_the_facts_of_a_note_go_to_their_fields_and_out_of_the_text() -> None:
    note = read_plain_text(NOTE)
    assert note.recipients == ("Kulturudvalget", "Børne- og Ungdomsudvalget")
    assert note.date == date(2024, 2, 14)
    assert (note.case_number, note.document_number) == ("2024-0012345", "2024-0012345-2")
    assert (note.sender, note.case_handler) == ("Kulturforvaltningen", "Eva Friis")
    assert note.contact == Contact(
        "Sekretariatet for Byens Pladser",
        "Havnegade 1",
        "1058 København K",
        "3333 4444",
        "pladser@example.dk",
        "5790000000000",
    )
    assert note.signatories == (Signatory("Bo Lund", "Administrerende direktør"),)
    assert note.attachments == ((1, "Tabeller fra undersøgelsen"),)
    assert headings(note) == [(1, "Baggrund"), (1, "Anbefalinger")]


def test_items_keep_their_numbers_levels_and_lead_ins() -> None:
    items = [block for block in read_plain_text(NOTE).blocks if block.kind is BlockKind.LIST_ITEM][2:]
    assert [(item.ordered, item.level, item.number) for item in items] == [
        (True, 1, 1),
        (False, 2, 0),
        (False, 2, 0),
        (True, 1, 2),
    ]
    assert items[-1].runs[0] == Run("Åbent hus", bold=True)


def test_a_table_is_read_with_unit_price_level_groups_details_and_sums() -> None:
    budget = read_plain_text(BUDGET)
    ids = count()
    (table,) = budget.with_ids(lambda: str(next(ids))).tables
    assert (table.number, table.title, table.corner) == ("2", "Udgifter til drift", "1.000 kr. – 2024 p/l")
    assert [[row.label, *(table.printed(row, column) for column in table.columns)] for row in table.rows] == [
        ["Driftsudgifter:", "", "", ""],
        ["Havnen", "1.200", "1.200", "–"],
        ["Stationen", "300,5", "0", "0"],
        ["Driftsudgifter i alt", "1.500,5", "1.200", "0"],
    ]
    assert [row.kind.value for row in table.rows] == ["group", "row", "row", "total"]


def test_a_sum_that_does_not_add_up_stands_as_it_was_typed() -> None:
    wrong = read_plain_text(BUDGET.replace("1.500,5", "1.600"))
    table = next(block.table for block in wrong.blocks if block.table is not None)
    assert table.rows[-1].kind.value == "row"
    assert table.rows[-1].figures[0].amount_ore == 160_000_000


def test_text_with_an_empty_line_after_every_line_has_its_paragraphs_back() -> None:
    spread = "\n\n".join(LETTER.split("Hvad ser", maxsplit=1)[0].strip().splitlines()[3:])
    assert clean_text(spread).count("\n") == 0


def test_a_web_pages_own_links_page_numbers_and_odd_spaces_are_gone() -> None:
    page = "Beslutning\nForslaget blev god\u00adkendt\u00a0i dag.\nTil top\n\nSe alle bilag\n\n3\n\nSide 2 af 4\n"
    assert clean_text(page) == "# Beslutning\n\nForslaget blev godkendt i dag."


def test_clean_text_writes_headings_items_and_footnotes_as_light_marks() -> None:
    clean = clean_text(PROPOSAL)
    assert clean.startswith("# 7. Aftale om drift")
    assert "1. at udvalget godkender" in clean
    assert "- Driften skal kunne betales" in clean
    assert "tolv pladser[^1] i de" in clean
    assert clean.endswith("[^1]: Pladser er her de steder, som kommunen selv ejer")


SHAPES = st.sampled_from(
    [
        "at ", "1. ", "2. ", "- ", "• ", "Bilag", "bilag", "Tabel 1. A", "1.000 kr. – 2024 p/l 2024 2025", "Nord 5 –",
        "I alt 5.000 1,5", "/ Direktør Bo", "Med venlig hilsen", "Bo Lund", "Til A", "21-12-2016", "Sagsnr.", ":",
        "2016-04194", "2450 København S", "**", "1 Note", "pladser1", "Indstilling om,", "(2011-", "40035)", "”x”",
        "Oversigt over politisk behandling", "Løsning", "Problemstilling", "E-mail", "a@b.dk", "Kopi til: A",
        "\n", "\n\n", "\n\n\n",
    ]
)  # fmt: skip


@given(st.lists(SHAPES | st.text(max_size=6), max_size=25).map("".join))
def test_any_text_becomes_a_document_the_file_can_hold(text: str) -> None:
    ids = count()
    document = read_plain_text(text)
    content = document.with_ids(lambda: str(next(ids)))
    assert len(content.blocks) == len(document.blocks)


@given(st.lists(st.lists(st.from_regex(r"[a-zæøå]{2,9}", fullmatch=True), min_size=1, max_size=30), max_size=8))
def test_no_word_of_ordinary_prose_is_lost_or_moved(paragraphs: list[list[str]]) -> None:
    text = "\n\n".join("Her " + " ".join(words) + "." for words in paragraphs)
    assert clean_text(text).split() == text.split()


def test_a_paragraph_of_very_many_lines_is_read_in_one_go():
    """With time growing by the square of the lines this would take minutes."""
    document = read_plain_text("Titel\n\n" + "og så videre\n" * 20_000)
    assert document.title == "Titel"
    assert [block.text.count("og så videre") for block in document.blocks] == [20_000]


def test_a_long_table_is_one_table():
    rows = "".join(f"Række {number} 1 2\n" for number in range(2000))
    document = read_plain_text(f"Tabel 1. Stor\n1.000 kr. 2020 2021\n{rows}I alt 2.000 4.000\n\nEfter tabellen.")
    table, after = document.blocks
    assert (len(table.table.rows), table.table.rows[-1].kind, after.text) == (2001, RowKind.TOTAL, "Efter tabellen.")
