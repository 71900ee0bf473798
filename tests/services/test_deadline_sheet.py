"""The deadlines on paper: overdue first, then month by month, and the promises without a date."""

from datetime import date
from pathlib import Path

from kk_desktop.services.sheet_writing import Sheet
from kk_desktop.services.workspace import Workspace
from tests.printing import gate


def _told(sheet: Sheet) -> list[str]:
    return [block.text for block in sheet.manuscript.blocks if block.text]


def _fill(workspace: Workspace) -> None:
    workspace.hearings.register("Bydelsplan for Vanløse", "Økonomiudvalget", deadline=date(2025, 4, 4))
    workspace.follow_ups.create("Orientér udvalget", due="2025-01", owner="Bo Lund")
    workspace.follow_ups.create("Dialog med lokaludvalget", owner="Anna Holm")


def test_the_sheet_tells_what_is_late_then_each_month_then_what_has_no_date(workspace: Workspace) -> None:
    _fill(workspace)
    sheet = workspace.sheets.deadlines()
    assert _told(sheet) == [
        "Pr. 21. marts 2025. 5 frister, heraf 1 overskredet. 1 opfølgning uden frist.",
        "Overskredet", "Marts 2025", "April 2025", "Uden frist",
    ]  # fmt: skip
    late, _march, april, undated = (list(listing.rows) for listing in sheet.manuscript.listings)
    assert late == [
        ("i januar 2025", "Orientér udvalget", "Opfølgning", "Bo Lund", "35 arbejdsdage over fristen")
    ]  # fmt: skip
    assert april[-1] == ("4. april 2025", "Bydelsplan for Vanløse", "Svarfrist", "Økonomiudvalget", "om 10 arbejdsdage")
    assert undated == [("Dialog med lokaludvalget", "Anna Holm")]


def test_a_file_without_dates_says_so(workspace: Workspace) -> None:
    assert _told(workspace.sheets.deadlines()) == ["Pr. 21. marts 2025. Der er ingen frister i filen."]


def test_a_confidential_case_is_marked(workspace: Workspace) -> None:
    case_id = workspace.cases.create("Mandat")
    workspace.cases.change(case_id, confidential=True)
    workspace.cases.add_treatment(case_id, workspace.people.bodies()[0].id, date(2025, 5, 7))
    kinds = [row[2] for listing in workspace.sheets.deadlines().manuscript.listings for row in listing.rows]
    assert kinds == ["Dagsorden", "Møde, fortrolig"]


def test_the_pages_can_be_read_aloud_and_archived(workspace: Workspace, tmp_path: Path) -> None:
    _fill(workspace)
    for number in range(60):
        workspace.follow_ups.create(f"Løfte {number} om indsatserne i Ådalen", due=f"2025-{number % 9 + 4:02}")
    sheet = workspace.sheets.deadlines()
    rendered = workspace.sheets.render(sheet)
    assert rendered.page_count > 1
    assert gate.text_losses(rendered.pdf, sheet.manuscript) == []
    (tmp_path / "Frister.pdf").write_bytes(rendered.pdf)
    assert gate.broken_rules(tmp_path) == {"Frister.pdf": set()}
