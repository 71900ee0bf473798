"""A person: name, how to reach them, and what they are through time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from kk_desktop.domain.people import Person, Role
from kk_desktop.domain.typed_days import shown_day
from kk_desktop.domain.validity import write_period
from kk_desktop.ui.widgets.fields import LineField
from kk_desktop.ui.widgets.page import Section
from kk_desktop.ui.widgets.plain_table import Cell, Head

from .card import DAY_WIDTH, DAYS, Card, Go, facts_grid, read_only
from .period_table import PeriodTable

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages

_HEADS = (Head("Titel"), Head("Udvalg eller enhed"), Head("Parti", width=60), Head("Fra", width=DAY_WIDTH),
          Head("Til", width=DAY_WIDTH))  # fmt: skip
_FACTS = {"name": "Navn", "email": "E-mail", "phone": "Telefon"}


class PersonCard(Card):
    """The facts, and the roles as rows."""

    def __init__(self, workspace: Workspace, messages: Messages, go: Go) -> None:
        super().__init__("Person", workspace, messages, go)
        self._person = Person("", "")
        self.fields = {fact: LineField(words, partial(self._save, fact)) for fact, words in _FACTS.items()}
        self.roles = PeriodTable(
            "Roller gennem tiden", _HEADS, "Ny rolle …", messages,
            save=self._save_role, create=self._new_role, remove=self._remove_role, writes=self.writes,
        )  # fmt: skip
        if not self.writes:
            read_only(self.fields.values())
        below = "Et brev skriver den titel, der gælder på brevets egen dato."
        self.add(self.header, Section("Oplysninger", facts_grid(self.fields.values(), 3)))
        self.add(Section("Roller", self.roles, below=below))
        self.column.addStretch(1)

    def show_thing(self, thing_id: str, day: date) -> str:
        """Show a person as on the day."""
        person = self._person = self.people.person(thing_id)
        if thing_id != self.thing_id:
            self.roles.give_up()
        self.thing_id = thing_id
        bodies = {body.id: body for body in self.people.bodies()}
        parties = {party.id: party for party in self.people.parties()}
        named = {body_id: body.name_on(day).name for body_id, body in bodies.items()}
        self.header.tell("Person", person.name, below=person.title_on(day))
        for fact, field in self.fields.items():
            field.setText(getattr(person, fact))
        rows = []
        for role in person.roles:
            body, party = bodies.get(role.body_id or ""), parties.get(role.party_id or "")
            # A role that is over stands where it was, under the name of its own time.
            where = body.name_on(role.valid_to or day).name if body else ""
            rows.append(_cells(role, day, where, party.letter if party else ""))
        letters = list(dict.fromkeys(party.letter for party in parties.values()))
        self.roles.show_rows(rows, ((), list(named.values()), letters, (), ()))
        return person.name

    def begin(self) -> None:
        """Stand in the name."""
        self.fields["name"].edit.setFocus()
        self.fields["name"].edit.selectAll()

    def save_typed(self) -> bool:
        """Hand over the role being typed."""
        return self.roles.save_typed()

    def delete(self) -> None:
        """Put the person in the bin."""
        self.people.delete_person(self.thing_id)

    def _save(self, fact: str, text: str) -> None:
        self.people.change_person(self.thing_id, **{fact: text})

    def _save_role(self, row: int, column: int, text: str) -> None:
        self.people.change_role(self.thing_id, row, **self._facts(column, text))

    def _new_role(self, column: int, text: str) -> None:
        self.people.add_role(self.thing_id, replace(Role(), **self._facts(column, text)))

    def _facts(self, column: int, text: str) -> dict[str, Any]:
        match column:
            case 0:
                return {"title": " ".join(text.split())}
            case 1:
                return {"body_id": self.people.body_named(text)}
            case 2:
                return {"party_id": self.people.party_named(text)}
        fact = "valid_from" if column == 3 else "valid_to"
        return {fact: DAYS[fact](text, self.workspace.today())}

    def _remove_role(self, row: int) -> None:
        role = self._person.roles[row]
        self.people.remove_role(self.thing_id, row)
        told = f"Rollen ”{role.title}” er slettet." if role.title else "Rollen er slettet."
        self.messages.tell_deleted(told)


def _cells(role: Role, day: date, where: str, letter: str) -> list[Cell]:
    holds = role.holds_on(day)
    tone, since, until = "text" if holds else "text2", shown_day(role.valid_from), shown_day(role.valid_to)
    said = write_period(role.valid_from, role.valid_to) or "uden ende"
    return [
        Cell(role.title, strong=holds, tone=tone, typed=role.title,
             spoken=f"Titel {role.title or 'tom'}, {said}{', gælder' if holds else ''}"),
        Cell(where, tone=tone, typed=where, tip=where, spoken=f"Udvalg eller enhed {where or 'tom'}"),
        Cell(letter, tone=tone, typed=letter, spoken=f"Parti {letter or 'tom'}"),
        Cell(since or "–", tone=tone, typed=since, spoken=f"Fra {since or 'altid'}"),
        Cell(until or "–", tone=tone, typed=until, spoken=f"Til {until or 'videre'}"),
    ]  # fmt: skip
