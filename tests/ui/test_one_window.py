"""There is one window: no part of a page opens as a window of its own while the page is made."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from kk_desktop.ui.main_window import MainWindow
from kk_desktop.ui.top_bar import TABS


class Watch(QObject):
    """What has opened as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QWidget] = []

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(thing, QWidget) and thing.isWindow():
            self.opened.append(thing)
        return False


@pytest.fixture
def watch(qapp: QApplication):
    watch = Watch()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def test_going_through_tabs_and_pages_opens_no_other_window_and_keeps_the_keyboard(
    window: MainWindow, qapp: QApplication, watch: Watch
) -> None:
    people = window.workspace.people
    for tab in TABS:
        window.show_tab(tab.name)
    for page in ("settings", "bin"):
        window.menus.wanted.emit(page)
        qapp.processEvents()
    for kind, thing_id in (
        ("body", people.body_named("BIU")), ("person", people.persons()[0].id), ("price_rate", ""), ("filing", ""),
        ("phrase", ""),
    ):  # fmt: skip
        window.go_to(kind, thing_id)
        qapp.processEvents()
        assert (kind, qapp.focusWidget()) != (kind, None)
    assert watch.opened == []
    assert qapp.activeWindow() is window
