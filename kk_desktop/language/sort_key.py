"""Danish alphabetical order: æ ø å last, aa as å, accents ignored, numbers as numbers, space and hyphen first."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = {letter: place for place, letter in enumerate("abcdefghijklmnopqrstuvwxyzæøå")}
_SAME_AS = {"ä": "æ", "ö": "ø", "ü": "y", "ð": "d", "œ": "ø", "đ": "d", "ł": "l"}
"""Letters of other languages with the Danish place they are given (Retskrivningsordbogen § 4)."""

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_NUMBER = re.compile(r"[0-9]+")
_END, _SPACE, _HYPHEN, _SIGN, _AMOUNT, _FIRST_LETTER, _FOREIGN = (chr(code) for code in (1, 2, 3, 4, 5, 0x40, 0x7F))
"""What stands for each kind of character in a key, in the order of the kinds; the key's end stands before them all."""

_LENGTHS = 0x100
"""A number's key begins with how many digits it has, counted from this character on: 9 stands before 10."""


@lru_cache(maxsize=65536)
def sort_key(text: str) -> str:
    """A key to sort Danish names and titles by; equal keys mean equal texts, capitals go before small letters.

    Keys compare character by character, as SQLite compares texts too.
    """
    folded = unicodedata.normalize("NFC", text).casefold().replace("aa", "å").translate(_PLACES)
    return f"{_NUMBER.sub(_by_size, folded)}{_END}{text}"


def _by_size(number: re.Match[str]) -> str:
    digits = number[0].lstrip("0")
    return f"{_AMOUNT}{chr(_LENGTHS + len(digits))}{digits}"


class _Places(dict[int, str]):
    """What each character is in a key, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        place = self[code] = _place(chr(code))
        return place


def _place(character: str) -> str:
    """Where the character stands: spaces, hyphens, other signs, then letters; nothing for what is ignored.

    A digit stays: what it is worth depends on its neighbours.
    """
    if character in "0123456789":
        return character
    if character.isspace():
        return _SPACE
    if character in _HYPHENS:
        return _HYPHEN
    letter = _SAME_AS.get(character, character)
    if letter not in _LETTERS:
        letter = unicodedata.normalize("NFD", letter)[0]
    if letter in _LETTERS:
        return chr(ord(_FIRST_LETTER) + _LETTERS[letter])
    if unicodedata.category(letter) in ("Mn", "Cf"):
        return ""
    return (_FOREIGN if letter.isalpha() else _SIGN) + letter


_PLACES = _Places()
