"""A party: its letter and the time it has it, who else has had the letter, and who stands for the party."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from kk_desktop.domain.people import Party
from kk_desktop.domain.typed_days import shown_day
from kk_desktop.domain.validity import in_order, write_period
from kk_desktop.ui.widgets.check_box import CheckBox
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.page import Section
from kk_desktop.ui.widgets.row import Row

from .card import DAYS, Card, Go, facts_grid, fill_rows, read_only, unverified

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages

_FACTS = {"letter": "Bogstav", "name": "Navn", "valid_from": "Fra", "valid_to": "Til", "source": "Kilde"}


class PartyCard(Card):
    """The facts, the letter through time, and the persons."""

    def __init__(self, workspace: Workspace, messages: Messages, go: Go) -> None:
        super().__init__("Parti", workspace, messages, go)
        self.fields = {fact: LineField(words, partial(self._save, fact)) for fact, words in _FACTS.items()}
        self.verified = CheckBox("Bekræftet", self._on_verified)
        self.others, self.others_section = self.rows_below("Bogstavet gennem tiden")
        self.persons, self.persons_section = self.rows_below("Personer")
        if not self.writes:
            read_only(self.fields.values())
            self.verified.setEnabled(False)
        self.add(self.header, Section("Oplysninger", facts_grid(self.fields.values()), self.verified))
        self.add(self.others_section, self.persons_section)
        self.column.addStretch(1)

    def show_thing(self, thing_id: str, day: date) -> str:
        """Show a party as on the day."""
        party = self.people.party(thing_id)
        self.thing_id = thing_id
        period, sign = write_period(party.valid_from, party.valid_to), unverified(party.verified)
        self.header.tell("Parti", f"{party.name} ({party.letter})", sign, below=period.capitalize())
        for fact, field in self.fields.items():
            value = getattr(party, fact)
            field.setText(shown_day(value) if fact in DAYS else value)
        self.verified.setChecked(party.verified)
        parties = self.people.parties()
        same = [each for each in parties if each.letter.casefold() == party.letter.casefold()]
        fill_rows(self.others, self.others_section, [_row(each) for each in in_order(same)] if len(same) > 1 else [])
        members = [
            Row(f"person:{person.id}", person.name, person.title_on(day), icon=("user-round", "text2"))
            for person in self.people.members_of_party(thing_id, day)
        ]
        fill_rows(self.persons, self.persons_section, members)
        return party.name or party.letter

    def begin(self) -> None:
        """Stand in the letter."""
        self.fields["letter"].edit.setFocus()
        self.fields["letter"].edit.selectAll()

    def delete(self) -> None:
        """Put the party in the bin."""
        self.people.delete_party(self.thing_id)

    def _save(self, fact: str, text: str) -> None:
        value = DAYS[fact](text, self.workspace.today()) if fact in DAYS else " ".join(text.split())
        self.people.change_party(self.thing_id, **{fact: value})

    def _on_verified(self, is_on: bool) -> None:
        self.messages.attempt(lambda: self.people.change_party(self.thing_id, verified=is_on))


def _row(party: Party) -> Row:
    period = write_period(party.valid_from, party.valid_to) or "uden ende"
    return Row(f"party:{party.id}", f"{party.letter}  {party.name}", period, icon=("users", "text2"))
