"""Finds the place in a text that somebody's note on its printed page is about.

A page hyphenates, numbers its footnotes and breaks its lines, and the text may have been changed since it was printed.
So only letters and digits are compared, and what stands around the place decides where the words stand twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .text import Block

_AROUND = (32, 20, 12, 8)
"""Letters before and after a place that it is looked for by; fewer are found by chance."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is printed at a note: the words it marks, if any, and those before and after its place.

    One that ``puts_in`` words comes after those before it, where a paragraph ends between them and those after.
    """

    marked: str = ""
    before: str = ""
    after: str = ""
    puts_in: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Words in a block's text; an empty quote is the place between two characters."""

    block_id: str
    start: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class _Letters:
    """A block's text with letters and digits alone; ``places`` are where they stand in it."""

    block: Block
    text: str
    places: tuple[int, ...]


def find_place(blocks: Sequence[Block], words: Words) -> Place | None:
    """Where in the blocks the words stand, or the place between them; ``None`` when they are not there any more."""
    texts = [_letters_of(block) for block in blocks]
    marked, before, after = (_letters(each) for each in (words.marked, words.before, words.after))
    found = list(_all(texts, marked)) if marked else []
    if found:
        letters, start = max(found, key=lambda each: _agreement(each, len(marked), before, after))
        first, last = letters.places[start], letters.places[start + len(marked) - 1] + 1
        return Place(letters.block.id, first, letters.block.text[first:last])
    place = _between(texts, before, after, words.puts_in)
    return place if place is None or marked else _with_sign(blocks, place, words.marked.strip())


def _all(texts: Sequence[_Letters], wanted: str) -> Iterator[tuple[_Letters, int]]:
    for letters in texts:
        start = letters.text.find(wanted)
        while start >= 0:
            yield letters, start
            start = letters.text.find(wanted, start + 1)


def _agreement(found: tuple[_Letters, int], length: int, before: str, after: str) -> int:
    """How many letters around the words are those around the note."""
    letters, start = found
    ahead = _alike(reversed(letters.text[:start]), reversed(before))
    # What stands after a note's place begins with the words themselves.
    behind = _alike(iter(letters.text[start + length :]), iter(after[length:]))
    return ahead + behind


def _between(texts: Sequence[_Letters], before: str, after: str, puts_in: bool) -> Place | None:
    for size in _AROUND:
        head, tail = before[-size:], after[:size]
        one_side = ((tail, 0), (head, len(head)))
        for wanted, offset in ((head + tail, len(head)), *(reversed(one_side) if puts_in else one_side)):
            found = next(_all(texts, wanted), None) if len(wanted) >= min(size, _AROUND[-1]) else None
            if found is not None:
                letters, start = found
                place = start + offset
                if place and (offset or place == len(letters.places)):
                    return Place(letters.block.id, letters.places[place - 1] + 1)
                return Place(letters.block.id, letters.places[place])
    return None


def _with_sign(blocks: Sequence[Block], place: Place, sign: str) -> Place:
    """The place with a comma or another sign that was marked alone, where it stands there."""
    text = next(block.text for block in blocks if block.id == place.block_id)
    start = text.find(sign, max(0, place.start - 1), place.start + len(sign) + 1) if sign else -1
    return place if start < 0 else Place(place.block_id, start, sign)


def _alike(one: Iterator[str], other: Iterator[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _letters_of(block: Block) -> _Letters:
    text = block.text
    pairs = [(n, letter) for n, sign in enumerate(text) for letter in sign.casefold() if _counts(letter)]
    return _Letters(block, "".join(letter for _, letter in pairs), tuple(n for n, _ in pairs))


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if _counts(letter))


def _counts(letter: str) -> bool:
    return letter.isalpha() or letter.isdecimal()  # the raised number of a footnote is neither
