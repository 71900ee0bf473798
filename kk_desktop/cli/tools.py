"""The language helpers on plain text, for scripts and support."""

from __future__ import annotations

import argparse
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from kk_desktop.errors import UserError

from .output import say, say_json
from .reading import read_text_file


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

    text = read_text_file(arguments.text)
    if arguments.text.suffix.lower() == ".json":
        lines = _read_json(text, arguments.text)
        if not (isinstance(lines, list) and all(isinstance(line, str) for line in lines)):
            raise UserError(f"”{arguments.text}” skal være en liste af tekster.")
    else:
        lines = text.splitlines()
    ordered = sorted(lines, key=sort_key)
    if arguments.json:
        say_json(ordered)
    else:
        say("\n".join(ordered))
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


def _divide(word: str, places: tuple[int, ...]) -> str:
    edges = [0, *places, len(word)]
    return "|".join(word[start:end] for start, end in pairwise(edges))


def _read_sample(path: Path, key: str) -> str:
    """A plain text file's text, or the one under the key of a JSON file. Raises ``UserError`` when it has none."""
    text = read_text_file(path)
    if path.suffix.lower() != ".json":
        return text
    sample = _read_json(text, path)
    if not (isinstance(sample, dict) and isinstance(sample.get(key), str)):
        raise UserError(f"”{path}” skal have teksten under ”{key}”.")
    return str(sample[key])


def _read_json(text: str, path: Path) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise UserError(f"”{path}” er ikke JSON. Intet er ændret. Vælg en anden fil.") from None
