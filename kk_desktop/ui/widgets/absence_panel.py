"""Fravær in Opsætning: who is away, from when to when, and who decides meanwhile; in all cases or in some."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from kk_desktop.domain.approvals import Absence
from kk_desktop.domain.dates import read_date, write_day
from kk_desktop.errors import UserError

from .buttons import button
from .fields import ErrorLine, captioned
from .labels import label
from .layouts import card
from .page import PageRows
from .row import Row

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace

_FIELDS = (
    ("person", "Hvem er væk"),
    ("substitute", "Hvem tager over"),
    ("first_day", "Første dag"),
    ("last_day", "Sidste dag"),
)
ALL = "Alle sager, eller sagsnumre med komma imellem"


class AbsencePanel(QFrame):
    """``attempt`` does what may be refused and tells the reason; ``tell_deleted`` says what is gone, with undo."""

    def __init__(
        self,
        workspace: Workspace,
        attempt: Callable[[Callable[[], Any]], Any],
        tell_deleted: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._workspace, self._attempt, self._tell_deleted = workspace, attempt, tell_deleted
        self._can_write = not workspace.read_only
        self.rows = PageRows("Fravær")
        self.none = label("Ingen er noteret som fraværende.", "secondary", "text2")
        self.fields = {name: QLineEdit() for name, _words in _FIELDS}
        self.cases = QLineEdit()
        self.cases.setPlaceholderText(ALL)
        self.error = ErrorLine()
        self.add = button("Notér fravær", "plus", on_click=self._on_add)
        self.remove = button("Slet", "trash-2", on_click=self._on_remove)
        self._lay_out()
        self.rows.delete_wanted.connect(lambda _id: self._on_remove())
        self.cases.returnPressed.connect(self._on_add)
        self.reload()

    def _lay_out(self) -> None:
        explanation = "Det, der venter på den, der er væk, vises hos den, der tager over. Afgørelsen nævner begge."
        column = card(self, "Fravær", explanation)
        column.addWidget(self.none)
        column.addWidget(self.rows)
        self._writing = QFrame()
        inside = QVBoxLayout(self._writing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        names = [approver.name for approver in self._workspace.chains.known() if not approver.body_id]
        for pair in (_FIELDS[:2], _FIELDS[2:]):
            row = QHBoxLayout()
            row.setSpacing(12)
            for name, words in pair:
                self.fields[name].setAccessibleName(words)
                row.addWidget(captioned(words, self.fields[name]))
            inside.addLayout(row)
        for name in ("person", "substitute"):
            self.fields[name].setCompleter(QCompleter(names, self.fields[name]))
        self.cases.setAccessibleName("I hvilke sager")
        inside.addWidget(captioned("I hvilke sager", self.cases))
        inside.addWidget(self.error)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        inside.addLayout(row)
        column.addWidget(self._writing)
        self._writing.setVisible(self._can_write)

    def reload(self) -> None:
        """Read again who is away."""
        today = self._workspace.today()
        numbers = {case.id: case.number or case.title for case in self._workspace.cases.names()}
        absences = [each for each in self._workspace.absences.rows() if each.last_day >= today]
        self.rows.set_rows([_row(each, today, numbers) for each in absences])
        self.rows.setVisible(bool(absences))
        self.none.setVisible(not absences)
        if absences and not self.rows.current_id:
            self.rows.choose_first()
        self.remove.setVisible(bool(absences))

    def _on_add(self) -> None:
        try:
            first, last = self._day("first_day"), self._day("last_day")
            self._workspace.absences.register(
                self.fields["person"].text(), first, last, self.fields["substitute"].text(), case_ids=self._case_ids()
            )
        except (UserError, ValueError) as error:
            self.error.say(str(error))
            return
        self.error.say("")
        for field in (*self.fields.values(), self.cases):
            field.clear()
        self.reload()

    def _day(self, name: str) -> date:
        text, today = self.fields[name].text().strip(), self._workspace.today()
        day = read_date(text, today)
        if day is None:
            words = dict(_FIELDS)[name].lower()
            raise ValueError(f"Skriv {words} som en dato, fx {write_day(today, today)}. Intet er noteret.")
        return day

    def _case_ids(self) -> tuple[str, ...]:
        wanted = [number.strip() for number in self.cases.text().split(",") if number.strip()]
        by_number = {case.number: case.id for case in self._workspace.cases.names() if case.number}
        for number in wanted:
            if number not in by_number:
                raise ValueError(f"Sagen ”{number}” er ikke i filen. Intet er noteret. Ret nummeret.")
        return tuple(by_number[number] for number in wanted)

    def _on_remove(self) -> None:
        chosen = next((each for each in self._workspace.absences.rows() if each.id == self.rows.current_id), None)
        if chosen is None or not self._can_write:
            return

        def remove() -> None:
            self._workspace.absences.delete(chosen.id)
            self._tell_deleted(f"{chosen.person}s fravær er slettet.")
            self.reload()

        self._attempt(remove)


def _row(each: Absence, today: date, numbers: dict[str, str]) -> Row:
    period = f"{write_day(each.first_day, today)} til {write_day(each.last_day, today)}"
    cases = ", ".join(numbers.get(case_id, "") for case_id in each.case_ids)
    where = f"i {cases}" if cases else "i alle sager"
    return Row(each.id, each.person, f"{period}  ·  {each.substitute} tager over {where}")
