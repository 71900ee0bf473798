"""How long a text says that something lasts, and which stretch of time it says that of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..ground import Ground
from ..model import Figure, FigureKind
from ..text.patterns import Pattern
from ..text.words import same, telling
from .stretches import Stretch, Stretches

_LASTS = Pattern(
    r" ?-?(?P<years>(?:kalender|budget|overslags|bevillings|skole|projekt|drifts|regnskabs|aftale|tilskuds|støtte|plan|"
    r"finans)?år(?:s|et|ene|enes|ige|ig|igt|iges)?)(?![\w])| (?P<months>måneder(?:s|ne)?)\b"
)
_OTHER = Pattern(
    r"(?<!\w)(?:næste|seneste|efter|inden for|hver\w*|om|forrige|mindst|højst|op til|ca\.?|cirka|knap|godt|næsten|"
    r"under|omkring|yderligere|ekstra|mere end|første|sidste|andet|med|"
    r"i mere end) $"
)
_AGED = Pattern(
    r" ?-?år(?:ige?|s)?(?: (?:siden|gamle?|garanti|tidligere|senere|varsel|efter|før|børn|unge|drenge|piger))"
)
_AFTER_IT = Pattern(
    r"[ ,(–-]{1,3}(?:\(?begge [^,()]{1,20}[,)] ?)?(?:(?:dvs\.?|altså|det vil sige|svarende til|i ?alt|hvilket er|"
    r"(?:og )?(?:varer|løber|gælder|strækker sig|dækker)(?: dermed| således)?|så) ?)?(?:i |over |på |efter )?(?:alt )?"
    r"(?:en |de )?(?:periode på )?"
)
_THEREFORE = Pattern(r"[^;]{0,50}\b(?:dermed|således|altså|svarende til|dvs\.?|det vil sige|i ?alt|derfor)\b[^;]{0,40}")
_BEFORE_IT = Pattern(
    r" år til og med (?:19|20)\d\d, (?:dvs\.?|altså|det vil sige) |"
    r" ?-?\w*år\w*,? og (?:gælder|løber|varer|kører|dækker)(?: nu| dermed)? "
    r"(?:i |for |fra |fra og med |perioden |årene )*|"
    r" ?-?\w*år\w*(?!,? (?:til|siden|efter|før|senere)\b)(?: (?!til\b|efter\b|siden\b|end\b|indtil\b|frem\b|og\b|"
    r"men\b)[^\W\d][\w-]*){0,8},?:? ?\(?(?:(?:der|som) (?:løber|gælder|varer|kører) |dvs\.? |altså |nemlig |"
    r"det vil sige )?"
    r"(?:i |for |fra |fra og med |perioden |årene |første \w+ i |begyndende (?:med|i) |startende i )*|"
    r" måneder(?: (?!til\b|efter\b|og\b)[^\W\d][\w-]*){0,3},? ?\(?(?:i |for |fra |fra og med |perioden )*"
)
_NAMELY = Pattern(
    r" ?\w*år\w*,? [^;:.()\d]{1,50},? \(?(?:altså|dvs\.?|nemlig|det vil sige) (?:i |for |fra |perioden |årene )*"
)
"""``de tre år, den gælder, altså 2023-2025``."""
_THE_ONE = Pattern(r"(?<!\w)(?:den|det|de|denne|dette|disse) (?:samlede |hele |nye )?$")
_LONG = Pattern(r" ?-?årige?t?\b")
_IS_SO = Pattern(r"\b(?:er|bliver|varer|løber|gælder)(?: i)? (?:således|dermed|altså|derfor) (?:i |over |på )?$")
_LASTS_SO = Pattern(
    r"(?<!\w)(?:løber|varer|gælder|strækker sig|kører|bevilget|indgået|aftalt|over|i alt)(?: i| over| for| på)? $"
)
_GOES_ON_SO = Pattern(
    r"\s*(?:(?:den|det|de)(?: nuværende| nye| samlede)? )?(?P<subject>\w+)(?: er| skal| vil)? "
    r"(?:løber?|gælder?|varer?|dækker?|kører?|strækker sig|begynder|begyndte|starter|startede|aftalt|indgået|"
    r"træder i kraft|omfatter)(?: \w+){0,2} "
)
_THE_PERIOD = Pattern(r"\bperioden (?:er|bliver|går|løber)(?: altså| dermed| således)?(?: fra| i)? $")
_THE = Pattern(r"(?<!\w)(?:de|disse|alle|alle de) $")
_AFTER_THESE = Pattern(r"(?<!\w)(?:efter|udløbet af|afslutningen på) (?:de|disse|den|det) $")
_SET_OFF = Pattern(r"[,(:]")
_ITS_TIME = Pattern(
    r"\b(?:fordel\w*|anvend\w*|brug\w*|udmønt\w*|udbetal\w*|finansier\w*|afsat|afsættes|spred\w*|indfas\w*|deles|delt)"
    r"(?: [a-zæøå]+){0,4} over (?:alle |de |en periode på )?$|"
    r"(?:løbetid|varighed|periode|tidsramme|længde|sigte)(?:en)? (?:er |bliver )?på (?:de )?$"
)
_VERB = Pattern(
    r"(?<!\w)(?P<subject>\w+(?:en|et|n|t)|den|det|de) (?:har |dermed |således |derfor )*"
    r"(?:løber|varer|gælder|strækker sig|kører|er vedtaget|dækker)(?: dermed| således| altså)? "
    r"(?:i |over |for )?(?:de |en )?$"
)
_IT_LASTS = Pattern(r" ?\w*år,? (?:som |der )?\w+(?:en|et) (?:varer|løber|gælder|kører|strækker sig)\b")
_LASTING = Pattern(r"\b(?:gælder|gælde|løber|varer|virker|strækker|kører|dækker|vedtaget|indgået)\b")
_LONGER = Pattern(r"\b(?:forlæng\w*|udvid\w*|videreføre?\w*|option\w*)\b")
_REACH, _STEM = 3, 4
"""Sentences back to the stretch that ``de fire år`` are of, and letters that two forms of a noun share."""


@dataclass(frozen=True)
class Duration:
    """A number of years or months."""

    figure: Figure
    months: int
    is_years: bool


def find_durations(ground: Ground) -> Iterator[Duration]:
    """Every number of years or months that may be how long something lasts."""
    for figure in ground.figures:
        if figure.kind is not FigureKind.COUNT or not figure.value.isdigit():
            continue
        after = ground.after(figure, 40)
        match = _LASTS.match(after)
        if match is None or _AGED.match(after) or int(figure.value) > 60:
            continue
        is_years = match["years"] is not None
        yield Duration(figure, int(figure.value) * (12 if is_years else 1), is_years)


def tie(ground: Ground, claim: Duration, stretch: Stretch, stretches: Stretches) -> int:
    """How surely the duration is that of the stretch: 3 is in so many words, 4 right beside it."""
    one, other = claim.figure, stretch.figure
    number, its = ground.number(one), ground.number(other)
    is_other = is_loose(ground, claim)
    if number != its:
        if is_other:
            return 0
        tied = _tie_back if number > its else _tie_on
        return tied(ground, claim, stretch, stretches)
    between = ground.between(one, other)
    if other.start <= one.start < other.end:
        return 4 if stretch.is_dated else 0
    if one.start > other.start:
        return _tie_after(ground, claim, stretch, between, is_other=is_other)
    if _BEFORE_IT.fullmatch(between):
        return 0 if is_other and not _SET_OFF.search(between) else 4
    return 3 if _NAMELY.fullmatch(between) and not is_other else 0


def _tie_back(ground: Ground, claim: Duration, stretch: Stretch, stretches: Stretches) -> int:
    """How surely ``de fire år`` are those of a stretch told in an earlier sentence."""
    one, number, its = claim.figure, ground.number(claim.figure), ground.number(stretch.figure)
    is_only = bool(stretches.only())
    is_here = ground.sentence(one).paragraph == ground.sentence(stretch.figure).paragraph
    is_far = not is_here or number - its > _REACH
    lasts = is_only and number - its <= 2 * _REACH and _IT_LASTS.match(ground.after(one, 60)) is not None
    if (is_far and not lasts) or stretches.near(number, number):
        return 0
    before = ground.before(one, 30)
    is_named = is_only and _THE_ONE.search(before) is not None and _LONG.match(ground.after(one, 14)) is not None
    is_so = is_only and number == its + 1 and _IS_SO.search(before) is not None
    is_it = is_named or is_so or _THE.search(before) is not None or _is_its_verb(ground, before, its)
    if is_it and is_only and _AFTER_THESE.search(before):
        return 4
    return (3 if is_only or number == its + 1 else 2) if is_it else 0


def _tie_on(ground: Ground, claim: Duration, stretch: Stretch, stretches: Stretches) -> int:
    """How surely ``Aftalen er treårig`` is of the only stretch, where the next sentence says when it is."""
    number = ground.number(claim.figure)
    if ground.number(stretch.figure) != number + 1 or not stretches.only() or stretches.near(number, number):
        return 0
    is_long = _LONG.match(ground.after(claim.figure, 14)) is not None
    before = ground.before(claim.figure, 40)
    lasts = is_long or _LASTS_SO.search(before) is not None
    said = ground.plain(ground.sentence(stretch.figure).start, stretch.figure.start)
    goes_on = _GOES_ON_SO.fullmatch(said)
    if lasts and _THE_PERIOD.search(said):
        return 3
    if goes_on is None or not lasts:
        return 0
    subject = goes_on["subject"]
    words = telling(ground.words(number))
    return 3 if subject in ("den", "det", "de") or any(_is_of(subject, word) for word in words) else 0


def _is_of(subject: str, word: str) -> bool:
    """Whether one is the other in another form: ``bevilling`` and ``bevilget``."""
    return same(subject, word) or (len(subject) > _STEM and subject[: _STEM + 1] == word[: _STEM + 1])


def _tie_after(ground: Ground, claim: Duration, stretch: Stretch, between: str, *, is_other: bool) -> int:
    before = ground.before(claim.figure, 40)
    if _AFTER_IT.fullmatch(between):
        return 4 if not is_other or "(" in between else 1
    if is_other:
        return 0
    if _THEREFORE.fullmatch(between) or _THE.search(before) or _ITS_TIME.search(before):
        return 3
    return 3 if _is_its_verb(ground, before, ground.number(stretch.figure), stretch.figure.start) else 1


def _is_its_verb(ground: Ground, before: str, number: int, until: int | None = None) -> bool:
    """Whether the subject that lasts so long is the one that the stretch is told of: ``Politikken gælder tre år``."""
    if _ITS_TIME.search(before):
        return True
    match = _VERB.search(before)
    if match is None:
        return False
    words = ground.words(number) if until is None else ground.text[ground.passages.sentences[number].start : until]
    subject = match["subject"]
    is_lasting = _LASTING.search(words) is not None
    return subject in ("den", "det") or any(
        same(subject, word) or (_is_subject(subject, word) and (is_lasting or not word.endswith(subject)))
        for word in telling(words)
    )


def _is_subject(subject: str, word: str) -> bool:
    """``Politikken`` and ``medborgerskabspolitik``."""
    stem = subject[:-2]
    stems = (stem, stem[:-1]) if stem[-2:-1] == stem[-1:] else (stem,)
    is_end = word.endswith(subject) or any(word.endswith(each) for each in stems)
    return same(subject, word) or (is_end and max(map(len, stems)) > _STEM)


def is_loose(ground: Ground, claim: Duration) -> bool:
    """Whether it is another time, or only about so long."""
    return _OTHER.search(ground.before(claim.figure, 30)) is not None


def is_prolonged(ground: Ground, figure: Figure) -> bool:
    """Whether the sentence tells of something that goes on longer than it was to."""
    return _LONGER.search(ground.words(ground.number(figure))) is not None
