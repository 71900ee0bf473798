"""The language helpers on plain text, for scripts and support."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, astuple
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kk_desktop.domain.wording import shortened
from kk_desktop.errors import UserError

from .output import say, say_json
from .reading import read_text_file

if TYPE_CHECKING:
    from kk_desktop.domain.figure_check.model import SpokenTable


def hyphenate(arguments: argparse.Namespace) -> int:
    """Show where each word may be divided: ``be|skæf|ti|gel|se``."""
    from kk_desktop.language.hyphenation import breaks

    divided = [{"word": word, "breaks": _divide(word, breaks(word))} for word in arguments.words]
    if arguments.json:
        say_json(divided)
    else:
        say("\n".join(each["breaks"] for each in divided))
    return 0


def sort(arguments: argparse.Namespace) -> int:
    """Sort lines, or a JSON list of texts, in Danish order."""
    from kk_desktop.language.sort_key import sort_key

    ordered = sorted(_read_lines(arguments.text), key=sort_key)
    if arguments.json:
        say_json(ordered)
    else:
        say("\n".join(ordered))
    return 0


def search(arguments: argparse.Namespace) -> int:
    """Show which of the texts the search finds, the best first."""
    from kk_desktop.services.text_search import search_texts

    found = search_texts(_read_lines(arguments.texts), arguments.query)
    if arguments.json:
        say_json(found)
    else:
        say("\n".join(found) or f"Ingen træf på ”{shortened(arguments.query, 60)}”.")
    return 0


def paste(arguments: argparse.Namespace) -> int:
    """Show pasted text as it would come into a document."""
    from kk_desktop.exchange.plain_text import clean_text

    clean = clean_text(_read_sample(arguments.text, "dirty"))
    if arguments.json:
        say_json({"clean": clean})
    else:
        say(clean)
    return 0


def amount(arguments: argparse.Namespace) -> int:
    """Show how amounts are read, in whole øre; 1 when one of them cannot be."""
    from kk_desktop.domain.amounts import Unit, read_figure

    answers: list[dict[str, Any]] = []
    for text in arguments.texts:
        try:
            answers.append({"text": text, "ore": read_figure(text, Unit.KRONER).amount_ore})
        except ValueError as error:
            answers.append({"text": text, "told": str(error)})
    if arguments.json:
        say_json(answers)
    else:
        say("\n".join(f"{each['text']}: {each.get('told') or each['ore']}" for each in answers))
    return 1 if any("told" in each for each in answers) else 0


def style(arguments: argparse.Namespace) -> int:
    """Show what might be written better in a text; 1 when there is something."""
    from kk_desktop.domain.style import find_slips

    slips = find_slips(_read_sample(arguments.text, "text"))
    if arguments.json:
        say_json([{"finding": slip.rule.value, "quote": slip.quote} for slip in slips])
    else:
        say("\n".join(slip.message for slip in slips) or "Der er ikke noget at bemærke.")
    return 1 if slips else 0


def spell(arguments: argparse.Namespace) -> int:
    """Show the words of a text that are spelled otherwise than they should be; 1 when there are some."""
    from kk_desktop.language.spelling import is_right
    from kk_desktop.language.words import words

    wrong = [word for word in words(_read_sample(arguments.text, "text")) if not is_right(word.text)]
    if arguments.json:
        say_json([{"word": word.text, "start": word.start} for word in wrong])
    else:
        say("\n".join(dict.fromkeys(word.text for word in wrong)) or "Alle ord er stavet rigtigt.")
    return 1 if wrong else 0


def talkontrol(arguments: argparse.Namespace) -> int:
    """Show which amounts a text has and whether they hold; 1 when one of them does not."""
    from kk_desktop.domain.figure_check.check import check_figures
    from kk_desktop.domain.figure_check.model import Verdict

    text = _read_sample(arguments.text, "text")
    whole = _read_json(read_text_file(arguments.text), arguments.text) if _is_json(arguments.text) else {}
    reading = check_figures(text, _tables(whole.get("tables", []), arguments.text))
    if arguments.json:
        say_json(
            {
                "id": whole.get("id", arguments.text.stem),
                "amounts": [asdict(amount) for amount in reading.amounts],
                "findings": [
                    {
                        "verdict": finding.verdict,
                        "relation": finding.relation,
                        "quotes": finding.quotes,
                        "spans": finding.spans,
                        "cells": [astuple(cell) for cell in finding.cells],
                        "explanation_da": finding.explanation,
                    }
                    for finding in reading.findings
                ],
            }
        )
    else:
        lines = [
            f"{finding.verdict.danish.capitalize()}: ”{' '.join(finding.quotes[0].split())}”. {finding.explanation}"
            for finding in reading.findings
        ]
        say("\n".join(lines) or "Der er ingen tal at holde op mod hinanden.")
    return 1 if any(finding.verdict is Verdict.RED for finding in reading.findings) else 0


def _tables(spoken: Any, path: Path) -> list[SpokenTable]:
    """The sample's tables. Raises ``UserError`` when they have another shape."""
    from kk_desktop.domain.figure_check.model import SpokenRow, SpokenTable

    try:
        return [
            SpokenTable(
                str(table["caption"]),
                str(table["unit"]),
                table.get("price_level") and int(table["price_level"]),
                tuple(str(column) for column in table["columns"]),
                tuple(
                    SpokenRow(str(row["label"]), str(row["kind"]), tuple(str(cell) for cell in row["cells"]))
                    for row in table["rows"]
                ),
            )
            for table in spoken
        ]
    except (TypeError, KeyError, ValueError, AttributeError):
        raise UserError(
            f"Tabellerne i ”{path}” kan ikke læses. Hver skal have ”caption”, ”unit”, ”columns” og ”rows”."
        ) from None


def _divide(word: str, places: tuple[int, ...]) -> str:
    edges = [0, *places, len(word)]
    return "|".join(word[start:end] for start, end in pairwise(edges))


def _read_sample(path: Path, key: str) -> str:
    """A plain text file's text, or the one under the key of a JSON file. Raises ``UserError`` when it has none."""
    text = read_text_file(path)
    if not _is_json(path):
        return text
    sample = _read_json(text, path)
    if not (isinstance(sample, dict) and isinstance(sample.get(key), str)):
        raise UserError(f"”{path}” skal have teksten under ”{key}”.")
    return str(sample[key])


def _read_lines(path: Path) -> list[str]:
    """The lines of a text file, or the texts of a JSON list. Raises ``UserError`` when it is no list of texts."""
    text = read_text_file(path)
    if not _is_json(path):
        return text.splitlines()
    lines = _read_json(text, path)
    if not (isinstance(lines, list) and all(isinstance(line, str) for line in lines)):
        raise UserError(f"”{path}” skal være en liste af tekster.")
    return lines


def _is_json(path: Path) -> bool:
    return path.suffix.lower() == ".json"


def _read_json(text: str, path: Path) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise UserError(f"”{path}” er ikke JSON. Intet er ændret. Vælg en anden fil.") from None
