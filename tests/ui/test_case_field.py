"""The case something belongs to is chosen among all of them, read when somebody wants to choose."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.services.workspace import Workspace
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.widgets.case_field import CaseField


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def cases(workspace: Workspace) -> list[str]:
    """The ids of three cases, the first made first."""
    return [workspace.cases.create(f"Sag {name}", f"2025-{n}") for n, name in enumerate(("et", "to", "tre"), 1)]


@pytest.fixture
def saved() -> list[str | None]:
    return []


@pytest.fixture
def field(qtbot: QtBot, workspace: Workspace, cases: list[str], saved: list[str | None]) -> CaseField:
    made = CaseField(workspace.cases, saved.append)
    qtbot.addWidget(made)
    made.show()
    return made


def offered(field: CaseField) -> list[str]:
    return [field.itemText(place) for place in range(field.count())]


def enter(qtbot: QtBot, field: CaseField) -> None:
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)


def test_one_case_is_shown_and_all_are_offered_to_whoever_stands_in_the_field(
    qtbot: QtBot, field: CaseField, workspace: Workspace, cases: list[str], saved: list[str | None]
) -> None:
    field.show_case(cases[1])
    assert (field.currentText(), offered(field)) == ("2025-2 Sag to", ["Ingen", "2025-2 Sag to"])
    enter(qtbot, field)
    assert field.currentText() == "2025-2 Sag to"
    assert offered(field)[:4] == ["Ingen", "2025-3 Sag tre", "2025-2 Sag to", "2025-1 Sag et"]
    assert len(offered(field)) == len(workspace.cases.rows()) + 1
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert saved == [cases[0]]
    qtbot.keyClick(field, Qt.Key.Key_Home)
    assert saved == [cases[0], None]


def test_a_case_that_has_come_or_gone_meanwhile(
    qtbot: QtBot, field: CaseField, workspace: Workspace, cases: list[str]
) -> None:
    enter(qtbot, field)
    new = workspace.cases.create("Ny sag", "2025-9")
    field.show_case(new)
    assert field.currentText() == "2025-9 Ny sag"
    field.clearFocus()
    workspace.cases.delete(cases[0])
    field.show_case(cases[0])
    assert offered(field) == ["Ingen"]
    enter(qtbot, field)
    assert "2025-1 Sag et" not in offered(field)
