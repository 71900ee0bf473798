"""What is found when a text is read through: words spelled otherwise than they should be, and advice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .style.manuscripts import Advice


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word that the secretariat has said is right."""

    id: str
    word: str


@dataclass(frozen=True, slots=True)
class Reading:
    """``wrong`` are the misspelled words of each block that has some, in the text's order.

    ``open_asks`` are sentences about the sender's questions that have no answer.
    """

    wrong: tuple[tuple[str, tuple[str, ...]], ...] = ()
    advice: tuple[Advice, ...] = ()
    open_asks: tuple[str, ...] = ()
