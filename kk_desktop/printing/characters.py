"""The one way a person's text takes to a page: cleaned of what no page can show."""

from __future__ import annotations

import re
import unicodedata

from .fonts import Face

REPLACEMENT = "\ufffd"
LINE_BREAK = "\n"

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NO_SHOW = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\u00ad]")
_SPACES = re.compile("[\t\u1680\u2000-\u200a\u202f\u205f\u3000]")
_PLAIN = re.compile(r"[\x20-\x7eæøåÆØÅéÉüäöÜÄÖ§–—”“’‘…½€\u00a0]*")


def clean(text: str, face: Face, missing: set[str]) -> str:
    """The text as it can be drawn; characters the typeface lacks are replaced and gathered in ``missing``.

    Line breaks become ``\\n``, other control and direction characters go, accents are composed (NFC).
    """
    if _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", _LINE_BREAKS.sub(LINE_BREAK, text))
    text = _NO_SHOW.sub("", _SPACES.sub(" ", text))
    for character in {c for c in text if c != LINE_BREAK and not face.has(c)}:
        missing.add(character)
        text = text.replace(character, REPLACEMENT)
    return text


def one_line(text: str) -> str:
    """The text with its line breaks made spaces."""
    return _LINE_BREAKS.sub(" ", text).replace(LINE_BREAK, " ")


def describe(characters: set[str]) -> str:
    """The characters as a message names them: ☐ (U+2610)."""
    named = []
    for character in sorted(characters)[:5]:
        code = f"U+{ord(character):04X}"
        named.append(f"{character} ({code})" if character.isprintable() else code)
    return ", ".join(named) + (" og flere" if len(characters) > 5 else "")
