"""Behandling: each body's meeting with what it decided and the remarks made, edited where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.cases import Decision, Outcome, Remark, Treatment
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.typed_days import typed_day
from kk_desktop.ui import icons, look
from kk_desktop.ui.widgets.badges import outcome_badge
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, captioned, lock_fields
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty, tab_through

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages

_OUTCOMES = (*((outcome.value, outcome.danish) for outcome in Outcome), ("", "Slet beslutningen"))
_SENTENCES = {
    Outcome.RECOMMENDED: "Indstillingen blev anbefalet.",
    Outcome.APPROVED: "Indstillingen blev godkendt.",
    Outcome.NOTED: "Sagen blev taget til efterretning.",
    Outcome.POSTPONED: "Sagen blev udsat.",
    Outcome.REJECTED: "Indstillingen blev forkastet.",
}


_MEETING_BODIES = (BodyKind.CITY_COUNCIL, BodyKind.COMMITTEE, BodyKind.LOCAL_COMMITTEE)


class Treatments(QWidget):
    """The case's meetings below each other, and the choice that adds one."""

    def __init__(self, workspace: Workspace, messages: Messages, before: QWidget) -> None:
        """``before`` is the control that Tab comes from."""
        super().__init__()
        self._workspace, self._messages, self._before = workspace, messages, before
        self._case_id = ""
        self.cards: dict[str, TreatmentCard] = {}
        self._shape: object = None
        self._grown = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        today = workspace.today()
        bodies = [
            (body.id, body.name_on(today).name) for body in workspace.people.bodies() if body.kind in _MEETING_BODIES
        ]
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
        doubts = self._workspace.cases.letter_doubts(treatments)
        for each in treatments:
            self.cards[each.id].fill(each, doubts)

    def go_to(self, treatment_id: str) -> None:
        """Stand in what was last written of a meeting."""
        self._go_on_in(treatment_id)

    def words_in_hand(self) -> tuple[str, date | None]:
        """The words of the decision or remark one stands in, or those selected there, and the day of its meeting."""
        field = QApplication.focusWidget()
        card = next((card for card in self.cards.values() if field is not None and card.isAncestorOf(field)), None)
        if card is None or not isinstance(field, TextField):
            return "", None
        return field.textCursor().selectedText() or field.toPlainText(), card.day

    def _rebuild(self, treatments: Sequence[Treatment]) -> None:
        empty(self._column, keep=self.add)
        following = next((each.id for each in treatments if not each.decisions), "")
        self.cards = {}
        for each in treatments:
            card = TreatmentCard(self._workspace, self._messages, each, is_next=each.id == following)
            card.grew.connect(self._on_card_grew)
            self._column.addWidget(card)
            # A layout shows it only a moment later, too late for the focus it may get now.
            card.show()
            self.cards[each.id] = card
        self._column.addWidget(self.add)
        controls = [each for card in self.cards.values() for each in card.controls]
        tab_through(self._before, *controls, self.add)
        self._go_on_in(self._grown)

    def _go_on_in(self, treatment_id: str) -> None:
        """Stand in what was just added, so that one can write at once."""
        self._grown = ""
        if treatment_id in self.cards:
            self.cards[treatment_id].newest_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_card_grew(self, treatment_id: str) -> None:
        self._grown = treatment_id

    def _on_body_chosen(self, body_id: str) -> None:
        if body_id and self._case_id:
            self._grown = self._workspace.cases.add_treatment(self._case_id, body_id)
            self.add.setCurrentIndex(0)


class TreatmentCard(QFrame):
    """One meeting, with the sign of its outcome on the line that joins it to the next.

    Tells its id in ``grew`` when a decision or a remark is about to be added.
    """

    grew = Signal(str)

    def __init__(self, workspace: Workspace, messages: Messages, treatment: Treatment, is_next: bool) -> None:
        super().__init__()
        self._workspace, self._messages, self._cases = workspace, messages, workspace.cases
        self._id, self._name = treatment.id, treatment.body_name
        self.day = treatment.meeting_date
        self._badge = outcome_badge(None)
        self._build(is_next)
        self.decisions = {each.id: self._decision_fields(each) for each in treatment.decisions}
        self.remarks = {each.id: RemarkCard(workspace, messages, each) for each in treatment.remarks}
        self._lay_out()
        if workspace.read_only:
            lock_fields(self)
            for each in (self.decide, self.remark, self.remove):
                each.setEnabled(False)

    def fill(self, treatment: Treatment, doubts: Mapping[str, str]) -> None:
        """Show what the file says; ``doubts`` are sentences about letters by their remark's id."""
        outcome = treatment.decisions[0].outcome if treatment.decisions else None
        self._badge = outcome_badge(outcome)
        self.update()
        self.name.setText(treatment.body_name)
        self.meeting.setText(write_date(treatment.meeting_date) if treatment.meeting_date else "")
        self.item.setText(treatment.item_number)
        self.day = treatment.meeting_date
        self.undecided.setVisible(not treatment.decisions)
        self.decide.setVisible(not treatment.decisions)
        for decision in treatment.decisions:
            choice, words = self.decisions[decision.id]
            choice.show_choice(decision.outcome.value)
            words.show_text(decision.text)
        for remark in treatment.remarks:
            self.remarks[remark.id].fill(remark, doubts.get(remark.id, ""))

    @property
    def controls(self) -> list[QWidget]:
        """In the order they are read."""
        decisions = [part for pair in self.decisions.values() for part in pair]
        remarks = [each for card in self.remarks.values() for each in card.controls]
        return [self.remark, self.remove, self.meeting.edit, self.item.edit, *decisions, self.decide, *remarks]

    def newest_field(self) -> QWidget:
        """Where one goes on writing: the last remark's words, or else the decision."""
        if self.remarks:
            return list(self.remarks.values())[-1].letter.edit
        return list(self.decisions.values())[-1][0] if self.decisions else self.meeting.edit

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign, and the line down to the next meeting."""
        super().paintEvent(event)
        painter = QPainter(self)
        icons.paint(painter, QRect(0, 8, 20, 20), self._badge.icon, self._badge.tone)
        painter.fillRect(9, 34, 2, max(self.height() - 34, 0), look.color("line"))

    def _decision_fields(self, decision: Decision) -> tuple[ChoiceField, TextField]:
        words = TextField("Beslutningens ord", lambda text: self._cases.change_decision(decision.id, text=text))

        def save_outcome(key: str) -> None:
            if not key:
                self._cases.remove_decision(decision.id)
                self._messages.tell_deleted("Beslutningen er slettet.")
                return
            outcome, typed = Outcome(key), words.toPlainText().strip()
            # Words nobody has put in their own way follow the outcome.
            text = _SENTENCES[outcome] if typed in _SENTENCES.values() else typed
            self._cases.change_decision(decision.id, outcome=outcome, text=text)

        return ChoiceField("Beslutning", save_outcome, _OUTCOMES), words

    def _save_meeting(self, text: str) -> None:
        self._cases.change_treatment(self._id, meeting_date=typed_day(text, self._workspace.today()))

    def _on_decide(self) -> None:
        self.grew.emit(self._id)
        outcome = Outcome.RECOMMENDED
        self._cases.add_decision(self._id, outcome, _SENTENCES[outcome])

    def _on_remark(self) -> None:
        self.grew.emit(self._id)
        self._cases.add_remark(self._id, "", "", "")

    def _on_remove(self) -> None:
        self._cases.remove_treatment(self._id)
        self._messages.tell_deleted(f"Behandlingen i {self._name} er slettet.")

    def _build(self, is_next: bool) -> None:
        self.name = label("", "strong")
        self.meeting = LineField("Mødedato", self._save_meeting)
        self.item = LineField("Punkt", lambda text: self._cases.change_treatment(self._id, item_number=text.strip()))
        self.undecided = label("Beslutningen er ikke skrevet ind.", "body", "text2")
        # Only one filled button on a page: the next thing to write.
        self.decide = button("Skriv beslutning", "pen-line", "primary" if is_next else "", self._on_decide)
        self.remark = button("Tilføj protokolbemærkning", "plus", "link", self._on_remark)
        self.remove = icon_button("trash-2", "Slet behandlingen", on_click=self._on_remove)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(37, 4, 0, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.name)
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
        column.addWidget(self.undecided)
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
        self.doubt = label("", "label", "amber", wrap=True)
        column.addWidget(self.doubt)
        column.addWidget(self.words)

    @property
    def controls(self) -> list[QWidget]:
        """In the order of writing: the words before the bin, though they stand below it."""
        return [self.letter.edit, self.person.edit, self.words, self.remove]

    def fill(self, remark: Remark, doubt: str = "") -> None:
        """Show what the file says, and what is odd about the letter."""
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        self.letter.setText(remark.party_letter)
        self.person.setText(remark.person)
        self.words.show_text(remark.text)

    def _on_remove(self) -> None:
        self._cases.remove_remark(self._id)
        self._messages.tell_deleted("Protokolbemærkningen er slettet.")
