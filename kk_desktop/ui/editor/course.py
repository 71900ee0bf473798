"""A document's course: sent for approval, waited for, decided; the author's side of it, around the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout

from kk_desktop.domain.approvals import Decision, Submission
from kk_desktop.domain.documents import Document
from kk_desktop.domain.plans import PlanStep
from kk_desktop.errors import GoneError, UserError
from kk_desktop.ui.sheets import SheetOutput
from kk_desktop.ui.widgets.buttons import button

from .course_strip import CourseStrip
from .course_words import Course, definite, tell
from .parts import Around, PanePart
from .register_panel import Entered, RegisterPanel
from .submit_panel import SubmitPanel, Wish

if TYPE_CHECKING:
    from kk_desktop.services.sheet_writing import Sheet

PAUSE = 700
"""Milliseconds without a save before it is found out whether what was approved still stands."""

READ_FIRST = ("approve", "approve_corrected", "approve_on_condition", "return", "pass_on")
"""Verbs of whoever decides: done where the pages are read that they are about."""

_WORDS = {
    "submit": ("Send til g&odkendelse", "Ctrl+Shift+Return"),
    "withdraw": ("&Træk tilbage", ""),
    "remind": ("Send en r&ykker", ""),
    "register_decision": ("I&ndtast en afgørelse", ""),
    "mark_signed": ("Markér som un&derskrevet", ""),
    "approve": ("&Godkend", ""),
    "approve_corrected": ("Godkend med &rettelser", ""),
    "approve_on_condition": ("Godkend på &betingelse", ""),
    "return": ("Send r&etur", ""),
    "pass_on": ("Send &videre", ""),
}


class CoursePart(PanePart):
    """The one thing to do next beside the title, and above the text how far the document is."""

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.course: Course | None = None
        self._asked = 0
        self._document: Document | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)
        self.next = self.head = button("", kind="primary", on_click=self._on_next_pressed)
        self.next.hide()
        self.strip, self.submitting, self.registering = CourseStrip(), SubmitPanel(), RegisterPanel()
        self.above = QFrame()
        for panel in (self.submitting, self.registering):
            panel.setEnabled(not around.workspace.read_only)
        column = QVBoxLayout(self.above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (self.strip, self.submitting, self.registering):
            column.addWidget(each)
        self.sheet = self._sheet_output()
        self.actions = {name: self._action(name, *words) for name, words in _WORDS.items()}
        self._verbs: Mapping[str, Callable[[], object]] = {
            "submit": self._on_submit_wanted,
            "withdraw": self._on_withdraw_wanted,
            "remind": self._on_remind_wanted,
            "register_decision": self._on_register_wanted,
            "mark_signed": self._on_signed,
            "meet_condition": self._on_condition_met,
            "write_changes": self._on_condition_met,
            "compare": partial(self.around.press, "compare_versions"),
            "show_comments": partial(self.around.press, "show_comments"),
            **dict.fromkeys(READ_FIRST, self._on_reading_wanted),
        }
        self._connect_signals()

    def _action(self, name: str, words: str, key: str) -> QAction:
        action = QAction(words, self.around.owner)
        action.setVisible(False)
        if key:
            # In the whole window: whoever has just chosen the letter in the list sends it from there.
            action.setShortcut(key)
        action.triggered.connect(lambda _checked=False: self._verbs[name]())
        self.around.owner.addAction(action)
        return action

    def _sheet_output(self) -> SheetOutput:
        around = self.around
        made = SheetOutput(
            around.workspace, around.messages, around.tasks, around.machine, owner=around.owner, make=self._sheet
        )
        # The letter itself has the keys.
        made.print.setShortcuts([])
        made.save_pdf.setShortcuts([])
        made.print.setVisible(False)
        return made

    def _sheet(self) -> Sheet | None:
        document_id = self.around.saved()
        return self.around.workspace.approvals.sheet(document_id) if document_id else None

    def _connect_signals(self) -> None:
        self.strip.verb_wanted.connect(lambda verb: self._verbs[verb]())
        self.submitting.sent.connect(self._on_sent)
        self.submitting.place_wanted.connect(self.around.go_to_block)
        self.registering.entered.connect(self._on_entered)
        self.registering.file_wanted.connect(self._on_file_wanted)
        for panel in (self.submitting, self.registering):
            panel.left.connect(self._on_left)

    # What is shown ----------------------------------------------------------------------------------------

    def show_document(self, document: Document, can_write: bool) -> None:
        """Find out how far it is; whether what was approved still stands is a long look in a long document."""
        del can_write
        if self._document is None or self._document.id != document.id:
            self.forget()
        self._document = document
        before = self.course.document if self.course else None
        # Nothing but words has changed: a pause in the typing is soon enough.
        self._soon.start(0 if before != document else PAUSE)

    def _look(self) -> None:
        if self._document is None:
            return
        self._asked += 1
        self.around.tasks.start(
            partial(self._read, self._document),
            partial(self._on_read, self._asked),
            self._on_not_read,
            owner=self,
        )

    def _read(self, document: Document) -> Course:
        approvals = self.around.workspace.approvals
        submissions, allowed = tuple(approvals.of(document.id)), approvals.allowed(document.id)
        waits = submissions[-1].current if submissions else None
        find = self.around.workspace.absences.substitute_of
        substitute = find(waits.approver, document.case_id) if waits else ""
        return Course(document, submissions, allowed, approvals.broken(document.id), substitute)

    def _on_read(self, asked: int, course: Course) -> None:
        # A newer look is on its way, perhaps at another document.
        if asked != self._asked:
            return
        self.course = course
        for name, action in self.actions.items():
            action.setVisible(name in course.allowed)
        self.sheet.print.setVisible(bool(course.submissions))
        self._show_next(course)
        told = tell(course, self.around.workspace.today())
        self.strip.tell(told, course.allowed | self._always(course))
        if "submit" not in course.allowed:
            self.submitting.hide()
        if "register_decision" not in course.allowed:
            self.registering.hide()

    def _on_not_read(self, error: BaseException) -> None:
        # Deleted while somebody looked: the pane tells it.
        if not isinstance(error, GoneError):
            self.around.messages.tell_problem(error)

    def _always(self, course: Course) -> frozenset[str]:
        """What the strip offers beside the verbs of approval."""
        if self.around.workspace.read_only:
            return frozenset({"compare", "show_comments"})
        unmet = course.last.unmet if course.last else None
        return frozenset({"compare", "show_comments", *(("meet_condition", "write_changes") if unmet else ())})

    def _show_next(self, course: Course) -> None:
        offers = {
            "submit": ("Send til godkendelse", "Ctrl+Skift+Enter"),
            "mark_signed": ("Markér som underskrevet", ""),
        }
        name = next((name for name in offers if name in course.allowed), "")
        # What is asked for above the text already needs no second button.
        in_strip = name == "submit" and bool(course.broken)
        self.next.setVisible(bool(name) and not in_strip)
        if name:
            words, key = offers[name]
            self.next.setText(words)
            self.next.setToolTip(f"{words} ({key})" if key else "")
            self.next.setProperty("verb", name)

    def forget(self) -> None:
        """Show nothing."""
        self._asked += 1
        self.course = self._document = None
        self.next.hide()
        self.strip.hide()
        self._put_aside()
        for action in (self.sheet.print, *self.actions.values()):
            action.setVisible(False)

    def commands(self) -> Mapping[str, QAction]:
        """All of them; those that cannot be done now are not seen."""
        return {**self.actions, "approval_sheet": self.sheet.print}

    # Sending ----------------------------------------------------------------------------------------------

    def _on_next_pressed(self) -> None:
        self._verbs[self.next.property("verb")]()

    def _on_submit_wanted(self) -> None:
        document_id = self.around.saved()
        if not document_id or self.course is None:
            return
        workspace = self.around.workspace
        chain = workspace.chains.last(self.course.document.kind)
        self._put_aside()
        self.submitting.begin(chain, workspace.chains.known(), workspace.today(), self._due(self.course.document))
        self.submitting.take_up(document_id)
        self.around.tasks.start(
            lambda: workspace.checks.before_approval(document_id), self.submitting.tell_remarks, owner=self.submitting
        )

    def _put_aside(self) -> None:
        for panel in (self.submitting, self.registering):
            panel.put_aside()

    def _due(self, document: Document) -> date | None:
        """The day the hearing's plan has for the approval, where it is still to come."""
        workspace = self.around.workspace
        plan = workspace.plans.of(document.hearing_id) if document.hearing_id else ()
        due = next((each.due for each in plan if each.step is PlanStep.APPROVAL), None)
        return due if due is not None and due >= workspace.today() else None

    def _on_sent(self, wish: Wish) -> None:
        document_id, approvals = self.around.saved(), self.around.workspace.approvals
        if not document_id:
            return
        self.submitting.show_busy(is_busy=True)
        self.around.tasks.start(
            lambda: approvals.submit(document_id, wish.chain, wish.note, wish.reservation),
            lambda _id: self._on_submitted(document_id, wish),
            self._on_not_sent,
            owner=self,
        )

    def _on_submitted(self, document_id: str, wish: Wish) -> None:
        self.submitting.done(document_id)
        kind = self.around.workspace.documents.get(document_id).kind
        self.around.messages.tell(
            f"{definite(kind)} er sendt til godkendelse hos {wish.chain[0].name}.",
            "good",
            "Træk tilbage",
            lambda: self.around.messages.attempt(lambda: self.around.workspace.approvals.withdraw(document_id)),
        )

    def _on_not_sent(self, error: BaseException) -> None:
        self.submitting.show_busy(is_busy=False)
        if isinstance(error, UserError):
            self.submitting.error.say(str(error))
        else:
            self.around.messages.tell_problem(error)

    def _on_left(self) -> None:
        # Whoever has gone to another tab while the pages were drawn keeps the keyboard there.
        if self.around.owner.isVisible():
            self.around.editor.setFocus()

    # While it is with others ------------------------------------------------------------------------------

    def _do(self, work: Callable[[str], object], told: str = "") -> None:
        document_id = self.around.saved()
        if not document_id:
            return

        def do() -> bool:
            work(document_id)
            return True

        if self.around.messages.attempt(do) and told:
            self.around.messages.tell(told, "good")

    def _on_withdraw_wanted(self) -> None:
        name = definite(self.course.document.kind) if self.course else ""
        self._do(self.around.workspace.approvals.withdraw, f"{name} er trukket tilbage.")

    def _on_remind_wanted(self) -> None:
        submission = self.course.last if self.course else None
        step = submission.current if submission else None
        if self.course is None or step is None:
            return
        words = (
            f"Kære {step.approver}\n\n”{self.course.document.title}” ligger til din godkendelse. Vil du se på det?\n\n"
            f"Venlig hilsen\n{self.around.machine.me.name}"
        )
        QApplication.clipboard().setText(words)
        self._do(
            self.around.workspace.approvals.remind,
            f"Rykkeren er noteret. Ordene til en mail til {step.approver} er kopieret.",
        )

    def _on_register_wanted(self) -> None:
        submission = self.course.last if self.course else None
        if submission is not None and submission.current is not None:
            self._put_aside()
            self.registering.begin(submission.current, self.around.workspace.today())
            self.registering.take_up(submission.document_id)

    def _on_file_wanted(self) -> None:
        from kk_desktop.paths import documents_folder

        pattern = "Alle filer (*)"
        if path := self.around.messages.ask_open_path("Vælg scanning eller mail", documents_folder(), pattern):
            self.registering.show_file(path)

    def _on_entered(self, entered: Entered) -> None:
        submission = self.course.last if self.course else None
        step = submission.current if submission else None
        if step is None:
            self.registering.leave()
            return
        facts = (entered.decision, entered.decided_by, entered.decided_on, entered.channel)
        try:
            self.around.workspace.approvals.register(
                step.id, *facts, note=entered.note, dissent=entered.dissent, file=entered.file
            )
        except UserError as error:
            self.registering.error.say(str(error))
            return
        self.registering.leave()
        self.around.messages.tell(f"{entered.decided_by}s afgørelse er registreret.", "good")
        if entered.decision is Decision.APPROVED_WITH_CHANGES:
            # The change stands among the comments now, to be written into the text.
            self.around.press("show_comments")

    def _on_condition_met(self) -> None:
        submission: Submission | None = self.course.last if self.course else None
        unmet = submission.unmet if submission else None
        if unmet is None or not self.around.saved():
            return
        self.around.tasks.start(
            lambda: self.around.workspace.approvals.meet_condition(unmet.id),
            lambda _none: self.around.messages.tell(
                "Det er noteret. Godkendelsen gælder teksten, som den er nu.", "good"
            ),
            self.around.messages.tell_problem,
            owner=self,
        )

    def _on_signed(self) -> None:
        document_id, approvals = self.around.saved(), self.around.workspace.approvals
        if not document_id:
            return
        self.around.tasks.start(
            lambda: approvals.mark_signed(document_id),
            lambda _none: self.around.messages.tell("Dokumentet er markeret som underskrevet og er nu låst.", "good"),
            self.around.messages.tell_problem,
            owner=self,
        )

    # Elsewhere --------------------------------------------------------------------------------------------

    def _on_reading_wanted(self) -> None:
        if document_id := self.around.saved():
            self.around.go_to("approval", document_id)
