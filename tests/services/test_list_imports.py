"""Initiatives and areas from Excel and CSV: looked at, taken in whole as one action, and refused row by row."""

import csv
import io
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.list_import import Columns, ListFact, ListKind, guess, read_period
from kk_desktop.domain.reference_sheets import Fate, PlannedRow
from kk_desktop.errors import UserError
from kk_desktop.services.jobs import Stopped
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, open_workspace

HEADS = ("Indsats", "Område", "Status", "Fra", "Til", "Formål", "Forvaltning", "Mio. kr.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "lister"
    made.mkdir()
    return made


def csv_file(folder: Path, *rows: Sequence[str], encoding: str = "utf-8-sig", parting: str = ";") -> Path:
    path = folder / "liste.csv"
    text = io.StringIO()
    csv.writer(text, delimiter=parting).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def plan(workspace: Workspace, path: Path) -> list[PlannedRow]:
    sheet = workspace.list_imports.read(path)[0]
    return workspace.list_imports.plan(sheet, guess(sheet))


def take(workspace: Workspace, path: Path) -> Counter[Fate]:
    sheet = workspace.list_imports.read(path)[0]
    return Counter(row.fate for row in workspace.list_imports.take(sheet, guess(sheet)))


def by_title(workspace: Workspace) -> dict[str, str]:
    return {row.title: row.id for row in workspace.initiatives.rows()}


@pytest.mark.parametrize(
    ("encoding", "parting"), [("utf-8-sig", ";"), ("utf-8", ","), ("utf-16", "\t"), ("cp1252", ";")]
)
def test_initiatives_are_begun_in_one_action_and_taken_back_in_one(
    workspace: Workspace, folder: Path, encoding: str, parting: str
) -> None:
    before = by_title(workspace)
    path = csv_file(
        folder,
        HEADS,
        ("Fædreværksted", "Tingbjerg/Utterslevhuse", "I gang", "primo 2005", "31.12.2016", "Mødested", "SOF", "3"),
        ("Gårdhave på Nørrebro", "", "", "2014", "", "", "", ""),
        encoding=encoding,
        parting=parting,
    )
    area = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Prøveby")
    workspace.areas.add_alias(area, "Tingbjerg/Utterslevhuse i prøve")
    assert [row.fate for row in plan(workspace, path)] == [Fate.NEW, Fate.NEW]
    assert by_title(workspace) == before
    assert take(workspace, path) == Counter({Fate.NEW: 2})
    made = workspace.initiatives.get(by_title(workspace)["Fædreværksted"])
    assert (made.status, made.period_from, made.period_to) == (InitiativeStatus.ONGOING, "2005-01", "2016-12-31")
    assert (made.purpose, len(made.area_ids)) == ("Mødested", 1)
    assert made.responsible_body_id == workspace.people.body_named("SOF")
    assert {row.fate for row in plan(workspace, path)} == {Fate.SAME}
    workspace.history.undo()
    assert by_title(workspace) == before


def test_a_row_tells_what_it_changes_and_neither_erases_nor_makes_a_date_less_exact(
    workspace: Workspace, folder: Path
) -> None:
    initiative_id = workspace.initiatives.create(
        "Mentorkorps", status=InitiativeStatus.ONGOING, period_from="2014-05-01", purpose="Støtte", results="Gode"
    )
    path = csv_file(folder, HEADS, ("mentorkorps", "", "Afsluttet", "2014", "2016", "", "", ""))
    rows = plan(workspace, path)
    assert [(row.fate, row.words) for row in rows] == [(Fate.CHANGED, "Status: I gang → Afsluttet; Til: – → 2016")]
    assert take(workspace, path) == Counter({Fate.CHANGED: 1})
    changed = workspace.initiatives.get(initiative_id)
    assert (changed.title, changed.period_from, changed.period_to) == ("Mentorkorps", "2014-05-01", "2016")
    assert (changed.status, changed.purpose, changed.results) == (InitiativeStatus.ENDED, "Støtte", "Gode")


def test_each_row_that_cannot_be_taken_says_why_and_in_which_column(workspace: Workspace, folder: Path) -> None:
    path = csv_file(
        folder,
        HEADS,
        ("Én", "Atlantis", "", "", "", "", "", ""),
        ("To", "", "måske", "", "", "", "", ""),
        ("Tre", "", "", "2016", "2014", "", "", ""),
        ("Fire", "", "", "31.2.2014", "", "", "", ""),
        ("x" * 10_000, "", "", "", "", "", "", ""),
        ("", "", "Idé", "", "", "", "", ""),
        ("Seks", "", "", "", "", "", "Havneudvalget", ""),
        ("Syv", "", "", "", "", "", "", ""),
        ("syv", "", "", "", "", "", "", ""),
        ("Otte", "", "", "31.12.0001", "", "", "", ""),
    )
    rows = plan(workspace, path)
    assert [row.line for row in rows] == list(range(2, 12))
    assert [(row.line, row.words) for row in rows if row.fate is Fate.REFUSED] == [
        (2, "Område: ”Atlantis” er ikke et område i filen. Opret det først, eller lad kolonnen være ude."),
        (3, f"Status: ”måske” er ingen status. Skriv en af: {', '.join(each.danish for each in InitiativeStatus)}."),
        (4, "Perioden 2016 til 2014 slutter, før den begynder."),
        (5, "Fra: Den 31. februar findes ikke. Mente du den 28. februar?"),
        (6, "Indsats: Titlen er på 10000 tegn. Der er plads til 500."),
        (7, "Indsats: Titlen mangler. Skriv den."),
        (
            8,
            "Forvaltning: ”Havneudvalget” er ikke blandt udvalg, forvaltninger og enheder."
            " Ret navnet, eller lad kolonnen være ude.",
        ),
        (10, "Samme indsats som i række 9."),
        (11, "Fra: Året 0001 kan ikke passe. Skriv et år mellem 1800 og 2200."),
    ]
    assert take(workspace, path) == Counter({Fate.REFUSED: 9, Fate.NEW: 1})


def test_initiatives_of_one_title_are_told_apart_by_their_areas(workspace: Workspace, folder: Path) -> None:
    north, south = (workspace.areas.create(AreaKind.DEPRIVED_URBAN_AREA, name) for name in ("Nordprøve", "Sydprøve"))
    for area_id in (north, south):
        workspace.initiatives.create("Lektiecafé", area_ids=(area_id,))
    path = csv_file(
        folder,
        ("Titel", "Områder", "Målgruppe"),
        ("Lektiecafé", "nordprøve, Sydprøve", ""),
        ("Lektiecafé", "Sydprøve", "Unge"),
        ("Lektiecafé", "", "Unge"),
    )
    rows = plan(workspace, path)
    assert [row.fate for row in rows] == [Fate.REFUSED, Fate.CHANGED, Fate.REFUSED]
    assert rows[2].words == "Der er 2 indsatser, der hedder ”Lektiecafé”. Skriv dens område."


def test_areas_come_with_those_below_them_in_any_order_and_without_circles(workspace: Workspace, folder: Path) -> None:
    tingbjerg = next(area for area in workspace.areas.tree() if "Tingbjerg" in area.name)
    path = csv_file(
        folder,
        ("Navn", "Slags", "Ligger i", "Andre navne", "Gyldig fra", "Gyldig til"),
        ("Prøvegården", "Boligområde", "Prøvekvarteret", "", "2011", "2014"),
        ("Prøvekvarteret", "Udsat byområde", "Valby", "Prøven; Prøve-kvarteret", "", ""),
        ("Ring A", "Boligområde", "Ring B", "", "", ""),
        ("Ring B", "Boligområde", "Ring A", "", "", ""),
        ("Bagvendt", "Boligområde", "", "", "2014", "2011"),
        ("Tyven", "Boligområde", "", tingbjerg.name, "", ""),
        ("Uden slags", "", "", "", "", ""),
        ("Valby", "Bydel", "Prøvegården", "", "", ""),
    )
    before = workspace.areas.tree()
    rows = {row.line: (row.fate, row.words) for row in plan(workspace, path)}
    assert [rows[line][0] for line in (2, 3)] == [Fate.NEW, Fate.NEW]
    assert {rows[line][0] for line in range(4, 10)} == {Fate.REFUSED}
    circle = "Ligger i: Områderne ligger under hinanden, eller det øverste tages ikke med."
    assert (rows[4][1], rows[5][1]) == (circle, circle)
    assert rows[6][1] == "Perioden slutter, før den begynder. Ret en af datoerne."
    assert rows[7][1] == f"Andre navne: ”{tingbjerg.name}” er et navn for ”{tingbjerg.name}”."
    assert rows[8][1] == "Slags mangler. Skriv en af: Bydel, Udsat byområde, Udsat boligområde."
    assert rows[9][1] == "Ligger i: ”Prøvegården” ligger selv under ”Valby”."
    assert take(workspace, path) == Counter({Fate.REFUSED: 6, Fate.NEW: 2})
    tree = {area.name: area for area in workspace.areas.tree()}
    assert tree["Prøvegården"].parent_id == tree["Prøvekvarteret"].id
    assert tree["Prøvekvarteret"].parent_id == tree["Valby"].id
    assert tree["Prøvekvarteret"].aliases == ("Prøven", "Prøve-kvarteret")
    assert (tree["Prøvegården"].valid_from, tree["Prøvegården"].valid_to) == (date(2011, 1, 1), date(2014, 12, 31))
    assert {row.fate for row in plan(workspace, path)} == {Fate.SAME, Fate.REFUSED}
    workspace.history.undo()
    assert workspace.areas.tree() == before


def test_a_workbook_keeps_its_dates_and_fills_merged_cells_down(workspace: Workspace, folder: Path) -> None:
    workspace.areas.create(AreaKind.DEPRIVED_URBAN_AREA, "Prøvekvarteret")
    book = Workbook()
    sheet = book.active
    sheet.append(["Indsatser i byen"])
    sheet.append([])
    sheet.append(["Område", "Indsats", "Start", "Slut", "Slutår"])
    sheet.append(["Prøvekvarteret", "Første", date(2014, 5, 1), date(2016, 12, 31)])
    sheet.append([None, "Anden", 2014, "=2000+17"])
    sheet.merge_cells("A4:A5")
    book.save(folder / "indsatser.xlsx")
    [read] = workspace.list_imports.read(folder / "indsatser.xlsx")
    assert read.remarks == (
        "Celler, der er flettet over flere rækker, er læst som ens i dem alle.",
        "Formler uden resultat i filen er læst som tomme: 1.",
    )
    rows = workspace.list_imports.take(read, guess(read))
    assert [(row.line, row.title, row.fate) for row in rows] == [(4, "Første", Fate.NEW), (5, "Anden", Fate.NEW)]
    made = workspace.initiatives.get(by_title(workspace)["Første"])
    assert (made.period_from, made.period_to, len(made.area_ids)) == ("2014-05-01", "2016-12-31", 1)


def test_a_file_that_is_no_list_or_far_too_long_is_refused_whole(workspace: Workspace, folder: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in range(20_002):
        sheet.append([f"Indsats {row}"])
    book.save(folder / "lang.xlsx")
    (folder / "gammel.xls").write_bytes(b"x")
    (folder / "tom.csv").write_text("Titel;Område\n", encoding="utf-8")
    for name, words in (
        ("lang.xlsx", "har 20.002 rækker. Der er plads til 20.000."),
        ("gammel.xls", "hverken CSV eller Excel"),
        ("tom.csv", "ingen rækker under overskrifter"),
    ):
        with pytest.raises(UserError, match=words):
            workspace.list_imports.read(folder / name)


def test_the_columns_can_be_told_otherwise_than_the_heads_say(workspace: Workspace, folder: Path) -> None:
    [sheet] = workspace.list_imports.read(csv_file(folder, ("A", "Område"), ("Titlen her", "Ukendt")))
    assert guess(sheet).kind is ListKind.AREAS
    rows = workspace.list_imports.plan(sheet, Columns(ListKind.INITIATIVES, {ListFact.TITLE: 0}))
    assert [(row.title, row.fate) for row in rows] == [("Titlen her", Fate.NEW)]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("2014-2017", ("2014", "2017")), ("2014 –", ("2014", "")), ("-2017", ("", "2017")), ("2014", ("2014", "2014")),
        ("fra maj 2014", ("2014-05", "")), ("til 2017", ("", "2017")), ("fra 2014 til 2017", ("2014", "2017")),
        ("1.5.2014 - 31.12.2016", ("2014-05-01", "2016-12-31")), ("", ("", "")),
    ],
)  # fmt: skip
def test_a_period_is_read_as_people_write_it(text: str, both: tuple[str, str]) -> None:
    assert read_period(text, date(2025, 3, 21)) == both


def test_nothing_of_a_list_is_in_the_file_when_the_person_stops_it(workspace: Workspace, folder: Path) -> None:
    before = by_title(workspace)
    path = csv_file(folder, ("Titel",), *((f"Indsats {number}",) for number in range(20)))
    [sheet] = workspace.list_imports.read(path)
    progress = workspace.list_imports.progress(sheet)
    progress.listen = lambda: progress.stop() if progress.done == 10 else None
    with pytest.raises(Stopped):
        workspace.list_imports.take(sheet, guess(sheet), progress)
    assert progress.sentence == "Henter 10 af 20 rækker ind …"
    assert by_title(workspace) == before


def test_nothing_of_a_list_is_in_the_file_when_the_machine_stops_in_the_middle(
    workspace: Workspace, folder: Path
) -> None:
    path = csv_file(folder, ("Titel",), *((f"Indsats {number}",) for number in range(50)))
    before, file, settings = by_title(workspace), workspace.path, folder.parent / "settings"
    workspace.close()
    died = subprocess.run([sys.executable, "-c", _DIES, str(file), str(settings), str(path)], check=False, timeout=60)
    assert died.returncode == 7
    again = _open(file, settings)
    assert by_title(again) == before
    again.close()


def _open(file: Path, settings: Path) -> Workspace:
    return open_workspace(file, Machine(settings), lambda: datetime.now(UTC))


_DIES = """
import os, sys
from pathlib import Path
from kk_desktop.domain.list_import import guess
from kk_desktop.storage import initiatives as store
from tests.services.test_list_imports import _open

workspace = _open(Path(sys.argv[1]), Path(sys.argv[2]))
[sheet] = workspace.list_imports.read(Path(sys.argv[3]))
add, count = store.add, []

def add_and_die(db, initiative):
    add(db, initiative)
    count.append(initiative)
    if len(count) == 30:
        os._exit(7)

store.add = add_and_die
workspace.list_imports.take(sheet, guess(sheet))
"""
