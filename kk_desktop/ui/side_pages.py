"""The pages that lie beside the tabs: what they have in common, the bin, and the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from .messages import Messages
from .widgets.badges import Badge
from .widgets.buttons import button
from .widgets.empty_state import EmptyState
from .widgets.labels import label
from .widgets.row import Row
from .widgets.rows import RowDelegate, RowList

KIND_WORDS = {
    "area": ("Områder", "map-pinned"),
    "initiative": ("Indsatser", "hand-helping"),
    "hearing": ("Høringer", "message-square-reply"),
    "document": ("Dokumenter", "file-text"),
    "budget_table": ("Budgettabeller", "table-2"),
    "case": ("Sager", "folder-open"),
    "attachment": ("Bilag", "paperclip"),
    "person": ("Personer", "user-round"),
    "body": ("Udvalg og enheder", "landmark"),
    "party": ("Partier", "users"),
    "policy": ("Politikker", "scroll-text"),
    "follow_up": ("Opfølgninger", "calendar-days"),
    "funding_pool": ("Puljer", "coins"),
    "application": ("Ansøgninger", "coins"),
    "analysis": ("Analyser", "chart-bar"),
    "earlier_answer": ("Tidligere svar", "inbox"),
    "phrase": ("Standardtekster", "quote"),
    "price_sheet": ("Ark med stigninger", "table-2"),
}


class BesidePage(QFrame):
    """A page beside the tabs; Esc goes back."""

    left = Signal()

    def flush(self) -> bool:
        """Save what is typed; False when it could not be."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SidePage(BesidePage):
    """A page with a title and the way back."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("ground", "base")
        self.top = QHBoxLayout()
        self.top.setSpacing(8)
        self.top.addWidget(label(title, "page_title"))
        self.top.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(button("Tilbage", "arrow-left", "link", self.left.emit), 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self.top)
        column.addLayout(self.body, 1)


class BinPage(SidePage):
    """What is deleted and can be put back."""

    def __init__(self, bin_service, messages: Messages) -> None:
        super().__init__("Papirkurv")
        self._bin, self._messages = bin_service, messages
        self.rows = RowList("Papirkurv", RowDelegate(self, padding=12))
        self.empty = EmptyState("trash-2", "Papirkurven er tom", "Det, du sletter, ligger her, til du tømmer den.")
        self.restore_button = button("Læg tilbage", "archive-restore", on_click=self._on_restore_pressed)
        self.empty_button = button("Tøm papirkurven", "trash-2", on_click=self._on_empty_pressed)
        self.top.addWidget(self.restore_button)
        self.top.addWidget(self.empty_button)
        self.body.addWidget(self.rows)
        self.body.addWidget(self.empty)
        self.rows.opened.connect(lambda _key: self._on_restore_pressed())
        self.reload()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs in the list, where there is one."""
        super().focusInEvent(event)
        if self._things:
            self.rows.setFocus()

    def reload(self) -> None:
        """Read the bin again."""
        self._things = {f"{row.kind}:{row.id}": row for row in self._bin.rows()}
        rows = []
        for key, thing in self._things.items():
            word, icon = KIND_WORDS.get(thing.kind, ("", "file-text"))
            when = Badge(f"{thing.deleted_at.astimezone():%d.%m.%Y kl. %H.%M}")
            rows.append(Row(key, thing.title, word, right=when, icon=(icon, "text2")))
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if not self.rows.current_id:
            self.rows.choose_first()
        self.restore_button.setEnabled(bool(rows))
        self.empty_button.setEnabled(bool(rows))

    def _on_restore_pressed(self) -> None:
        thing = self._things[self.rows.current_id]

        def restore() -> None:
            self._messages.tell(self._bin.put_back(thing.kind, thing.id), "good")
            self.reload()

        self._messages.attempt(restore)

    def _on_empty_pressed(self) -> None:
        count = len(self._things)
        things = "1 ting" if count == 1 else f"{count} ting"
        explanation = (
            f"Indholdet af {things} slettes her i filen og kan ikke hentes tilbage. "
            "Ældre sikkerhedskopier har det endnu."
        )
        if self._messages.confirm("Tøm papirkurven?", explanation, "Tøm papirkurven"):
            self._bin.empty()
            self._messages.tell("Papirkurven er tømt.")
            self.reload()


_KEYS = (
    ("Overalt", (
        ("Ctrl+1 … 6", "Gå til en fane"), ("Ctrl+Tab", "Næste fane"), ("Ctrl+N", "Opret det, fanen rummer"),
        ("Ctrl+Z, Ctrl+Y", "Fortryd, gentag"), ("Ctrl+Skift+F", "Søg i alt"), ("Ctrl+S", "Alt er gemt"),
        ("Ctrl+O", "Åbn en fil"), ("F5", "Opdatér"), ("F9", "Siden til eller fra"), ("F11", "Fuld skærm"),
        ("Del", "Slet"), ("Esc", "Luk beskeden, gå tilbage"),
    )),
    ("I teksten", (
        ("Ctrl+.", "Felt, eller det felt, markøren står ved"), ("Ctrl+Skift+.", "Standardtekst"),
        ("Ctrl+B, Ctrl+I", "Fed, kursiv"), ("Tab, Skift+Tab", "Ind og ud i en liste"),
        ("Ctrl+F, Ctrl+H", "Søg, erstat i dokumentets tekst"), ("F3, Skift+F3", "Næste, forrige træf"),
        ("Ctrl+Enter", "Sideskift"), ("F7", "Stavekontrol"),
        ("F8", "Næste fund eller ændring; når Talkontrol er fremme, dens fund"), ("Ctrl+P", "Udskriv"),
        ("Ctrl+Skift+O", "Opfølgning på det, der er markeret, eller på sætningen ved markøren"),
        ("Ctrl+Skift+T", "Lad tallet ved markøren følge tabellen"),
        ("Ctrl++, Ctrl+−, Ctrl+0", "Zoom"),
    )),
    ("Godkendelse", (
        ("Ctrl+Skift+Enter", "Send til godkendelse"), ("Ctrl+M", "Kommentér"), ("Ctrl+Skift+M", "Foreslå en rettelse"),
        ("Ctrl+Skift+G", "Godkend"), ("Ctrl+Skift+R", "Send retur"), ("↓", "Næste dokument"),
        ("Alt+↑, Alt+↓", "Forrige, næste afsnit på siden"),
    )),
    ("I tabeller og lister", (
        ("Enter", "Åbn, eller næste række"), ("Tab", "Næste felt"), ("F2", "Ret"),
        ("Alt+↑, Alt+↓", "Flyt"), ("← →", "Fold sammen og ud"),
        ("Alt+Enter, Esc", "Fra cellen til det, der er oplyst om rækken, og tilbage"),
        ("Ctrl+Skift+C", "Kopiér tallet, eller summen af de valgte, til teksten"),
    )),
)  # fmt: skip


class KeysPage(SidePage):
    """Genvejstaster, at F1."""

    def __init__(self) -> None:
        super().__init__("Genvejstaster")
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        line = 0
        for head, keys in _KEYS:
            grid.addWidget(label(head, "section"), line, 0, 1, 2)
            line += 1
            for key, words in keys:
                grid.addWidget(label(key, "strong"), line, 0)
                grid.addWidget(label(words), line, 1)
                line += 1
            grid.setRowMinimumHeight(line, 12)
            line += 1
        grid.setRowStretch(line, 1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setAccessibleName("Genvejstaster")
        self.body.addWidget(area)
