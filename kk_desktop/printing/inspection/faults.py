"""What an inspection tells: one fact about the file each, for the log, and which aspect of it they concern."""

from __future__ import annotations

from dataclasses import dataclass

from kk_desktop.domain.readiness import Aspect


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the file that is not as it must be; ``fact`` is for a colleague, not for the screen."""

    aspect: Aspect
    fact: str
