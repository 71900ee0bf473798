"""The search in everything: what changed last at once, the best a moment later, narrowed by chips and choices."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from kk_desktop.domain.initiatives import InitiativeStatus
from kk_desktop.domain.rows import Hit
from kk_desktop.domain.search import Narrowing
from kk_desktop.domain.wording import shortened
from kk_desktop.domain.workflow import Status

from .side_pages import KIND_WORDS, SidePage
from .tab_shelf import TabShelf
from .widgets.badges import Badge
from .widgets.buttons import icon_button
from .widgets.empty_state import EmptyState
from .widgets.fields import ChoiceField
from .widgets.labels import label
from .widgets.marked_rows import MarkedRowDelegate
from .widgets.page import no_hits
from .widgets.row import Row
from .widgets.rows import RowList
from .widgets.search_field import FilterChips

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

    from .tasks import Tasks

MOST = 100
"""Hits that are shown; who sees so many types another letter."""

_ONE = {
    "area": "Område", "initiative": "Indsats", "hearing": "Høring", "document": "Dokument",
    "budget_table": "Budgettabel", "case": "Sag", "attachment": "Bilag", "person": "Person",
    "body": "Udvalg eller enhed", "party": "Parti", "follow_up": "Opfølgning", "funding_pool": "Pulje",
    "application": "Ansøgning", "analysis": "Analyse", "earlier_answer": "Tidligere svar", "phrase": "Standardtekst",
}  # fmt: skip
"""What is found and can be shown, by the word for one of it."""

_CHIPS: dict[str, tuple[str, ...]] = {
    "Alt": (),
    "Områder": ("area",),
    "Indsatser": ("initiative",),
    "Høringer": ("hearing",),
    "Dokumenter": ("document",),
    "Bilag": ("attachment",),
    "Budget": ("budget_table", "funding_pool", "application"),
    "Sager": ("case",),
    "Personer og udvalg": ("person", "body", "party"),
    "Andet": ("follow_up", "analysis", "earlier_answer", "phrase"),
}


class SearchPage(SidePage):
    """Lists the places; Enter goes to one. Tells ``shown`` when the list is as good as it gets."""

    go_wanted = Signal(str, str)
    shown = Signal()
    list_wanted = Signal(str, object)
    """That the hits be saved: what the list is called, and how it is gathered."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__("Søg i alt")
        self._tasks = tasks
        self._workspace: Workspace | None = None
        self._text = ""
        self._hits: dict[str, Hit] = {}
        self._has_newest = False
        self._build()
        self._lay_out()
        self.kinds.chosen.connect(lambda _word: self._ask())
        self.rows.opened.connect(self._on_opened)
        self.nothing.wanted.connect(self._on_all_wanted)

    def _build(self) -> None:
        self.kinds = FilterChips([(word, word) for word in _CHIPS], "Vis kun")
        self.areas = ChoiceField("Område", lambda _key: self._ask(), [("", "Alle områder")], bare=False)
        self.years = ChoiceField("År", lambda _key: self._ask(), [("", "Alle år")], bare=False)
        statuses = [(status.value, status.danish.capitalize()) for status in (*Status, *InitiativeStatus)]
        self.statuses = ChoiceField("Status", lambda _key: self._ask(), [("", "Enhver status"), *statuses], bare=False)
        self.count = label("", "secondary", "text2")
        self.save = icon_button("file-spreadsheet", "Gem træffene som Excel eller CSV", on_click=self._on_save_wanted)
        self.rows = RowList("Træf", MarkedRowDelegate(self, padding=12, tight=True))
        self.nothing = EmptyState("search-x", "Ingen træf", "", "Fjern filter", is_primary=False)

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for field in (self.areas, self.years, self.statuses):
            field.setMinimumWidth(150)
            choices.addWidget(field)
        choices.addStretch(1)
        choices.addWidget(self.count)
        choices.addWidget(self.save)
        self.body.addWidget(self.kinds)
        self.body.addLayout(choices)
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self.nothing, 1)

    def search(self, workspace: Workspace, text: str) -> None:
        """Look for what is typed in this file; another file is searched as a whole."""
        if workspace is not self._workspace:
            self._workspace = workspace
            self._choose_nothing()
        if not self.isVisible():
            self._tasks.start(lambda: _choices(workspace), self._offer_choices, owner=self)
        self._text = text
        self._ask()

    def forget(self) -> None:
        """Let go of the file and of what was found in it."""
        if self._workspace is not None:
            self._workspace.search.give_up()
        self._workspace = None
        self._hits = {}
        self.rows.set_rows(())

    @property
    def hits(self) -> Sequence[Hit]:
        """What is listed, in order."""
        return tuple(self._hits.values())

    def look_again(self) -> None:
        """Something has been saved: who looks at the hits sees them as they are now."""
        if self.isVisible():
            self._ask()

    def _offer_choices(self, choices: tuple[list[tuple[str, str]], list[tuple[str, str]]]) -> None:
        for field, offered in zip((self.areas, self.years), choices, strict=True):
            field.set_choices(offered)

    def _choose_nothing(self) -> None:
        for field in (self.areas, self.years, self.statuses):
            field.show_choice("")
        self.kinds.choose_first()

    @property
    def _narrowed(self) -> Narrowing:
        year = self.years.currentData()
        return Narrowing(
            _CHIPS[self.kinds.choice],
            self.areas.currentData() or None,
            int(year) if year else None,
            self.statuses.currentData() or "",
        )

    @property
    def _narrowing(self) -> str:
        chosen = [field.currentText() for field in (self.areas, self.years, self.statuses) if field.currentData()]
        return ", ".join(word for word in (self.kinds.narrowing, *chosen) if word)

    def _ask(self) -> None:
        if self._workspace is None or not self._text:
            return
        newest, best = self._workspace.search.ask(self._text, self._narrowed, MOST)
        self._has_newest = False
        self._follow(newest, self._on_newest)
        self._follow(best, self._on_ranked)

    def _follow(self, future: Future[list[Hit]], show) -> None:
        self._tasks.follow(future, show, owner=self)

    def _on_newest(self, hits: list[Hit]) -> None:
        # Whoever stands in the list looks at the best already, and something has been saved meanwhile.
        if not self.rows.hasFocus():
            self._has_newest = True
            self._show(hits)

    def _on_ranked(self, hits: list[Hit]) -> None:
        # Whoever has gone down into the newest would lose the place.
        if not (self._has_newest and self._hits and self.rows.hasFocus() and len(hits) <= len(self._hits)):
            self._show(hits)
        self.nothing.setVisible(not hits)
        self.shown.emit()

    def _show(self, hits: list[Hit]) -> None:
        self._hits = {f"{hit.kind}:{hit.id}:{hit.part}": hit for hit in hits if TabShelf.can_show(hit.place[0])}
        self.rows.set_rows([_row(key, hit) for key, hit in self._hits.items()])
        self.rows.setVisible(bool(hits))
        self.save.setEnabled(bool(hits))
        more = f"De første {MOST} træf" if len(hits) == MOST else f"{len(hits)} træf"
        self.count.setText(more if hits else "")
        narrowing = self._narrowing
        # What is not there at once may be found a moment later in another form.
        self.nothing.setVisible(False)
        self.nothing.button.setVisible(bool(narrowing))
        self.nothing.say("Ingen træf", no_hits(shortened(self._text, 60), narrowing))

    def _on_all_wanted(self) -> None:
        self._choose_nothing()
        self._ask()

    def _on_save_wanted(self) -> None:
        if self._workspace is None:
            return
        files, text = self._workspace.list_files, shortened(self._text, 60)
        hits = [(_ONE.get(hit.kind, ""), hit) for hit in self._hits.values()]
        self.list_wanted.emit(f"Træf på {text}", lambda: files.hits(text, hits))

    def _on_opened(self, key: str) -> None:
        self.go_wanted.emit(*self._hits[key].place)


def _choices(workspace: Workspace) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    areas = [(area.id, area.name) for area in workspace.areas.tree()]
    years = [(str(year), str(year)) for year in workspace.search.years()]
    return [("", "Alle områder"), *areas], [("", "Alle år"), *years]


def _row(key: str, hit: Hit) -> Row:
    icon = KIND_WORDS[hit.kind][1]
    right = Badge(_ONE[hit.kind])
    return Row(key, hit.title or "Uden titel", hit.snippet, right=right, icon=(icon, "text2"), marks=hit.marks)
