"""What is pasted, read from the richer of the two forms it comes in."""

from __future__ import annotations

from .html_blocks import read_html
from .plain_document import PlainBlock
from .plain_lines import layout_of, read_lines
from .plain_text import read_plain_blocks

LONGEST = 2_000_000
"""Characters of HTML that are read while somebody waits; beyond that the words alone come in."""


def read_pasted(text: str, html: str = "") -> list[PlainBlock]:
    """The blocks of pasted text, with the looks its HTML tells of.

    Lines that a page's width has broken are joined again from the words alone, unless the HTML marks headings or lists.
    """
    if html and len(html) <= LONGEST:
        blocks, is_marked = read_html(html)
        if blocks and (is_marked or not layout_of(read_lines(text)).wrapped):
            return blocks
    return read_plain_blocks(text)
