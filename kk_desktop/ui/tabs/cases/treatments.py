"""Behandling: each body's meeting with what it decided and the remarks made, edited where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.cases import Decision, Outcome, Remark, Treatment
from kk_desktop.domain.dates import read_date, write_date
from kk_desktop.ui.widgets.badges import outcome_badge
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, captioned, lock_fields
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty
from kk_desktop.ui.widgets.status_chip import StatusChip

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages

_OUTCOMES = tuple((outcome.value, outcome.danish) for outcome in Outcome)
_SENTENCES = {
    Outcome.RECOMMENDED: "Indstillingen blev anbefalet.",
    Outcome.APPROVED: "Indstillingen blev godkendt.",
    Outcome.NOTED: "Sagen blev taget til efterretning.",
    Outcome.POSTPONED: "Sagen blev udsat.",
    Outcome.REJECTED: "Indstillingen blev forkastet.",
}


class Treatments(QWidget):
    """The case's meetings below each other, and the choice that adds one."""

    def __init__(self, workspace: Workspace, messages: Messages) -> None:
        super().__init__()
        self._workspace, self._messages = workspace, messages
        self._case_id = ""
        self.cards: dict[str, TreatmentCard] = {}
        self._shape: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        today = workspace.today()
        bodies = [(body.id, body.name_on(today).name) for body in workspace.people.bodies()]
        self.add = ChoiceField("Tilføj behandling", self._on_body_chosen, [("", "Tilføj behandling i …"), *bodies])
        self.add.setProperty("kind", "field")
        self.add.setMaximumWidth(320)
        self.add.setEnabled(not workspace.read_only)

    def show_case(self, case_id: str, treatments: Sequence[Treatment]) -> None:
        """Show another case's meetings; the same ones are filled in anew where they stand."""
        self._case_id = case_id
        shape = [
            (each.id, *(decision.id for decision in each.decisions), *(remark.id for remark in each.remarks))
            for each in treatments
        ]
        if shape != self._shape:
            self._shape = shape
            self._rebuild(treatments)
        for each in treatments:
            self.cards[each.id].fill(each)

    def _rebuild(self, treatments: Sequence[Treatment]) -> None:
        empty(self._column, keep=self.add)
        self.cards = {each.id: TreatmentCard(self._workspace, self._messages, each) for each in treatments}
        for card in self.cards.values():
            self._column.addWidget(card)
        self._column.addWidget(self.add)

    def _on_body_chosen(self, body_id: str) -> None:
        if body_id and self._case_id:
            self._workspace.cases.add_treatment(self._case_id, body_id)
            self.add.setCurrentIndex(0)


class TreatmentCard(QFrame):
    """One meeting."""

    def __init__(self, workspace: Workspace, messages: Messages, treatment: Treatment) -> None:
        super().__init__()
        self._workspace, self._messages, self._cases = workspace, messages, workspace.cases
        self._id, self._name = treatment.id, treatment.body_name
        self._build()
        self.decisions = {each.id: self._decision_fields(each) for each in treatment.decisions}
        self.remarks = {each.id: RemarkCard(workspace, messages, each) for each in treatment.remarks}
        self._lay_out()
        if workspace.read_only:
            lock_fields(self)
            for each in (self.decide, self.remark, self.remove):
                each.setEnabled(False)

    def fill(self, treatment: Treatment) -> None:
        """Show what the file says."""
        outcome = treatment.decisions[0].outcome if treatment.decisions else None
        self.chip.show_badge(outcome_badge(outcome))
        self.name.setText(treatment.body_name)
        self.meeting.setText(write_date(treatment.meeting_date) if treatment.meeting_date else "")
        self.item.setText(treatment.item_number)
        self.decide.setVisible(not treatment.decisions)
        for decision in treatment.decisions:
            choice, words = self.decisions[decision.id]
            choice.show_choice(decision.outcome.value)
            words.show_text(decision.text)
        for remark in treatment.remarks:
            self.remarks[remark.id].fill(remark)

    def _decision_fields(self, decision: Decision) -> tuple[ChoiceField, TextField]:
        choice = ChoiceField(
            "Beslutning",
            lambda key: self._cases.change_decision(decision.id, outcome=Outcome(key)),
            _OUTCOMES,
        )
        words = TextField("Beslutningens ord", lambda text: self._cases.change_decision(decision.id, text=text))
        return choice, words

    def _save_meeting(self, text: str) -> None:
        self._cases.change_treatment(self._id, meeting_date=typed_date(text, self._workspace.today()))

    def _on_decide(self) -> None:
        outcome = Outcome.RECOMMENDED
        self._cases.add_decision(self._id, outcome, _SENTENCES[outcome])

    def _on_remark(self) -> None:
        self._cases.add_remark(self._id, "", "", "")

    def _on_remove(self) -> None:
        self._cases.remove_treatment(self._id)
        self._messages.tell_deleted(f"Behandlingen i {self._name} er slettet.")

    def _build(self) -> None:
        self.chip = StatusChip()
        self.name = label("", "strong")
        self.meeting = LineField("Mødedato", self._save_meeting)
        self.item = LineField("Punkt", lambda text: self._cases.change_treatment(self._id, item_number=text.strip()))
        self.decide = button("Skriv beslutning", "pen-line", "primary", self._on_decide)
        self.remark = button("Tilføj protokolbemærkning", "plus", "link", self._on_remark)
        self.remove = icon_button("trash-2", "Slet behandlingen", on_click=self._on_remove)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.name)
        head.addWidget(self.chip)
        head.addStretch(1)
        head.addWidget(self.remark)
        head.addWidget(self.remove)
        column.addLayout(head)
        facts = QHBoxLayout()
        facts.setSpacing(24)
        facts.addWidget(self.meeting, 2)
        facts.addWidget(self.item, 1)
        for choice, _words in self.decisions.values():
            facts.addWidget(captioned("Beslutning", choice), 2, Qt.AlignmentFlag.AlignTop)
        facts.addStretch(2)
        column.addLayout(facts)
        for _choice, words in self.decisions.values():
            column.addWidget(words)
        column.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        for card in self.remarks.values():
            column.addWidget(card)


class RemarkCard(QFrame):
    """A protokolbemærkning: the party's letter, who, and the words."""

    def __init__(self, workspace: Workspace, messages: Messages, remark: Remark) -> None:
        super().__init__()
        self._cases, self._messages, self._id = workspace.cases, messages, remark.id
        self.setProperty("ground", "gray")
        change = self._cases.change_remark
        self.letter = LineField("Bogstav", lambda text: change(self._id, party_letter=text.strip()), caption=False)
        self.letter.setFixedWidth(36)
        self.person = LineField("Hvem", lambda text: change(self._id, person=text.strip()), caption=False)
        self.words = TextField("Protokolbemærkning", lambda text: change(self._id, text=text))
        self.remove = icon_button("trash-2", "Slet protokolbemærkningen", on_click=self._on_remove)
        self.remove.setEnabled(not workspace.read_only)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.letter)
        head.addWidget(self.person)
        head.addWidget(label("protokolbemærkning", "secondary", "text2"))
        head.addStretch(1)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 8, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.words)

    def fill(self, remark: Remark) -> None:
        """Show what the file says."""
        self.letter.setText(remark.party_letter)
        self.person.setText(remark.person)
        self.words.show_text(remark.text)

    def _on_remove(self) -> None:
        self._cases.remove_remark(self._id)
        self._messages.tell_deleted("Protokolbemærkningen er slettet.")


def typed_date(text: str, today: date) -> date | None:
    """The date a person typed, or none; ``ValueError`` with a sentence for what is no date."""
    if not text.strip():
        return None
    day = read_date(text, today)
    if day is None:
        raise ValueError(f"”{text.strip()}” kan ikke læses som en dato. Skriv fx 4. april {today.year}.")
    return day
