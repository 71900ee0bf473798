"""Lists of committees, parties and areas from a file: looked at, taken in as one action, and refused row by row."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from kk_desktop.domain.price_levels import RateKind
from kk_desktop.domain.reference_sheets import Fate, SheetKind, read_years
from kk_desktop.errors import UserError
from kk_desktop.services.workspace import Workspace

COMMITTEES = """forkortelse,navn,type,gyldig,verificeret,kilde
ØU,Økonomiudvalget,udvalg,2006-,ja,en kilde
BIU,"Beskæftigelses- og Integrationsudvalget",udvalg,2006-2025,ja,samme
KFU,Kultur- og Fritidsudvalget,udvalg,2006-2025,ja,samme
KFU,Fritids- og Kulturudvalget,udvalg,2026-,nej,
HU,Havneudvalget,udvalg,2026-,"navn ja; forkortelse nej",en anden
SUD,Social- og Boligudvalget,udvalg,2020-,ja,
,,udvalg,2026-,,
XU,Xudvalget,udvalg,engang,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "lister"
    made.mkdir()
    return made


def written(folder: Path, text: str, name: str = "liste.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def fates(workspace: Workspace, path: Path) -> list[tuple[str, str]]:
    service = workspace.reference_import
    return [(row.title, row.fate.danish) for row in service.plan(service.read(path))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_committees_are_new_named_anew_as_they_are_or_refused_with_a_reason(
    workspace: Workspace, folder: Path, encoding: str
) -> None:
    service = workspace.reference_import
    sheet = service.read(written(folder, COMMITTEES, encoding=encoding))
    assert sheet.kind is SheetKind.COMMITTEES
    before = workspace.people.bodies()
    planned = service.plan(sheet)
    assert [row.fate for row in planned] == [
        Fate.SAME, Fate.SAME, Fate.CHANGED, Fate.CHANGED, Fate.NEW, Fate.REFUSED, Fate.REFUSED, Fate.REFUSED,
    ]  # fmt: skip
    assert (planned[5].line, planned[5].words) == (
        7, "”Socialudvalget” og ”Social- og Boligudvalget” gælder begge fra 1. januar 2020. Ret en af datoerne."
    )  # fmt: skip
    assert planned[7].words == "”engang” kan ikke læses som en periode. Skriv fx 2006-2025."
    assert workspace.people.bodies() == before
    assert service.take(sheet) == Counter({Fate.SAME: 2, Fate.CHANGED: 2, Fate.NEW: 1, Fate.REFUSED: 3})
    body_id = workspace.people.body_named("KFU")
    assert body_id is not None
    names = workspace.people.body(body_id).names
    assert [(name.name, name.valid_to) for name in names] == [
        ("Kultur- og Fritidsudvalget", date(2025, 12, 31)), ("Fritids- og Kulturudvalget", None),
    ]  # fmt: skip
    assert {row.fate for row in service.plan(sheet)} == {Fate.SAME, Fate.REFUSED}
    workspace.history.undo()
    assert workspace.people.bodies() == before


def test_parties_need_one_letter_each_that_nobody_else_has(workspace: Workspace, folder: Path) -> None:
    text = "bogstav;parti;verificeret\nA;Socialdemokratiet;ja\nÆ;Ærlig Talt;ja\nØ;Ønskelisten;ja\n"
    text += 'V2, C2;To lister;nej\nB;"X; Y";ja\n'
    assert fates(workspace, written(folder, text)) == [
        ("Socialdemokratiet", "Som nu"), ("Ærlig Talt", "Ny"), ("Ønskelisten", "Tages ikke med"),
        ("To lister", "Tages ikke med"), ("X; Y", "Tages ikke med"),
    ]  # fmt: skip


def test_areas_are_found_by_any_name_and_put_on_their_lists(workspace: Workspace, folder: Path) -> None:
    city = "periode,politik,omraade,verificeret\n2011,Politik for Udsatte Byområder (2011),Valby (Valby/Vigerslev),ja\n"
    city += (
        "2025-2035,Politik for Udsatte Byområder 2025-2035,Kgs. Enghave/Vesterbro,ja\n2030,samme,Sydhavnstippen,nej\n"
    )
    assert fates(workspace, written(folder, city)) == [
        ("Valby", "Som nu"), ("Kgs. Enghave/Vesterbro", "Ændres"), ("Sydhavnstippen", "Ny"),
    ]  # fmt: skip
    state = "aar,liste,omraade,verificeret\n2011,særligt udsatte boligområder (10),Bispeparken; Lundtoftegade,ja\n"
    state += "2013-14,udsatte boligområder,Bispeparken; Nygården,ja\n2023-12,parallelsamfundslisten,(ingen),ja\n"
    assert fates(workspace, written(folder, state)) == [
        ("Bispeparken; Lundtoftegade", "Som nu"), ("Bispeparken; Nygården", "Ny"), ("(ingen)", "Tages ikke med"),
    ]  # fmt: skip
    districts = "bydel,nummer_kk\nValby,5\nNordhavn,11\n"
    assert fates(workspace, written(folder, districts)) == [("Valby", "Som nu"), ("Nordhavn", "Ny")]
    committees = "lokaludvalg;bydel\nValby Lokaludvalg;Valby\nNordhavn Lokaludvalg;Nordhavn\n"
    assert fates(workspace, written(folder, committees)) == [
        ("Valby Lokaludvalg", "Som nu"), ("Nordhavn Lokaludvalg", "Ny")
    ]  # fmt: skip


def test_price_rises_are_the_citys_own_never_the_states(workspace: Workspace, folder: Path) -> None:
    text = "myndighed,indeks,fra_aar,til_aar,skoen_pct,samlet_opregning_pct,kilde\n"
    text += "Økonomistyrelsen (STAT),Anlægsindeks,2022,2023,2.3,7.8,oes\n"
    text += "KK,internt p/l,2024,2025,2.5,,ØKF\nKL (KOMMUNER),PL,,,,,\n"
    service = workspace.reference_import
    sheet = service.read(written(folder, text))
    assert [row.fate for row in service.plan(sheet)] == [Fate.REFUSED, Fate.NEW, Fate.REFUSED]
    service.take(sheet)
    rate = workspace.price_levels.rates().get(2025, RateKind.SERVICE)
    assert rate is not None
    assert (rate.rate, rate.source) == (25_000, "ØKF")


@pytest.mark.parametrize(("name", "data", "sentence"), [
    ("liste.csv", b"a;b\n1;2\n", "er ikke en liste, programmet kender: ”a” og ”b”"),
    ("liste.csv", b"bogstav;parti\n", "har ingen rækker under overskrifterne"),
    ("liste.csv", b"", "er tom"),
    ("liste.csv", b"\0\1\2", "er ikke en tekstfil"),
    ("liste.xlsx", b"bogstav;parti\nA;B\n", "Intet er hentet ind"),
    ("liste.docx", b"x", "er hverken CSV eller Excel"),
    ("liste.csv", b"bogstav;parti\n" + b"A;B\n" * 20_001, "Der er plads til 20000"),
])  # fmt: skip
def test_a_file_that_is_no_such_list_is_refused_with_one_sentence(
    workspace: Workspace, folder: Path, name: str, data: bytes, sentence: str
) -> None:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(UserError, match=sentence):
        workspace.reference_import.read(path)


@pytest.mark.parametrize(("text", "first", "last"), [
    ("hele perioden", None, None), ("2006-", date(2006, 1, 1), None), ("-2005", None, date(2005, 12, 31)),
    ("2006-2025", date(2006, 1, 1), date(2025, 12, 31)), ("2011", date(2011, 1, 1), date(2011, 12, 31)),
    ("ca. 2013-14", date(2013, 1, 1), date(2014, 12, 31)), ("2023-12", date(2023, 12, 1), None),
])  # fmt: skip
def test_periods_are_read_as_people_write_them(text: str, first: date | None, last: date | None) -> None:
    assert read_years(text) == (first, last)


@pytest.mark.parametrize("text", ["2025-2006", "engang", "2023-00", "20"])
def test_what_is_no_period_is_told(text: str) -> None:
    with pytest.raises(UserError):
        read_years(text)


def test_a_workbook_is_a_list_too(workspace: Workspace, folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Forkortelse", "Navn", "Type", "Gyldig"), ("HU", "Havneudvalget", "udvalg", 2026), ("", None, "", "")):
        sheet.append(row)
    path = folder / "udvalg.xlsx"
    book.save(path)
    service = workspace.reference_import
    service.take(service.read(path))
    body_id = workspace.people.body_named("HU")
    assert body_id is not None
    (name,) = workspace.people.body(body_id).names
    assert (name.name, name.valid_from, name.valid_to) == ("Havneudvalget", date(2026, 1, 1), date(2026, 12, 31))
