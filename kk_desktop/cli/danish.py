"""The command line's own words in Danish; argparse takes them through gettext."""

from __future__ import annotations

import argparse
from collections.abc import Callable

_WORDS = {
    "usage: ": "brug: ",
    "positional arguments": "argumenter",
    "options": "valg",
    "show this help message and exit": "vis denne hjælp",
    "show program's version number and exit": "vis programmets version",
    "%(prog)s: error: %(message)s\n": "%(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "der mangler: %s",
    "unrecognized arguments: %s": "ukendt: %s",
    "one of the arguments %s is required": "vælg ét af %s",
    "not allowed with argument %s": "kan ikke bruges sammen med %s",
    "expected one argument": "mangler en værdi",
    "expected at least one argument": "mangler mindst én værdi",
    "ignored explicit argument %r": "skal ikke have værdien %r",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan være flere ting: %(matches)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kendes ikke (vælg af %(choices)s)",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r kendes ikke (vælg af %(choices)s)",
}


class DanishParser(argparse.ArgumentParser):
    """An argument parser that helps and refuses in Danish, in one sentence and with exit code 2."""

    def error(self, message: str) -> None:  # type: ignore[override]  # exits, as the original
        """Say what is wrong and where help is, and leave with 2."""
        self.exit(2, f"{message[:1].upper()}{message[1:]}. Se ”{self.prog} --help”.\n")


def speak_danish() -> None:
    """Let argparse take its words from here; words of newer versions that are not here stay English."""
    words: Callable[[str], str] = lambda text: _WORDS.get(text, text)  # noqa: E731 -- stands in for gettext
    argparse._ = words  # type: ignore[attr-defined]
