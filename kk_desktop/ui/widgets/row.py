"""One row of a list, and the head between rows."""

from __future__ import annotations

from dataclasses import dataclass

from .badges import Badge


@dataclass(frozen=True, slots=True)
class Row:
    """One row. With ``status`` the date stands on its line; without, at the title's right.

    ``icon`` is (name, tone) before the title, or ``lead`` a number there; ``right_detail`` stands below ``right``
    where there is no status.
    ``is_section`` makes it a head: it cannot be chosen. ``marks`` are places in ``detail`` that may be drawn as found.
    """

    id: str
    title: str
    detail: str = ""
    status: Badge | None = None
    right: Badge | None = None
    right_detail: str = ""
    icon: tuple[str, str] | None = None
    lead: str = ""
    strong: bool = False
    is_section: bool = False
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def indent(self) -> int:
        """How far in the title stands."""
        return 28 if self.icon or self.lead else 0

    @property
    def spoken(self) -> str:
        """The whole row as one sentence for a screen reader, since the drawing itself is silent."""
        words = [f"{self.lead} {self.title}".strip(), self.detail, self.status.word if self.status else ""]
        words += [self.right.word if self.right else "", self.right_detail]
        return ", ".join(word for word in words if word)


def section(title: str, count: int | None = None) -> Row:
    """A head between rows."""
    return Row("", title, detail="" if count is None else str(count), is_section=True)
