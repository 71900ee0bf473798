"""What comes out of printing: the PDF, where each block stands on it, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kk_desktop.domain.readiness import Aspect, Standing


class BlockBox(NamedTuple):
    """Where a block stands on a page (counted from 0), in points from the page's top left corner.

    A block that runs over a page break has one box on each page.
    """

    # No dataclass: thousands of them come from the helper at a time, and tuples are read four times as fast.

    block_id: str
    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Finding:
    """Something on the page that a person must look at, as one Danish sentence, and what it is about."""

    message: str
    block_id: str | None = None
    aspect: Aspect = Aspect.STRUCTURE
    standing: Standing = Standing.MISSING


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished document: the same bytes go to the preview, the printer, the file and the signature.

    ``parts`` are the pages (from 0) that the document and each annex behind it begin on. ``sizes`` are the width and
    height of each page in points; asking 300 pages one by one would be felt at a key.
    """

    pdf: bytes
    page_count: int
    block_boxes: tuple[BlockBox, ...] = ()
    findings: tuple[Finding, ...] = ()
    parts: tuple[int, ...] = (0,)
    sizes: tuple[tuple[float, float], ...] = ()
