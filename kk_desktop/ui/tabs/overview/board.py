"""All that Overblik tells, read at once and from any thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kk_desktop.domain.rows import ActionRow, Deadline, DocumentRow, HearingRow
from kk_desktop.domain.workflow import Status
from kk_desktop.ui.approval.rows import named_after_hearings

if TYPE_CHECKING:
    from kk_desktop.domain.initiatives import FollowUp
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.overview import Opened
    from kk_desktop.services.waiting import Waiting
    from kk_desktop.services.workspace import Workspace

CHANGES = 8
OPENED = 6


@dataclass(frozen=True, slots=True)
class Course:
    """How far a document is: whether somebody else must decide, and the words for it."""

    is_with_others: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """``hearings`` and ``courses`` go by the ids of hearings and documents."""

    today: date
    deadlines: Sequence[Deadline] = ()
    steps: Sequence[Deadline] = ()
    follow_ups: Mapping[str, FollowUp] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    hearings: Mapping[str, HearingRow] = field(default_factory=dict)
    asked: Sequence[Waiting] = ()
    drafts: Sequence[DocumentRow] = ()
    draft_count: int = 0
    courses: Mapping[str, Course] = field(default_factory=dict)
    unfiled: int = 0
    opened: Sequence[Opened] = ()
    changes: Sequence[ActionRow] = ()
    next_due: date | None = None

    @property
    def document_ids(self) -> list[str]:
        """The open documents that are told."""
        answers = (row.document_id for row in self.hearings.values() if row.document_id)
        return list(dict.fromkeys((*answers, *(row.id for row in self.drafts))))


def read(workspace: Workspace, machine: Machine) -> Board:
    """What the file holds now."""
    overview = workspace.overview
    still_open = overview.open_hearings()
    hearings = {row.hearing_id: row for row in still_open if row.hearing_id}
    drafts = overview.drafts()
    statuses = {row.document_id: row.status for row in hearings.values() if row.document_id}
    statuses |= {row.id: row.status for row in drafts}
    follow_ups = workspace.follow_ups.open_ones()
    coming = overview.next_deadline()
    return Board(
        workspace.today(),
        overview.deadlines(still_open),
        overview.steps(still_open),
        {each.id: each for each in follow_ups},
        {each.id: "  ·  ".join(title for _f, _k, title in workspace.follow_ups.links(each)) for each in follow_ups},
        hearings,
        named_after_hearings(workspace.approvals.waiting(), workspace.hearings),
        drafts,
        overview.count_drafts(),
        {key: _course(workspace, key, status) for key, status in statuses.items() if status in _WITH_WORDS},
        workspace.filing.unfiled_count(),
        overview.opened(machine.opened(workspace.path), OPENED),
        overview.recent_changes(CHANGES),
        coming.due if coming else None,
    )


_WITH_WORDS = (Status.SUBMITTED, Status.RETURNED, Status.SIGNED)


def _course(workspace: Workspace, document_id: str, status: Status) -> Course:
    """A yes on a condition comes back to who wrote it."""
    if status is Status.RETURNED:
        by, comments = workspace.overview.returned_by(document_id)
        count = f"med {'1 kommentar' if comments == 1 else f'{comments} kommentarer'}" if comments else ""
        return Course(words=" ".join(part for part in ("sendt retur", f"af {by}" if by else "", count) if part))
    if status is Status.SIGNED:
        return Course(words="underskrevet, mangler at blive afsendt")
    submission = workspace.approvals.current(document_id)
    if submission is not None and submission.unmet is not None:
        return Course(words="godkendt på betingelse")
    at = submission.current if submission else None
    return Course(is_with_others=True, words=f"til godkendelse hos {at.approver}" if at else "")
