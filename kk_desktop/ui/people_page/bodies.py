"""A committee, department, unit or another body: its names through time, how to reach it, and who belongs to it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.people import Body, BodyKind, BodyName
from kk_desktop.domain.typed_days import shown_day
from kk_desktop.domain.validity import gaps, in_order, is_there_on, write_period
from kk_desktop.errors import UserError
from kk_desktop.ui.widgets.check_box import CheckBox
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, captioned
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.page import Section
from kk_desktop.ui.widgets.plain_table import Cell, Head
from kk_desktop.ui.widgets.row import Row

from .card import DAY_WIDTH, DAYS, Card, Go, facts_grid, fill_rows, read_only, unverified
from .period_table import PeriodTable

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages

KINDS = {
    BodyKind.CITY_COUNCIL: "Byråd",
    BodyKind.COMMITTEE: "Udvalg",
    BodyKind.ADMINISTRATION: "Forvaltning",
    BodyKind.UNIT: "Enhed",
    BodyKind.LOCAL_COMMITTEE: "Lokaludvalg",
    BodyKind.EXTERNAL: "Uden for kommunen",
}
_HEADS = (Head("Navn"), Head("Forkortelse", width=104), Head("Fra", width=DAY_WIDTH), Head("Til", width=DAY_WIDTH))
_FACTS = {
    "address": "Adresse", "postal_place": "Postnummer og by", "phone": "Telefon", "email": "E-mail",
    "ean": "EAN-nummer", "source": "Kilde",
}  # fmt: skip


class BodyCard(Card):
    """The names as rows, the facts of a letter's right column, the units below, and the persons in it."""

    def __init__(self, workspace: Workspace, messages: Messages, go: Go) -> None:
        super().__init__("Udvalg eller enhed", workspace, messages, go)
        self._names: tuple[BodyName, ...] = ()
        self._day = workspace.today()
        self.names = PeriodTable(
            "Navne gennem tiden", _HEADS, "Nyt navn …", messages,
            save=self._save_name, create=self._new_name, remove=self._remove_name, writes=self.writes,
        )  # fmt: skip
        self.gap = label("", "label", "amber", wrap=True)
        self.fields = {fact: LineField(words, partial(self._save, fact)) for fact, words in _FACTS.items()}
        self.kind = ChoiceField(
            "Slags", lambda key: self._save("kind", BodyKind(key)), [(each.value, word) for each, word in KINDS.items()]
        )
        self.upper = ChoiceField("Hører under", lambda key: self._save("parent_id", key or None), [("", "–")])
        self.verified = CheckBox("Bekræftet", lambda is_on: self._save("verified", is_on))
        self.units, self.units_section = self.rows_below("Enheder")
        self.persons, self.persons_section = self.rows_below("Personer")
        if not self.writes:
            read_only(self.fields.values())
            for each in (self.kind, self.upper, self.verified):
                each.setEnabled(False)
        below = "Et dokument skriver det navn, der gælder på dokumentets egen dato."
        self.add(self.header, Section("Navne", self.names, self.gap, below=below))
        facts: list[QWidget] = [
            self.fields["address"],
            self.fields["postal_place"],
            self.fields["phone"],
            self.fields["email"],
        ]
        facts += [self.fields["ean"], captioned("Hører under", self.upper), captioned("Slags", self.kind)]
        facts += [self.fields["source"]]
        self.add(Section("Oplysninger", facts_grid(facts), self.verified), self.units_section, self.persons_section)
        self.column.addStretch(1)

    def show_thing(self, thing_id: str, day: date) -> str:
        """Show a body as on the day."""
        body = self.people.body(thing_id)
        if thing_id != self.thing_id:
            self.names.give_up()
        self.thing_id, self._day, self._names = thing_id, day, in_order(body.names)
        name = body.name_on(day)
        self.header.tell(KINDS[body.kind], name.name, unverified(body.verified), below=_holding(body, day))
        self.names.show_rows([_cells(each, day) for each in self._names])
        self._show_gaps()
        for fact, field in self.fields.items():
            field.setText(getattr(body, fact))
        self.kind.show_choice(body.kind.value)
        self.verified.setChecked(body.verified)
        self._show_family(body, day)
        return name.name

    def begin(self) -> None:
        """Stand in the first name."""
        self.names.grid.go_to(0, 0)
        self.names.grid.setFocus()
        self.names.grid.edit(self.names.grid.currentIndex())

    def save_typed(self) -> bool:
        """Hand over the name being typed."""
        return self.names.save_typed()

    def delete(self) -> None:
        """Put it in the bin."""
        self.people.delete_body(self.thing_id)

    def _show_gaps(self) -> None:
        told = [f"{write_period(*gap).capitalize()} er der intet navn." for gap in gaps(self._names)]
        self.gap.setText(" ".join(told))
        self.gap.setVisible(bool(told))

    def _show_family(self, body: Body, day: date) -> None:
        bodies = self.people.bodies()
        above = [each for each in bodies if each.id != body.id and each.kind not in (BodyKind.LOCAL_COMMITTEE,)]
        self.upper.set_choices([("", "–"), *((each.id, each.name_on(day).name) for each in above)])
        self.upper.show_choice(body.parent_id or "")
        units = [each for each in bodies if each.parent_id == body.id]
        fill_rows(
            self.units,
            self.units_section,
            [Row(f"body:{each.id}", each.name_on(day).name, each.address, icon=("building-2", "text2"))
             for each in units],
        )  # fmt: skip
        members = [
            Row(f"person:{person.id}", person.name, _member(role.title, role.valid_from, role.valid_to),
                icon=("user-round", "text2"))
            for person in self.people.members_of_body(body.id, day)
            for role in person.roles_on(day)
            if role.body_id == body.id
        ]  # fmt: skip
        fill_rows(self.persons, self.persons_section, members)

    def _save(self, fact: str, value: object) -> None:
        if fact in self.fields:
            self.people.change_body(self.thing_id, **{fact: value})
        else:
            self.messages.attempt(lambda: self.people.change_body(self.thing_id, **{fact: value}))
            self.show_thing(self.thing_id, self._day)

    def _save_name(self, row: int, column: int, text: str) -> None:
        fact = ("name", "abbreviation", "valid_from", "valid_to")[column]
        read = DAYS.get(fact)
        value = read(text, self.workspace.today()) if read else " ".join(text.split())
        self.people.change_name(self.thing_id, row, **{fact: value})

    def _new_name(self, column: int, text: str) -> None:
        if column:
            raise UserError("Skriv først navnet. Det gælder fra dagen øverst på siden, og dagen kan rettes bagefter.")
        self.people.rename_from(self.thing_id, self._day, text)

    def _remove_name(self, row: int) -> None:
        name = self._names[row].name
        self.people.remove_name(self.thing_id, row)
        self.messages.tell_deleted(f"Navnet ”{name}” er slettet.")


def _cells(name: BodyName, day: date) -> list[Cell]:
    holds = name.holds_on(day)
    tone, since, until = "text" if holds else "text2", shown_day(name.valid_from), shown_day(name.valid_to)
    said = f"{name.name}, {write_period(name.valid_from, name.valid_to) or 'uden ende'}"
    return [
        Cell(name.name, strong=holds, tone=tone, typed=name.name, tip=name.name,
             spoken=f"Navn {said}{', gælder' if holds else ''}"),
        Cell(name.abbreviation, tone=tone, typed=name.abbreviation, spoken=f"Forkortelse {name.abbreviation or 'tom'}"),
        Cell(since or "–", tone=tone, typed=since, spoken=f"Fra {since or 'altid'}"),
        Cell(until or "–", tone=tone, typed=until, spoken=f"Til {until or 'videre'}"),
    ]  # fmt: skip


def _holding(body: Body, day: date) -> str:
    if is_there_on(body, day):
        newest = body.name_on(None)
        since = newest.valid_from
        return f"Hedder {newest.name} fra {write_date(since)}." if since and since > day else ""
    return "Har intet navn på den dag. Her står det nyeste."


def _member(title: str, valid_from: date | None, valid_to: date | None) -> str:
    return " · ".join(part for part in (title, write_period(valid_from, valid_to)) if part)
