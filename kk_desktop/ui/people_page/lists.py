"""A list of recipients: who is on it, where and how each is written to, and in which period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QGuiApplication

from kk_desktop.domain.dispatches import DispatchChannel, DistributionList, Member
from kk_desktop.domain.typed_days import shown_day
from kk_desktop.domain.validity import write_period
from kk_desktop.errors import GoneError, UserError
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.page import Section
from kk_desktop.ui.widgets.plain_table import Cell, Head

from .card import DAY_WIDTH, DAYS, Card, Go
from .period_table import PeriodTable

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages

_HEADS = (
    Head("Navn"), Head("Adresse"), Head("E-mail"), Head("Sendes med", width=98), Head("Fra", width=DAY_WIDTH),
    Head("Til", width=DAY_WIDTH),
)  # fmt: skip
_FACTS = ("name", "address", "email", "channel", "valid_from", "valid_to")
_LIVING = "Listen følger filens egne udvalg og ændrer sig med dem."
_GONE = "Listen er slettet. Fortryd sletningen, eller læg den tilbage fra papirkurven."


class ListCard(Card):
    """The members as rows; a name that the file knows follows its body or person."""

    def __init__(self, workspace: Workspace, messages: Messages, go: Go) -> None:
        super().__init__("Fordelingsliste", workspace, messages, go)
        self.lists = workspace.distribution_lists
        self._found = DistributionList("", "")
        self.name = LineField("Navn", lambda text: self.lists.rename(self.thing_id, text))
        self.name.edit.setReadOnly(not self.writes)
        self.members = PeriodTable(
            "Hvem der står på listen", _HEADS, "Ny modtager …", messages,
            save=self._save_member, create=self._new_member, remove=self._remove_member, writes=self.writes,
        )  # fmt: skip
        self.living = PeriodTable(
            "Hvem der står på listen nu", _HEADS[:3], "", messages,
            save=lambda _row, _column, _text: None, create=lambda _column, _text: None,
            remove=lambda _row: None, writes=False,
        )  # fmt: skip
        self.paste = button("Sæt flere ind", "copy", on_click=self._on_paste)
        self.paste.setToolTip("Fra udklipsholderen: én på hver linje, navn og adresse eller e-mail")
        if not self.writes:
            self.paste.hide()
        below = "Den, hvis periode ikke er begyndt eller er slut, får ikke brevet."
        self.own = Section("Modtagere", self.members, button=self.paste, below=below)
        self.others = Section("Modtagere", self.living)
        self.add(self.header, self.name, self.own, self.others)
        self.column.addStretch(1)

    def show_thing(self, thing_id: str, day: date) -> str:
        """Show a list; who is outside the period on the day is grey."""
        found = next((each for each in self.lists.all() if each.id == thing_id), None)
        if found is None:
            raise GoneError(_GONE)
        if thing_id != self.thing_id:
            self.members.give_up()
        self.thing_id, self._found = thing_id, found
        self.header.tell("Fordelingsliste", found.name, below=_LIVING if found.is_living else "")
        self.name.setVisible(not found.is_living)
        self.name.setText(found.name)
        self.own.setVisible(not found.is_living)
        self.others.setVisible(found.is_living)
        if found.is_living:
            self.living.show_rows([_plain(each.name, each.address) for each in found.members])
            return found.name
        people = self.people
        names = [body.name_on(day).name for body in people.bodies()] + [each.name for each in people.persons()]
        channels = [channel.danish for channel in DispatchChannel]
        self.members.show_rows(
            [_cells(each, day) for each in found.entries], (names, (), (), channels, (), ())
        )  # fmt: skip
        return found.name

    def begin(self) -> None:
        """Stand in the name, or among those of a list that nobody can name."""
        if self._found.is_living:
            self.living.grid.setFocus()
            return
        self.name.edit.setFocus()
        self.name.edit.selectAll()

    def save_typed(self) -> bool:
        """Hand over what is being typed."""
        return self.members.save_typed()

    def delete(self) -> None:
        """Put the list in the bin. Raises ``UserError`` for one that lives."""
        if self._found.is_living:
            raise UserError(f"”{self._found.name}” følger filens egne udvalg og kan ikke slettes.")
        self.lists.delete(self.thing_id)

    def _on_paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        count = self.messages.attempt(lambda: self.lists.add_pasted(self.thing_id, text))
        if count is not None:
            words = "1 modtager er føjet til." if count == 1 else f"{count} modtagere er føjet til."
            self.messages.tell(words, "good", "Fortryd", self.messages.undo_requested.emit)

    def _save_member(self, row: int, column: int, text: str) -> None:
        self.lists.change_member(self.thing_id, row, **self._fact(column, text))

    def _new_member(self, column: int, text: str) -> None:
        if column:
            raise UserError("Skriv først navnet på den nye modtager.")
        self.lists.add_member(self.thing_id, text)

    def _remove_member(self, row: int) -> None:
        name = self._found.entries[row].name
        self.lists.remove_member(self.thing_id, row)
        self.messages.tell_deleted(f"{name} er taget af listen.")

    def _fact(self, column: int, text: str) -> dict[str, Any]:
        fact = _FACTS[column]
        if fact == "channel":
            return {fact: _channel(text)}
        if fact in DAYS:
            return {fact: DAYS[fact](text, self.workspace.today())}
        return {fact: text}


def _channel(text: str) -> DispatchChannel | None:
    wanted = " ".join(text.split()).casefold()
    if not wanted:
        return None
    found = next((each for each in DispatchChannel if each.danish.casefold() == wanted), None)
    if found is None:
        words = ", ".join(each.danish for each in DispatchChannel)
        raise UserError(f"”{text.strip()}” er ingen måde at sende på. Skriv en af: {words}.")
    return found


def _plain(name: str, address: str) -> list[Cell]:
    is_mail = "@" in address
    return [Cell(name, strong=True), Cell("" if is_mail else address), Cell(address if is_mail else "")]


def _cells(member: Member, day: date) -> list[Cell]:
    holds = member.holds_on(day)
    tone = "text" if holds else "text2"
    since, until = shown_day(member.valid_from), shown_day(member.valid_to)
    channel = member.channel.danish if member.channel else ""
    said = f"{member.name}, {write_period(member.valid_from, member.valid_to) or 'uden ende'}"
    texts = (member.address, member.email, channel)
    return [
        Cell(member.name, strong=holds, tone=tone, typed=member.name, tip=member.name,
             spoken=f"Navn {said}{'' if holds else ', ikke på listen den dag'}"),
        *(Cell(text, tone=tone, typed=text, tip=text) for text in texts),
        Cell(since or "–", tone=tone, typed=since, spoken=f"Fra {since or 'altid'}"),
        Cell(until or "–", tone=tone, typed=until, spoken=f"Til {until or 'videre'}"),
    ]  # fmt: skip
