"""Letters that ask, handed in as files: what fills the form, what becomes material, and what is told."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from kk_desktop.errors import GoneError, UserError
from kk_desktop.services import asking_letters
from kk_desktop.services.workspace import Workspace
from tests.exchange import outlook_files
from tests.printing import foreign_files

TEXT = """Forslaget sendes hermed i høring.

1. Hvilke temaer?
2. Hvad koster det?

Svar senest den 4. april."""


def mail(folder: Path, name: str = "Høring.eml", *, sender: str = "Mette <mette@kk.dk>", sent: str = "") -> Path:
    message = EmailMessage()
    message["From"], message["Subject"] = sender, "VS: Høring: Vanløse Bydelsplan"
    if sent:
        message["Date"] = sent
    message.set_content(TEXT)
    message.add_attachment(b"%PDF-1.7 plan", maintype="application", subtype="pdf", filename="Plan.pdf")
    path = folder / name
    path.write_bytes(message.as_bytes())
    return path


def names(files) -> list[str]:
    return [file.name for file in files]


def test_a_mail_fills_the_form_and_its_files_are_material(workspace: Workspace, tmp_path: Path) -> None:
    found = workspace.asking_letters.read([mail(tmp_path, sent="Fri, 7 Mar 2025 10:12:00 +0100")])
    assert (found.title, found.sender, found.sender_email) == ("Vanløse Bydelsplan", "Mette", "mette@kk.dk")
    assert (found.received_on, found.deadline) == (date(2025, 3, 7), date(2025, 4, 4))
    assert found.questions == ("Hvilke temaer?", "Hvad koster det?")
    assert names(found.files) == ["Høring.eml", "Plan.pdf"]
    assert found.remarks == ()
    assert workspace.hearings.rows() == [], "nothing is registered before the person says so"


def test_what_is_read_registers_the_hearing_with_its_material(workspace: Workspace, tmp_path: Path) -> None:
    found = workspace.asking_letters.read([mail(tmp_path)])
    hearing_id = workspace.hearings.register(found.title, found.sender, files=found.files)
    assert [(file.title, file.file.name) for file in workspace.hearings.files(hearing_id)] == [
        ("Høring", "Høring.eml"), ("Plan", "Plan.pdf"),
    ]  # fmt: skip
    copy = tmp_path / "Kopi.pdf"
    workspace.hearing_files.save_copy(found.files[1], copy)
    assert copy.read_bytes() == b"%PDF-1.7 plan"


def test_an_outlook_mail_is_read_as_well(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "Høring.msg"
    properties = {outlook_files.SUBJECT: "Høring om støj", outlook_files.BODY: TEXT, outlook_files.SENDER: "TMF"}
    path.write_bytes(outlook_files.outlook_mail(properties, {"Støj.docx": b"PK"}))
    found = workspace.asking_letters.read([path])
    assert (found.title, found.sender, found.deadline) == ("Støj", "TMF", date(2025, 4, 4))
    assert names(found.files) == ["Høring.msg", "Støj.docx"]


@pytest.mark.parametrize("sent", ["", "Fri, 7 Mar 2031 10:12:00 +0100"])
def test_a_mail_without_a_date_that_can_be_true_came_today_and_says_so(
    workspace: Workspace, tmp_path: Path, sent: str
) -> None:
    found = workspace.asking_letters.read([mail(tmp_path, sent=sent)])
    assert found.received_on == date(2025, 3, 21)
    assert found.remarks == ("Mailen har ingen dato. Vi har skrevet i dag; ret den, hvis den kom før.",)


def test_a_sender_whose_address_the_file_knows_is_called_by_its_name(workspace: Workspace, tmp_path: Path) -> None:
    body = next(body for body in workspace.people.bodies() if body.names[-1].abbreviation == "TMU")
    workspace.people.change_body(body.id, email="tmu@kk.dk")
    found = workspace.asking_letters.read([mail(tmp_path, sender="TMU postkasse <TMU@kk.dk>")])
    assert found.sender == body.names[-1].name


def test_a_file_that_only_calls_itself_a_mail_is_kept_and_told(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("Brev.eml", "Brev.msg"):
        path = tmp_path / name
        path.write_bytes(b"PK\x03\x04")
        found = workspace.asking_letters.read([path])
        assert names(found.files) == [name]
        assert found.remarks == (
            f"”{name}” kan ikke læses som en mail. Den er lagt ved, som den er; udfyld felterne selv.",
        )


def test_a_letter_in_pdf_gives_its_name_and_what_its_words_suggest(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "Høringsbrev om støj.pdf"
    path.write_bytes(foreign_files.made("Svar senest den 4. april.", "Hvad mener I?"))
    found = workspace.asking_letters.read([path])
    assert (found.title, found.deadline) == ("Høringsbrev om støj", date(2025, 4, 4))
    assert names(found.files) == ["Høringsbrev om støj.pdf"]


def test_a_pdf_that_cannot_be_read_is_material_all_the_same(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "Plan.pdf"
    path.write_bytes(b"%PDF-1.7 halv")
    found = workspace.asking_letters.read([path])
    assert (found.title, names(found.files), found.remarks) == ("Plan", ["Plan.pdf"], ())


def test_the_mail_tells_before_the_files_beside_it(workspace: Workspace, tmp_path: Path) -> None:
    beside = tmp_path / "A.pdf"
    beside.write_bytes(foreign_files.made("Svar senest den 1. maj."))
    found = workspace.asking_letters.read([beside, mail(tmp_path)])
    assert (found.title, found.deadline) == ("Vanløse Bydelsplan", date(2025, 4, 4))
    assert names(found.files) == ["A.pdf", "Høring.eml", "Plan.pdf"]


def test_a_mail_that_is_too_large_is_refused_by_name(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking_letters, "LARGEST", 100)
    with pytest.raises(UserError, match=r"Høring\.eml.* Den er ikke lagt ved høringen"):
        workspace.asking_letters.read([mail(tmp_path)])


def test_a_mail_laid_by_a_hearing_brings_its_files(workspace: Workspace, tmp_path: Path) -> None:
    hearing_id = workspace.hearings.register("Plan")
    workspace.hearing_files.add(hearing_id, [mail(tmp_path)])
    assert [file.title for file in workspace.hearings.files(hearing_id)] == ["Høring", "Plan"]


def test_a_letter_that_lies_by_a_hearing_already_says_so(workspace: Workspace, tmp_path: Path) -> None:
    found = workspace.asking_letters.read([mail(tmp_path, sent="Fri, 7 Mar 2025 10:12:00 +0100")])
    workspace.hearings.register("Valby", files=found.files)
    again = workspace.asking_letters.read([tmp_path / "Høring.eml"])
    assert again.remarks == ("Brevet ligger allerede ved høringen ”Valby”.",)
    beside = tmp_path / "Plan.pdf"
    beside.write_bytes(b"%PDF-1.7 plan")
    assert workspace.asking_letters.read([beside]).remarks == ("Brevet ligger allerede ved høringen ”Valby”.",)


def test_files_that_went_with_the_bin_are_not_named_by_a_hearing(workspace: Workspace, tmp_path: Path) -> None:
    found = workspace.asking_letters.read([mail(tmp_path)])
    workspace.bin.empty()
    with pytest.raises(GoneError, match="Hent filen ind igen"):
        workspace.hearings.register("Valby", files=found.files)
    assert workspace.hearings.rows() == []


def test_the_search_finds_a_hearing_by_its_material_and_number(workspace: Workspace, tmp_path: Path) -> None:
    found = workspace.asking_letters.read([mail(tmp_path, "Ekspeditionsbrev.eml")])
    hearing_id = workspace.hearings.register("Valby", files=found.files, document_number="2025-0041207-3")
    for words in ("ekspeditionsbrev", "2025-0041207-3"):
        assert [hit.id for hit in workspace.search.find(words)] == [hearing_id]


def test_a_letter_a_colleague_has_sent_on_is_registered_as_its_senders(workspace: Workspace, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Kollega <kollega@kk.dk>", "VS: Høring"
    message["Date"] = "Mon, 17 Mar 2025 10:12:00 +0100"
    head = "Fra: Økonomiudvalget <oeu@kk.dk>\nSendt: 7. marts 2025 10:12\nEmne: Høring om støj"
    message.set_content(f"Svar senest den 25. marts til mig.\n\n{head}\n\nFristen er den 4. april.")
    path = tmp_path / "VS.eml"
    path.write_bytes(message.as_bytes())
    found = workspace.asking_letters.read([path])
    assert (found.title, found.sender, found.sender_email) == ("Støj", "Økonomiudvalget", "oeu@kk.dk")
    assert (found.received_on, found.deadline) == (date(2025, 3, 7), date(2025, 4, 4))
