"""The words of what others have written, whatever they wrote it in."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from kk_desktop.errors import UserError
from kk_desktop.services.workspace import Workspace
from kk_desktop.services.written import text_of_file
from tests.exchange.word_files import contribution_letter

LETTER = "Bidrag fra Teknik- og Miljøforvaltningen\n\nForvaltningen bemærker, at stien bør have lys.\n\n"


def mail(text: str, *files: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "TMF <tmf@kk.dk>", "Bidrag"
    message.set_content(text)
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


@pytest.fixture
def letter(tmp_path: Path) -> bytes:
    return contribution_letter(tmp_path / "Brev.docx").read_bytes()


def test_plain_text_is_read_in_todays_and_yesterdays_encoding(workspace: Workspace) -> None:
    for data in ("Ærø".encode(), "Ærø".encode("utf-8-sig"), "Ærø".encode("cp1252")):
        assert text_of_file(workspace.desk, "Bidrag.TXT", data) == "Ærø"


def test_a_word_document_is_written_out_with_its_lists(workspace: Workspace, letter: bytes) -> None:
    assert text_of_file(workspace.desk, "Brev.docx", letter) == LETTER + "- Lys på stien\n- Bænke ved pladsen"


def test_a_mail_is_its_words_and_the_letter_it_brings(workspace: Workspace, letter: bytes) -> None:
    data = mail("Hermed vores bidrag.\n", ("Brev.docx", letter), ("Brev.pdf", b"%PDF-1.7 det samme"))
    text = text_of_file(workspace.desk, "Bidrag.eml", data)
    assert text.startswith(f"Hermed vores bidrag.\n\n{LETTER}")
    assert text.count("Lys på stien") == 1


def test_a_mail_with_an_unreadable_file_is_still_its_words(workspace: Workspace) -> None:
    data = mail("Vi støtter planen.\n", ("Brev.docx", b"ikke Word"))
    assert text_of_file(workspace.desk, "Bidrag.eml", data) == "Vi støtter planen."


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("Bidrag.eml", b"\x00\x01", "kan ikke læses som en mail"),
        ("Bidrag.msg", b"\x00\x01", "kan ikke læses som en mail"),
        ("Bidrag.eml", mail("\n"), "har ingen tekst"),
        ("Bidrag.xlsx", b"PK", "kan ikke læses som tekst"),
        ("Bidrag.txt", b"\x81\x8d", "Gem den som UTF-8"),
    ],
)
def test_what_has_no_words_is_told_by_name(workspace: Workspace, name: str, data: bytes, told: str) -> None:
    with pytest.raises(UserError, match=f"”{name}”.*{told}"):
        text_of_file(workspace.desk, name, data)
