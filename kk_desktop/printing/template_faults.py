"""Says what is wrong in a template file, in Danish: which line, which field, and why."""

from __future__ import annotations

import re

_SYNTAX = re.compile(r"\(at line (\d+), column \d+\)")
_WHERE = re.compile(r" - at `\$\.?(.*)`")
_UNKNOWN = re.compile(r"unknown field `(.+?)`")
_MISSING = re.compile(r"missing required field `(.+?)`")
_TYPE = re.compile(r"Expected `(.+?)`, got `(.+?)`")
_BOUND = re.compile(r"Expected `(?:float|int)` (<=|>=|<|>) ([\d.]+)")
_CHOICE = re.compile(r"Invalid enum value '?(.*?)'?(?: - at|$)")
_TABLE = re.compile(r"\s*\[(\[?)\s*([\w.]+)\s*\]")
_KEY = re.compile(r"\s*([\w-]+)\s*=")

_KINDS = {
    "str": "tekst", "float": "et tal", "int": "et tal", "bool": "true eller false", "array": "en liste",
    "object": "en tabel", "null": "tom",
}  # fmt: skip
_BOUNDS = {"<=": "højst", "<": "under", ">=": "mindst", ">": "over"}


def fault(text: str, reason: str) -> str:
    """The place and the reason as the end of a sentence: ``linje 4: feltet farve kendes ikke``.

    ``reason`` is what the reader of the file has said, in its own English words.
    """
    syntax = _SYNTAX.search(reason)
    if syntax:
        return f"linje {syntax[1]}: linjen er ikke skrevet som navn = værdi, med tekst i anførselstegn"
    found = _WHERE.search(reason)
    where = found[1] if found else ""
    if match := _UNKNOWN.search(reason):
        return f"linje {line_of(text, _below(where, match[1]))}: feltet {match[1]} kendes ikke"
    if match := _MISSING.search(reason):
        return f"linje {line_of(text, where)}: feltet {match[1]} mangler"
    return f"linje {line_of(text, where)}: {_wrong_value(where, reason)}"


def _wrong_value(where: str, reason: str) -> str:
    field = re.sub(r"\[.*?\]", "", where).rpartition(".")[2]
    if match := _TYPE.search(reason):
        kinds = dict.fromkeys(_KINDS.get(kind, kind) for kind in match[1].split(" | ") if kind != "null")
        return f"feltet {field} skal være {' eller '.join(kinds)}, ikke {_KINDS.get(match[2], match[2])}"
    if match := _BOUND.search(reason):
        return f"feltet {field} skal være {_BOUNDS[match[1]]} {match[2].removesuffix('.0')}"
    if match := _CHOICE.search(reason):
        return f"feltet {field} kan ikke være {match[1]}"
    return reason


def line_of(text: str, where: str) -> int:
    """The line of a field such as ``page.left`` or ``sections[1].heading``, or of the table it should stand in."""
    table, _, field = where.rpartition(".")
    counts: dict[str, int] = {}
    current, best = "", 1
    for number, line in enumerate(text.splitlines(), 1):
        if match := _TABLE.match(line):
            current = match[2]
            if match[1]:
                counts[current] = counts.get(current, -1) + 1
                current = f"{current}[{counts[current]}]"
            if current in (where, table):
                best = number
        elif (match := _KEY.match(line)) and current == table and match[1] == re.sub(r"\[.*?\]", "", field):
            return number
    return best


def _below(where: str, field: str) -> str:
    return f"{where}.{field}" if where else field
