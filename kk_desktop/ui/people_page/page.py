"""Udvalg, partier og personer: everybody as they are on a day at the left, the chosen one to edit at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent
from PySide6.QtWidgets import QFrame, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from kk_desktop.domain.people import BodyKind, PeopleGroup, PeopleRow
from kk_desktop.domain.typed_days import shown_day, typed_start
from kk_desktop.errors import GoneError
from kk_desktop.ui.list_output import ListOutput, MakeList
from kk_desktop.ui.side_pages import SidePage
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.delete_offer import DeleteOffer
from kk_desktop.ui.widgets.empty_state import EmptyState
from kk_desktop.ui.widgets.fields import LineField, beside
from kk_desktop.ui.widgets.labels import line
from kk_desktop.ui.widgets.long_rows import LongRows
from kk_desktop.ui.widgets.page import no_hits
from kk_desktop.ui.widgets.row import Row
from kk_desktop.ui.widgets.rows import RowDelegate, RowList
from kk_desktop.ui.widgets.search_field import FilterChips, SearchField

from .bodies import BodyCard
from .card import Card
from .importing import ImportCard
from .lists import ListCard
from .parties import PartyCard
from .persons import PersonCard

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.changes import Changes
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

_ICONS = {
    PeopleGroup.COMMITTEES: "landmark", PeopleGroup.ADMINISTRATIONS: "landmark", PeopleGroup.UNITS: "building-2",
    PeopleGroup.LOCAL_COMMITTEES: "map-pinned", PeopleGroup.PARTIES: "flag", PeopleGroup.PERSONS: "user-round",
    PeopleGroup.OTHERS: "link", PeopleGroup.LISTS: "users",
}  # fmt: skip
_NEW_BODIES = (
    ("&Udvalg", BodyKind.COMMITTEE, "Nyt udvalg"),
    ("&Forvaltning", BodyKind.ADMINISTRATION, "Ny forvaltning"),
    ("&Enhed", BodyKind.UNIT, "Ny enhed"),
    ("&Lokaludvalg", BodyKind.LOCAL_COMMITTEE, "Nyt lokaludvalg"),
    ("Uden for &kommunen", BodyKind.EXTERNAL, "Ny organisation"),
)
_NEW_LETTER, _NEW_LIST = "?", "Ny liste"
_ALL = ""
_USED = ("body", "person", "party")
"""What others may point at."""


class PeoplePage(SidePage):
    """``thing``, a kind and an id, is what is shown first."""

    def __init__(
        self,
        workspace: Workspace,
        messages: Messages,
        tasks: Tasks,
        changes: Changes,
        thing: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__("Udvalg, partier og personer")
        self._workspace, self._messages, self._tasks = workspace, messages, tasks
        self._day = workspace.today()
        self._rows: dict[str, PeopleRow] = {}
        self._shown_rows: list[PeopleRow] = []
        self._shown = ""
        # One reading for all that a single action has changed.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.reload)
        self._build()
        self._lay_out()
        self._connect_signals(changes)
        self.reload()
        if not self.show_thing(*thing):
            self.rows.choose_first()

    def _build(self) -> None:
        can_write = not self._workspace.read_only
        self.day = LineField("Gældende pr.", self._save_day, bare=False, caption=False)
        self.day.edit.setPlaceholderText("Gældende pr.")
        self.day.setFixedWidth(160)
        self.new = button("Ny", "plus", "primary", self._on_new)
        self.kinds = QMenu(self.new)
        for words, make in self._makers():
            action = QAction(words, self.kinds)
            action.triggered.connect(lambda _checked=False, make=make: self._make(make))
            self.kinds.addAction(action)
        self.remove = button("Slet", "trash-2", on_click=self._on_delete_wanted)
        self.fetching = ImportCard(self._workspace, self._messages, self._tasks)
        self.fetch = button("Hent ind", "inbox", on_click=self.fetching.choose)
        if not can_write:  # never shown before it lies in the page: it would open as a window of its own
            for each in (self.new, self.remove, self.fetch):
                each.hide()
        self.list_output = ListOutput(
            self._workspace,
            self._messages,
            self._tasks,
            owner=self,
            title="Udvalg, partier og personer",
            wanted=self._list_as_shown,
        )
        self.chips = FilterChips([(_ALL, "Alle"), *((group.value, group.danish) for group in PeopleGroup)])
        self.search = SearchField("Søg efter navn, forkortelse eller titel")
        self.rows = RowList("Udvalg, partier og personer", RowDelegate(self, padding=12, tight=True))
        self.offer = DeleteOffer(self._workspace, self._messages, self._tasks)
        self.nothing = EmptyState("search-x", "Ingen træf", "")
        parts = self._workspace, self._messages, self.show_thing
        self.cards: dict[str, Card] = {
            "body": BodyCard(*parts), "person": PersonCard(*parts), "party": PartyCard(*parts),
            "distribution_list": ListCard(*parts),
        }  # fmt: skip
        self.right = QStackedWidget()
        self.blank = QWidget()
        for card in (self.blank, *self.cards.values(), self.fetching):
            self.right.addWidget(card)

    def _lay_out(self) -> None:
        for each in (beside("Gældende pr.", self.day), self.list_output.button(), self.remove, self.fetch, self.new):
            self.top.addWidget(each)
        left = QFrame()
        left.setMinimumWidth(264)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        for part in (self.search, self.rows, self.nothing):
            column.addWidget(part)
        column.setStretchFactor(self.rows, 1)
        column.setStretchFactor(self.nothing, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.right)
        splitter.setSizes([296, 760])
        splitter.setStretchFactor(1, 1)
        self.body.addWidget(self.offer)
        self.body.addWidget(self.chips)
        self.body.addWidget(line())
        self.body.addWidget(splitter, 1)

    def _connect_signals(self, changes: Changes) -> None:
        self.search.wanted.connect(self._on_narrowed)
        self.search.left_downwards.connect(self.rows.setFocus)
        self.chips.chosen.connect(self._on_group_chosen)
        self.rows.chosen.connect(self._on_chosen)
        self.rows.opened.connect(self._on_opened)
        self.offer.left.connect(self.rows.setFocus)
        self.rows.delete_wanted.connect(lambda _id: self._on_delete_wanted())
        self.fetching.planned.connect(lambda: self.right.setCurrentWidget(self.fetching))
        self.fetching.left.connect(self._on_fetched)
        # Slots of the page's own: they must not be told of the file after the page has gone with it.
        for signal in (
            changes.body_saved, changes.person_saved, changes.party_saved, changes.distribution_list_saved
        ):  # fmt: skip
            signal.connect(self._on_saved)

    # What is shown ----------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read everybody again, as on the day."""
        self.day.setText(shown_day(self._day))
        rows = [*self._workspace.people.rows(self._day), *self._lists()]
        self._rows = {f"{row.kind}:{row.id}": row for row in rows}
        self._narrow()
        self._show_chosen()

    def _lists(self) -> list[PeopleRow]:
        return [
            PeopleRow(
                "distribution_list", each.id, PeopleGroup.LISTS, each.name, _members(len(each.members)),
                words=" ".join((each.name, *(member.name for member in each.members))).casefold(),
            )
            for each in self._workspace.distribution_lists.all()
        ]  # fmt: skip

    def _list_as_shown(self) -> MakeList:
        shown, day = list(self._shown_rows), self._day
        return lambda: self._workspace.list_files.people(shown, day)

    def show_thing(self, kind: str, thing_id: str) -> bool:
        """Choose a thing in the list; False when it is not there."""
        key = f"{kind}:{thing_id}"
        if key not in self._rows:
            return False
        if not self.rows.choose(key):
            self.search.clear()
            self.chips.choose_first()
            self.rows.choose(key)
        return True

    def _narrow(self) -> None:
        wanted, group = self.search.text().casefold().split(), self.chips.choice
        found: dict[str, list[str]] = {}
        self._shown_rows.clear()
        for key, row in self._rows.items():
            if group in (_ALL, row.group.value) and all(word in row.words for word in wanted):
                found.setdefault(_head(row), []).append(key)
                self._shown_rows.append(row)
        self.rows.set_rows(LongRows(list(found.items()), self._read))
        self.rows.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.say("Ingen træf", no_hits(self.search.text(), self.chips.narrowing))

    def _read(self, keys: Sequence[str]) -> dict[str, Row]:
        return {key: _row(key, self._rows[key]) for key in keys if key in self._rows}

    def _show_chosen(self) -> None:
        if self.right.currentWidget() is self.fetching and self.fetching.is_looking:
            return
        kind, _, thing_id = self._shown.partition(":")
        card = self.cards.get(kind)
        self.remove.setEnabled(card is not None)
        if card is None:
            self.right.setCurrentWidget(self.blank)
            return
        try:
            card.show_thing(thing_id, self._day)
        except GoneError:
            self._shown = ""
            self.right.setCurrentWidget(self.blank)
            self.rows.choose_near()
            return
        self.right.setCurrentWidget(card)

    @property
    def card(self) -> Card | None:
        """The card that is shown."""
        shown = self.right.currentWidget()
        return shown if isinstance(shown, Card) else None

    def look_at_list(self, path: Path) -> None:
        """Look at the rows of a list before it is taken in."""
        self.fetching.look_at(path)

    # What is done -----------------------------------------------------------------------------------------

    def flush(self) -> bool:
        """Save what one types in; False when it was refused, and the sentence stands below."""
        return self.card is None or self.card.save_typed()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page saves."""
        super().hideEvent(event)
        self.flush()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs in the list."""
        super().focusInEvent(event)
        self.rows.setFocus()

    def _save_day(self, text: str) -> None:
        self._day = typed_start(text, self._workspace.today()) or self._workspace.today()
        self.reload()

    def _on_narrowed(self, _wanted: str) -> None:
        self._narrow()

    def _on_group_chosen(self, _group: str) -> None:
        """The card is of a thing in the list, so that it is plain what Slet would take."""
        self._narrow()
        if self._shown not in {f"{row.kind}:{row.id}" for row in self._shown_rows}:
            self.rows.choose_first()

    def _on_chosen(self, key: str) -> None:
        if key == self._shown:
            return
        if not self.flush():
            # What could not be taken stays before the person's eyes.
            self.rows.choose(self._shown)
            return
        self._shown = key
        self.offer.hide()
        self.fetching.forget()
        self._show_chosen()

    def _on_opened(self, _key: str) -> None:
        if self.card is not None:
            self.card.begin()

    def _on_saved(self, _id: str) -> None:
        self._soon.start()

    def _on_fetched(self) -> None:
        self._show_chosen()
        self.rows.setFocus()

    def _on_delete_wanted(self) -> None:
        card, row = self.card, self._rows.get(self._shown)
        if card is None or row is None or self._workspace.read_only or not self.flush():
            return

        def delete() -> None:
            if row.kind in _USED and self.offer.holds_up(row.kind, row.id):
                return
            card.delete()
            self._messages.tell_deleted(f"”{row.title}” er slettet.")

        self._messages.attempt(delete)

    def _on_new(self) -> None:
        self.kinds.popup(self.new.mapToGlobal(QPoint(0, self.new.height() + 2)))

    def _makers(self) -> list[tuple[str, Callable[[], tuple[str, str]]]]:
        people = self._workspace.people
        made: list[tuple[str, Callable[[], tuple[str, str]]]] = [
            (words, lambda kind=kind, name=name: ("body", people.create_body(kind, name)))  # type: ignore[misc]
            for words, kind, name in _NEW_BODIES
        ]
        return [
            *made,
            ("&Parti", lambda: ("party", people.create_party(self._free_letter(), "Nyt parti"))),
            ("Pe&rson", lambda: ("person", people.create_person("Ny person"))),
            ("F&ordelingsliste", self._new_list),
        ]

    def _make(self, make: Callable[[], tuple[str, str]]) -> None:
        made = self._messages.attempt(make) if self.flush() else None
        if made is not None:
            self.search.clear()
            self.reload()
            self.show_thing(*made)
            if self.card is not None:
                self.card.begin()

    def _new_list(self) -> tuple[str, str]:
        lists = self._workspace.distribution_lists
        taken = {each.name for each in lists.all()}
        names = (_NEW_LIST, *(f"{_NEW_LIST} {number}" for number in range(2, len(taken) + 3)))
        return "distribution_list", lists.create(next(name for name in names if name not in taken))

    def _free_letter(self) -> str:
        taken = {party.letter for party in self._workspace.people.parties()}
        return next(
            letter for letter in (_NEW_LETTER * count for count in range(1, len(taken) + 2)) if letter not in taken
        )


def _members(count: int) -> str:
    return "1 modtager" if count == 1 else f"{count} modtagere"


def _head(row: PeopleRow) -> str:
    return row.group.danish if row.holds else f"{row.group.danish}, ikke den dag"


def _row(key: str, row: PeopleRow) -> Row:
    return Row(key, row.title, row.detail, icon=(_ICONS[row.group], "text2" if row.holds else "text3"))
