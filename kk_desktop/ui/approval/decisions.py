"""What whoever decides may do with a draft: asked for the words it needs, done beside the window, and told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kk_desktop.domain.approvals import Approver, same_person
from kk_desktop.domain.comments import Comment, CommentState
from kk_desktop.errors import UserError
from kk_desktop.ui.editor.course_words import definite

from .reading import Reading
from .wishes import CONDITION, PASS_ON, RETURN, WishForm

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages
    from kk_desktop.ui.tasks import Tasks

SEE_COMMENTS = "Se kommentarerne."


class Decisions(QObject):
    """One at a time; ``form`` is where words are asked for, and where a refusal stands."""

    decided = Signal()
    refused = Signal()
    correction_wanted = Signal()
    """Somebody approves with corrections, and has not written any yet."""

    def __init__(self, workspace: Workspace, messages: Messages, tasks: Tasks, form: WishForm) -> None:
        super().__init__(form)
        self._workspace, self._messages, self._tasks, self._form = workspace, messages, tasks, form
        self.is_busy = False

    def do(self, name: str, reading: Reading) -> None:
        """Do one of the verbs by its name, where it may be done with the draft that is read."""
        if name not in reading.allowed or self.is_busy:
            return
        verbs: dict[str, Callable[[Reading, str], None]] = {
            "approve": self._approve,
            "approve_corrected": self._approve_corrected,
            "approve_on_condition": self._ask_for_condition,
            "return": self._ask_for_reason,
            "pass_on": self._ask_for_person,
        }
        verbs[name](reading, definite(reading.waiting.document.kind).lower())

    def _approve(self, reading: Reading, it: str) -> None:
        work = partial(self._workspace.approvals.approve, *_step_and_seen(reading))
        self._decide(reading, work, f"Du har godkendt {it}.")

    def _approve_corrected(self, reading: Reading, it: str) -> None:
        if not any(comment.is_suggestion for comment in self._own_comments(reading)):
            self.correction_wanted.emit()
            return
        work = partial(self._workspace.approvals.approve_corrected, *_step_and_seen(reading))
        self._decide(reading, work, f"Du har godkendt {it} med dine rettelser.")

    def _ask_for_condition(self, reading: Reading, it: str) -> None:
        def give(_name: str, words: str) -> None:
            work = partial(self._workspace.approvals.approve_on_condition, *_step_and_seen(reading), words)
            self._decide(reading, work, f"Du har godkendt {it} på betingelse.")

        self._form.ask(CONDITION, "", give)

    def _ask_for_reason(self, reading: Reading, it: str) -> None:
        def give(_name: str, words: str) -> None:
            work = partial(self._workspace.approvals.return_for_changes, *_step_and_seen(reading), words)
            self._decide(reading, work, f"Du har sendt {it} retur.")

        self._form.ask(RETURN, SEE_COMMENTS if self._own_comments(reading) else "", give)

    def _ask_for_person(self, reading: Reading, it: str) -> None:
        known = self._workspace.chains.known()

        def give(name: str, words: str) -> None:
            approver = next((each for each in known if same_person(each.name, name)), Approver(name))
            work = partial(self._workspace.approvals.pass_on, *_step_and_seen(reading), approver, words)
            self._decide(reading, work, f"Du har sendt {it} videre.")

        self._form.ask(PASS_ON, "", give, [each.name for each in known])

    def _own_comments(self, reading: Reading) -> list[Comment]:
        # Read again: the last of them may have been written a moment ago.
        comments = self._workspace.comments
        said = comments.of(reading.document_id)
        return [each for each in said if each.state is CommentState.OPEN and comments.is_mine(each)]

    def _decide(self, reading: Reading, work: Callable[[], object], told: str) -> None:
        if self.is_busy:
            return
        self.is_busy = True
        self._tasks.start(work, lambda _none: self._on_done(reading, told), self._on_refused, owner=self)

    def _on_done(self, reading: Reading, told: str) -> None:
        self.is_busy = False
        self._form.hide()
        words = told + self._next_step(reading)
        self._messages.tell(words, "good", "Fortryd", self._messages.undo_requested.emit)
        self.decided.emit()

    def _next_step(self, reading: Reading) -> str:
        """What happens now with what was decided."""
        submission = self._workspace.approvals.of(reading.document_id)[-1]
        it = "Den" if definite(reading.waiting.document.kind).endswith("en") else "Det"
        if submission.is_approved:
            return f" {it} kan nu underskrives."
        return f" Nu venter {it.lower()} på {submission.current.approver}." if submission.current else ""

    def _on_refused(self, error: BaseException) -> None:
        self.is_busy = False
        if isinstance(error, UserError) and self._form.isVisible():
            self._form.error.say(str(error))
        else:
            self._messages.tell_problem(error)
        self.refused.emit()


def _step_and_seen(reading: Reading) -> tuple[str, str]:
    return reading.waiting.step.id, reading.waiting.submission.bound
