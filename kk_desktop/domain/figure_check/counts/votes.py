"""The votes of a body held against the number of its members who were all there."""

from __future__ import annotations

from ..ground import Ground
from ..model import Figure, FigureKind, Relation, Verdict
from ..text.patterns import Pattern
from ..text.reading import NUMBER_WORDS

_NUMBER = rf"(?:\d{{1,3}}|én|ét|en|et|{'|'.join(NUMBER_WORDS)})"
_VOTES = (
    Pattern(rf"\b(?P<one>{_NUMBER}) stemmer (?:mod|imod|for(?: og| mod)) (?P<other>{_NUMBER})\b"),
    Pattern(
        rf"\b(?P<one>{_NUMBER}) (?:medlemmer )?(?:stemte (?:for|ja)|for)\b[^.;\d]{{0,40}}?\b(?P<other>{_NUMBER}) "
        r"(?:medlemmer )?(?:stemte )?(?:imod|mod|nej)\b"
    ),
    Pattern(rf"\bfor: (?P<one>{_NUMBER})\b[^.;\d]{{0,60}}?\b(?:imod|mod): (?P<other>{_NUMBER})\b"),
    Pattern(
        rf"\bfor stemte (?P<one>{_NUMBER})\b(?: medlemmer)?[^;\d]{{0,20}}?\b(?:imod|mod)(?: stemte)? "
        rf"(?P<other>{_NUMBER})\b"
    ),
)
_ABSTAINED = Pattern(
    rf"\b(?P<one>{_NUMBER}) (?:medlem(?:mer)?|stemmer)? ?(?:undlod|afstod|stemte blankt|stemte hverken|hverken|blanke)|"
    rf"\b(?:undlod|undladt|blankt?|hverken for eller imod(?: stemte)?)(?: at stemme)?:? (?P<other>{_NUMBER})\b"
)
_ALL = Pattern(
    rf"\b(?:alle|samtlige)(?: [a-zæøå]+s?)? (?P<number>{_NUMBER}) (?:[a-zæøå]+ )?(?:medlemmer|mandater|"
    rf"stemmeberettigede|"
    rf"delegerede)\b(?=[^.;]{{0,80}}\b(?:deltog|til ?stede|stemte|afgav|mødt))|"
    rf"\b(?P<there>{_NUMBER}) (?:af (?:de )?\d+ )?medlemmer (?:(?:var|er) (?:alle )?(?:mødt|"
    r"fremmødt|til ?stede)|deltog|stemte\b(?! for|"
    rf" imod| ja| nej))|"
    rf"\b(?P<cast>{_NUMBER}) (?:afgivne stemmer|stemmer blev afgivet|fremmødte|tilstedeværende)\b"
)
_OF_ALL = Pattern(r"\b(?:alle|samtlige)(?: [a-zæøå]+s?)? $")
_REACH = 450
"""Letters between a vote and the words that tell how many were there."""
_FURTHER = 2
"""Sentences after a vote that may tell who abstained."""


def check_votes(ground: Ground) -> None:
    """Every vote, where the text has one body only and says that all its members voted."""
    members = [
        _figure(match.start(str(match.lastgroup)), match[str(match.lastgroup)]) for match in _ALL.finditer(ground.text)
    ]
    if not members:
        return
    votes = sorted(
        (match for pattern in _VOTES for match in pattern.finditer(ground.text)), key=lambda each: each.start()
    )
    ends = [*(vote.start() for vote in votes[1:]), len(ground.text)]
    for vote, end in zip(votes, ends, strict=False):
        near = [each for each in members if _are_together(ground, each, vote.start())]
        if len({each.value for each in near}) != 1:
            continue
        every = near[0]
        parts = [_figure(vote.start(name), vote[name]) for name in ("one", "other")]
        number = min(ground.passages.number(vote.start()) + _FURTHER, len(ground.passages.sentences) - 1)
        abstained = _ABSTAINED.search(ground.text, vote.end(), min(end, ground.passages.sentences[number].end))
        if abstained:
            name = "one" if abstained["one"] else "other"
            parts.append(_figure(abstained.start(name), abstained[name]))
        if every in parts:
            continue
        values = [int(part.value) for part in parts]
        is_right = sum(values) == int(every.value)
        said = f"{' + '.join(map(str, values))} = {sum(values)} stemmer; teksten siger {every.quote} medlemmer"
        ground.tell(Verdict.GREEN if is_right else Verdict.RED, Relation.SUM, [every, *parts], said)


def _are_together(ground: Ground, members: Figure, vote: int) -> bool:
    """Whether the number of members is told of this vote: in its paragraph, or of all of them, not far from it."""
    is_here = ground.sentence(members).paragraph == ground.passages.at(vote).paragraph
    is_of_all = _OF_ALL.search(ground.before(members, 30)) is not None
    return is_here or (is_of_all and abs(members.start - vote) < _REACH)


def _value(words: str) -> int:
    word = words.lower()
    return int(word) if word.isdigit() else NUMBER_WORDS.get(word, 1)


def _figure(start: int, words: str) -> Figure:
    return Figure(start, start + len(words), FigureKind.COUNT, str(_value(words)), words)
