"""What became of several things that were changed at once, told in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .amounts import group_digits
from .wording import listed, quoted

_MOST_NAMED = 3
_TITLE_SHOWN = 60


@dataclass(frozen=True, slots=True)
class ManyChanged:
    """How many initiatives changed, how many were so already, and the titles of those that could not be.

    ``gone`` were deleted meanwhile; ``refused`` would have ended before they begin. ``kept`` tells what used those
    that were deleted, and does without them now.
    """

    changed: int
    same: int = 0
    gone: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    is_deleted: bool = False
    kept: str = ""

    @property
    def danish(self) -> str:
        """12 indsatser er rettet. ”Jobfirst” er slettet imens og er ikke rettet."""
        which = initiatives_counted(self.changed) if self.changed else "Ingen indsatser"
        sentences = [f"{which} er {'slettet' if self.is_deleted else 'rettet'}."]
        if self.same:
            sentences.append(f"{group_digits(self.same)} stod sådan i forvejen.")
        if self.gone:
            sentences.append(f"{_named(self.gone)} er slettet imens.")
        if self.refused:
            sentences.append(f"{_named(self.refused)} er ikke rettet: perioden ville slutte, før den begynder.")
        if self.kept:
            sentences.append(f"{self.kept} er bevaret, uden indsats.")
        return " ".join(sentences)


def initiatives_counted(count: int) -> str:
    """1 indsats, 12 indsatser."""
    return "1 indsats" if count == 1 else f"{group_digits(count)} indsatser"


def _named(titles: Sequence[str]) -> str:
    if len(titles) > _MOST_NAMED:
        return initiatives_counted(len(titles))
    return listed([quoted(title, _TITLE_SHOWN) for title in titles])
