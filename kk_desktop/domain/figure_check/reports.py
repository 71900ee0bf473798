"""What the figure check has to say of one document, beside what somebody has accepted with a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from .acceptances import Acceptance, former, matched
from .model import Verdict
from .places import Place, PlacedFinding, Unheld


@dataclass(frozen=True)
class FigureReport:
    """Every finding in the order of the text; each of ``acceptances`` is about one finding alone.

    ``former`` are those that were given for the same words of the text when they were held against something else.
    ``unheld`` are the amounts that were held up against nothing.
    """

    document_id: str = ""
    findings: tuple[PlacedFinding, ...] = ()
    acceptances: Mapping[PlacedFinding, Acceptance] = field(default_factory=dict)
    former: Mapping[PlacedFinding, Acceptance] = field(default_factory=dict)
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
        return [(each, self.acceptances[each]) for each in self.findings if self._is_accepted(each)]

    @property
    def words(self) -> str:
        """How many of each there are: 2 stemmer ikke · 1 kan ikke afgøres · 4 stemmer."""
        return in_words((self,))

    def about(self, table_id: str) -> FigureReport:
        """Only what is about one table."""
        there = tuple(each for each in self.findings if any(cell.table_id == table_id for cell in each.cells))
        return FigureReport(self.document_id, there, self.acceptances, self.former)

    def with_acceptances(self, acceptances: Iterable[Acceptance]) -> FigureReport:
        """The same findings beside other acceptances."""
        doubted = [each for each in self.findings if each.verdict is not Verdict.GREEN]
        found, left = matched(doubted, acceptances)
        return replace(self, acceptances=found, former=former([each for each in doubted if each not in found], left))

    def _of(self, verdict: Verdict) -> Sequence[PlacedFinding]:
        return [each for each in self.findings if each.verdict is verdict and not self._is_accepted(each)]

    def _is_accepted(self, finding: PlacedFinding) -> bool:
        return finding.verdict is not Verdict.GREEN and finding in self.acceptances


def in_words(reports: Sequence[FigureReport]) -> str:
    """How many of each there are in all of them."""
    counts = [
        (sum(len(report.red) for report in reports), Verdict.RED.danish),
        (sum(len(report.amber) for report in reports), Verdict.AMBER.danish),
        (sum(len(report.accepted) for report in reports), "accepteret"),
        (sum(len(report.green) for report in reports), Verdict.GREEN.danish),
    ]
    return " · ".join(f"{count} {words}" for count, words in counts if count)
