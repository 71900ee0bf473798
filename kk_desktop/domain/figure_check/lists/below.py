"""The list that a count leads to in the sentences and paragraphs after its own."""

from __future__ import annotations

import re

from kk_desktop.domain.style.counts import OPEN_LIST

from .blocks import Block, Paragraphs
from .claims import Claim
from .marks import ordinals, stretch
from .readings import are_adjectives, headless, is_kind
from .rows import Row, read_row

_NEXT = re.compile(
    r"\s*(?:det|de|disse|der|navnene|her)(?: [a-zæøå]+)? (?:er tale om|drejer sig om|handler om|er|var|gælder|hedder|"
    r"bliver|omfatter|udgøres af|består af|kommer fra)(?: følgende)?:? (?:fra |om |i )?|\s*nemlig:? ",
    re.IGNORECASE,
)
_MOST_QUESTIONS = 20
_BELOW = re.compile(r"\b(?:følgende|nedenfor|nedenstående|her|herunder)\b", re.I)
_ENDS_MORE = re.compile(r"\b(?:endelig|til sidst|desuden|sidst men|dertil|hertil|samt)\b", re.I)
_LISTS = re.compile(
    r"(?:^|[.!?] )(?:Listen|Oversigten|Rækken|Kredsen|Gruppen) (?:omfatter|består af|rummer|tæller|er) (?:følgende:? )?"
)
_NEAR = 400
"""Letters after a count in which the list of the things is told of."""
_LEADS_TO = re.compile(
    r"(?:det|de|disse|følgende|her|der|vi|ønskerne|punkterne|nemlig)\b[^.:\n]{0,80}:\s*$", re.IGNORECASE
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_NUMBERS = {n: (str(n), roman, chr(ord("A") + n - 1)) for n, roman in enumerate(_ROMAN, 1)}
_UNANNOUNCED = ("at", "ad", "letter", "label")
_LINE, _FAR = 300, 2_500
"""Letters of a line of names under a heading, and of the paragraph after a count that are read."""
_FEW_BETWEEN = 3
"""Paragraphs after a count within which those that number the things begin."""
_SHORT = 90
"""Letters of a heading, or from a count to the full stop before a list that no colon leads to."""


class Below:
    """Finds what stands after the sentence of a count; ``firm`` lists can be of nothing else."""

    def __init__(self, own: str, paragraphs: Paragraphs) -> None:
        self._own, self._paragraphs = own, paragraphs

    def find(self, claim: Claim, words: str) -> tuple[Row, bool] | None:
        """The list after the ``words`` that end the sentence of a count."""
        stop = claim.end + len(words)
        at = self._paragraphs.place(claim.start)
        text = self._own[stop : min(self._paragraphs.end(at), stop + _FAR)].lstrip(".!?").strip()
        if ":" in words and (asked := self._questions(claim, words)):
            return asked, True
        if _LEADS_TO.fullmatch(text):
            return self._block(at + 1)
        if labelled := self._labelled(claim, at):
            return labelled, True
        if text:
            row = self._following(claim, text)
            return (row, False) if row else None
        if self._own[stop : stop + 1] == "." and _LEADS_TO.fullmatch(self._paragraphs.words(at + 1).strip()):
            return self._block(at + 2)
        return self._listed(claim, words, at)

    def _labelled(self, claim: Claim, at: int) -> Row | None:
        """``Mulighed A: …``, ``Mulighed B: …``: paragraphs that number just what is counted."""
        for first in range(at + 1, at + 1 + _FEW_BETWEEN):
            block = self._paragraphs.block(first, is_announced=False)
            if block and (word := block.kind.partition(" ")[2]) and claim.counts(word) and not claim.is_other:
                return _row(block.count)
        return None

    def _block(self, at: int) -> tuple[Row, bool] | None:
        """The list that a colon has led to."""
        block = self._paragraphs.block(at, is_announced=True)
        return (_row(block.count), True) if block else None

    def _listed(self, claim: Claim, words: str, at: int) -> tuple[Row, bool] | None:
        """The list below the paragraph that the count ends."""
        stop = claim.end + len(words)
        after = self._own[stop : stop + 1]
        if words.rstrip().endswith((":", " nemlig")):
            return None if OPEN_LIST.search(words[-60:]) else self._block(at + 1)
        is_heading = (
            after.strip() == "" and not self._paragraphs.is_item(at) and stop - self._paragraphs.start(at) < _SHORT
        )
        is_close = is_kind(claim) and not self._paragraphs.is_apart(at + 1)
        is_pointed = after == "." and len(words) < _SHORT and (is_close or _BELOW.search(words) is not None)
        block = self._paragraphs.block(at + 1, is_announced=False) if is_heading or is_pointed else None
        if block is None and is_heading:
            return self._named_below(at + 1)
        if block is None or (is_heading and not self._is_headed(claim, at + 1, block)):
            return None
        if is_pointed and block.kind.split()[0] in _UNANNOUNCED:
            return None
        return _row(block.count), block.kind in ("dash ", "dot ")

    def _named_below(self, at: int) -> tuple[Row, bool] | None:
        """Names in a line under a heading: ``To byer`` and below it ``Aarhus og Odense``."""
        words = self._paragraphs.words(at).strip()
        row = read_row(words.rstrip(".")) if len(words) < _LINE else None
        return (row, False) if row and row.are_names and not row.rest and not row.is_open and row.likely > 1 else None

    def _is_headed(self, claim: Claim, first: int, block: Block) -> bool:
        """Whether a heading is of the list: right above it, or its word is the one that is numbered."""
        word = block.kind.partition(" ")[2]
        return claim.counts(word) if word else is_kind(claim) or not self._paragraphs.is_apart(first)

    def _following(self, claim: Claim, text: str) -> Row | None:
        """``… tre skoler. Det er A, B og C.`` and ``… to hensyn. For det første … For det andet …``."""
        if re.match(r"(?:(?:for )?de[nt] )?(?:første|ene)\b", text, re.I) and (count := ordinals(text)):
            more = {count + 1} if _ENDS_MORE.search(text) or not text.lower().startswith("for") else set()
            return Row(frozenset({count, *more}), count)
        if labels := _labels(claim, text):
            return Row(frozenset({labels}), labels)
        for match in filter(None, (_NEXT.match(text), _LISTS.search(text, 0, _NEAR))):
            row = read_row(headless(stretch(text, match.end()) or ""))
            if row and not row.is_open and (row.are_names or is_kind(claim)) and not are_adjectives(row):
                return row
        return None

    def _questions(self, claim: Claim, words: str) -> Row | None:
        """``to spørgsmål: Hvornår …? Hvem …?``."""
        if "spørgsmål" not in claim.nouns:
            return None
        count, at = 0, claim.end + words.index(":") + 1
        while (
            count < _MOST_QUESTIONS
            and (asked := stretch(self._own, at))
            and self._own[at + len(asked) : at + len(asked) + 1] == "?"
        ):
            count, at = count + 1, at + len(asked) + 1
        return Row(frozenset({count}), count) if count > 1 else None


def _row(count: int) -> Row:
    return Row(frozenset({count}), count, said=f"Listen har {count} punkter")


def _labels(claim: Claim, text: str) -> int:
    """How many of them the paragraph goes on to number: ``Etape 1 … etape 2 …``; none where it numbers fewer."""
    if not claim.nouns or claim.is_other:
        return 0
    count = 0
    for word, number in re.findall(r"\b([^\W\d_]{3,}) (\d{1,2}|[A-H]|[IVX]{1,5})\b", text):
        if claim.counts(word) and number in _NUMBERS.get(count + 1, ()):
            count += 1
    return count if count >= max(claim.value, 2) else 0
