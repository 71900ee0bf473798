"""Danish spelling: the bundled dictionary, and what it does not know of the city's names and abbreviations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import hunspell

from kk_desktop import paths

from .compounds import is_plain, stands

LONGEST = 60
"""Letters; what is longer is no word, and Hunspell would take long over it."""

MOST_SUGGESTIONS = 6

_LONG = 7
"""Letters from which on all words one letter away are tried."""

_LETTERS = "esrntliadkogmufbvphæøåyjc"

_AS_TYPED = str.maketrans({"’": "'", "‘": "'", "\u2010": "-", "\u2011": "-", "\u00ad": None})

_ACRONYM = re.compile(r"[A-ZÆØÅ]{2,5}\+?")
_ENDING = re.compile(r"(.+)'(?:s|er|en|et|erne|eren|ernes|erens|ens|ets|ers|e|ne|nes|r|t)")
_MIXED = re.compile(r"[A-ZÆØÅa-zæøå]*[a-zæøå][A-ZÆØÅ][A-ZÆØÅa-zæøå]*")
_HUMP = re.compile(r"[A-ZÆØÅ]?[a-zæøå]+|[A-ZÆØÅ]+(?![a-zæøå])")

_PLACE = re.compile(
    r"[A-ZÆØÅ][a-zæøåéöüä]{2,}?"
    r"(?:gade|vej|allé|stræde|plads|torv|boulevard|parken|parks?vej|kvarter|kvarteret|vænge|vænget|gård|gården|gårdsvej|haven|havehus|"
    r"skole|skolen|hallen|kirke|kirkegård|kirkegården|biblioteket|centret|centeret|distriktet|brygge|kaj|bro|holm|"
    r"engen|fælled|fælleden|vangen|bakken|byen|husene|kollegiet|plejehjem|stien|broen|søen|torvet|pladsen)"
)
"""Names of streets, squares, estates and houses, which no dictionary has all of."""

_TAILS = frozenset(
    ("kvarteret", "kvarter", "distriktet", "skolen", "skole", "parken", "huset", "centret", "området", "biblioteket",
     "projektet", "indsatsen", "beboer", "beboere", "beboerne", "planen", "hallen", "vej", "gade", "bro", "plads",
     "haven", "gård", "gården", "aftalen", "modellen", "metoden", "puljen")
)  # fmt: skip

_HEADED = ("område", "plan")
"""What tells whether a word may begin a compound: Børne- og Ungdomsudvalget."""

_NEAR = 8
"""Letters from which on a street that is one letter off a known one is taken for it: short ones differ by as little."""

_JOINED = 6
"""Letters in the first half of a compound that a joining s may follow: bydelsplan-s-arbejde."""

_LAST_HALF = 5


def is_right(word: str, own: Collection[str] = ()) -> bool:
    """Whether a word is spelled as it may be; ``own`` are words and names that the file adds."""
    word = _plain(word).rstrip("'").lstrip("-")
    if len(word) > LONGEST or any(map(str.isdigit, word)) or not word:
        return True
    return _is_right(word) or (bool(own) and _is_own(word.rstrip("-"), own))


def suggest(word: str, own: Collection[str] = ()) -> list[str]:
    """What may have been meant, best first, with the capitals of the word; slow: never on the window's thread."""
    core = _plain(word).strip("-.'")
    if not core or len(core) > LONGEST:
        return []
    near = [name for name in sorted({*_municipal().names, *own}) if _one_off(core.lower(), name.lower())]
    tried = filter(_is_likely, dict.fromkeys(_one_letter_from(core))) if len(core) >= _LONG else ()
    likely = [*near, *sorted(tried, key=lambda each: not stands(each.lower()))]
    # Hunspell thinks of few compounds and takes seconds over a long word.
    found = likely or [each for each in _dictionary().suggest(core) if is_right(each, own)]
    if core.isupper() and len(core) > 1:
        found = [each.upper() for each in found]
    elif core[0].isupper():
        found = [each[0].upper() + each[1:] for each in found]
    return [each for each in dict.fromkeys(found) if each != core and "," not in each][:MOST_SUGGESTIONS]


def _one_letter_from(word: str) -> Iterator[str]:
    """The words with two letters in the other order, one letter more, one less or another."""
    for at in range(1, len(word)):
        yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    for at in range(1, len(word) + 1):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
    for at in range(1, len(word)):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at + 1 :]


def _is_likely(word: str) -> bool:
    """Whether the word is right, and not only by chance of the short words that would make it up."""
    return (_in_dictionary(word) and is_plain(word.lower())) or (word.count("s") > 1 and _is_compound(word))


def _plain(word: str) -> str:
    """The word as it is typed; half a character, which only a damaged file holds, is left out."""
    whole = word.encode("utf-8", "ignore").decode("utf-8")
    return unicodedata.normalize("NFC", whole).translate(_AS_TYPED)


def _is_own(word: str, own: Collection[str]) -> bool:
    """Whether the file knows the word, as it stands, at a sentence's beginning, in the genitive or in a compound."""
    forms = {word, word[0].lower() + word[1:]}
    for form in tuple(forms):
        forms.add(form.removesuffix("'s"))
        forms.add(form.removesuffix("s"))
        forms.add(form.removesuffix("'"))
    if not forms.isdisjoint(own):
        return True
    parts = re.split(r"[-/]", word)
    return len(parts) > 1 and all(not part or _is_right(part) or _is_own(part, own) for part in parts)


@lru_cache(maxsize=100_000)
def _is_right(word: str) -> bool:
    if word.endswith("-"):
        head = word.rstrip("-")
        return _is_right(head) or any(_in_dictionary(head + tail) for tail in _HEADED)
    if _in_dictionary(word) or _in_dictionary(word + ".") or _ACRONYM.fullmatch(word):
        return True
    return _is_known(word) or _is_put_together(word) or _is_place(word) or _is_compound(word)


def _is_known(word: str) -> bool:
    """Names in the nominative or the genitive, and abbreviations."""
    known = _municipal()
    if word in known.names or word.lower().rstrip(".") in known.abbreviations:
        return True
    return any(word.endswith(end) and word[: -len(end)] in known.names for end in ("s", "'s", "'"))


def _is_put_together(word: str) -> bool:
    """BIU-medlem, Amager/Sundby, p/l-niveau, KBH'erne, EnergiCenter."""
    for joint in ("-", "/", "&"):
        parts = word.split(joint)
        if len(parts) > 1:
            return all(_is_part(part) for part in parts if part)
    if ending := _ENDING.fullmatch(word):
        base = ending[1]
        # An ordinary word takes no apostrophe.
        return bool(_ACRONYM.fullmatch(base)) or _is_known(base) or bool(_MIXED.fullmatch(base) and _is_right(base))
    if "." in word:
        return all(part.lower() in _municipal().abbreviations or _is_right(part) for part in word.split("."))
    humps = _HUMP.findall(word)
    return bool(_MIXED.fullmatch(word)) and len(humps) > 1 and all(len(hump) > 1 and _is_right(hump) for hump in humps)


def _is_part(part: str) -> bool:
    return (len(part) == 1 and part.isupper()) or _is_right(part)


def _is_place(word: str) -> bool:
    """A name that ends as streets and houses do, unless it is a known one with a slip."""
    bases = {word.removesuffix(tail).removesuffix("s") for tail in ("", "s", "kvarteret", "kvarterets")} | {word}
    places = [base for base in bases if _PLACE.fullmatch(base)]
    return (bool(places) and not any(map(_is_slip, places))) or _has_known_beginning(word)


def _has_known_beginning(word: str) -> bool:
    """Tingbjergskolen, Sundholmsvejkvarteret: a name and what is called after it."""
    for place in range(len(word) - 3, 2, -1):
        tail = word[place:].removesuffix("s")
        if word[:place] in _municipal().names and (tail in _TAILS or tail.removeprefix("s") in _TAILS):
            return True
    return False


def _is_slip(word: str) -> bool:
    """Whether a well-known name is one letter off, and this is not another one of them."""
    if len(word) < _NEAR:
        return False
    return any(_one_off(word, name) for name in _municipal().long_names if abs(len(name) - len(word)) < 2)


def _one_off(word: str, name: str) -> bool:
    """Whether one letter is missing, too many or another, or two have changed places."""
    if word == name or abs(len(word) - len(name)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    rest, other = word[start:], name[start:]
    if len(rest) > len(other):
        return rest[1:] == other
    if len(rest) < len(other):
        return rest == other[1:]
    return rest[1:] == other[1:] or (rest[2:] == other[2:] and rest[:2] == other[1::-1])


def _is_compound(word: str) -> bool:
    """Two words and a joining s, as the first half of a compound that is one itself takes (bydelsplansarbejde)."""
    lower = word[0].lower() + word[1:]
    if not lower.islower() or not lower.isalpha():
        return False
    places = range(_JOINED, len(lower) - _LAST_HALF)
    return any(
        lower[at] == "s" and lower[at - 1] != "s" and _in_dictionary(lower[:at]) and _in_dictionary(lower[at + 1 :])
        and lower[at + 1] != "s" for at in places
    )  # fmt: skip


class _Municipal(NamedTuple):
    names: frozenset[str]
    long_names: tuple[str, ...]
    abbreviations: frozenset[str]


@cache
def _municipal() -> _Municipal:
    sections = _sections()
    names = frozenset(sections["navne"])
    return _Municipal(
        names, tuple(name for name in names if len(name) >= _NEAR - 1), frozenset(sections["forkortelser"])
    )


@cache
def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in paths.resource("dictionaries/municipal.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            entries = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            entries += line.split()
    return found


def _in_dictionary(word: str) -> bool:
    return bool(_dictionary().spell(word))


@cache
def _dictionary() -> hunspell.Hunspell:
    made = hunspell.Hunspell("da_DK", hunspell_data_dir=str(paths.resource("dictionaries")))
    for entry in _sections()["ord"]:
        word, _, like = entry.partition("=")
        if like:
            made.add_with_affix(word, like)
        else:
            made.add(word)
    return made
