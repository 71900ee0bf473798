"""Which chart of a table somebody has chosen, as a document keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChartForm(StrEnum):
    """How the bars of a year stand; the value is what stands in the file."""

    STACKED = "stacked"
    BARS = "bars"  # side by side
    SHARE = "share"  # of each year's whole

    @property
    def danish(self) -> str:
        """The words of the choice."""
        return {
            ChartForm.STACKED: "Stablet",
            ChartForm.BARS: "Ved siden af hinanden",
            ChartForm.SHARE: "Andele",
        }[self]


@dataclass(frozen=True, slots=True)
class ChartChoice:
    """A form and the ids of the rows that are shown; without ids every ordinary row is."""

    form: ChartForm = ChartForm.STACKED
    row_ids: tuple[str, ...] = ()
