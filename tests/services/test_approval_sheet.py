"""The approval sheet tells who decided what, when and how, and what the page was known by."""

from datetime import date
from pathlib import Path

import pytest

from kk_desktop.domain.approvals import Approver, Decision, DecisionChannel
from kk_desktop.domain.people import BodyKind
from kk_desktop.errors import UserError
from tests.printing import gate
from tests.services.office import BO, CARL, Office

DIRECTOR = "Carl Friis, Direktør"


def course(office: Office, folder: Path) -> None:
    """Sent back once; then approved in another's place, on a condition, and by a committee at a meeting."""
    office.submit(BO, note="Haster")
    with office.sits("Bo Lund"):
        office.approvals.return_for_changes(office.step_id, office.seen, "Tilføj økonomien")
    office.write("Vi støtter planen.", "Den koster 5 mio. kr.")
    body_id = office.workspace.people.create_body(BodyKind.COMMITTEE, "Vanløseudvalget")
    office.workspace.absences.register("Bo Lund", date(2025, 3, 21), date(2025, 3, 28), "Dorte Bak")
    office.submit(BO, CARL, Approver("Vanløseudvalget", body_id=body_id), reservation="Udvalget mødes den 2. april")
    office.approve("Dorte Bak")
    step_id = office.step_id
    with office.sits("Carl Friis"):
        office.approvals.approve_on_condition(step_id, office.seen, "Når skolen er nævnt")
    office.write("Vi støtter planen.", "Den koster 5 mio. kr.", "Skolen høres.")
    office.approvals.meet_condition(step_id)
    minutes = folder / "referat.txt"
    minutes.write_text("Godkendt", encoding="utf-8")
    office.approvals.register(
        office.step_id, Decision.APPROVED, "Eva Krag", date(2025, 3, 21), DecisionChannel.MEETING,
        dissent="Ø stemte imod.", file=minutes,
    )  # fmt: skip


def test_the_sheet_tells_the_whole_course(office: Office, tmp_path: Path) -> None:
    course(office, tmp_path)
    manuscript = office.approvals.sheet(office.document_id).manuscript
    first, second = manuscript.listings
    assert first.rows == (
        ("Bo Lund, Kontorchef", "Sendt retur 21. marts 2025 kl. 12.00 i programmet", "Tilføj økonomien."),
    )
    assert second.rows[0][0] == "Bo Lund, Kontorchef, p.v. Dorte Bak"
    assert second.rows[1][:2] == (DIRECTOR, "Godkendt på betingelse 21. marts 2025 kl. 12.00 i programmet")
    assert second.rows[1][2].startswith(
        "Betingelse: Når skolen er nævnt. Opfyldt 21. marts 2025. Den rettede tekst har kendetegnet"
    )
    assert second.rows[2] == (
        "Vanløseudvalget, ved Eva Krag",
        "Godkendt 21. marts 2025 på et møde, indtastet af Anna Holm. Vedlagt: referat.txt",
        "Mindretal: Ø stemte imod.",
    )
    digest = office.seen
    told = " ".join(block.text for block in manuscript.blocks)
    assert f"Indholdets kendetegn: {digest[:4]} {digest[4:8]}" in told
    assert "Forbehold: Udvalget mødes den 2. april." in told
    assert "Dokumentet er ikke ændret siden." in told


def test_a_sheet_of_a_document_that_was_changed_says_so(office: Office) -> None:
    office.submit()
    office.approve("Bo Lund")
    office.write("Vi støtter ikke planen.")
    told = " ".join(block.text for block in office.approvals.sheet(office.document_id).manuscript.blocks)
    assert "Dokumentet er ændret siden: Afsnittet, der begynder ”Vi støtter ikke planen.”, er rettet." in told


def test_the_sheet_is_one_page_that_can_be_read_out_and_archived(office: Office, tmp_path: Path) -> None:
    course(office, tmp_path)
    sheet = office.approvals.sheet(office.document_id)
    rendered = office.workspace.sheets.render(sheet)
    out = tmp_path / "pdf"
    out.mkdir()
    (out / "ark.pdf").write_bytes(rendered.pdf)
    assert rendered.page_count == 1
    assert gate.broken_rules(out) == {"ark.pdf": set()}
    assert gate.text_losses(rendered.pdf, sheet.manuscript) == []


def test_the_sheet_of_a_confidential_document_is_confidential(office: Office) -> None:
    office.workspace.documents.change(
        office.document_id, confidential_reason="Personer", confidential_paragraph="forvaltningslovens § 27"
    )
    office.submit()
    document = office.approvals.sheet(office.document_id).manuscript.document
    assert document.confidential_paragraph == "forvaltningslovens § 27"


def test_a_document_that_was_never_sent_has_no_course(office: Office) -> None:
    with pytest.raises(UserError, match="har ikke været sendt til godkendelse"):
        office.approvals.sheet(office.document_id)


def test_every_sheet_of_a_file_counts_the_approval_sheets_in(office: Office) -> None:
    office.workspace.documents.create("letter", "Aldrig sendt")
    office.submit()
    titles = [make().title for make in office.workspace.sheets.every()]
    assert [title for title in titles if "Godkendelsesark" in title] == ["Godkendelsesark Svar om bydelsplanen"]
