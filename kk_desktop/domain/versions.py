"""Texts kept as they were: what a proof showed, so that the next one can tell what has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .text import Block


@dataclass(frozen=True, slots=True)
class KeptText:
    """A document's title and blocks, and a print of each table they show, by its id: any change makes another."""

    title: str
    blocks: tuple[Block, ...]
    tables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    """A kept text: the document's draft of that ``number``, when it was kept, and the digest its text is found by."""

    number: int
    kept_at: datetime
    digest: str
