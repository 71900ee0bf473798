"""Tells the line of years or words over a pasted block from a line of money, and an account number from a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .budgets import BudgetTable, Column, ColumnKind
from .pasted_figures import Block
from .raw_tables import RawCell
from .raw_tables.numbers import is_figure
from .raw_tables.told import tells_only_units
from .wording import listed

_YEAR = re.compile(r"(19|20)[0-9]{2}")
_YEAR_INSIDE = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?(?!\d)")
_SHORT_YEAR = re.compile(r"[a-zæøå]{1,3} ?\d\d", re.IGNORECASE)
_ACCOUNT = re.compile(r"\d[\d .-]*")


def is_head(corner: str | None, names: Sequence[str], is_bare: bool) -> bool:
    """Whether a line names columns; ``corner`` is what stands over the rows' names, ``None`` where they are not along.

    Years have four digits (2.011 is money), and need neither follow each other nor rise under a corner with nothing
    or a unit; behind a name they must follow each other, or they may as well be its amounts. ``is_bare`` is a table
    without figures, in which years in order are years also where nothing else tells.
    """
    filled = [name for name in names if name]
    years = [int(name) for name in filled if _YEAR.fullmatch(name)]
    words = [name for name in filled if not _YEAR.fullmatch(name)]
    if not filled or not all(map(_is_name, words)):
        return False
    if words or corner == "" or (corner and tells_only_units(corner)):
        return True
    steps = {later - earlier for earlier, later in pairwise(years)}
    # One year alone may as well be an amount.
    in_turn = steps in ({1}, {-1})
    in_order = bool(steps) and (all(step > 0 for step in steps) or all(step < 0 for step in steps))
    return in_turn or (is_bare and corner is None and in_order)


def has_years(names: Sequence[str]) -> bool:
    """Whether some of a head's names tell a year."""
    return any(map(_YEAR_INSIDE.search, names)) or any(map(_SHORT_YEAR.fullmatch, names))


def is_for(name: str, column: Column) -> bool:
    """Whether a head's name is the column's own, or its year alone."""
    said, label = name.casefold(), column.label.casefold()
    if said in ("", label, f"{column.heading.casefold()} {label}"):
        return True
    return bool(_YEAR.fullmatch(said) or _YEAR.fullmatch(label)) and _years_in(said) == _years_in(label)


def other_columns(names: Sequence[str], columns: Sequence[Column]) -> str:
    """Say that figures stand under other columns than those the block has."""
    labels = listed([column.label for column in columns])
    is_years = all(map(_YEAR.fullmatch, names)) and all(int(b) - int(a) == 1 for a, b in pairwise(names))
    had = f"årene {names[0]}-{names[-1]}" if is_years else f"kolonnerne {listed([name for name in names if name])}"
    return (
        f"Udklippet har {had}, men i tabellen står der {labels}. Intet er sat ind."
        " Kopiér uden den øverste linje, eller ret tabellens kolonner."
    )


def with_accounts_in_names(block: Block, table: BudgetTable) -> Block:
    """The block with account numbers and the names behind them as one name each, where it begins with both."""
    is_text = bool(table.columns) and table.columns[0].kind is ColumnKind.TEXT
    if is_text or len(block[0]) < 3 or not all(isinstance(entry, str) for line in block for entry in line[:2]):
        return block
    pairs = [(str(line[0]), str(line[1])) for line in block]
    under = pairs[1:] if len(pairs) > 1 and not any(char.isdigit() for char in "".join(pairs[0])) else pairs
    if not any(map(all, under)) or not all(map(_is_account, under)):
        return block
    return tuple((" ".join(filter(None, pair)), *line[2:]) for pair, line in zip(pairs, block, strict=True))


def _is_account(pair: tuple[str, str]) -> bool:
    """Whether the two are a number and a name; a group or a total has one of them alone."""
    number, name = pair
    return not name or (_is_word(name) and (not number or _ACCOUNT.fullmatch(number) is not None))


def _is_word(text: str) -> bool:
    return any(char.isalpha() for char in text) and not is_figure(RawCell(text))


def _is_name(text: str) -> bool:
    """Whether this is a column's name and no amount: words, a unit, or a word beside a year."""
    if any(map(str.isalnum, text)) and tells_only_units(text):
        return True
    if is_figure(RawCell(text)) or not any(map(str.isalnum, text)):
        return False
    return not any(char.isdigit() for char in _YEAR_INSIDE.sub("", text)) or bool(_SHORT_YEAR.fullmatch(text))


def _years_in(text: str) -> list[str]:
    return _YEAR_INSIDE.findall(text)
