"""What the text points at and does not have, and amounts that price levels keep apart."""

from __future__ import annotations

from kk_desktop.domain.style.references import find_references

from .ground import Ground
from .model import Amount, FigureFinding, Relation, Verdict
from .text.patterns import Pattern

_TABLE = Pattern(r"\btabel (?P<number>\d{1,3})\b(?! (?:til|i) (?:bilag|notat|budget|rapport))")
_CAPTION = Pattern(r"(?:^|(?<=\n))[ \t]*tabel (?P<number>\d{1,3})[.:] ")
_TABLE_NEAR = Pattern(
    r"\b(?:(?:den |de )?(?:foregående|forrige|ovenstående|nedenstående|følgende|efterfølgende) tabel\b|"
    r"tabellen (?:lige )?(?:ovenfor|nedenfor|herunder|herover|på (?:næste|forrige) side)|"
    r"tabellens (?:første|anden|sidste|næstsidste) (?:række|kolonne|linje))"
)
_SHOWN = Pattern(
    r"\b(?P<kind>skema|figur|oversigt|diagram) (?P<number>\d{1,2})\b(?! (?:til|i) (?:bilag|notat|budget|rapport))"
)
_SHOWN_BELOW = Pattern(
    r"(?:^|(?<=\n))[ \t]*(?P<kind>skema|figur|oversigt|diagram) (?P<number>\d{1,2})(?:[.:]|[ \t]*(?=\n|$)) ?"
)
_ELSEWHERE = Pattern(r"\w{3,}(?:ens|ets|nes) $")
_THAT_AMOUNT = Pattern(
    r"\b(?:det|de) (?:beløb|midler|tilskud|bevilling)(?:et)?,? (?:(?:der|som) (?:er |blev |tidligere )?|"
    r"(?-i:[A-ZÆØÅ])[\w’-]+ )[^.,;:\n]{0,80}?"
    r"\b(?:nævnt|omtalt|beskrevet|anført|angivet|godkendt|bevilget|bevilgede|besluttet|afsat|afsatte|vedtaget|"
    r"vedtog|meldt ud)(?: (?:ovenfor|nedenfor|tidligere|i [^.,;:\n]{1,30}))?"
)
_NAMED_AMOUNT = Pattern(
    r"\b(?:det |de |den )?(?:oven|før|foran|neden)(?:nævnte|stående|anførte) "
    r"(?:beløb|midler|tilskud|bevilling|udgift)\b"
)
_EARLIER_HEADING = Pattern(
    r"\W*(?:tidligere (?:afsatte|bevilgede|bevillinger|midler|udmøntede)|hidtidige? (?:bevilling|midler))"
)
_EARLIER = Pattern(
    r"\b(?:tidligere (?:er |blev |har )?(?:\w+ ){0,3}(?:afsat|bevilget|udmøntet|godkendt|besluttet)|(?:blev|er|"
    r"var) (?:der )?(?:tidligere|i forvejen|allerede|med budget \d{4}) (?:\w+ ){0,2}(?:afsat|bevilget))"
)
_GIVEN = Pattern(
    r"\b(?:har|er)\b.{0,60}\b(?:afsat|bevilget|tildelt|givet|udmøntet)\b|"
    r"\b(?:blev|var|havde|fik|gav|bevilgede|kostede|udgjorde)\b"
)
_OF_ANOTHER = Pattern(r"\b(?:lignende|tilsvarende|(?:indgår|er) ikke|ikke (?:er|indgår|med))\b")
_YEAR = Pattern(r"\b(?:19|20)\d\d\b")
_COMPARED = Pattern(
    r"\b(?:mod|i forhold til|sammenlignet|mere end|mindre end|højere end|lavere end|svarer til|plus|dertil)\b"
)

_HELD = Pattern(
    r"\b(?:mod|end|forhold til|sammenlign\w*|svarer til|plus|dertil|hertil|derudover|tilsammen|sammenlagt|samle[tde]+|"
    r"i ?alt|steg\w*|stig\w*|fald\w*|voks\w*|hæve\w*|forhøj\w*|øge\w*|sænke\w*|nedsæt\w*|reducer\w*|dyrere|"
    r"billigere|mere|mindre|forskel\w*|supplere\w*|yderligere|nu|fra|viderefør\w*|fortsæt\w*|forlæng\w*|herefter|dermed|altså|således)\b"
)
_KEPT_APART = Pattern(
    r"\b(?:ikke (?:\w+ ){0,2}(?:lagt|lægges|lagte|sammenlignes?|regnet) |hvert? sit|hver sin|for sig)\b"
)

_ONCE = Pattern(
    r"\b(?:(?:blev|har|havde|var)\b.{0,60}\b(?:afsat|bevilget|vedtaget|tildelt|givet|udmøntet|fået|brugt)|"
    r"tidligere|hidtil|oprindeligt?|(?:budget|i|for) (?:19|20)\d\d|sidste år|året før)\b"
)
_NOW = Pattern(
    r"\b(?:viderefør\w*|fortsæt\w*|forlæng\w*|gentag\w*|hæv\w*|forhøj\w*|øges|sænk\w*|nedsæt\w*|i forhold til|"
    r"end de(?:n|t)?|mod (?:de )?|tidligere)\b"
)


def check_pointers(ground: Ground) -> None:
    """Tables, bilag and amounts that are pointed at and missing."""
    text = ground.text
    numbers = {number for grid in ground.grids for number in grid.captions()}
    numbers |= {int(match["number"]) for match in _CAPTION.finditer(text)}
    for match in _TABLE.finditer(text):
        if int(match["number"]) not in numbers and not _ELSEWHERE.ends(text, match.start(), 24):
            there = ", ".join(str(number) for number in sorted(numbers))
            said = f"Dokumentet har kun tabel {there}" if numbers else "Dokumentet har ingen tabeller med nummer"
            _missing(ground, match.start(), match.end(), f"{said}; {match[0].lower()} findes ikke")
    _check_shown(ground)
    if not ground.grids:
        for match in _TABLE_NEAR.finditer(text):
            _missing(ground, match.start(), match.end(), "Der er ingen tabel at pege på")
    for slip in find_references(text):
        if "bilag" in slip.quote.lower():
            _missing(ground, slip.start, slip.end, "Listen over bilag har det ikke")
    for match in _THAT_AMOUNT.finditer(text):
        number = ground.passages.number(match.start())
        if not ground.amounts or ground.amounts[0].end > ground.passages.sentences[number].start:
            _missing(ground, match.start(), match.end(), "Beløbet, der henvises til, står ikke i teksten")

    _check_named_amounts(ground)


def _check_named_amounts(ground: Ground) -> None:
    """``det ovennævnte beløb`` with no amount above."""
    for match in _NAMED_AMOUNT.finditer(ground.text):
        is_below = "neden" in match[0].lower()
        near = [each for each in ground.amounts if (each.start > match.end() if is_below else each.end < match.start())]
        if not near:
            _missing(ground, match.start(), match.end(), "Beløbet, der henvises til, står ikke i teksten")


def _check_shown(ground: Ground) -> None:
    """A figure or form that is pointed at by number, where the text numbers others of its kind."""
    shown: dict[str, set[int]] = {}
    for match in _SHOWN_BELOW.finditer(ground.text):
        shown.setdefault(match["kind"].lower(), set()).add(int(match["number"]))
    for match in _SHOWN.finditer(ground.text):
        kind = match["kind"].lower()
        if (
            kind in shown
            and int(match["number"]) not in shown[kind]
            and not _ELSEWHERE.ends(ground.text, match.start())
        ):
            there = ", ".join(str(number) for number in sorted(shown[kind]))
            _missing(ground, match.start(), match.end(), f"Teksten har kun {kind} {there}")


def _missing(ground: Ground, start: int, end: int, said: str) -> None:
    quote = ground.text[start:end]
    ground.findings.append(
        FigureFinding(Verdict.AMBER, Relation.UNRESOLVED_REFERENCE, (quote,), ((start, end),), (), said)
    )


def check_earlier_money(ground: Ground) -> None:
    """Money of an earlier decision without a price level, beside a table that has one."""
    levels = {grid.table.price_level for grid in ground.grids} - {None}
    if not levels:
        return
    section = ""
    for number, sentence in enumerate(ground.passages.sentences):
        words = ground.words(number)
        if number == 0 or ground.passages.sentences[number - 1].section != sentence.section:
            section = words
        is_earlier = _EARLIER_HEADING.match(section) or _EARLIER.search(words)
        is_given = _GIVEN.search(words) is not None and _OF_ANOTHER.search(words) is None
        for amount in ground.amounts_in(number) if is_earlier or is_given else ():
            is_of_it = is_earlier or _is_before_the_table(ground, amount)
            if is_of_it and amount.price_level is None and amount not in ground.settled:
                told = " og ".join(f"{level} p/l" for level in sorted(level for level in levels if level))
                said = f"Beløbet er fra en tidligere beslutning og uden prisniveau; tabellen er i {told}"
                ground.tell(Verdict.AMBER, Relation.PRICE_LEVEL_MIX, [amount], said)


def _is_before_the_table(ground: Ground, amount: Amount) -> bool:
    """Whether its only years are before those of the tables and their prices, and no cell says the same."""
    years = {int(year[:4]) for year in ground.years_of(amount)}
    there = {int(year[0]) for grid in ground.grids for label in grid.table.columns for year in _YEAR.finditer(label)}
    there |= {grid.table.price_level for grid in ground.grids if grid.table.price_level}
    is_there = any(abs(amount.ore) in grid.by_size for grid in ground.grids)
    return bool(years) and max(years) < min(there) and not is_there


def check_levels(ground: Ground) -> None:
    """Amounts in one sentence, or one after another, that are told at different price levels."""
    mixed = {span for each in ground.findings if each.relation is Relation.PRICE_LEVEL_MIX for span in each.spans}
    for one, other in zip(ground.amounts, ground.amounts[1:], strict=False):
        if one.price_level == other.price_level or {(one.start, one.end), (other.start, other.end)} & mixed:
            continue
        near = ground.number(other) - ground.number(one)
        is_compared = near == 0 and _COMPARED.search(ground.between(one, other))
        is_held = None not in (one.price_level, other.price_level) and near < 2 and _are_held(ground, one, other)
        if is_held or is_compared:
            ground.tell(Verdict.AMBER, Relation.PRICE_LEVEL_MIX, [one, other], _apart(one, other))


def _are_held(ground: Ground, one: Amount, other: Amount) -> bool:
    """Whether the words hold two amounts against each other, or add them: two that are only told are right."""
    words = " ".join(ground.words(n) for n in range(ground.number(one), ground.number(other) + 2))
    return _HELD.search(words) is not None and not _KEPT_APART.search(words)


def check_continued(ground: Ground) -> None:
    """``blev der afsat 4,0 mio. kr.``, and then ``videreføres med 4,2 mio. kr. (2025 p/l)``: one has no price level."""
    mixed = {span for each in ground.findings if each.relation is Relation.PRICE_LEVEL_MIX for span in each.spans}
    for one, other in zip(ground.amounts, ground.amounts[1:], strict=False):
        if (one.price_level is None) == (other.price_level is None):
            continue
        if {(one.start, one.end), (other.start, other.end)} & mixed:
            continue
        bare, levelled = (one, other) if one.price_level is None else (other, one)
        numbers = ground.number(one), ground.number(other)
        is_near = numbers[1] - numbers[0] < 2 and ground.sentence(one).paragraph == ground.sentence(other).paragraph
        words = ground.about(levelled), ground.about(bare)
        is_compared = _NOW.search(words[0]) or (bare is other and _NOW.search(words[1]))
        if is_near and is_compared and _ONCE.search(words[1]):
            ground.tell(Verdict.AMBER, Relation.PRICE_LEVEL_MIX, [one, other], _apart(one, other))


def _apart(one: Amount, other: Amount) -> str:
    told = [f"{each.price_level} p/l" if each.price_level else "intet angivet prisniveau" for each in (one, other)]
    return f"Beløbene er i {told[0]} og {told[1]}; de kan ikke sammenlignes uden omregning"
