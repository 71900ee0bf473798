"""Words that are written twice, miss their other half or carry a full stop too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .slips import ABBREVIATIONS, HIDDEN, Rule, Slip, own_words, sentences, word_set

_FX = re.compile(r"(?<![\w.@/-])[Ff]x\.(?![.a-zæøå\d_])")
_NEXT_WORD = re.compile(r"[ \t\u00a0]*\n?[ \t]*(\w+|[,:(])")
_OPENERS = word_set(
    "alle af at da de den der derfor desuden det dette disse efter en er et for forvaltningen fra han her hun "
    "hvis i ifølge jeg kommunen man med men nogle når og også om på samtidig som så til udvalget under ved vi "
    "vores"
)
"""Words that open a sentence more often than they are a name."""

_TWO_STOPS = re.compile(r"(?<![\w.])((?:\w+\.)*\w+)\.\.(?!\.)")
_SHORT_PARTS = re.compile(r"(?:[a-zæøå]{1,4}\.)+[a-zæøå]{1,5}")

_PAIR = re.compile(r"\b(?P<first>såvel|både|hverken)\s+(?=(?P<next>\S+))", re.IGNORECASE)
_LONGEST_PAIR = 500
"""Letters between the two halves; whatever is further off belongs to something else."""
# "som" before a verb begins a clause and joins nothing.
_JOINTS = re.compile(
    r"\s(?P<joint>som(?!\s+(?:er|var|har|havde|kan|skal|vil|blev|bliver|bor|ligger|gælder|fremgår|følger|findes|indgår)\b)"
    r"|samt|og|eller)\b"
)
_RIGHT = {"såvel": "som", "både": "og", "hverken": "eller"}
_WRONG = {"såvel": ("samt", "og"), "både": ("samt", "som"), "hverken": ("samt", "og")}

_TWICE = re.compile(
    r"(?<![\w’'-])(?P<word>[^\W\d_]+)(?P<gap>[ \t\u00a0]+|[ \t]*\n[ \t]*)(?P<again>(?P=word))(?![\w’'-])", re.IGNORECASE
)
_EMPHASIS = word_set("meget mange langt lang længe rigtig ja nej bla lige mere højt stille hele så nok")
_RIGHT_TWICE = (
    re.compile(r"i\s+i\s+(?:alt|dag|øvrigt|forvejen|år)\b", re.IGNORECASE),
    re.compile(r"for\s+for\s+(?:få|mange|lidt|meget|\w+t|store|små)\b", re.IGNORECASE),
    re.compile(r"det\s+det\s+(?:drejer|handler|gælder|er)\b", re.IGNORECASE),
    re.compile(r"(?:af\s+af\s+og\s+til|til\s+til\s+tider)\b", re.IGNORECASE),
)

_WORD = re.compile(r"[^\W_]+(?:[-/]\w*)*")
_CLAUSE_END = re.compile(rf"[,;:()–—!?{HIDDEN}…]|\s-\s|\.\s+[A-ZÆØÅ]|\n\s*\n")
_AUXILIARIES = frozenset(["har", "havde", "vil", "skal", "kan", "må", "bør", "blev", "bliver", "er", "var"])
_NEW_CLAUSE = word_set(
    "og men eller som der at hvis når fordi da hvor hvad hvem hvordan hvorfor hvilke hvilken hvilket end mens så "
    "samt om inden før ligesom selvom hvorvidt hvornår idet skønt end både enten"
)
_SUBJECTS = word_set("vi de man i du jeg han hun det den der som hvad hvem hvor kommunen udvalget forvaltningen")
_NO_PARTICIPLES = frozenset(
    ["det", "et", "lidt", "blandt", "langt", "kort", "først", "sidst", "godt", "fortsat", "samlet"]
)
_BEFORE_NOUNS = word_set("af det dette et for fra hele i med om over på sit til under ved vores")
_LONGEST_GAP = 8


def find_fx(text: str) -> Iterator[Slip]:
    """``fx.``: the word takes no full stop (Retskrivningsordbogen); one that ends the sentence is left alone."""
    for match in _FX.finditer(own_words(text)):
        after = _NEXT_WORD.match(text, match.end())
        if after is None:
            continue
        word, before = after[1], text[: match.start()].rstrip()
        is_sentence_end = word[:1].isupper() and word.lower() in _OPENERS and before[-1:] not in (",", "(")
        if not is_sentence_end:
            yield Slip(Rule.FX, match[0], match.start(), f"Skriv ”{match[0][:-1]}” uden punktum.")


def find_two_stops(text: str) -> Iterator[Slip]:
    """``m.v..``: the abbreviation's own full stop ends the sentence, too (Retskrivningsordbogen § 43)."""
    for match in _TWO_STOPS.finditer(own_words(text)):
        word = match[1].lower()
        if word in ABBREVIATIONS or _SHORT_PARTS.fullmatch(word):
            yield Slip(Rule.TWO_STOPS, match[0], match.start(), f"Slet det ene punktum efter ”{match[1]}.”.")


def find_pairs(text: str) -> Iterator[Slip]:
    """``såvel A samt B`` and its kin: the first half is never followed by the word that belongs to it."""
    for start, sentence in sentences(own_words(text)):
        for match in _PAIR.finditer(sentence):
            first = match["first"].lower()
            # The very next word cannot be the joint: "både som … og", "A såvel som B", and a boat is "både", too.
            begin = match.end("next")
            joints = list(_JOINTS.finditer(sentence, begin, begin + _LONGEST_PAIR))
            told = {joint["joint"] for joint in joints}
            wrong = next((joint for joint in joints if joint["joint"] in _WRONG[first]), None)
            if sentence.startswith(("som ", "samt ", "og "), match.end()) or _RIGHT[first] in told or wrong is None:
                continue
            quote = text[start + match.start() : start + wrong.end()]
            advice = f"Skriv ”{first} … {_RIGHT[first]}”, ikke ”{first} … {wrong['joint']}”."
            yield Slip(Rule.PAIR, quote, start + match.start(), advice)


def find_twice(text: str) -> Iterator[Slip]:
    """A word that stands twice, side by side or, for ``har`` and its like, in one clause."""
    own = own_words(text)
    for match in _TWICE.finditer(own):
        word = match["word"].lower()
        is_right = word in _EMPHASIS or any(right.match(own, match.start()) for right in _RIGHT_TWICE)
        # A capital is a name or a line that begins anew.
        if match["again"].islower() and not is_right and not ("\n" in match["gap"] and match["word"][0].isupper()):
            yield Slip(Rule.TWICE, text[match.start() : match.end()], match.start(), f"”{word}” står to gange.")
    for start, sentence in sentences(own):
        begin = 0
        for end in [*_CLAUSE_END.finditer(sentence), None]:
            clause = sentence[begin : end.start() if end else len(sentence)]
            yield from _auxiliary_twice(text, clause, start + begin)
            begin = end.end() if end else 0


def _auxiliary_twice(text: str, clause: str, offset: int) -> Iterator[Slip]:
    words = list(_WORD.finditer(clause))
    spelled = [word[0].lower() for word in words]
    for n, word in enumerate(spelled):
        if word not in _AUXILIARIES or word not in spelled[n + 2 : n + 2 + _LONGEST_GAP]:
            continue
        again = spelled.index(word, n + 2)
        # "De midler vi har har …" lacks a comma, but no word is too many.
        is_relative = n > 1 and spelled[n - 1] in _SUBJECTS
        between = spelled[n + 1 : again]
        asks_back = spelled[again + 1 : again + 2] in (["det"], ["de"], ["vi"])
        if is_relative or asks_back or _divides(between):
            continue
        start, end = offset + words[n].start(), offset + words[again].end()
        yield Slip(Rule.TWICE, text[start:end], start, f"”{word}” står to gange i samme sætning.")
        return


def _divides(words: list[str]) -> bool:
    """Whether the words begin another clause or end the first one with its participle."""
    is_participle = (
        word.endswith(("t", "ede")) and word not in _NO_PARTICIPLES and before not in _BEFORE_NOUNS
        for before, word in zip(["", *words], words, strict=False)
    )
    return not _NEW_CLAUSE.isdisjoint(words) or any(is_participle)
