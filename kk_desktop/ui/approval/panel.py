"""The right side of the manager's view: the decision first, then what it rests on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kk_desktop.domain.comments import Comment
from kk_desktop.domain.dates import write_day
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.comment_cards import CommentCards, Verb
from kk_desktop.ui.widgets.comment_entry import CommentEntry
from kk_desktop.ui.widgets.labels import TwoLineLabel, label, line
from kk_desktop.ui.widgets.layouts import empty
from kk_desktop.ui.widgets.page import Page
from kk_desktop.ui.widgets.sign import Sign

from .reading import Check, Found, Reading
from .wishes import WishForm

_BUTTONS = (
    ("approve", "Godkend", "check", "primary"),
    ("approve_corrected", "Godkend med rettelser", "pen-line", ""),
    ("return", "Send retur", "corner-down-left", ""),
    ("pass_on", "Send videre", "forward", ""),
    ("approve_on_condition", "Godkend på betingelse", "", "link"),
)
_KEYS = (
    (("Ctrl+Skift+G", "godkend"), ("Ctrl+Skift+R", "send retur")),
    (("Ctrl+M", "kommentar"), ("Ctrl+Skift+M", "ret teksten")),
    (("↓", "næste dokument"),),
)
_NUMBERS = ("ingen", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")
_MOST_CHANGES = 5


class ApprovalPanel(QFrame):
    """Tells ``verb_wanted`` with the name of what was pressed; forms and cards are its own."""

    verb_wanted = Signal(str)
    comment_wanted = Signal()
    suggestion_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "base")
        self.setMinimumWidth(320)
        self.setMaximumWidth(460)
        self.title = TwoLineLabel("", "document_title")
        self.facts = label("", "body", "text2", wrap=True)
        self.buttons = {name: self._button(name, *look) for name, *look in _BUTTONS}
        self.form, self.entry = WishForm(), CommentEntry()
        self.mine, self.others = CommentCards("Du har ikke skrevet nogen."), CommentCards("")
        self._notices = _Lines()
        self._asks, self._stances, self._checks, self._changes = (_Part() for _ in range(4))
        self._others = _Part("Andres kommentarer")
        self.foot = label("", "secondary", "text2", wrap=True)
        self._lay_out()

    def _button(self, name: str, words: str, icon: str, kind: str) -> QPushButton:
        made = button(words, icon, kind, lambda: self.verb_wanted.emit(name))
        # Nobody decides by an Enter too many.
        made.setAutoDefault(False)
        return made

    def _lay_out(self) -> None:
        self._page = page = Page("Godkendelse", "base", (20, 20, 20, 12))
        pair = QHBoxLayout()
        pair.setSpacing(8)
        for name in ("return", "pass_on"):
            pair.addWidget(self.buttons[name])
        page.add(self.title, self.facts, self._notices, self.buttons["approve"], self.buttons["approve_corrected"])
        page.column.addLayout(pair)
        page.column.addWidget(self.buttons["approve_on_condition"], 0, Qt.AlignmentFlag.AlignLeft)
        page.add(self.form, _key_lines())
        for part in (self._changes, self._asks, self._stances, self._checks):
            page.add(part)
        page.add(_Part("Dine kommentarer", self.mine))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.new = button("Ny kommentar", "message-square-plus", "link", self.comment_wanted.emit)
        self.correct = button("Ret teksten", "pen-line", "link", self.suggestion_wanted.emit)
        row.addWidget(self.new)
        row.addWidget(self.correct)
        row.addStretch(1)
        page.column.addLayout(row)
        self._others.column.addWidget(self.others)
        page.add(self._others)
        page.column.addStretch(1)
        page.add(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addWidget(self.entry)

    def go_to_top(self) -> None:
        """Show the decision first, as for every draft that is opened."""
        self._page.verticalScrollBar().setValue(0)

    # What is shown ----------------------------------------------------------------------------------------

    def show_reading(self, reading: Reading, today, is_mine: Callable[[Comment], bool]) -> None:
        """Fill in from the file; what takes a while comes with ``show_found``."""
        waiting, submission = reading.waiting, reading.waiting.submission
        self.title.setText(waiting.document.title or "Uden titel")
        due = f"frist {write_day(waiting.deadline, today)}" if waiting.deadline else "ingen frist"
        self.facts.setText(f"{waiting.document.kind_name}, udkast {submission.number}  ·  {due}")
        self._notices.show_lines(_notices(reading))
        self._show_verbs(reading)
        changes = waiting.changes[:_MOST_CHANGES]
        more = len(waiting.changes) - len(changes)
        lines = [*changes, *([f"Og {more} mere."] if more > 0 else [])]
        self._changes.fill("Ændret, siden du så det sidst", [label(words, wrap=True) for words in lines])
        self._asks.fill(_asked(reading), [_ask_line(each) for each in reading.asks])
        self._stances.fill("Holdninger", [label(words, wrap=True) for words in reading.stances])
        mine = [comment for comment in reading.comments if is_mine(comment)]
        others = [comment for comment in reading.comments if not is_mine(comment)]
        self.numbers = {comment.id: number for number, comment in enumerate(_open(mine), 1)}
        self._others.setVisible(bool(others))
        pages = _NUMBERS[waiting.page_count] if waiting.page_count < len(_NUMBERS) else str(waiting.page_count)
        which = "præcis denne ene side" if waiting.page_count == 1 else f"præcis disse {pages} sider"
        self.foot.setText(
            f"Du godkender {which}. Ændres teksten, gælder godkendelsen ikke længere. Kun dato, numre og modtager kan"
            " udfyldes bagefter."
        )

    def _show_verbs(self, reading: Reading) -> None:
        for name, each in self.buttons.items():
            each.setEnabled(name in reading.allowed)
        can_say = "return" in reading.allowed
        for each in (self.new, self.correct):
            each.setVisible(can_say)
            each.setEnabled(can_say)
        self.form.hide()

    def show_comments(
        self, reading: Reading, is_mine: Callable[[Comment], bool], verbs: Callable[[Comment], list[Verb]]
    ) -> None:
        """One's own comments with what can be done about them, and the others'."""
        mine = tuple(comment for comment in reading.comments if is_mine(comment))
        others = tuple(comment for comment in reading.comments if not is_mine(comment))
        self.mine.show_comments(mine, frozenset(), verbs)
        self.others.show_comments(others, frozenset(), lambda _comment: ())

    def show_found(self, found: Found | None) -> None:
        """What the checks say; nothing yet while they look."""
        if found is None:
            self._checks.fill("Kontroller", [label("Der ses efter …", "secondary", "text2")])
        else:
            self._checks.fill("Kontroller", [_check_line(check) for check in found.checks])


class _Lines(QFrame):
    """Notices below the facts; takes no room without any."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 6)
        self._column.setSpacing(4)

    def show_lines(self, lines: list[tuple[str, str]]) -> None:
        """Show words, each with its tone."""
        empty(self._column)
        for words, tone in lines:
            self._column.addWidget(label(words, "body", tone, wrap=True))
        self.setVisible(bool(lines))


class _Part(QFrame):
    """A head with what stands below it, and a hairline above; hidden while it is empty."""

    def __init__(self, title: str = "", *parts: QWidget) -> None:
        super().__init__()
        self._title = label(title, "section", wrap=True)
        self.column = QVBoxLayout()
        self.column.setSpacing(6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 4)
        whole.setSpacing(8)
        whole.addWidget(line())
        whole.addSpacing(4)
        whole.addWidget(self._title)
        whole.addLayout(self.column)
        for part in parts:
            self.column.addWidget(part)
        if not parts:
            self.hide()

    def fill(self, title: str, parts: list) -> None:
        """Show other parts."""
        empty(self.column)
        self._title.setText(title)
        for part in parts:
            self.column.addWidget(part)
        self.setVisible(bool(parts))


def _open(comments: list[Comment]) -> list[Comment]:
    return [comment for comment in comments if comment.state.value == "open"]


def _notices(reading: Reading) -> list[tuple[str, str]]:
    waiting, submission = reading.waiting, reading.waiting.submission
    found = []
    if waiting.for_whom:
        found.append((f"For {waiting.for_whom}, som er fraværende.", "accent"))
    if submission.note:
        found.append((f"{submission.person}: ”{submission.note}”", ""))
    if submission.reservation:
        found.append((f"{submission.reservation}.", "text2"))
    if reading.broken and "return" in reading.allowed:
        sentence = "Teksten er ændret, siden den blev sendt til dig. Send den retur, eller bed om at få den sendt igen."
        found.append((sentence, "amber"))
    return found


def _asked(reading: Reading) -> str:
    count = len(reading.asks)
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{reading.asked_by or 'Afsenderen'} spurgte om {number} ting"


def _ask_line(ask) -> QWidget:
    answer = ask.answer or ("Besvaret i teksten" if ask.block_id else "Intet svar endnu")
    is_no = ask.answer.lower().startswith("nej")
    sign = ("circle-slash", "amber") if is_no else ("circle-check", "green")
    if not ask.answer and not ask.block_id:
        sign = ("circle-dashed", "text2")
    return _signed(sign, ask.question, (answer,))


def _check_line(check: Check) -> QWidget:
    return _signed(check.sign, check.words, check.details)


def _signed(sign: tuple[str, str], words: str, details: tuple[str, ...]) -> QWidget:
    """A sign, words, and smaller words below them."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(Sign(*sign), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(label(words, "row_title", wrap=True))
    for text in details:
        column.addWidget(label(text, "secondary", "text2", wrap=True))
    row.addLayout(column, 1)
    return made


def _key_lines() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for pair in _KEYS:
        row = QHBoxLayout()
        row.setSpacing(6)
        for key, words in pair:
            row.addWidget(label(key, "secondary_strong", "text2"))
            row.addWidget(label(words, "secondary", "text2"))
            row.addSpacing(8)
        row.addStretch(1)
        column.addLayout(row)
    return made
