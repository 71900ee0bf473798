"""Contributions through the real window: from the strip, and from the list of what waits."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kk_desktop.ui.editor.contributions import Contributions
from kk_desktop.ui.main_window import MainWindow

from .hands import tab

WAIT = 20_000


def test_the_strip_counts_contributions_and_opens_them_and_the_overview_tells_who_is_missing(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1280, 800)
    page = tab(window, "responses")
    workspace = page._workspace
    hearing_id = next(row.hearing_id for row in workspace.hearings.rows() if row.title == "Vanløse Bydelsplan")
    assert page.show_thing("hearing", hearing_id)
    first, _second = workspace.contributions.add(hearing_id, "TMF\nSUF", date(2025, 3, 18))
    workspace.contributions.change(first, asked_on=date(2025, 3, 10))
    strip = page.strip
    qtbot.waitUntil(lambda: strip.contributions.text() == "Bidrag 0 af 2, 1 over fristen", timeout=WAIT)
    assert strip.contributions.isVisible()
    assert all(ask.width() >= ask.question_width for ask in strip.asks)
    qtbot.mouseClick(strip.contributions, Qt.MouseButton.LeftButton)
    part = next(part for part in page.document.parts if isinstance(part, Contributions))
    assert part.view.isVisible()
    assert part.view.rows.hasFocus()
    overview = tab(window, "overview")
    row = next(row for row in overview.rows.rows if row.title == "Bidrag fra TMF mangler")
    assert row.detail == "Bidrag  ·  Vanløse Bydelsplan"
    overview.rows.opened.emit(row.id)
    assert window.top_bar.current == "responses"
