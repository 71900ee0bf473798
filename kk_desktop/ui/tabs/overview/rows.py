"""The rows of Overblik under their heads: each thing stands once, where it asks most of whoever sits here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kk_desktop.domain.dates import IsHoliday, write_day, write_distance
from kk_desktop.domain.known_dates import write_due
from kk_desktop.domain.rows import Deadline, DocumentRow, HearingRow
from kk_desktop.domain.wording import dotted
from kk_desktop.domain.workflow import Status
from kk_desktop.services.overview import Opened
from kk_desktop.services.waiting import Waiting
from kk_desktop.ui.widgets.badges import Badge, deadline_badge, status_badge
from kk_desktop.ui.widgets.row import Row, section

from .board import Board, Course

KINDS = {
    "hearing": ("message-square-reply", "Svarfrist"),
    "case": ("landmark", "Møde"),
    "agenda": ("list-ordered", "Dagsorden"),
    "follow_up": ("calendar-clock", "Opfølgning"),
    "contribution": ("users", "Bidrag"),
}
_SIGNS = {
    "case": "folder-open", "area": "map-pinned", "initiative": "hand-helping", "budget_table": "table-2",
    "funding_pool": "coins",
}  # fmt: skip
TO_APPROVE, WAITING, LATE, DATED = "Til din godkendelse", "Venter på dig", "Overskredet", "Frister"
ELSEWHERE, BEGUN, OPENED = "Hos andre", "Kladder", "Sidst åbnet"
FEW = 5
"""Drafts without a date that are told before somebody asks for all."""

_URGENT = (Status.RETURNED, Status.APPROVED, Status.SIGNED)
"""Somebody else has done their part, and the next step is one's own."""

_NUMBERS = ("Ingen", "En", "To", "Tre", "Fire", "Fem", "Seks", "Syv", "Otte", "Ni", "Ti")
Counts = tuple[int, int]
"""How many figures of a document do not hold, and how many nobody can tell."""


def told(number: int) -> str:
    """Tre, 11."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


class OverviewRows:
    """``figures`` are those of the documents that have been looked at, by id."""

    def __init__(self, board: Board, figures: Mapping[str, Counts], is_holiday: IsHoliday) -> None:
        self._board, self._figures, self._is_holiday = board, figures, is_holiday
        self._today = board.today
        self.parts: dict[str, list[Row]] = {
            head: [] for head in (TO_APPROVE, WAITING, LATE, DATED, ELSEWHERE, BEGUN, OPENED)
        }
        self._sort()

    @property
    def waiting(self) -> int:
        """How many things wait for whoever sits here."""
        return len(self.parts[TO_APPROVE]) + len(self.parts[WAITING])

    def rows(self, shows_all: bool) -> Iterator[Row]:
        """All of them; of the drafts without a date the first few, unless all are asked for."""
        for head, part in self.parts.items():
            if not part:
                continue
            if head == BEGUN:
                count = self._board.draft_count - self._drafts_elsewhere
                yield section(head, count)
                yield from part if shows_all else part[:FEW]
                if not shows_all and len(part) > FEW:
                    yield Row("more:", f"Vis {len(part) - FEW} kladder mere", icon=("chevron-down", "text2"))
            else:
                yield section(head, None if head == OPENED else len(part))
                yield from part
        if self._board.unfiled:
            yield section("Journalisering")
            yield _unfiled(self._board.unfiled)

    # Where each stands ------------------------------------------------------------------------------------

    def _sort(self) -> None:
        board, parts = self._board, self.parts
        mine = {each.document.id for each in board.asked}
        parts[TO_APPROVE] += map(self._approval_row, board.asked)
        answers = {row.document_id for row in board.hearings.values()}
        urgent: list[tuple[int, Row]] = []
        for row in board.drafts:
            if row.id in answers | mine:
                continue
            course = board.courses.get(row.id, Course())
            if course.is_with_others:
                parts[ELSEWHERE].append(self._document_row(row, course))
            elif row.status in _URGENT or row.status is Status.SUBMITTED or self._is_wrong(row.id):
                urgent.append((_rank(row.status), self._document_row(row, course)))
            else:
                parts[BEGUN].append(self._document_row(row, course))
        for each in board.deadlines:
            hearing = board.hearings.get(each.id)
            if hearing is None or hearing.document_id not in mine:
                self._put_deadline(each, hearing, urgent)
        parts[WAITING] += [row for _rank_of, row in sorted(urgent, key=lambda ranked: ranked[0])]
        parts[DATED] += [self._undated_row(each.id) for each in board.follow_ups.values() if not each.due]
        parts[OPENED] += [self._opened_row(row) for row in board.opened]
        self._drafts_elsewhere = len(board.drafts) - len(parts[BEGUN])

    def _put_deadline(self, each: Deadline, hearing: HearingRow | None, urgent: list[tuple[int, Row]]) -> None:
        document_id = hearing.document_id if hearing else None
        course = self._board.courses.get(document_id or "", Course())
        row = self._deadline_row(each, hearing, course)
        is_back = hearing is not None and (hearing.status in _URGENT or hearing.status is Status.SUBMITTED)
        if course.is_with_others:
            self.parts[ELSEWHERE].append(row)
        elif hearing is not None and (is_back or self._is_wrong(document_id)):
            urgent.append((_rank(hearing.status), row))
        else:
            self.parts[LATE if each.due < self._today else DATED].append(row)

    def _is_wrong(self, document_id: str | None) -> bool:
        return bool(self._figures.get(document_id or "", (0, 0))[0])

    # What each looks like ---------------------------------------------------------------------------------

    def _approval_row(self, each: Waiting) -> Row:
        whom = f"for {each.for_whom}" if each.for_whom else ""
        draft, sender = f"udkast {each.submission.number}", f"fra {each.submission.person}"
        return Row(
            f"approval:{each.document.id}",
            each.document.title or "Uden titel",
            dotted(each.document.kind_name, draft, sender, whom, self._figure_words(each.document.id)),
            right=deadline_badge(each.deadline, self._today, self._is_holiday)
            if each.deadline
            else Badge("Ingen frist"),
            right_detail=write_distance(self._today, each.deadline, self._is_holiday) if each.deadline else "",
            icon=("circle-dot", "accent"),
            strong=True,
        )

    def _deadline_row(self, each: Deadline, hearing: HearingRow | None, course: Course) -> Row:
        icon, word = KINDS[each.kind]
        badge = status_badge(hearing.status) if hearing else None
        first = f"Høringssvar, {course.words or badge.word.lower()}" if badge else word
        place = self._board.places.get(each.id, "") if each.kind == "follow_up" else ""
        step = self._next_step(each) if hearing else ""
        found = self._figure_words(hearing.document_id) if hearing else ""
        right = deadline_badge(each.due, self._today, self._is_holiday)
        if each.known:
            right = Badge(write_due(each.known, self._today), right.icon, right.tone, right.ground)
        return Row(
            f"{each.kind}:{each.id}:{each.uid}" if each.kind in ("case", "agenda") else f"{each.kind}:{each.id}",
            each.title,
            dotted("" if each.kind == "agenda" else first, each.detail, place, step, found),
            right=right,
            right_detail=write_distance(self._today, each.due, self._is_holiday),
            icon=self._sign(hearing.document_id if hearing else None, badge) or (icon, "text2"),
            strong=True,
        )

    def _undated_row(self, follow_up_id: str) -> Row:
        each = self._board.follow_ups[follow_up_id]
        icon, word = KINDS["follow_up"]
        return Row(
            f"follow_up:{each.id}",
            each.title,
            dotted(word, each.owner, self._board.places.get(each.id, "")),
            right=Badge("Ingen frist"),
            icon=(icon, "text2"),
        )

    def _document_row(self, row: DocumentRow, course: Course) -> Row:
        badge, wrong = status_badge(row.status), sum(self._figures.get(row.id, (0, 0)))
        return Row(
            f"document:{row.id}",
            row.title or "Uden titel",
            dotted(row.kind_name, course.words or badge.word.lower(), row.case_number, self._figure_words(row.id)),
            right=Badge("Ingen frist"),
            right_detail=f"{wrong} fund" if self._is_wrong(row.id) else "",
            icon=self._sign(row.id, badge),
            strong=row.status is not Status.SUBMITTED,
        )

    @staticmethod
    def _opened_row(each: Opened) -> Row:
        badge = status_badge(each.status) if each.status else None
        icon = (badge.icon, badge.tone) if badge else (_SIGNS[each.kind], "text2")
        detail = dotted(each.what, badge.word.lower() if badge else "")
        return Row(f"opened:{each.kind}:{each.id}", each.title or "Uden titel", detail, icon=icon)

    def _sign(self, document_id: str | None, badge: Badge | None) -> tuple[str, str] | None:
        """How it stands; a contradiction in its figures is told before a draft's own sign."""
        if badge is None:
            return None
        is_begun = badge.icon == status_badge(Status.DRAFT).icon
        return ("equal-not", "red") if is_begun and self._is_wrong(document_id) else (badge.icon, badge.tone)

    def _figure_words(self, document_id: str | None) -> str:
        red, amber = self._figures.get(document_id or "", (0, 0))
        if not red:
            return ""
        return f"Talkontrol: {red} tal stemmer ikke" + (f", {amber} kan ikke afgøres" if amber else "")

    def _next_step(self, hearing: Deadline) -> str:
        """What the hearing's plan wants first: "bidrag senest 24. marts"."""
        step = next((each for each in self._board.steps if each.id == hearing.id), None)
        if step is None:
            return ""
        by = "skulle være nået" if step.due < self._today else "senest"
        return f"{step.step.lower()} {by} {write_day(step.due, self._today)}"


def head_sentence(board: Board, rows: OverviewRows, next_words: str) -> str:
    """Tre ting venter på dig. To frister er overskredet. Næste frist er mandag den 31. marts."""
    waiting, late = rows.waiting, len(rows.parts[LATE])
    sentence = f"{told(waiting)} ting venter på dig." if waiting else "Intet venter på dig."
    if late:
        sentence += f" {told(late)} {'frist' if late == 1 else 'frister'} er overskredet."
    return f"{sentence} Næste frist er {next_words}." if next_words else sentence


def _rank(status: Status) -> int:
    order = (Status.RETURNED, Status.SUBMITTED, Status.APPROVED, Status.SIGNED)
    return order.index(status) if status in order else len(order)


def _unfiled(count: int) -> Row:
    """What lacks a place in the records system, told in one row that leads to the list."""
    words = "1 ting mangler journalisering" if count == 1 else f"{count} ting mangler journalisering"
    return Row("filing:", words, "Modtaget eller afsendt, og uden plads i journalen", icon=("archive", "text2"))
