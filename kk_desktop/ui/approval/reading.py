"""What whoever decides needs to know of one draft: what lies in the file, and what takes a while to find out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kk_desktop.domain.comments import Comment
from kk_desktop.domain.figure_check import telling
from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.figure_news import difference
from kk_desktop.domain.hearings import Ask
from kk_desktop.domain.text import Block
from kk_desktop.errors import UserError
from kk_desktop.ui.widgets.badges import finding_badge

if TYPE_CHECKING:
    from kk_desktop.services.waiting import Waiting
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.widgets.page_view import Box

GOOD, DOUBT, BAD = ("circle-check", "green"), ("triangle-alert", "amber"), ("octagon-alert", "red")
_MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft as it lies: its pages, its text, and what may be done with it."""

    waiting: Waiting
    pdf: bytes
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...]
    allowed: frozenset[str]
    broken: tuple[str, ...]
    asked_by: str = ""
    asks: tuple[Ask, ...] = ()
    stances: tuple[str, ...] = ()
    has_earlier: bool = False

    @property
    def document_id(self) -> str:
        """Whose draft it is."""
        return self.waiting.document.id

    def block(self, block_id: str) -> Block | None:
        """One block of the text."""
        return next((block for block in self.blocks if block.id == block_id), None)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at, how it stands (icon and tone), and what there is to see."""

    sign: tuple[str, str]
    words: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What takes a while: where the blocks stand on the pages, and what the checks say."""

    boxes: Sequence[Box] = ()
    checks: tuple[Check, ...] = field(default=())


def read(workspace: Workspace, waiting: Waiting) -> Reading:
    """All that lies in the file. Raises ``UserError``."""
    document_id, approvals = waiting.document.id, workspace.approvals
    document = workspace.documents.get(document_id)
    hearing = workspace.hearings.get(document.hearing_id) if document.hearing_id else None
    return Reading(
        waiting,
        approvals.pdf(waiting.submission.id),
        tuple(workspace.documents.blocks(document_id)),
        tuple(workspace.comments.of(document_id)),
        approvals.allowed(document_id) if waiting.step.decision is None else frozenset(),
        approvals.broken(document_id),
        hearing.sender if hearing else "",
        hearing.asks if hearing else (),
        tuple(f"{line.stance.danish}: {line.sentence}" for line in workspace.stances.summary(document_id).stances),
        has_earlier=any(each.number < waiting.submission.number for each in approvals.of(document_id)),
    )


def find_out(workspace: Workspace, document_id: str) -> Found:
    """Where the blocks stand, and what the checks say; waits for pages and dictionary."""
    rendered = workspace.pages.draw(workspace.pages.manuscript(document_id), f"reading {document_id}").result()
    figures = (_figures(workspace, document_id), *_left_behind(workspace, document_id))
    checks = (*figures, *_spelling(workspace, document_id), _page(workspace, document_id))
    return Found(rendered.block_boxes, checks)


def changed_pages(workspace: Workspace, reading: Reading) -> bytes:
    """The pages with what has changed since the draft that was sent before this one."""
    number = reading.waiting.submission.number
    kept = {version.number: version for version in workspace.versions.of(reading.document_id) if version.number}
    sent = [each.number for each in workspace.approvals.of(reading.document_id) if each.number < number]
    return workspace.versions.draw_changes(reading.document_id, kept.get(sent[-1]), kept.get(number)).pdf


def _figures(workspace: Workspace, document_id: str) -> Check:
    """Whether the figures hold; what was accepted is told with its reason, for whoever approves answers for it too."""
    report = workspace.figure_checks.check(document_id, channel=f"reading {document_id}").result()
    wrong, doubtful = len(report.red), len(report.amber)
    words = "Tallene stemmer"
    sign = _sign(Verdict.GREEN)
    if wrong:
        words, sign = f"{wrong} tal stemmer ikke", _sign(Verdict.RED)
    elif doubtful:
        words, sign = f"{doubtful} tal kan ikke afgøres", _sign(Verdict.AMBER)
    elif not report.findings:
        words = "Ingen tal at holde op mod noget"
    if accepted := len(report.accepted):
        words += f", {accepted} er accepteret med begrundelse"
    shown = (*report.red, *report.amber)[:_MOST_TOLD]
    told = [telling.in_a_sentence(each.finding) for each in shown]
    told += [
        f"”{each.claim}” er accepteret af {each.person}: {each.reason}" for _, each in report.accepted[:_MOST_TOLD]
    ]
    return Check(sign, words, tuple(told))


def _left_behind(workspace: Workspace, document_id: str) -> tuple[Check, ...]:
    """Which figures the tables tell otherwise now; only of a text that is locked, for any other has followed."""
    behind = workspace.figure_uses.behind(document_id)
    if not behind:
        return ()
    words = "1 tal er et andet i tabellen nu" if len(behind) == 1 else f"{len(behind)} tal er andre i tabellerne nu"
    told = tuple(f"{each.table}: {difference(each)}" for each in behind[:_MOST_TOLD])
    return (Check(DOUBT, words, told),)


def _spelling(workspace: Workspace, document_id: str) -> tuple[Check, ...]:
    read_through = workspace.spelling.proofread(document_id).result()
    words = [word for _block, wrong in read_through.wrong for word in wrong]
    spelled = Check(GOOD, "Stavekontrol: ingen forslag")
    if words:
        spelled = Check(DOUBT, f"Stavekontrol: {_counted(len(words))}", (", ".join(words[:_MOST_TOLD]),))
    advice = tuple(each.slip.message for each in read_through.advice)
    style = Check(GOOD, "Sproget: ingen forslag")
    if advice:
        style = Check(DOUBT, f"Sproget: {_counted(len(advice))}", advice[:_MOST_TOLD])
    return spelled, style


def _page(workspace: Workspace, document_id: str) -> Check:
    try:
        remarks = workspace.readiness.of_document(document_id).remarks
    except UserError as error:
        return Check(BAD, "Kan ikke læses op og arkiveres", (str(error),))
    told = tuple(remark.message for remark in remarks)
    return Check(DOUBT, "Siden mangler noget", told[:_MOST_TOLD]) if told else Check(GOOD, "Kan læses op og arkiveres")


def _counted(number: int) -> str:
    return "1 forslag" if number == 1 else f"{number} forslag"


def _sign(verdict: Verdict) -> tuple[str, str]:
    badge = finding_badge(verdict)
    return badge.icon, badge.tone
