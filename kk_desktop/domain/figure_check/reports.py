"""What the figure check has to say of one document, beside what somebody has accepted with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from .model import Verdict
from .places import Place, PlacedFinding, Unheld


@dataclass(frozen=True, slots=True)
class Acceptance:
    """That a figure may stand as it does although it was found wrong or doubtful: why, who said so, and when.

    ``key`` is the finding's, ``claim`` the words it was about.
    """

    id: str
    document_id: str
    key: str
    claim: str
    reason: str
    person: str
    accepted_at: datetime


@dataclass(frozen=True)
class FigureReport:
    """Every finding in the order of the text; ``acceptances`` by the key of the finding each is about.

    ``unheld`` are the amounts that were held up against nothing.
    """

    document_id: str = ""
    findings: tuple[PlacedFinding, ...] = ()
    acceptances: Mapping[str, Acceptance] = field(default_factory=dict)
    unheld: tuple[Unheld, ...] = ()

    @cached_property
    def red(self) -> Sequence[PlacedFinding]:
        """What contradicts and nobody has accepted."""
        return self._of(Verdict.RED)

    @cached_property
    def amber(self) -> Sequence[PlacedFinding]:
        """What cannot be told and nobody has accepted."""
        return self._of(Verdict.AMBER)

    @cached_property
    def green(self) -> Sequence[PlacedFinding]:
        """What holds, each number once: that of its findings that a live figure can be made of comes first."""
        doubted = {each.claim for each in self.findings if each.verdict is not Verdict.GREEN}
        once: dict[Place | str, PlacedFinding] = {}
        for each in self._of(Verdict.GREEN):
            number = each.claim or each.key
            if number not in doubted and (number not in once or not once[number].live_target):
                once[number] = each
        return list(once.values())

    @cached_property
    def accepted(self) -> Sequence[tuple[PlacedFinding, Acceptance]]:
        """What somebody has accepted and still stands there."""
        return [(each, self.acceptances[each.key]) for each in self.findings if self._is_accepted(each)]

    @property
    def words(self) -> str:
        """How many of each there are: 2 stemmer ikke · 1 kan ikke afgøres · 4 stemmer."""
        return in_words((self,))

    def about(self, table_id: str) -> FigureReport:
        """Only what is about one table."""
        there = tuple(each for each in self.findings if any(cell.table_id == table_id for cell in each.cells))
        return FigureReport(self.document_id, there, self.acceptances)

    def with_acceptances(self, acceptances: Iterable[Acceptance]) -> FigureReport:
        """The same findings beside other acceptances."""
        return replace(self, acceptances={each.key: each for each in acceptances})

    def _of(self, verdict: Verdict) -> Sequence[PlacedFinding]:
        return [each for each in self.findings if each.verdict is verdict and not self._is_accepted(each)]

    def _is_accepted(self, finding: PlacedFinding) -> bool:
        return finding.verdict is not Verdict.GREEN and finding.key in self.acceptances


def in_words(reports: Sequence[FigureReport]) -> str:
    """How many of each there are in all of them."""
    counts = [
        (sum(len(report.red) for report in reports), Verdict.RED.danish),
        (sum(len(report.amber) for report in reports), Verdict.AMBER.danish),
        (sum(len(report.accepted) for report in reports), "accepteret"),
        (sum(len(report.green) for report in reports), Verdict.GREEN.danish),
    ]
    return " · ".join(f"{count} {words}" for count, words in counts if count)
