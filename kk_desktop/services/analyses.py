"""Consultants' studies: their advice, what was started because of it, and what stands in its way."""

from __future__ import annotations

from kk_desktop.domain.initiatives import Analysis, Barrier, Recommendation
from kk_desktop.storage import analyses as store

from .desk import Desk


class AnalysisService:
    """What the secretariat does with studies."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def rows(self) -> list[Analysis]:
        """Every study, in Danish order."""
        return store.rows(self._desk.read())

    def recommendations(self, analysis_id: str) -> list[Recommendation]:
        """A study's advice in its order."""
        return store.recommendations(self._desk.read(), analysis_id)

    def barriers(self, analysis_id: str) -> list[Barrier]:
        """What stands in the way of a study's advice."""
        return store.barriers(self._desk.read(), analysis_id)
