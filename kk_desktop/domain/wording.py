"""How words are told on a line: cut at a word where they are too many, quoted, listed, and told side by side."""

from __future__ import annotations

from collections.abc import Sequence

_MORE = " …"


def shortened(text: str, most: int) -> str:
    """The text on one line, cut at a word where it has more than ``most`` characters; a longer word is cut itself."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    # The sign that more follows is among the characters; a word that ends just there is whole.
    room = most - len(_MORE)
    kept = line[: room + 1].rpartition(" ")[0] or line[:room]
    return kept.rstrip(" ,;:.–-") + _MORE


def quoted(text: str, most: int) -> str:
    """The text in quotation marks, shortened; nothing at all where there is none."""
    line = shortened(text, most)
    return f"”{line}”" if line else ""


def listed(words: Sequence[str]) -> str:
    """A, B og C."""
    return " og ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def dotted(*facts: str) -> str:
    """A  ·  B: facts side by side below a title, those that are empty left out."""
    return "  ·  ".join(fact for fact in facts if fact)


def capital(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]


def stopped(words: str) -> str:
    """The words with a full stop; an abbreviation that ends them brings its own: 5 mio. kr."""
    return words if words.endswith(".") else f"{words}."
