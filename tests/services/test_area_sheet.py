"""The printed sheet of an area: its names with periods, its money as on the screen, analyses and what names it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.services.machine import Machine
from kk_desktop.services.sheet_writing import Sheet
from kk_desktop.services.workspace import Workspace, demo_workspace
from tests.printing import gate, reading


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("area sheets")
    workspace = demo_workspace(folder / "Eksempel.kkdb", Machine(folder), lambda: datetime(2025, 3, 21, 13, tzinfo=UTC))
    yield workspace
    workspace.close()


def area_named(workspace: Workspace, name: str) -> str:
    return next(area.id for area in workspace.areas.tree() if area.name == name)


def told(sheet: Sheet) -> str:
    return " ".join(block.text for block in sheet.manuscript.blocks if block.text)


def test_the_sheet_with_its_chart_is_accessible_and_loses_no_words(demo: Workspace, tmp_path: Path) -> None:
    sheet = demo.sheets.area(area_named(demo, "Indre/Ydre Nørrebro"))
    rendered = demo.sheets.render(sheet)
    (tmp_path / "ark.pdf").write_bytes(rendered.pdf)
    assert rendered.findings == ()
    assert gate.broken_rules(tmp_path) == {"ark.pdf": set()}
    assert gate.text_losses(rendered.pdf, sheet.manuscript) == []


def test_the_chart_on_paper_is_the_one_on_the_screen(demo: Workspace) -> None:
    area_id = area_named(demo, "Indre/Ydre Nørrebro")
    sheet = demo.sheets.area(area_id)
    (block,) = (block for block in sheet.manuscript.blocks if block.kind is BlockKind.CHART)
    money = demo.area_money.of(area_id)
    assert sheet.manuscript.drawn(block.table_id) == money.chart()
    assert sheet.manuscript.table(block.table_id) == money.table()
    shown = " ".join(reading.page_text(demo.sheets.render(sheet).pdf).split())
    assert "Lægges ikke sammen: forskellige prisniveauer; både bevilget, ansøgt og foreslået" in shown


def test_names_stand_with_their_periods_and_advice_with_what_it_led_to(workspace: Workspace) -> None:
    area_id = area_named(workspace, "Mjølnerparken")
    workspace.areas.add_alias(area_id, "Hothers Plads", date(2011, 1, 1), date(2016, 12, 31))
    study = workspace.analyses.create("Jobanalyse", "Huset", area_id=area_id, finished_on="2016-12")
    advice = workspace.analyses.add_recommendation(study, "Ansæt portnere.", law_reference="§ 31")
    workspace.analyses.start_initiative(advice, "Portnere")
    words = told(workspace.sheets.area(area_id))
    assert "Andre navne: Hothers Plads (fra 1. januar 2011 til 31. december 2016)" in words
    assert "Udarbejdet af Huset, december 2016." in words
    assert "Ansæt portnere. (§ 31) Førte til: Portnere." in words


def test_what_only_names_the_area_stands_apart_from_what_is_linked(workspace: Workspace) -> None:
    area_id = area_named(workspace, "Mjølnerparken")
    named, linked = workspace.documents.create("memo", "Veje"), workspace.documents.create("memo", "Skoler")
    block = Block(workspace.new_id(), runs=(Run("Vejen ved Mjølnerparken er ny."),))
    workspace.documents.save_blocks(named, [block], [block.id])
    workspace.documents.change(linked, area_ids=(area_id,))
    sheet = workspace.sheets.area(area_id)
    assert [[row[0] for row in listing.rows] for listing in sheet.manuscript.listings[-2:]] == [["Skoler"], ["Veje"]]
