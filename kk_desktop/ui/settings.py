"""Opsætning: one card under another, first those of the machine, then those of the open file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kk_desktop.paths import documents_folder

from .side_pages import SidePage

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

    from .main_window import MainWindow

CARD_WIDTH = 640


class SettingsPage(SidePage):
    """Holds the cards; each saves what is changed in it by itself."""

    def __init__(self, cards: Sequence[QWidget]) -> None:
        super().__init__("Opsætning")
        inside = QFrame()
        inside.setProperty("ground", "base")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for each in cards:
            each.setMaximumWidth(CARD_WIDTH)
            column.addWidget(each)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self.body.addWidget(area)


def settings_page(window: MainWindow) -> SettingsPage:
    """The page with all its cards; those of the file only while one is open."""
    cards: list[QWidget] = [window.stack.who_panel(), _templates(window)]
    if window.workspace is not None:
        cards += [make(window, window.workspace) for make in _OF_THE_FILE]
    return SettingsPage(cards)


def _templates(window: MainWindow) -> QWidget:
    from kk_desktop.services.templates import OwnTemplates

    from .widgets.template_panel import TemplatePanel

    panel = TemplatePanel(
        OwnTemplates(window.machine),
        lambda title: window.messages.ask_folder(title, documents_folder()),
        window.messages.attempt,
    )
    panel.changed.connect(window.read_templates_again)
    return panel


def _words(window: MainWindow, workspace: Workspace) -> QWidget:
    from .widgets.words_panel import WordsPanel

    messages = window.messages
    panel = WordsPanel(workspace.spelling, messages.attempt, messages.tell_deleted, can_write=not workspace.read_only)
    window.changes.own_word_saved.connect(panel.reload)
    return panel


def _lists(window: MainWindow, workspace: Workspace) -> QWidget:
    from .widgets.lists_panel import ListsPanel

    messages = window.messages
    panel = ListsPanel(
        workspace.distribution_lists, messages.attempt, messages.tell_deleted, can_write=not workspace.read_only
    )
    window.changes.distribution_list_saved.connect(panel.reload)
    return panel


def _absences(window: MainWindow, workspace: Workspace) -> QWidget:
    from .widgets.absence_panel import AbsencePanel

    panel = AbsencePanel(workspace, window.messages.attempt, window.messages.tell_deleted)
    window.changes.absence_saved.connect(panel.reload)
    return panel


def _phrases(window: MainWindow, _workspace: Workspace) -> QWidget:
    from .widgets.buttons import button
    from .widgets.layouts import card

    panel = QFrame()
    column = card(panel, "Standardtekster", "Vendinger, der sættes ind med Ctrl+Skift+punktum: alles og dine egne.")
    opening = button("Vis standardteksterne", "quote", on_click=lambda: window.go_to("phrase", ""))
    column.addWidget(opening, 0, Qt.AlignmentFlag.AlignLeft)
    return panel


def _people(window: MainWindow, _workspace: Workspace) -> QWidget:
    from .widgets.buttons import button
    from .widgets.layouts import card

    panel = QFrame()
    words = "Navne, partibogstaver og titler gennem tiden. Et dokument skriver dem, som de var på dets egen dato."
    column = card(panel, "Udvalg, partier og personer", words)
    opening = button("Vis udvalg, partier og personer", "landmark", on_click=lambda: window.go_to("body", ""))
    column.addWidget(opening, 0, Qt.AlignmentFlag.AlignLeft)
    return panel


def _price_levels(window: MainWindow, _workspace: Workspace) -> QWidget:
    from .widgets.buttons import button
    from .widgets.layouts import card

    panel = QFrame()
    column = card(panel, "Prisniveau", "Hvad priser og lønninger er steget år for år, til omregning mellem p/l-år.")
    opening = button("Vis prisniveau", "table-2", on_click=lambda: window.go_to("price_rate", ""))
    column.addWidget(opening, 0, Qt.AlignmentFlag.AlignLeft)
    return panel


_OF_THE_FILE: Sequence[Callable[[MainWindow, Workspace], QWidget]] = (
    _words,
    _phrases,
    _people,
    _price_levels,
    _lists,
    _absences,
)
