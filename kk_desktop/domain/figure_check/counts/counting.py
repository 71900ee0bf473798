"""A number of things held against those that the text or a table lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kk_desktop.domain.style.counts import CLAIM, NUMBER, OPEN_LIST, is_loose, lengths
from kk_desktop.domain.style.slips import own_words

from ..cells.grids import Grid
from ..cells.labels import same, telling
from ..ground import Ground
from ..model import Figure, FigureKind, Relation, Verdict
from ..multiples.yearly import is_years
from ..sums.partitions import in_brackets
from ..text.passages import Sentence
from ..text.patterns import Pattern
from .apposition import set_off

_FOLLOWING = Pattern(r"\b(?:følgende|nedenstående|disse)(?P<noun>(?: [^\W\d]\S*){1,3}?): ")
_EXCERPT = Pattern(
    r"(?P<noun>(?: [^\W\d_][\w-]*){1,5}),? \(?(?:bl\.a\.|blandt andet|blandt andre|fx|f\.eks\.|herunder|"
    r"heriblandt|særligt|især|eksempelvis)\s+(?-i:[A-ZÆØÅ])"
)
_COUNTS_THINGS = Pattern(r" (?:[^\W\d][\w-]* ){0,3}?[^\W\d][\w-]*(?:er|ene|e|ter)\b")
_LEADS = Pattern(r" (?:[^\W\d][\w-]* ){0,3}[^\W\d][\w-]*: ")
_APPOSED = re.compile(
    rf"\b[Dd]e (?P<number>{NUMBER})(?P<noun>(?: [a-zæøå-]+)?(?<!er) (?!er )[a-zæøå-]+(?:er|ene|e|r))(?P<lead> )"
    r"(?=[A-ZÆØÅ][^.]* og )"
)
"""``De tre skoler A, B og C``."""
_BARE_COUNT = re.compile(rf"\b{NUMBER}:")
"""``elleve har søgt, og vi har sagt ja til fire:`` is a list of the four."""
_COUNTED_AGAIN = Pattern(r"\s*(?:\d+|to|tre|fire|fem|seks|syv|otte|ni|ti) (?!og\b)\w")
"""``17 svar: 9 fra borgere og 8 fra foreninger`` lists no things."""
_NAMES_BELOW = re.compile(r"[ \t]*\n+(?P<line>[A-ZÆØÅ][^\n]{3,300})")
_BRACKETS = re.compile(r"\([^()\n]*\)")
_TAIL = re.compile(r", (?:dvs\.|i alt|altså|svarende|hvor|som|der|jf\.)")
_AND = re.compile(r", | og | samt ")
_NOT_ITS_OWN = Pattern(r"\b(?:heraf|hvoraf|deraf|herunder|resten|i ?alt|samt et|samt en|og en|og et|dvs|svarende)\b")


def check_counting(ground: Ground) -> None:
    """Every number of things that there is something to count by."""
    told: set[int] = set()
    by_start = {each.start: each for each in ground.figures if each.kind is FigureKind.COUNT}
    for start, possible, is_open in (*_lists(ground), *_table_rows(ground)):
        figure = by_start.get(start)
        if figure is None or start in told or "-" in figure.value:
            continue
        told.add(start)
        value = int(figure.value)
        verdict = Verdict.AMBER if is_open else Verdict.GREEN if value in possible else Verdict.RED
        said = f"Der er nævnt {max(possible)}; teksten siger {figure.quote}" if possible else "Listen er kun et uddrag"
        ground.tell(verdict, Relation.COUNT_OF_LIST, [figure], said)


def _lists(ground: Ground) -> Iterator[tuple[int, set[int], bool]]:
    """Where a count stands, how many things its list may have, and whether the list is only an excerpt."""
    own = own_words(ground.text)
    yield from _claimed(own)
    counts = [each for each in ground.figures if each.kind is FigureKind.COUNT]
    starts = [each.start for each in counts]
    yield from _before_colon(ground, own)
    for match in _FOLLOWING.finditer(own):
        words = match["noun"].split()
        window = counts[bisect_left(starts, match.start() - 600) : bisect_left(starts, match.start())]
        near = [each for each in window if _is_about(ground, each, words[-1])]
        if near and (things := _names(own[match.end() : ground.passages.at(match.end()).end])):
            yield near[-1].start, {things}, False
    yield from _priced(ground, own)
    yield from set_off(ground)
    for figure in counts:
        if _EXCERPT.match(own, figure.end):
            yield figure.start, set(), True
        elif (below := _heading_over(ground, own, figure)) and below > 1 and str(below) == figure.value:
            yield figure.start, {below}, False


def _claimed(own: str) -> Iterator[tuple[int, set[int], bool]]:
    """The counts that a list follows at once."""
    for claim in (*CLAIM.finditer(own), *_APPOSED.finditer(own)):
        if is_loose(own, claim) or _COUNTED_AGAIN.match(own, claim.end()) or _BARE_COUNT.search(claim["lead"]):
            continue
        if OPEN_LIST.search(claim["lead"]):
            yield claim.start("number"), set(), True
        elif possible := lengths(own, claim):
            yield claim.start("number"), possible, False


def _before_colon(ground: Ground, own: str) -> Iterator[tuple[int, set[int], bool]]:
    """The only count of a sentence that leads to names or to a list below, however much stands between."""
    sentences = ground.passages.sentences
    for number, sentence in enumerate(sentences):
        words = own[sentence.start : sentence.end]
        colon = words.find(":")
        counts = [each for each in ground.figures_in(number, FigureKind.COUNT) if each.end <= sentence.start + colon]
        if colon < 0 or len(counts) != 1 or not _COUNTS_THINGS.match(own, counts[0].end):
            continue
        if OPEN_LIST.search(words[:colon]) or is_years(ground, counts[0]):
            continue
        if _BARE_COUNT.search(own, counts[0].end, sentence.start + colon + 1):
            continue
        things = _names(words[colon + 1 :]) or (_items(sentences[number + 1 :]) if words.rstrip().endswith(":") else 0)
        if things > 1:
            yield counts[0].start, {things}, False


def _priced(ground: Ground, own: str) -> Iterator[tuple[int, set[int], bool]]:
    """``tre greb: x til A, y til B og z til C``: as many amounts as things, where each has one."""
    for number, sentence in enumerate(ground.passages.sentences):
        colon = own.find(":", sentence.start, sentence.end)
        amounts = [each for each in ground.amounts_in(number) if each.start > colon]
        counts = [each for each in ground.figures_in(number, FigureKind.COUNT) if each.end <= colon]
        if len(amounts) < 2 or not counts or not _LEADS.match(own, counts[-1].end):
            continue
        joints = [own[one.end : other.start] for one, other in pairwise(amounts)]
        if is_years(ground, counts[-1]) or not all(
            _AND.search(words) and not _NOT_ITS_OWN.search(words) for words in joints
        ):
            continue
        things, named = len(amounts), all(in_brackets(ground, each) for each in amounts)
        if str(things) == counts[-1].value or (named and not _NOT_ITS_OWN.search(own, amounts[-1].end, sentence.end)):
            yield counts[-1].start, {things}, False


def _items(sentences: Sequence[Sentence]) -> int:
    """How many items the list has that begins here."""
    count, last = 0, -1
    for sentence in sentences:
        if not sentence.item and not (count and sentence.paragraph == last):
            break
        count, last = count + sentence.item, sentence.paragraph
    return count


def _is_about(ground: Ground, figure: Figure, noun: str) -> bool:
    """Whether a count counts these: ``seks særligt udsatte boligområder`` and ``områder``."""
    return any(word.endswith(noun) or same(word, noun) for word in telling(ground.after(figure, 60))[:5])


def _names(line: str) -> int:
    """How many names stand in a row; none where they are not all names."""
    line = _TAIL.split(line)[0]
    parts = [part.strip() for part in _AND.split(_BRACKETS.sub("", " ".join(line.split())).strip(" ."))]
    return len(parts) if len(parts) > 1 and all(part[:1].isupper() for part in parts) else 0


def _heading_over(ground: Ground, own: str, figure: Figure) -> int:
    """How many names stand in the line under a heading with a count."""
    end = own.find("\n", figure.end)
    if end == -1 or end - figure.end > 50 or own[end - 1] in ".,;":
        return 0
    below = _NAMES_BELOW.match(own, end)
    return _names(below["line"]) if below else 0


def _table_rows(ground: Ground) -> Iterator[tuple[int, set[int], bool]]:
    """A count of what a table has rows of: its caption says the same noun."""
    for figure in ground.figures:
        if figure.kind is not FigureKind.COUNT or "-" in figure.value or is_years(ground, figure):
            continue
        nouns = telling(ground.after(figure, 50).split(",")[0])[:4]
        owners = [word for word in telling(ground.before(figure, 40))[-2:] if len(word) > 5]
        for grid in ground.grids:
            rows = _rows(grid)
            caption = [word for word in telling(grid.table.caption) if len(word) > 5]
            if int(figure.value) != rows:
                continue
            is_of_caption = any(_ends_alike(noun, word) for noun in (*nouns, *owners) for word in caption)
            if is_of_caption or any(_is_in_every_row(grid, noun) for noun in nouns):
                yield figure.start, {rows}, False


def _is_in_every_row(grid: Grid, noun: str) -> bool:
    labels = [telling(grid.label(n)) for n, row in enumerate(grid.table.rows) if row.kind == "row"]
    return all(any(same(noun, word) for word in label) for label in labels)


def _ends_alike(noun: str, word: str) -> bool:
    return len(noun) > 4 and (same(noun, word) or word.endswith(noun) or noun.endswith(word))


def _rows(grid: Grid) -> int:
    return sum(row.kind == "row" and not row.label.lower().lstrip("- ").startswith("heraf") for row in grid.table.rows)
