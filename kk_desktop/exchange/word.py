"""Reads other people's Word documents as blocks: headings, lists, bold, links and footnotes kept, their styles left."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import islice
from typing import Any

from kk_desktop.domain.text import Block, check_block

from .office_guard import check_package, not_readable, too_large

MOST_BLOCKS = 50_000
"""A document of 300 pages has some 3,000."""


def read_word(data: bytes, name: str, new_id: Callable[[], str]) -> list[Block]:
    """The document's text, without empty paragraphs; the ids are made here.

    Text that was deleted under tracked changes, and hidden text, is left out; what was put in is kept. Head and foot
    of the page are not read. A table comes row by row. Raises ``UserError`` with a sentence that names the file.
    """
    check_package(data, name)
    # Heavy, and not needed before somebody hands in a Word document.
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    from .word_blocks import WordBlocks

    # What python-docx meets in a broken document it leaves to Python to say.
    broken: tuple[Any, ...] = (
        PackageNotFoundError, XMLSyntaxError, LookupError, ValueError, AttributeError, TypeError, RecursionError
    )  # fmt: skip
    try:
        blocks = list(islice(WordBlocks(docx.Document(io.BytesIO(data)), new_id).read(), MOST_BLOCKS + 1))
    except broken as error:
        raise not_readable(name) from error
    if len(blocks) > MOST_BLOCKS:
        raise too_large(name)
    return [check_block(block) for block in blocks]
