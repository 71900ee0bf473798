"""The words of a text, as spelling is asked about them; reads no dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:\u00ad?(?:['’.&/+\u2010\u2011-](?=[^\W_])|\u00ad)[^\W_]+)*\+?['’]?-?")
_NOT_WORDS = re.compile(
    r"\b\w+://\S+|\bwww\.\S+|[\w.+-]+@[\w.-]+|(?<!\S)\S+\.(?:pdf|docx?|xlsx?|pptx?|msg|eml|csv|txt|zip|dk|com|org|eu)\b"
    r"|[A-Z]:\\\S+|\[[^\]\n]{0,40}\]",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word and where it begins in its text."""

    text: str
    start: int


def words(text: str) -> Iterator[Word]:
    """The words of a text that spelling can be asked about; addresses, names of files and numbers are none."""
    hidden = _NOT_WORDS.sub(lambda match: " " * len(match[0]), text)
    for match in _WORD.finditer(hidden):
        if not match[0][0].isdigit() and any(map(str.isalpha, match[0])):
            yield Word(match[0], match.start())
