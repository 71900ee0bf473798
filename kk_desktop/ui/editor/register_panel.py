"""Indtast en afgørelse: what somebody decided on paper, by mail, in the corridor or at a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from kk_desktop.domain.approvals import ApprovalStep, Decision, DecisionChannel
from kk_desktop.domain.dates import write_date
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.dropped_files import DroppedFiles
from kk_desktop.ui.widgets.fields import ChoiceField, captioned
from kk_desktop.ui.widgets.labels import ElidedLabel, label

from .asking_panel import AskingPanel, text_line, text_lines

_DECISIONS = (
    (Decision.APPROVED, "Godkendt", "Bemærkning"),
    (Decision.APPROVED_WITH_CHANGES, "Godkendt med ændringer", "Hvilke ændringer"),
    (Decision.APPROVED_ON_CONDITION, "Godkendt på betingelse", "Hvilken betingelse"),
    (Decision.RETURNED, "Sendt retur", "Hvad der skal ændres"),
)
_CHANNELS = (
    (DecisionChannel.PAPER, "På papir"),
    (DecisionChannel.MAIL, "I en mail"),
    (DecisionChannel.SPOKEN, "Mundtligt"),
    (DecisionChannel.MEETING, "På et møde"),
)
NO_FILE = "Slip en scanning eller mail her, hvis der er en"


@dataclass(frozen=True, slots=True)
class Entered:
    """A decision as it was typed in."""

    decision: Decision
    decided_by: str
    decided_on: date
    channel: DecisionChannel
    note: str
    dissent: str
    file: Path | None


class RegisterPanel(AskingPanel):
    """Tells ``entered``; a file is let go of over it, or chosen."""

    entered = Signal(object)
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._file: Path | None = None
        self.head = label("", "section")
        self.decision = ChoiceField(
            "Afgørelse", self._on_decision, [(d.value, w) for d, w, _ in _DECISIONS], bare=False
        )
        self.channel = ChoiceField("Hvordan", lambda _key: None, [(c.value, w) for c, w in _CHANNELS], bare=False)
        self.who, self.when = text_line("Besluttet af"), text_line("Hvornår")
        self.note, self.dissent = text_lines("Bemærkning", 2), text_lines("Mindretalsudtalelse", 2)
        self.typed = self.note, self.dissent
        self.dissent.setPlaceholderText("Mindretalsudtalelse, hvis der er en")
        self.file_name = ElidedLabel("secondary", "text2")
        self.go = button("Registrér", "check", "primary", self._on_go)
        self.choose = button("Vælg fil", "paperclip", "link", self.file_wanted.emit)
        self._lay_out()
        DroppedFiles(self).dropped.connect(lambda paths: self.show_file(paths[0]))
        self.hide()

    def _lay_out(self) -> None:
        facts = QHBoxLayout()
        facts.setSpacing(12)
        # The longest day there is stands in it whole.
        self.when.setMinimumWidth(self.when.fontMetrics().horizontalAdvance("28. september 2026") + 26)
        for words, field, stretch in (
            ("Afgørelse", self.decision, 3), ("Besluttet af", self.who, 3), ("Hvornår", self.when, 2),
            ("Hvordan", self.channel, 2),
        ):  # fmt: skip
            facts.addWidget(captioned(words, field), stretch)
        file = QHBoxLayout()
        file.setSpacing(8)
        file.addWidget(self.choose)
        file.addWidget(self.file_name, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 12, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        # At the top, where they are seen in a low window, too.
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.head, 1)
        head.addWidget(button("Annuller", kind="link", on_click=self.leave))
        head.addWidget(self.go)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addWidget(self.error, 1, 0, 1, 2)
        grid.addLayout(facts, 2, 0, 1, 2)
        grid.addWidget(self.note, 3, 0)
        grid.addWidget(self.dissent, 3, 1)
        grid.addLayout(file, 4, 0, 1, 2)

    def begin(self, step: ApprovalStep, today: date) -> None:
        """Ask what was decided about a step of the chain."""
        self._today = today
        self.head.setText(f"Hvad har {step.approver} besluttet?")
        self.decision.show_choice(Decision.APPROVED.value)
        self._on_decision(Decision.APPROVED.value)
        self.channel.show_choice((DecisionChannel.MEETING if step.body_id else DecisionChannel.PAPER).value)
        self.who.setText(step.approver)
        self.when.setText(write_date(today))
        self.note.clear()
        self.dissent.clear()
        self.dissent.setVisible(step.body_id is not None)
        self.error.say("")
        self.show_file(None)
        self.show()
        self.decision.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_file(self, path: Path | None) -> None:
        """The scan or the mail that goes with it."""
        self._file = path
        self.file_name.setText(path.name if path else NO_FILE)

    def _on_decision(self, key: str) -> None:
        words = next(note for decision, _words, note in _DECISIONS if decision.value == key)
        self.note.setPlaceholderText(words)
        self.note.setAccessibleName(words)

    def _on_go(self) -> None:
        try:
            day = self.day_in(self.when)
        except ValueError:
            return
        if day is None:
            self.error.say("Skriv, hvornår det blev besluttet.")
            self.when.setFocus()
            return
        self.error.say("")
        self.entered.emit(
            Entered(
                Decision(self.decision.currentData()),
                self.who.text(),
                day,
                DecisionChannel(self.channel.currentData()),
                self.note.toPlainText(),
                self.dissent.toPlainText(),
                self._file,
            )
        )
