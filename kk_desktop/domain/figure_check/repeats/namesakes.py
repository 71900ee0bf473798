"""What is given to somebody by name, and is another amount where the text comes back to it."""

from __future__ import annotations

from collections import defaultdict

from .. import say
from ..ground import Ground
from ..model import Amount, Qualifier, Relation, Verdict
from ..slips import is_mistyped, is_near
from ..text.patterns import Pattern
from .wording import BODIES, CHANGED

# "renovering af Husum Bad" is another thing than "Husum Bad", so the small words before a name are part of it.
_NAME = r"(?P<name>(?:[a-zæøå]+ ){0,3}[”»\"]?[A-ZÆØÅ][\w’-]*(?: (?:(?:i|på|og|for|af|ved|&) )?[A-ZÆØÅ][\w’-]*){0,6})"
_AFTER = Pattern(rf" (?:i (?:støtte|tilskud|alt) )?(?:til|for|på) {_NAME}", cased=True)
_BEFORE = Pattern(
    rf"\W*(?:Til|til) {_NAME}[”»\"]? (?:an)?(?:søges|gives|bevilges|afsættes|tildeles|indstilles)\b", cased=True
)
_SUBJECT = Pattern(
    rf"(?P<noun>\w{{3,}}(?:en|et|erne)) (?:til|for|af) (?:{_NAME}|"
    rf"(?P<thing>[a-zæøå]{{6,}}(?:en|et|erne)))[”»\"]?(?: i (?:19|20)\d\d)?(?: (?:er|udgør|bliver|var|udgjorde))?"
    r"(?: på| i alt)* $",
    cased=True,
)
_PER = Pattern(r",? (?:pr\.|per|hver|til hver|årligt|om året|i (?:gennemsnit|[a-zæøå]+ (?:rate|runde|etape|fase)))")
_VAT = Pattern(r"\b(?:moms|ekskl|inkl|netto|brutto|løbende|faste)\b")
_COMES_BACK = Pattern(
    r"\b(?:beløbet|tilskuddet|bevillingen|støtten|udgiften|rammen|midlerne|donationen|tilsagnet|ansøgningen) "
    r"(?:er )?på $|\bde (?:ansøgte|frigivne|søgte|tildelte|foreslåede|uddelte|reserverede|"
    r"bevilgede|afsatte|nævnte|omtalte) $"
)
_NOT_IT, _IS_TOLD_MORE = Pattern(r"\b(?:ikke|andre|heraf|hvoraf) (?:\w+ )?de $"), Pattern(r", (?:som|der|hvilke)\b")
_DEFINITE = Pattern(r"\bde $")
_OF_THE_GRANT = Pattern(
    r"(?:beløb|tilskud|bevilling|støtte|udgift|ramme|donation|tilsagn|anlægsbevilling)\w*(?:en|et)$"
)
_GOES_ON = Pattern(r"[”»\"]? (?:til|for|på|fra|ved|om|pr|første|anden|andet|tredje|næste|øvrige|samt|og)\b")
_PART = Pattern(
    r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|etape|fase|rate|del|andel|første|andet|anden|tredje|halvår\w*|kvartal|løn|"
    r"drift|anlæg|medfinansiering|egenbetaling|resterende|resten|restbeløb\w*|andre|øvrige|nye?|dertil|hertil|desuden)"
    r"(?!\w)"
)
_COMPARES = Pattern(r"\b(?:end|mod|lavere|højere|mindre|mere|i stedet|i forhold til|dobbelt|halv\w*|nu|senere|først)\b")
_STAGES = (
    Pattern(r"\b(?:an)?(?:søg\w*|ansøg\w*)"),
    Pattern(r"\b(?:bevilg\w*|tildel\w*|giv\w*|frigiv\w*|uddel\w*|tilskud\w*|støtte\w*|afsat|afsættes?|tilsagn\w*)"),
    Pattern(r"\b(?:brugt|forbrug\w*|udbetal\w*|anvendt\w*|regnskab\w*)"),
)
"""What is asked for, what is given and what is spent may well be three amounts."""
_NO_QUOTES = str.maketrans(dict.fromkeys('”»"'))
_MOST = 8
"""Amounts of one name that are kept: of more than one earlier nobody knows which is meant."""


def check_namesakes(ground: Ground) -> None:
    """``Der søges X til N``, and further on ``Beløbet på Y til N``."""
    given: defaultdict[str, list[Amount]] = defaultdict(list)
    subjects: defaultdict[str, list[Amount]] = defaultdict(list)
    for amount in ground.amounts:
        if amount.ore and amount not in ground.ranges:
            _said_of(ground, subjects, given, amount)
        name = _name(ground, amount)
        if not name or amount in ground.ranges or not amount.ore:
            continue
        earlier = given[name]
        is_again = len(earlier) == 1 and _is_told_again(ground, earlier[0], amount)
        if is_again and amount not in ground.settled:
            said = f"{name}: {say.quoted(earlier[0])} og {say.quoted(amount)} for det samme"
            _tell(ground, amount, earlier[0], said)
        if len(earlier) < _MOST:
            earlier.append(amount)


def _said_of(
    ground: Ground, subjects: defaultdict[str, list[Amount]], given: defaultdict[str, list[Amount]], amount: Amount
) -> None:
    """``Tilskuddet til N er på X``, and elsewhere ``Tilskuddet til N på Y``: one noun and one name, and two amounts."""
    start = max(ground.stretch(amount)[0], amount.start - 120)
    match = _SUBJECT.search(ground.text[start : amount.start].replace("\u00a0", " "))
    name = (match["name"] or match["thing"]).translate(_NO_QUOTES) if match else ""
    if match is None or name.lower() in BODIES:
        return
    subject = f"{match['noun'].lower()} {name}"
    earlier = subjects[subject]
    if not earlier and len(given[name]) == 1 and _OF_THE_GRANT.match(match["noun"].lower()):
        earlier = given[name][:]
    if len(earlier) == 1 and amount not in ground.settled and _are_one(ground, earlier[0], amount):
        said = f"{match['noun']} {name}: {say.quoted(earlier[0])} og {say.quoted(amount)}"
        _tell(ground, amount, earlier[0], said)
    if len(subjects[subject]) < _MOST:
        subjects[subject].append(amount)


def _tell(ground: Ground, later: Amount, earlier: Amount, said: str) -> None:
    ground.tell(Verdict.RED, Relation.SUM, [later, earlier], said + say.gap(later, earlier), expected=earlier.ore)


def _are_one(ground: Ground, earlier: Amount, later: Amount) -> bool:
    """Whether they must be meant as the same: nothing in either sentence tells them apart."""
    if ground.number(earlier) == ground.number(later) or earlier.price_level != later.price_level:
        return False
    if earlier.says(later.ore) or later.says(earlier.ore) or not is_near(later.ore, earlier.ore, 60):
        return False
    both = (earlier, later)
    words = [ground.words(ground.number(each)) for each in both]
    is_apart = any(_PER.match(ground.after(each, 40)) for each in both) or any(_VAT.search(each) for each in words)
    return not is_apart and not _differ(ground, earlier, later)


def _name(ground: Ground, amount: Amount) -> str:
    """Whom the amount is for, where that is a name: just after it, or before it when the sentence begins so."""
    match = _AFTER.match(ground.text, amount.end, ground.sentence(amount).end)
    match = match or _BEFORE.match(ground.text, ground.stretch(amount)[0], amount.start)
    words = match["name"].translate(_NO_QUOTES).split() if match else []
    return " ".join(words) if any(word.lower() not in BODIES for word in words) else ""


def _is_told_again(ground: Ground, earlier: Amount, later: Amount) -> bool:
    """Whether the later one is meant as the earlier: it comes back to it in words, or as ``de X kr. til N``."""
    if _is_the_same(ground, earlier, later):
        return True
    is_definite = _DEFINITE.search(ground.before(later)) and not _NOT_IT.search(ground.before(later))
    if (
        not is_definite
        or _IS_TOLD_MORE.search(ground.after(later, 120))
        or ground.number(earlier) == ground.number(later)
    ):
        return False
    between = ground.amounts_between(earlier.start, later.start)
    is_known = any(each is not later and (later.says(each.ore) or each.says(later.ore)) for each in between)
    if is_known or earlier.price_level != later.price_level or not is_near(later.ore, earlier.ore, 60):
        return False
    return not _differ(ground, earlier, later, by_stage=False)


def _is_the_same(ground: Ground, earlier: Amount, later: Amount) -> bool:
    """Whether the later one comes back to the earlier, and they are near enough to be meant as the same."""
    if not _COMES_BACK.search(ground.before(later)) or ground.number(earlier) == ground.number(later):
        return False
    if earlier.says(later.ore) or later.says(earlier.ore) or earlier.price_level != later.price_level:
        return False
    is_alike = is_near(later.ore, earlier.ore, 60) or is_mistyped(later.ore, earlier.ore)
    return is_alike and not _differ(ground, earlier, later)


def _differ(ground: Ground, earlier: Amount, later: Amount, *, by_stage: bool = True) -> bool:
    """Whether a year, a part, a stage or a comparison tells them apart."""
    both = (earlier, later)
    sentences = [ground.words(ground.number(each)) for each in both]
    years = [ground.years_of(each) for each in both]
    stages = [{n for n, stage in enumerate(_STAGES) if stage.search(_claim(ground, each))} for each in both]
    return bool(
        any(each.qualifier in (Qualifier.ABOUT, Qualifier.AT_MOST) or ground.is_yearly(each) for each in both)
        or any(CHANGED.search(words) or _COMPARES.search(words) for words in sentences)
        or any(_PART.search(ground.before(each, 120)) or _is_told_apart(ground, each) for each in both)
        or (years[1] and years[0] != years[1])
        or (by_stage and stages[0] and stages[1] and stages[0].isdisjoint(stages[1]))
    )


def _is_told_apart(ground: Ground, amount: Amount) -> bool:
    """Whether more words after the name say which of several amounts it is."""
    match = _AFTER.match(ground.text, amount.end, ground.sentence(amount).end)
    return match is not None and _GOES_ON.match(ground.text, match.end()) is not None


def _claim(ground: Ground, amount: Amount) -> str:
    """The words before an amount and those just after it, without what the money is used for."""
    return f"{ground.before(amount, 100)} {ground.after(amount, 80)}"
