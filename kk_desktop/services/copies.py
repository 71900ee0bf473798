"""What is put on the clipboard for other programs, written as they read it."""

from __future__ import annotations

from dataclasses import dataclass

from kk_desktop.domain.table_copies import CopiedTable

MOST_CELLS = 5_000
"""Cells that are written as a table of another program's; more of them only Excel takes, as text."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The same thing in the two writings that office programs ask for."""

    html: str
    rtf: bytes


def copy_of_table(table: CopiedTable) -> Copy | None:
    """A table; none where it is too large to be one in a text."""
    from kk_desktop.exchange import html_tables, rtf_tables

    if len(table.body) * table.width > MOST_CELLS:
        return None
    return Copy(html_tables.write_table(table), rtf_tables.write_table(table))


def copy_of_picture(png: bytes, told: str, width: int, height: int) -> Copy:
    """A picture of so many pixels on the screen, and its words for those who cannot see it."""
    from kk_desktop.exchange import html_tables, rtf_tables

    return Copy(html_tables.write_picture(png, told, width, height), rtf_tables.write_picture(png, told, width, height))
