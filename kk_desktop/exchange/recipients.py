"""Lists of who gets a letter, as people have them: one to a line, blocks of lines, or cells from a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence

from kk_desktop.domain.recipients import MOST_LINES, Entry, Recipient

LONGEST_LINE = 200
"""Characters; no name or street has half as many, so a longer line is something else that was pasted."""

_NAMES = {"navn", "modtager", "modtagere", "organisation", "høringspart", "firma", "virksomhed"}
_NO_ADDRESS = {"nr", "nr.", "e-mail", "email", "mail", "telefon", "tlf", "tlf.", "mobil", "cvr", "cvr-nr.", "ean"}
_ADDRESS = {
    "adresse", "vej", "gade", "att", "att.", "c/o", "postnr", "postnr.", "postnummer", "by", "postnr. og by",
    "postnummer og by", "adresse 1", "adresse 2", "bydel", "afdeling", "enhed",
}  # fmt: skip
_HEADS = _NAMES | _NO_ADDRESS | _ADDRESS
_CODE = re.compile(r"(?:DK-)?\d{4}")
_PLACE = re.compile(rf"{_CODE.pattern} \S.*")


def read_recipients(text: str) -> list[Entry]:
    """Every place of the list in its order; whoever stands there twice gets one letter."""
    if "\t" in text:
        found = _from_cells(text)
    elif re.search(r"\S[^\S\n]*\n[^\S\n]*\n\s*\S", text):
        found = [_tidy(block.splitlines()) for block in re.split(r"\n\s*\n", text)]
    else:
        found = [_from_line(line) for line in text.splitlines()]
    return _told([lines for lines in found if any(lines)])


def write_recipients(recipients: Iterable[Recipient]) -> str:
    """A list that reads the same: blocks of lines where somebody has an address, else one to a line."""
    blocks = ["\n".join((each.name, *each.address)) for each in recipients]
    return ("\n\n" if any("\n" in block for block in blocks) else "\n").join(blocks)


def _told(found: Sequence[Sequence[str]]) -> list[Entry]:
    entries: list[Entry] = []
    first_place: dict[tuple[str, ...], int] = {}
    for place, lines in enumerate(found, 1):
        text = ", ".join(line for line in lines if line)
        recipient = Recipient(lines[0], tuple(line for line in lines[1:] if line))
        key = tuple(part.casefold() for part in (recipient.name, *recipient.address))
        remark = _trouble(recipient)
        if not remark and key in first_place:
            remark = f"Står også som nummer {first_place[key]} og får kun ét brev."
        first_place.setdefault(key, place)
        entries.append(Entry(text[:LONGEST_LINE], None if remark else recipient, remark))
    return entries


def _trouble(recipient: Recipient) -> str:
    lines = (recipient.name, *recipient.address)
    if not recipient.name:
        return "Navnet mangler, så der laves ikke et brev."
    if longest := max((len(line) for line in lines if len(line) > LONGEST_LINE), default=0):
        return f"En linje er på {longest} tegn, og der er plads til {LONGEST_LINE}. Der laves ikke et brev."
    if len(lines) > MOST_LINES:
        return f"Her er {len(lines)} linjer, og der er plads til {MOST_LINES}. Sæt en tom linje mellem modtagerne."
    return ""


def _tidy(lines: Iterable[str]) -> list[str]:
    tidied = (" ".join(line.split()) for line in lines)
    return [line for line in tidied if line]


def _from_line(line: str) -> list[str]:
    # Only where it ends in a postal code and place are the commas those of an address, and not of a name.
    parts = _tidy(line.split(","))
    return parts if len(parts) > 1 and _PLACE.fullmatch(parts[-1]) else _tidy([line])


def _from_cells(text: str) -> list[list[str]]:
    rows = [row for row in _rows(text) if any(row)]
    heads = [cell.strip().casefold() for cell in rows[0]] if rows else []
    if not set(heads) & _HEADS:
        return [_from_row(row, 0, range(1, len(row))) for row in rows]
    name = next((n for n, head in enumerate(heads) if head in _NAMES), 0)
    address = [n for n, head in enumerate(heads) if n != name and head not in _NO_ADDRESS]
    return [_from_row(row, name, address) for row in rows[1:]]


def _rows(text: str) -> list[list[str]]:
    try:
        # Spreadsheets put quotes around cells that hold line breaks.
        return list(csv.reader(text.splitlines(keepends=True), dialect="excel-tab"))
    except csv.Error:
        # A cell of more than 128 KB: a quote that nobody ended, or no list at all.
        return [line.split("\t") for line in text.splitlines()]


def _from_row(row: Sequence[str], name: int, address: Iterable[int]) -> list[str]:
    cells = [cell for n in address if n < len(row) for cell in _tidy(row[n].splitlines())]
    joined: list[str] = []
    for cell in cells:
        # A code's own cell belongs on one line with the place beside it.
        if joined and _CODE.fullmatch(joined[-1]):
            joined[-1] += f" {cell}"
        else:
            joined.append(cell)
    return [" ".join(row[name].split()) if name < len(row) else "", *joined]
