"""A heading written in capitals, set in ordinary letters: the text below it tells which words are names."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+(?:-(?!\w))?")
_SENTENCE_START = re.compile(r"(?:^|[.?!:;”\n]\s*|\d\)\s*)$")


def is_shouted(title: str) -> bool:
    """Whether the title stands in capitals; an abbreviation or two alone does not."""
    words = _WORD.findall(title)
    return len(words) > 2 and title == title.upper() and any(len(word) > 4 for word in words)


def calm_capitals(title: str, text: str) -> str:
    """The title in ordinary letters, its names with the capitals that ``text`` gives them inside its sentences."""
    if not is_shouted(title):
        return title
    known = _spellings(text)
    calm = _WORD.sub(lambda match: _spelled(match.group().lower(), known), title)
    return calm[:1].upper() + calm[1:]


def _spelled(word: str, known: dict[str, str]) -> str:
    if word in known:
        return known[word]
    if word.endswith("s") and word[:-1] in known:  # the genitive of a name the text only has plain
        return known[word[:-1]] + "s"
    return word


def _spellings(text: str) -> dict[str, str]:
    """How each word is most often written where a capital says something, that is, not first in a sentence."""
    counts: dict[str, Counter[str]] = {}
    for match in _WORD.finditer(text):
        if not _SENTENCE_START.search(text, max(0, match.start() - 4), match.start()):
            counts.setdefault(match.group().lower(), Counter())[match.group()] += 1
    return {word: spellings.most_common(1)[0][0] for word, spellings in counts.items()}
