"""What does not add up, one sentence a line, each with its sign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.pool_checks import PoolFinding
from kk_desktop.ui.widgets.badges import finding_badge
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.layouts import empty
from kk_desktop.ui.widgets.sign import Sign


class Findings(QWidget):
    """Takes no room while there is nothing to tell."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._shown: tuple[PoolFinding, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 2)
        self._column.setSpacing(4)
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is told."""
        return tuple(finding.words for finding in self._shown)

    def show_findings(self, findings: Sequence[PoolFinding]) -> None:
        """Tell these instead; the contradictions first."""
        ordered = tuple(sorted(findings, key=lambda finding: finding.verdict is not Verdict.RED))
        if ordered == self._shown:
            return
        self._shown = ordered
        empty(self._column)
        for finding in ordered:
            self._column.addWidget(_FindingLine(finding))
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(" ".join(self.sentences))
        self.setVisible(bool(ordered))


class _FindingLine(QWidget):
    def __init__(self, finding: PoolFinding) -> None:
        super().__init__()
        badge = finding_badge(finding.verdict)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Sign(badge.icon, badge.tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(f"{badge.word}: {finding.words}", "body", badge.tone, wrap=True), 1)
