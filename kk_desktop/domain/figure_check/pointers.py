"""What the text points at and does not have: tables, figures, bilag and amounts."""

from __future__ import annotations

from kk_desktop.domain.style.references import find_references

from .ground import Ground
from .model import FigureFinding, Relation, Verdict
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
