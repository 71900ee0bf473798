"""The tabs, the search in everything and who sits here: one line below the menus."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QToolButton

from . import icons, look
from .widgets.labels import label
from .widgets.search_field import SearchField

HEIGHT = 44
WIDE = 1240


@dataclass(frozen=True, slots=True)
class TabLook:
    """A tab's name in the code, its word and its icon."""

    name: str
    word: str
    icon: str


TABS = (
    TabLook("overview", "Overblik", "layout-dashboard"),
    TabLook("areas", "Områder", "map-pinned"),
    TabLook("initiatives", "Indsatser", "hand-helping"),
    TabLook("responses", "Høringssvar", "message-square-reply"),
    TabLook("budget", "Budget", "table-2"),
    TabLook("cases", "Sager", "folder-open"),
)


class TopBar(QFrame):
    """Tells which tab is wanted and what is searched for."""

    tab_chosen = Signal(str)
    search_wanted = Signal(str)
    who_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setFixedHeight(HEIGHT)
        self.tabs = self._make_tabs()
        self.search = SearchField("Søg i alt", enter_goes_on=False)
        self.search.setFixedWidth(280)
        self._make_hint()
        self.who = QToolButton()
        self.who.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.who.setIcon(icons.icon("circle-user-round", "text"))
        self.who.setFont(look.font("row_title"))
        self.who.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addWidget(self.who)
        self.tabs.currentChanged.connect(lambda number: self.tab_chosen.emit(TABS[number].name))
        # Choosing the tab one is on comes back to it from a side page.
        self.tabs.tabBarClicked.connect(self._on_clicked)
        self.search.wanted.connect(self.search_wanted)
        self.who.clicked.connect(self.who_wanted)

    @property
    def current(self) -> str:
        """The name of the tab one is on."""
        return TABS[self.tabs.currentIndex()].name

    def choose(self, name: str) -> None:
        """Go to a tab by its name."""
        self.tabs.setCurrentIndex([tab.name for tab in TABS].index(name))

    def step(self, by: int) -> None:
        """Go to the next tab, or the one before, round the corner."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % len(TABS))

    def show_name(self, name: str) -> None:
        """Who sits here."""
        self.who.setText(f" {name or 'Hvem er du?'}")
        self.who.setAccessibleName(f"Opsætning: {name or 'hvem er du?'}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shortens the search before it touches a tab."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= WIDE
        self.search.setFixedWidth(280 if is_wide else 150)
        self._hint.setVisible(is_wide and not self.search.text())

    def _on_clicked(self, number: int) -> None:
        if number >= 0:
            self.tab_chosen.emit(TABS[number].name)

    def _make_tabs(self) -> QTabBar:
        bar = QTabBar()
        bar.setObjectName("tabs")
        bar.setAccessibleName("Faner")
        bar.setDrawBase(False)
        bar.setUsesScrollButtons(False)
        bar.setExpanding(False)
        bar.setIconSize(QSize(look.ICON, look.ICON))
        for tab in TABS:
            bar.addTab(icons.icon(tab.icon, "text2", "accent"), tab.word)
        return bar

    def _make_hint(self) -> None:
        self._hint = label("Ctrl+Skift+F", "secondary", "text2")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self.search)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(self._hint)
        self.search.textChanged.connect(lambda text: self._hint.setVisible(not text and self.width() >= WIDE))
