"""A way to look at a list, kept under a name for all who open the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class SavedView:
    """``list`` says which list it is of (``"initiatives"``); ``content`` is that list's own, as JSON has it."""

    id: str
    list: str
    name: str
    content: Mapping[str, Any] = field(default_factory=dict)
