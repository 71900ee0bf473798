"""Plain text that somebody sends becomes a document with facts, tables and bilag."""

import pytest

from kk_desktop.domain.amounts import MILLION
from kk_desktop.domain.text import BlockKind
from kk_desktop.errors import UserError
from kk_desktop.services.workspace import Workspace

NOTE = """\
Sagsnr.
2020-0123456

Til Kulturudvalget

Orientering om haller i Valby

Baggrund

Hallerne er slidte, og der er mange foreninger om buddet på de timer, der er til-
bage om aftenen. Forvaltningen har derfor set på tre løsninger.

-  Leje af lokaler
-  Nye åbningstider

Bilag

Bilag 1. Kort
Bilag 2. Overslag
"""


def test_hard_wrapped_text_becomes_whole_paragraphs_with_headings_and_lists(workspace: Workspace) -> None:
    document_id = workspace.imports.import_text(NOTE, "memo")
    document = workspace.documents.get(document_id)
    blocks = workspace.documents.blocks(document_id)
    assert document.title == "Orientering om haller i Valby"
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == ["Baggrund"]
    assert any("timer, der er tilbage om aftenen. Forvaltningen" in block.text for block in blocks)
    assert [block.text for block in blocks if block.kind is BlockKind.LIST_ITEM] == [
        "Leje af lokaler",
        "Nye åbningstider",
    ]


def test_pasted_text_gives_blocks_and_leaves_the_file_alone(workspace: Workspace) -> None:
    mail = "Kære Anna\n\nUdvalget har tre\nbemærkninger:\n\n- den første\n- den anden\n"
    blocks = workspace.imports.read_paste(mail)
    assert [(block.kind, block.text) for block in blocks[-3:]] == [
        (BlockKind.PARAGRAPH, "Udvalget har tre bemærkninger:"),
        (BlockKind.LIST_ITEM, "den første"),
        (BlockKind.LIST_ITEM, "den anden"),
    ]
    assert len({block.id for block in blocks}) == len(blocks)
    assert workspace.hearings.rows() == []


def test_a_pasted_heading_keeps_the_number_it_came_with(workspace: Workspace) -> None:
    text = "1. Baggrund\n\nUdvalget ser med glæde på planen.\n\n2. Økonomi\n\nDer er afsat midler til den."
    headings = [block.text for block in workspace.imports.read_paste(text) if block.kind is BlockKind.HEADING]
    assert headings == ["1. Baggrund", "2. Økonomi"]


def test_a_pasted_table_comes_in_line_by_line_and_makes_no_budget_table(workspace: Workspace) -> None:
    table = (
        "Tabel 1. Midler\n1.000 kr., 2011 p/l      2011      2012\nService      100      200\nI alt        100      200"
    )
    blocks = workspace.imports.read_paste(table)
    assert {block.kind for block in blocks} == {BlockKind.PARAGRAPH}
    assert "Service 100 200" in [block.text for block in blocks]
    assert workspace.budgets.rows() == []


def test_a_case_number_in_the_text_opens_the_case_once(workspace: Workspace) -> None:
    first, second = (workspace.imports.import_text(NOTE, "memo") for _ in range(2))
    (case,) = workspace.cases.rows()
    assert case.number == "2020-0123456"
    assert {workspace.documents.get(each).case_id for each in (first, second)} == {case.id}


def test_a_given_title_goes_before_the_one_in_the_text(workspace: Workspace) -> None:
    document_id = workspace.imports.import_text(NOTE, "memo", "Haller")
    assert workspace.documents.get(document_id).title == "Haller"


def test_everything_taken_in_is_one_step_back(workspace: Workspace) -> None:
    workspace.imports.import_text(NOTE, "memo")
    assert workspace.history.undo() == "Hentede dokument ind"
    assert workspace.documents.rows() == []
    assert workspace.cases.rows() == []


def test_a_table_in_the_text_becomes_a_table_with_computed_sums(workspace: Workspace) -> None:
    text = (
        "Haller i Valby\n\nØkonomi\n\nUdgiften fremgår af tabellen.\n\nTabel 1. Udgifter\n\n"
        "1.000 kr. – 2020 p/l      2020     2021\n"
        "- Leje                    1.000    1.500\n"
        "- Løn                     2.000    2.500\n"
        "I alt                     3.000    4.000\n\n"
        "Pengene findes i kassen.\n"
    )
    document_id = workspace.imports.import_text(text, "budget_note")
    (block,) = [block for block in workspace.documents.blocks(document_id) if block.kind is BlockKind.TABLE]
    table = workspace.budgets.get(block.table_id or "")
    assert table.price_level == 2020
    assert table.amount(table.rows[-1], table.columns[1]) == 4 * MILLION


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_nothing_to_read_is_told_and_nothing_is_made(workspace: Workspace, text: str) -> None:
    with pytest.raises(UserError, match="Teksten er tom"):
        workspace.imports.import_text(text, "memo")
    assert workspace.documents.rows() == []


def test_the_office_in_the_letterhead_is_made_once_and_found_again(workspace: Workspace) -> None:
    text = (
        "21-12-2016\n\nSagsnr.\n2016-0419401\n\nSagsbehandler\nIda Berg\n\nTeam Haller\n\nSkolegade 1\n2500 Valby\n\n"
        "Telefon\n33 12 34 56\n\nE-mail\nhaller@example.dk\n\nEAN-nummer\n5798009800000\n\n"
        "Til Kulturudvalget\n\nOrientering om haller\n\nHallerne er slidte og skal sættes i stand til sommer.\n"
    )
    first, second = (workspace.documents.get(workspace.imports.import_text(text, "memo")) for _ in range(2))
    assert first.unit_id
    assert first.unit_id == second.unit_id
    contact = workspace.pages.manuscript(first.id).contact
    assert (contact.phone, contact.email) == ("33 12 34 56", "haller@example.dk")
