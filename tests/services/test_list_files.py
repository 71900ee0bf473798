"""Lists saved for Excel and others: all rows as they are shown, typed, defused, the same each time, and home again."""

import csv
import io
import re
import zipfile
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.initiative_lists import InitiativeColumn, InitiativeFilter, InitiativeView
from kk_desktop.domain.initiatives import AppropriationStage, InitiativeStatus
from kk_desktop.domain.list_files import ListTable, Number
from kk_desktop.domain.list_import import guess
from kk_desktop.domain.reference_sheets import Fate
from kk_desktop.errors import UserError
from kk_desktop.services.workspace import Workspace

CHANGED = datetime.fromisoformat("2025-03-21")
ALL = InitiativeView(columns=tuple(InitiativeColumn), by_status=False)


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    area = next(area for area in workspace.areas.tree() if area.kind is not AreaKind.DISTRICT)
    first = workspace.initiatives.create(
        "Ærøgade, fælleshave",
        status=InitiativeStatus.ONGOING,
        area_ids=(area.id,),
        period_from="2014-05-01",
        period_to="2017",
        target_group="Børn\nog voksne",
        responsible_body_id=workspace.people.body_named("SOF"),
        policy_ids=tuple(policy.id for policy in workspace.areas.policies()[:2]),
    )
    workspace.initiatives.add_appropriation(first, 2014, 2_347_600_000, AppropriationStage.APPROVED, price_level=2014)
    for number in range(110):
        workspace.initiatives.create(f"Indsats {number}")
    workspace.initiatives.create("=HYPERLINK(0)", target_group="-1+1")
    return workspace


def cells(path: Path) -> list[list[object]]:
    if path.suffix == ".csv":
        return [list(row) for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";")]
    return [[cell.value for cell in row] for row in load_workbook(path).active.iter_rows()]


def test_all_initiatives_of_the_view_are_saved_in_its_order_with_typed_values(
    filled: Workspace, tmp_path: Path
) -> None:
    view = InitiativeView(columns=(InitiativeColumn.TITLE, InitiativeColumn.AMOUNT, InitiativeColumn.CHANGED))
    filled.list_files.save(filled.list_files.initiatives(view), tmp_path / "liste.xlsx")
    head, first, *others = cells(tmp_path / "liste.xlsx")
    assert head == ["Indsats", "Mio. kr.", "Prisniveau", "Ændret", "Status", "Periode"]
    assert first == ["Ærøgade, fælleshave", 23.476, "2014 p/l", CHANGED, "I gang", "2014-2017"]
    assert [row[0] for row in others][:4] == ["=HYPERLINK(0)", "Indsats 0", "Indsats 1", "Indsats 2"]
    assert len(others) == 111
    sheet = load_workbook(tmp_path / "liste.xlsx").active
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:F113")
    narrowed = InitiativeView(filter=InitiativeFilter(text="Ærøgade"))
    assert len(filled.list_files.initiatives(narrowed).rows) == 1


def test_words_that_look_like_formulas_stay_words_in_both_kinds_of_file(filled: Workspace, tmp_path: Path) -> None:
    table = ListTable(
        "[Prøve]", ("=A1", "B"), [("+45 33", "@x"), ("\t=1", "-"), ("almindelig", Number(Fraction(-3), "-3"))]
    )
    for ending in (".xlsx", ".csv"):
        filled.list_files.save(table, tmp_path / f"liste{ending}")
    sheet = load_workbook(tmp_path / "liste.xlsx").active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value != -3} == {"s"}
    assert (sheet["A1"].value, sheet["A1"].quotePrefix, sheet["B4"].value) == ("=A1", True, -3)
    assert cells(tmp_path / "liste.csv") == [
        ["'=A1", "B"], ["'+45 33", "'@x"], ["'=1", "'-"], ["almindelig", "-3"]
    ]  # fmt: skip


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_was_saved_changes_nothing_when_it_is_fetched_again(
    filled: Workspace, tmp_path: Path, ending: str
) -> None:
    for table in (filled.list_files.initiatives(ALL), filled.list_files.areas(filled.areas.tree())):
        path = tmp_path / f"liste{ending}"
        filled.list_files.save(table, path)
        [sheet] = filled.list_imports.read(path)
        rows = filled.list_imports.plan(sheet, guess(sheet))
        assert {row.fate for row in rows} == {Fate.SAME}, [row for row in rows if row.fate is not Fate.SAME][:5]
        assert len(rows) == len(table.rows)


def test_names_with_commas_and_semicolons_in_them_come_back_whole(workspace: Workspace, tmp_path: Path) -> None:
    area = workspace.areas.create(AreaKind.DISTRICT, "-Kajen/Nord; med, tegn")
    workspace.areas.add_alias(area, "@Kajen; nr. 2")
    workspace.initiatives.create("Bænke ved vandet", area_ids=(area,))
    for table in (workspace.list_files.initiatives(ALL), workspace.list_files.areas(workspace.areas.tree())):
        workspace.list_files.save(table, tmp_path / "liste.csv")
        [sheet] = workspace.list_imports.read(tmp_path / "liste.csv")
        assert {row.fate for row in workspace.list_imports.plan(sheet, guess(sheet))} == {Fate.SAME}


def test_the_same_list_gives_the_same_bytes_whenever_it_is_saved(filled: Workspace, tmp_path: Path) -> None:
    table = filled.list_files.initiatives(ALL)
    for ending in (".xlsx", ".csv"):
        one, two = tmp_path / f"en{ending}", tmp_path / f"to{ending}"
        for path in (one, two):
            filled.list_files.save(table, path)
        assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(tmp_path / "en.xlsx") as package:
        about = package.read("docProps/core.xml").decode("utf-8")
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", about)) == {"2000-01-01T"}


def test_areas_stand_in_their_tree_and_other_lists_have_their_own_columns(filled: Workspace, tmp_path: Path) -> None:
    tree = filled.areas.tree()
    filled.list_files.save(filled.list_files.areas(tree), tmp_path / "liste.xlsx")
    rows = cells(tmp_path / "liste.xlsx")
    assert [row[0] for row in rows[1:]] == [area.name for area in tree]
    below = next(n for n, area in enumerate(tree) if area.parent_id)
    assert rows[below + 1][3] == f"{rows[below + 1][2]} › {tree[below].name}"
    assert load_workbook(tmp_path / "liste.xlsx").active.cell(below + 2, 1).alignment.indent == 1
    filled.cases.create("Sagen", number="2016-0419401")
    filled.follow_ups.create("Orienter udvalget", due="2025-04-01")
    assert filled.list_files.cases(filled.cases.rows()).rows[0][:2] == ("Sagen", "2016-0419401")
    assert [row[:3] for row in filled.list_files.deadlines().rows] == [
        (date(2025, 4, 1), "Orienter udvalget", "Opfølgning")
    ]
    people = filled.list_files.people(filled.people.rows(date(2025, 3, 21)), date(2025, 3, 21))
    assert people.heads[-1] == "Gælder 21. marts 2025"
    assert any(row[0] == "Økonomiudvalget" for row in people.rows)


def test_a_name_with_another_ending_is_refused(filled: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Intet er gemt"):
        filled.list_files.save(filled.list_files.deadlines(), tmp_path / "liste.ods")
