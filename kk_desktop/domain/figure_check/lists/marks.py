"""Where the words of a list end, and how many its marks say that it has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kk_desktop.domain.dates import MONTHS
from kk_desktop.domain.style.slips import ABBREVIATIONS, HIDDEN

from .vocabulary import ASKED, PARALLEL, QUESTION
from .ways import CODE, SPLIT

_LONGEST = 1_200
"""Letters of a row; what goes on longer is no row."""
_FIRST_MARK = 8
"""Letters before the first mark of a row."""
_STOP = re.compile(r"[.!?\n]")
_LOOSE_END = re.compile(r"\s*[,;](?: (?:og|samt))?\s*$")
"""The mark between one clause of an indstilling and the next."""
_BEGINS_ANEW = re.compile(r" [A-ZÆØÅ][a-zæøå]* (?!(?:og|samt|fra|af|i|på) )[a-zæøå]")
"""``Jørgen K. Desuden deltog …``, and not ``Jørgen K. Holm og …``."""
_PARTIES = re.compile(r"\b[A-ZÆØÅ](?:, | og )[A-ZÆØÅ]\b")
_NUMBERS = re.compile(r".*(?:^|[,:;(] ?|\bog )\d{1,2}$", re.DOTALL)
"""``1. Velkomst, 2. Regnskab``, and not ``§ 8, stk. 2. Den …``."""
_ENDS_SENTENCES = frozenset({"kr", "t.kr", "mv", "m.v", "m.m", "m.fl", "o.l", "osv", "mio", "mia"})
_DOTTED = re.compile(r"[a-zæøå](?:\.[a-zæøå])+")
_NEVER_LAST = ABBREVIATIONS | {"kgl", "kgs", "skt", "sct", "dr"}
_ORDINALS = (
    "første|ene",
    "anden|andet",
    "tredje",
    "fjerde",
    "femte",
    "sjette",
    "syvende",
    "ottende",
    "niende",
    "tiende",
)
_MARKERS = (
    re.compile(r"(?<![\w.])\(?(\d{1,2})\)\s"),
    re.compile(r"(?<![\w.])(\d{1,2})\.\s(?=[a-zæøå])(?!" + "|".join(MONTHS) + ")"),
    re.compile(r"(?<!\w)\(?([a-n])\)\s"),
    re.compile(r"\bad (\d{1,2})\b", re.I),
)
_TAKEN_UP = re.compile(r"(?:og |samt )?(?:det|den|de|han|hun|vi|man) (?P<verb>[a-zæøå]+)\b")
_STEP = re.compile(
    r"(?:^|, | og |, og )(?:først|så|dernæst|derefter|siden|herefter|til sidst|endelig|sidst)\b", re.IGNORECASE
)


def stretch(own: str, start: int) -> str | None:
    """The words from a place to the end of their sentence, which dates, initials and abbreviations do not end.

    ``None`` where they go on without end.
    """
    limit = min(len(own), start + _LONGEST)
    for match in _STOP.finditer(own, start, limit):
        at = match.start()
        if match[0] != "." or not _goes_on(own, start, at):
            return _LOOSE_END.sub("", own[start:at])
    return own[start:limit] if limit < start + _LONGEST else None


def _goes_on(own: str, start: int, stop: int) -> bool:
    """Whether a full stop ends no sentence."""
    after = own[stop + 1 : stop + 3]
    if after[:1] in ("\n", ""):
        return False
    if not after[:1].isspace() or not (after[1:].isupper() or after[1:].isdigit() or after[1:] == HIDDEN):
        return bool(after.strip())
    word = re.split(r"[\s(]", own[max(start, stop - 12) : stop])[-1]
    if word.isdigit():
        return len(word) < 3 and (after[1:].isdigit() or _NUMBERS.match(own[max(0, stop - 8) : stop]) is not None)
    return _is_initial(own, start, stop) if len(word) == 1 and word.isupper() else _is_abbreviation(word.lower())


def _is_initial(own: str, start: int, stop: int) -> bool:
    """Whether a capital is a name's: neither ``Jørgen K. Desuden …`` nor ``A, B og F. Imod …`` is."""
    if _BEGINS_ANEW.match(own, stop + 1):
        return False
    return _PARTIES.search(own, start, stop) is None


def _is_abbreviation(word: str) -> bool:
    """``matr.nr``, ``m.a.a`` and ``kgl``, and none that ends sentences."""
    if word in _ENDS_SENTENCES:
        return False
    return word in _NEVER_LAST or word.rpartition(".")[2] in _NEVER_LAST or _DOTTED.fullmatch(word) is not None


def marked(words: str, bare: str) -> int:
    """How many things are marked off from one another; ``bare`` are the words without brackets."""
    return _numbered(words) or _steps(bare) or _by_semicolons(bare)


def _numbered(words: str) -> int:
    """How many are numbered: ``1) … 2) … 3) …``, ``a) …``, ``den første … den anden …``."""
    best = 0
    for pattern in _MARKERS:
        marks = list(pattern.finditer(words))
        if not marks or marks[0].start() > _FIRST_MARK:
            continue
        found = [match[1] for match in marks]
        values = [int(each) if each.isdigit() else ord(each) - ord("a") + 1 for each in found]
        if len(values) > 1 and values == list(range(1, len(values) + 1)):
            best = max(best, len(values))
    return best or (ordinals(words) if re.match(r"\s*(?:for )?de[nt] første\b", words, re.I) else 0)


def ordinals(words: str) -> int:
    """How far ``den første … den anden … den tredje`` or ``for det første … for det andet`` goes; at least two."""
    count = at = 0
    for ordinal in _ORDINALS:
        match = re.compile(rf"(?:\bde[nt] |(?:^|[.!?;] ))(?:{ordinal})\b", re.I).search(words, at)
        if match is None:
            break
        count, at = count + 1, match.end()
    return count if count > 1 else 0


def _steps(bare: str) -> int:
    """``først kloak, så belægning og til sidst træer``."""
    return len(_STEP.findall(bare)) if bare[:5].lower() == "først" and len(_STEP.findall(bare)) > 1 else 0


def _by_semicolons(bare: str) -> int:
    """A row parted by semicolons; one semicolon after a whole row begins something else."""
    parts = [part.strip() for part in bare.split(";")]
    if len(parts) == 1 or (len(parts) == 2 and ("," in parts[0] or SPLIT.search(parts[0]))):
        return 0
    return len(parts) if all(parts) else 0


def parallel(parts: Sequence[str]) -> int:
    """Clauses that begin alike: ``at …, at … og at …``; questions and verbs in a row."""
    if CODE.match(parts[0]):
        return 0
    first = parts[0].split()[0].lower()
    if first not in PARALLEL:
        return _taken_up(parts)
    alike = QUESTION if first in ASKED else first
    likes = [part for part in parts if re.match(rf"(?:og |samt )?{alike}\b", part, re.I)]
    inner = sum(len(re.findall(rf"\b(?:og|samt) {alike}\b", part[3:], re.I)) for part in likes)
    return len(likes) + inner if len(likes) + inner > 1 else 0


def _taken_up(parts: Sequence[str]) -> int:
    """``projektet skal …, det skal … og det skal …``: clauses that all say more of the first one's subject."""
    later = [match for part in parts[1:] if (match := _TAKEN_UP.match(part))]
    if len(later) < 2 or len(later) < len(parts) - 1 or len({match["verb"] for match in later}) > 1:
        return 0
    return len(parts) if re.search(rf"\b{later[0]['verb']}\b", parts[0]) else 0
