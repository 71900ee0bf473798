"""Numbers of things told line by line, or one place after the other, and their whole told above or elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from ..ground import Ground
from ..model import FigureKind, Relation
from ..text.patterns import Pattern
from .numbers import Count, share_noun
from .weighing import has_one_in_words, is_sum, slip, sum_of, tell_sum

_ENOUGH = 7
"""What speaks for a whole and its parts that no word ties together must weigh more than for those it does."""
_PEN = 2
"""What a slip of the pen weighs at least."""
_LONGEST_LINE = 140
"""Letters of a line of a list; what is longer is prose."""
_MOST_PARTS, _MOST_WHOLES = 15, 60
"""Lines of one list, and numbers around it that it is held against."""
_REACH = 4_000
"""Letters around a list in which the number of all of them is looked for."""
_QUALITIES = frozenset({
    "nye", "almene", "private", "kommunale", "unge", "nuværende", "ledige", "ekstra", "gamle", "store", "små",
    "eksisterende", "forskellige", "lokale", "offentlige", "selvejende", "frivillige", "yderligere", "mulige",
})  # fmt: skip
"""What things may be, which does not make them the same."""
_OF_ALL = Pattern(r"(?<!\w)(?:i ?alt|tilsammen|til sammen|sammenlagt|samle[dt]\w*|total\w*|sum)(?!\w)")
_DETAIL = Pattern(
    r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|bl\.a\.|blandt andet|fx|f\.eks\.|især|inkl\.|dertil|hertil)(?!\w)"
)
_APART = Pattern(
    r"(?<!\w)(?:øvrige|resterende|andre|sidste|første|største|mindste|flere|færre|yderligere|anden|næste|tidligere|"
    r"dengang|før|efter|kun|mod|i dag|ud af|af de|blandt|heraf|hvoraf|pr\.|hver|hvert|oprindelig\w*|erstat\w*|"
    r"i forvejen|sidste år|året før|normalt|behov\w*|mangle\w*|ønske\w*|søg\w*|kapacitet\w*)(?!\w)"
)
_SHARED_OUT = Pattern(
    r"(?<!\w)(?:fordel\w*|opdel\w*|delt|deles|etape\w*|består|bestående|omfatter|nemlig|hhv|henholdsvis|placer\w*)"
)


@dataclass(frozen=True)
class _Row:
    """Numbers told beside each other; ``lead`` is the sentence that leads to them, where a colon does."""

    parts: tuple[Count, ...]
    is_list: bool
    lead: int | None = None


def check_lines(ground: Ground, rows: Sequence[Sequence[Count]]) -> None:
    """Every row of numbers, held against the number of the same things that is told above it or elsewhere."""
    counts = sorted((count for row in rows for count in row), key=_start)
    for row in (*_lists(ground, rows), *_told_apart(rows)):
        if ground.is_accounted(part.figure for part in row.parts):
            continue
        wholes = _wholes(ground, row, counts)
        right = [each for each in wholes if is_sum(each.value, row.parts) and _weight(ground, row, each) > 3]
        if right:
            tell_sum(ground, right[0], row.parts)
            continue
        meant = [(weight, each) for each in wholes if (weight := _weight(ground, row, each)) >= _ENOUGH]
        if meant and not any(is_sum(each.value, row.parts) for each in counts):
            _, whole = max(meant, key=lambda each: each[0])
            if not _is_explained(ground, row, whole, counts):
                tell_sum(ground, whole, row.parts)


def _lists(ground: Ground, rows: Sequence[Sequence[Count]]) -> Iterator[_Row]:
    """Short lines one below the other, each with a number, up to the one that sums them up."""
    lines = {paragraph: row for row in rows if (paragraph := _line(ground, row)) is not None}
    run: list[int] = []
    for paragraph in sorted(lines):
        if run and (
            paragraph != run[-1] + 1 or _is_in_list(ground, lines, run[-1]) != _is_in_list(ground, lines, paragraph)
        ):
            yield from _list(ground, [lines[each] for each in run])
            run = []
        run.append(paragraph)
    yield from _list(ground, [lines[each] for each in run])


def _line(ground: Ground, row: Sequence[Count]) -> int | None:
    """The paragraph that the numbers are a line of."""
    sentence = ground.passages.sentences[row[0].sentence]
    words = ground.words(row[0].sentence).strip()
    is_short = len(words) <= _LONGEST_LINE and not words.endswith(":") and _OF_ALL.search(words) is None
    is_alone = all(each.sentence == row[0].sentence for each in row) and not ground.amounts_in(row[0].sentence)
    return sentence.paragraph if is_short and is_alone else None


def _list(ground: Ground, lines: Sequence[Sequence[Count]]) -> Iterator[_Row]:
    """The one number of each line that counts what the others count; none where a line of the list has none."""
    if not 2 <= len(lines) <= _MOST_PARTS:
        return
    is_marked = _is_item(ground, lines[0][0].sentence)
    alone = [line[0] for line in lines if len(line) == 1]
    parts = [_alike(line, alone) for line in lines]
    first, last = lines[0][0].sentence, lines[-1][-1].sentence
    is_whole = not _is_item(ground, first - 1) and not _is_item(ground, last + 1)
    if all(parts) and (is_whole or not is_marked):
        lead = first - 1 if ground.words(first - 1).rstrip().endswith(":") else None
        if lead is not None or is_marked or all(":" in ground.before(part.figure) for part in parts if part):
            yield _Row(tuple(part for part in parts if part), is_list=True, lead=lead)


def _is_in_list(ground: Ground, lines: Mapping[int, Sequence[Count]], paragraph: int) -> bool:
    return _is_item(ground, lines[paragraph][0].sentence)


def _is_item(ground: Ground, number: int) -> bool:
    sentences = ground.passages.sentences
    return 0 <= number < len(sentences) and sentences[number].item


def _alike(line: Sequence[Count], alone: Sequence[Count]) -> Count | None:
    """The number of a line; of several the one that counts what lines with one number count."""
    if len(line) == 1:
        return line[0]
    fit = [each for each in line if alone and _counts_same(each, alone[0])]
    return fit[0] if len(fit) == 1 else None


def _told_apart(rows: Sequence[Sequence[Count]]) -> Iterator[_Row]:
    """Numbers of the same things in a sentence, and in those after it that go on with them."""
    for row in rows:
        run: list[Count] = []
        for each in row:
            if run and not (_counts_same(run[-1], each) and each.sentence - run[-1].sentence <= 1):
                yield from _of_two(run)
                run = []
            if _nouns(each) and not _OF_ALL.search(each.lead) and not _DETAIL.search(each.lead):
                run.append(each)
        yield from _of_two(run)


def _of_two(run: Sequence[Count]) -> Iterator[_Row]:
    """The row, and the row without its first, which may be the whole of it."""
    for parts in (run, run[1:]):
        if 2 <= len(parts) <= _MOST_PARTS:
            yield _Row(tuple(parts), is_list=False)


def _nouns(count: Count) -> list[str]:
    return [word for word in count.things if word not in _QUALITIES]


def _counts_same(one: Count, other: Count) -> bool:
    return share_noun(_nouns(one), _nouns(other))


def _wholes(ground: Ground, row: _Row, counts: Sequence[Count]) -> list[Count]:
    """Those within reach that are told of all of something, larger than each part, and not of another time."""
    if any(part.is_loose or part.is_rate for part in row.parts):
        return []
    start, end = row.parts[0].figure.start, row.parts[-1].figure.end
    largest = max(part.value for part in row.parts)
    near = counts[bisect_left(counts, start - _REACH, key=_start) : bisect_left(counts, start + _REACH + 1, key=_start)]
    found = (
        each
        for each in near
        if not (start <= each.figure.start < end or each.is_loose or each.value <= largest)
        and _is_of_its_time(ground, row, each)
    )
    return list(islice(found, _MOST_WHOLES))


def _start(count: Count) -> int:
    return count.figure.start


def _is_of_its_time(ground: Ground, row: _Row, whole: Count) -> bool:
    years, others = _years(ground, [whole]), _years(ground, row.parts)
    return not years or not others or bool(years & others) or len(others) == len(row.parts)


def _years(ground: Ground, counts: Sequence[Count]) -> set[str]:
    numbers = {each.sentence for each in counts}
    return {each.value for number in numbers for each in ground.figures_in(number, FigureKind.YEAR)}


def _weight(ground: Ground, row: _Row, whole: Count) -> int:
    """How much speaks for that these are all the parts of it."""
    parts, total = row.parts, sum_of(row.parts)
    missed = slip(whole.value, total)
    is_led = row.lead is not None and _leads(ground, whole.sentence, row.lead)
    is_near = whole.sentence in (parts[0].sentence - 1, row.lead, parts[-1].sentence + 1)
    named = [part for part in parts if _nouns(part)]
    is_same = bool(named) and all(_counts_same(part, whole) for part in named)
    if not (is_same or is_led) or _APART.search(f"{whole.lead[-50:]}|{whole.tail[:40]}"):
        return 0
    weight = missed + 3 * is_same + 2 * row.is_list + 2 * is_led + is_near + (len(parts) > 2)
    is_shared = any(_SHARED_OUT.search(ground.words(number)) for number in (parts[0].sentence, parts[0].sentence - 1))
    if not row.is_list and missed < _PEN and not is_shared and total != whole.value:
        return 0
    return weight + 2 * is_shared + _is_announced(ground, parts)


def _is_announced(ground: Ground, parts: Sequence[Count]) -> bool:
    """Whether just so many places, stages or the like are told of: ``to steder`` before two numbers."""
    numbers = (parts[0].sentence - 1, parts[0].sentence)
    counts = [each for number in numbers for each in ground.figures_in(number, FigureKind.COUNT)]
    return any(each.value == str(len(parts)) and each.start < parts[0].figure.start for each in counts)


def _leads(ground: Ground, number: int, lead: int) -> bool:
    """Whether a sentence is the one that ends in the colon, or stands before it in its paragraph."""
    sentences = ground.passages.sentences
    return number <= lead and sentences[number].paragraph == sentences[lead].paragraph


def _is_explained(ground: Ground, row: _Row, whole: Count, counts: Sequence[Count]) -> bool:
    """Whether something else says how the two differ, or one of the parts is told without a figure."""
    apart = abs(whole.value - sum_of(row.parts))
    others = [each.value for each in counts if each not in row.parts and each is not whole]
    is_step = apart > 1 and (apart in others or any(one + other == apart for one, other in pairwise(others)))
    is_known = any(
        finding.relation is Relation.SUM and finding.spans[:1] == ((whole.figure.start, whole.figure.end),)
        for finding in ground.findings
    )
    return is_step or is_known or has_one_in_words(ground, row.parts[0], row.parts[-1])
