"""The words that are about an amount: those that can be about no other one, and those further off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..ground import Ground
from ..model import Amount
from ..text.patterns import Pattern
from .grids import Grid
from .runs import Place, place_in_run

JOINT = Pattern(
    r"[;()]|,(?! (?:19|20)\d\d(?:,| og| samt) )|"
    r" (?:og(?:(?<!\d{4} og)|(?! (?:19|20)\d\d\b))(?! (?:i )?(?:19|20)\d\d\b(?! ?(?:[a-zæøå.]+ )?(?:\d|$)))|"
    r"samt|mens|men|hvoraf|heraf|plus|mod|ud af) "
)
"""What parts the words of one amount from those of the next; years that are told one after another stay together."""
_OF_THE_NEXT = Pattern(r" (?:ud )?af ")
_TABLE = Pattern(
    r"\b(?:tabel(?:len)?s?(?: (?P<number>\d{1,2}))?|skema(?:et)?|(?:\w+)?oversigt(?:en)?|opstilling(?:en)?)\b"
)
_FURTHEST = 12
"""Sentences back at most, where a table was spoken of."""
_FAR = 4
"""Sentences away at most, where others of the paragraph tell what it is about."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the amount before (``lead``) to the next (``tail``); ``own`` to ``own_end`` can be about no other one."""

    lead: int
    own: int
    own_end: int
    tail: int


class Surroundings:
    """The words around each amount of a text."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._stretches: dict[Amount, Stretch] = {}
        self._places: dict[Amount, Place] = {}

    def stretch(self, amount: Amount) -> Stretch:
        """Where the words about it lie."""
        if amount not in self._stretches:
            text = self.ground.text
            lead, tail = self.ground.stretch(amount)
            joints = [match.end() for match in JOINT.finditer(text, lead, amount.start)]
            joint = JOINT.search(text, amount.end, tail)
            if joint is None and tail < self.ground.sentence(amount).end:
                # What it is of, is told of the next one: "2,1 mio. kr. af et budget på 3,0 mio. kr."
                joint = _OF_THE_NEXT.search(text, amount.end, tail)
            own_end = joint.start() if joint else tail
            self._stretches[amount] = Stretch(lead, joints[-1] if joints else lead, own_end, tail)
        return self._stretches[amount]

    def words(self, start: int, end: int) -> str:
        """Some words, in plain spaces."""
        return self.ground.text[start:end].replace("\u00a0", " ").replace("\n", " ")

    def own(self, amount: Amount) -> str:
        """The words that can be about no other amount."""
        at = self.stretch(amount)
        return f"{self.words(at.own, amount.start)} {self.words(amount.end, at.own_end)}"

    def place(self, amount: Amount) -> Place:
        """Its place among the amounts side by side with it."""
        if amount not in self._places:
            self._places[amount] = place_in_run(self.ground, amount)
        return self._places[amount]

    def beside(self, amount: Amount) -> tuple[Amount | None, Amount | None]:
        """The amounts just before and just after it in its sentence."""
        here = self.ground.amounts_in(self.ground.number(amount))
        at = here.index(amount) if amount in here else 0
        return here[at - 1] if at else None, here[at + 1] if at + 1 < len(here) else None

    def before(self, amount: Amount) -> list[Amount]:
        """The amounts of the sentence before it in the paragraph."""
        number = self.ground.number(amount)
        return list(self.ground.amounts_in(number - 1)) if self.ground.passages.goes_on(number) else []

    def near(self, amount: Amount) -> Iterator[Amount]:
        """The other amounts of its paragraph or of its list, a few sentences away at most."""
        here, number = self.ground.sentence(amount), self.ground.number(amount)
        for sentence in range(max(number - _FAR, 0), number + _FAR + 1):
            for other in self.ground.amounts_in(sentence):
                there = self.ground.sentence(other)
                is_list = there.section == here.section and (there.item or here.item)
                if other is not amount and (there.paragraph == here.paragraph or is_list):
                    yield other

    def last_referred(self, amount: Amount) -> int | None:
        """The number of the table that its paragraph spoke of last; none where it spoke of several at once."""
        paragraph, number = self.ground.sentence(amount).paragraph, self.ground.number(amount)
        first = max(number - _FURTHEST, 0)
        while number >= first and self.ground.passages.sentences[number].paragraph == paragraph:
            found = {match["number"] for match in _TABLE.finditer(self.ground.words(number)) if match["number"]}
            if found:
                return int(found.pop()) if len(found) == 1 else None
            number -= 1
        return None

    def is_referred(self, amount: Amount, grid: Grid) -> bool:
        """Whether its sentence speaks of the table; one with a number is meant by that alone."""
        found = list(_TABLE.finditer(self.ground.words(self.ground.number(amount))))
        numbers = [int(match["number"]) for match in found if match["number"]]
        return bool(set(numbers) & set(grid.captions())) if numbers else bool(found)
