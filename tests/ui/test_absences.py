"""Fravær in Opsætning, and what it does to what waits: shown to the substitute, decided in both names."""

import pytest
from pytestqt.qtbot import QtBot

from kk_desktop.domain.approvals import Approver
from kk_desktop.domain.people import Myself
from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.widgets.absence_panel import AbsencePanel

from .conftest import WAIT
from .hands import tab


@pytest.fixture
def panel(window: MainWindow) -> AbsencePanel:
    window.menus.actions["settings"].trigger()
    return window.stack.currentWidget().findChild(AbsencePanel)


def fill(panel: AbsencePanel, person: str, substitute: str, first: str, last: str, cases: str = "") -> None:
    for name, text in (("person", person), ("substitute", substitute), ("first_day", first), ("last_day", last)):
        panel.fields[name].setText(text)
    panel.cases.setText(cases)
    panel.add.click()


def test_what_waits_for_one_who_is_away_is_shown_to_and_decided_by_the_substitute(
    qtbot: QtBot, window: MainWindow, panel: AbsencePanel
) -> None:
    fill(panel, "Bo Lund", "Lise Krog", "20.3.", "28.3.")
    assert [row.detail for row in panel.rows.rows] == ["20. marts til 28. marts  ·  Lise Krog tager over i alle sager"]
    workspace = window.workspace
    memo = next(row for row in workspace.documents.rows() if row.title == "Forsøg med lokal forankring")
    workspace.approvals.submit(memo.id, [Approver("Bo Lund")])
    window.machine.me = Myself("Lise Krog")
    page = tab(window, "overview")
    page.reload()
    assert page.rows.rows[1].detail == "Budgetnotat  ·  udkast 1  ·  fra Anna Holm  ·  for Bo Lund"
    page.rows.opened.emit(page.rows.rows[1].id)
    qtbot.waitUntil(lambda: page.approval.reading is not None, timeout=WAIT)
    page.approval.panel.buttons["approve"].click()
    qtbot.waitUntil(lambda: workspace.approvals.of(memo.id)[0].is_approved, timeout=WAIT)
    (step,) = workspace.approvals.of(memo.id)[0].steps
    assert (step.decided_by, step.decided_for) == ("Lise Krog", "Bo Lund")


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (("Bo Lund", "Lise Krog", "31.2.", "28.3."), "Den 31. februar findes ikke"),
        (("Bo Lund", "Lise Krog", "", "28.3."), "Skriv første dag som en dato"),
        (("Bo Lund", "Lise Krog", "28.3.", "20.3."), "slutter, før det begynder"),
        (("Bo Lund", "bo lund", "20.3.", "28.3."), "stedfortræder for sig selv"),
        (("", "Lise Krog", "20.3.", "28.3."), "mangler"),
        (("Bo Lund", "Lise Krog", "20.3.", "28.3.", "2099-1"), "Sagen ”2099-1” er ikke i filen"),
    ],
)
def test_an_absence_that_cannot_be_is_told_where_it_is_typed(
    window: MainWindow, panel: AbsencePanel, facts: tuple[str, ...], told: str
) -> None:
    fill(panel, *facts)
    assert told in panel.error.sentence
    assert window.workspace.absences.rows() == []


def test_a_deleted_absence_comes_back_with_undo(qtbot: QtBot, window: MainWindow, panel: AbsencePanel) -> None:
    fill(panel, "Bo Lund", "Lise Krog", "20.3.", "28.3.", window.workspace.cases.rows()[0].number)
    panel.remove.click()
    assert window.workspace.absences.rows() == []
    assert window.messages.text == "Bo Lunds fravær er slettet."
    window.messages.press()
    qtbot.waitUntil(lambda: len(panel.rows.rows) == 1, timeout=WAIT)
