"""What the words around an amount say that it is: a whole, a part, a detail of another one, or something else."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from ..ground import Ground
from ..model import Amount
from ..text.patterns import Pattern
from .partitions import is_whole
from .wording import single_years, without_about, without_details_of_name

_ALL_AFTER = Pattern(
    r"(?:[^.;:()\d]{0,40}| )\b(?:i ?alt|tilsammen|til ?sammen|sammenlagt|samlet|under ét|alt iberegnet|når alt)\b"
)
_SUMS = Pattern(
    r"\b(?:sammen(?:lagt|tællingen)?|tilsammen|i ?alt|samle(?:t|de?)|total\w*|summen|sum|hele|fulde)\b"
    r"(?:[^.;:\d]|\b(?:19|20)\d\d\b){0,60}$|"
    r"\b(?:løber|beløber|summer\w*|ender|lander|når|kommer|er vi)\b[^.;:\d]{0,30}\b(?:op|til|på|i)(?: \w+)? $|"
    r"\b(?:det|dette|hvilket|prisen|regningen|udgiften) (?:giver|bliver|blev)\b[^.;:,\d]{0,40}$"
)
_SUM_OF = Pattern(r"\b(?:summen|totalen|det samlede beløb) (?:af|for) [^;:]*\d")
_IS = Pattern(r"[^.;:,\d]{0,40}\b(?:er|var|bliver|blev|udgør|giver) $")
_SENTENCE = 400
"""Letters before an amount in which it is said that it is the sum of those between."""
_CONCLUDES = Pattern(
    r"(?<!\w)(?:dermed|derfor|derved|således|altså|herefter|hermed|så|hvorfor|hvormed|med andre ord|dvs|det vil sige|"
    r"svarende til|hvilket (?:giver|bliver|svarer til|er i alt))(?!\w)"
)
_AT_LAST = Pattern(
    r"\b(?:dvs\.|dvs|altså|det vil sige|i det hele|=|lig med|svarende til(?: en samlet \w+(?: \w+)? på)?) $"
)
_CONTRASTED = Pattern(r"\b(?:kun|men|dog|imidlertid|derimod)\b[^.;\d]{0,40}$")
_POINTS_BACK = Pattern(
    r"\b(?:de|disse|samtlige|alle) $|\bmed (?:dem|det|den|disse) (?:er|var|bliver|udgør|kommer)\b[^.;\d]{0,30}$"
)
_DETAIL = Pattern(
    r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|heri|indeholder|inkl\.?|inklusive|bl\.a\.|blandt andet|fx|f\.eks\.|især|"
    r"(?<!et )særligt|primært|hovedsagelig\w*)(?!\w)[^;\d]{0,60}$|\b(?:fordi|eftersom)\b[^;\d]{0,90}$"
)
_SUM_OF_ALL = Pattern(r"\b(?:samle(?:t|de?)|i ?alt|total\w*|sum\w*)\b")
_GOES_ON = Pattern(
    r"[^;:.()\d]{0,60}(?:,| og| samt| plus) (?!mens|men|hvor)[^;:.()\d]{0,40}|\)(?:,| og| samt) [^;:.()\d]{0,40}\("
)
_COMPARED = Pattern(
    r"(?:\b(?:mod|end|frem for|på niveau med|i stedet for|i forhold til|sammenlignet med)(?: [^\s\d,.;:(]+){0,4}|"
    r"\b(?:(?<!bort )fra|ud af|under|over|mindst|højst)(?: (?:ca\.|de|den|det))?|"
    r"\b(?:fra|over|under|ud af) (?:en|et|den|det) \w+ på|\binden ?for (?:\w+ ){0,3}\w+|"
    r"\baf (?:\w+ ){0,3}(?:ramme|rammen|pulje|puljen|budget|budgettet)(?: på)?) $"
)
_OF_A_YEAR = Pattern(r"(?:i |for )?(?:år )?(?:19|20)\d\d\b(?!.*\bog (?:19|20)\d\d)")
_NEAR, _SOON = 40, 14
"""Letters before and after an amount in which it is said what year it is for."""
_HAS_TO_SPEND = Pattern(r"\b(?:råde[rt]?|disponere[rt]?)\b[^.;\d]{0,30}\bover $")
_EARLIER = Pattern(
    r"\b(?:tidligere|sidste år|i fjor|året før|dengang|til sammenligning|hidtil|oprindelig\w*|i forvejen|forventet|"
    r"næstlavest\w*|næsthøjest\w*|for \w+ år siden)\b|^\(?(?:i )?(?:19|20)\d\d:? $"
)
_OUTSIDE = Pattern(
    r"\b(?:ikke|holdt|uden for|udenfor)\b[^.;]{0,40}\b(?:medregnet|med|indregnet|indeholdt|medtaget|uden for|omfattet|"
    r"regnet)\b|\buden for\b|\bafledt\w*"
)
_TAKEN_OFF = Pattern(
    r"[^.,;\d]{0,20} (?:er|bliver) (?:trukket fra|fratrukket|modregnet|indregnet|indeholdt|medregnet)\b"
)
_IS_RATE = Pattern(
    r" ?(?:pr\.|per\b|(?:til |på |for )?hver\b|stykket|stk\b|i timen|i døgnet|om (?:måneden|ugen|dagen)|månedligt|/|"
    r"i gennemsnit)"
)
_RATE = Pattern(
    r"(?:(?:\bà|\ba|@)|\b(?:(?:kvadratmeter|styk|time|enheds|døgn|måneds|billet|plads|dags)\w*pris(?:en)?|"
    r"\w*pris pr\. \w+|takst\w*|\w*sats\w*|gennemsnit\w*|hver)(?: \w+){0,3}) $"
)
_DIFFERS = Pattern(
    r"\b(?:mere|merforbrug\w*|merindtægt\w*|mindre\w*|rest\w*|tilbage\w*|mangle\w*|manko\w*|forskel\w*|differen\w*|"
    r"overskud\w*|underskud\w*|stigning\w*|faldt?|falder|faldet|steget|stiger|forhøj\w*|øge\w*|hæve\w*|sænke\w*|"
    r"reducer\w*|nedsæt\w*|yderligere|ekstra)\b[^.;]{0,40}$"
)
_DIFFERS_AFTER = Pattern(
    r" (?:mere end|mindre|flere|færre|dyrere|billigere|højere|lavere|over|under|tilbage|til rest|i overskud|til overs|"
    r"for meget|for lidt|til fri|mangler)\b"
)
_MORE_AFTER = Pattern(r" (?:ekstra|yderligere)\b")
_LEFT = Pattern(
    r"\b(?:rest\w*|tilbage\w*|mangle\w*|forskel\w*|differen\w*|overskud\w*|underskud\w*|merforbrug\w*|mindreforbrug\w*|"
    r"stig(?:er|ning\w*)|steget|fald(?:t|et|er)?|går (?:op|ned) med|øges|hæves|sænkes|"
    r"reduceres|nedsættes)\b[^.;\d]{0,40}$"
)
_POOL = Pattern(
    r"\b\w*(?:pulje|puljen|ramme|rammen|reserve|reserven|kassen|formue\w*)(?: \w+){0,2} på (?:i alt |samlet )?$"
)
_AT_HAND = Pattern(
    r" (?:\w+ ){0,2}(?:til rådighed|på (?:kontoen|kistebunden|bogen)|i (?:kassen|puljen|forvejen|formue)|stående)\b"
)
_CLOSES = Pattern(
    r"\b(?:det|de|den) (?:sidste|øvrige|resterende|overskydende)\b[^.;\d]{0,40}$|\bresten\b[^.;\d]{0,40}$"
)

_TOLD = Pattern(
    r"\b(?:(?P<asked>(?:an)?søge[rs]|(?:an)?søgt|ansøg(?:ning|er))|"
    r"(?P<given>gives|bevilges|bevilget|tildeles|tildelt|indstilles|støttes|får|modtager|tilskud|bevilling)|"
    r"(?P<set_aside>afsættes|afsat|reserveres|budgetter\w*)|(?P<costs>koster|udgør|anslås|udgift\w*|pris\w*))\b"
    r"(?:[^;.\d]|\b(?:19|20)\d\d\b){0,60}$"
)


@dataclass(frozen=True)
class Role:
    """One amount and the words about it: ``lead`` from the amount before it, ``tail`` to the one after it."""

    ground: Ground
    amount: Amount
    lead: str
    tail: str

    @cached_property
    def own(self) -> str:
        """The words before it that are about it alone: in brackets those after the bracket, without the name."""
        name, opens, rest = self.lead.rpartition("(")
        return rest if opens and ")" not in rest else name + rest

    @cached_property
    def is_called_whole(self) -> bool:
        """Whether words of summing up stand at it."""
        if is_whole(self.ground, self.amount) or _SUMS.search(self.lead) or _ALL_AFTER.match(self.tail):
            return True
        is_said = _IS.fullmatch(self.lead) is not None
        return is_said and _SUM_OF.search(self.ground.before(self.amount, _SENTENCE)) is not None

    @cached_property
    def is_concluded(self) -> bool:
        """Whether it is said to follow from what was told before."""
        return _CONCLUDES.search(self.lead) is not None

    @cached_property
    def is_at_last(self) -> bool:
        """Whether the words that conclude stand just before it."""
        return _AT_LAST.search(self.lead) is not None

    @cached_property
    def is_contrasted(self) -> bool:
        """Whether it is set against what was told before: ``men fik kun``."""
        return _CONTRASTED.search(self.lead) is not None

    @cached_property
    def points_back(self) -> bool:
        """Whether it is one already known: ``De 8,7 mio. kr.``."""
        return _POINTS_BACK.search(self.lead) is not None

    @cached_property
    def is_detail(self) -> bool:
        """Whether it only tells of the amount before it."""
        return _DETAIL.search(self.lead) is not None and not _SUM_OF_ALL.search(self.lead)

    @cached_property
    def is_aside(self) -> bool:
        """Whether it is there to compare with, is so much for each, or is said to be left out."""
        return bool(
            self.amount in self.ground.ranges
            or (_COMPARED.search(self.own) and not _HAS_TO_SPEND.search(self.own))
            or _EARLIER.search(self.own)
            or self._is_in_brackets_of_a_year
            or self.is_rate
            or _OUTSIDE.search(self.tail)
            or _TAKEN_OFF.match(self.tail)
        )

    @cached_property
    def is_rate(self) -> bool:
        """Whether it is so much for each."""
        return bool(_RATE.search(self.lead) or _IS_RATE.match(self.tail))

    @property
    def _is_in_brackets_of_a_year(self) -> bool:
        """``(i 2024 hhv. 5,2 og 2,6 mio. kr.)``."""
        _, opens, words = self.ground.before(self.amount, 80).rpartition("(")
        return bool(opens) and ")" not in words and _OF_A_YEAR.match(words) is not None

    @cached_property
    def is_difference(self) -> bool:
        """Whether it is called how far others are apart, or what is left."""
        is_more = _MORE_AFTER.match(self.tail) is not None and not self.is_called_whole
        return bool(_DIFFERS.search(self.lead) or _DIFFERS_AFTER.match(self.tail) or is_more)

    @cached_property
    def is_left(self) -> bool:
        """Whether it is what is left, or how far others are apart: no part beside the others."""
        return bool(_LEFT.search(self.own) or _DIFFERS_AFTER.match(self.tail))

    @cached_property
    def years(self) -> set[str]:
        """The single years in the words just before it and just after it."""
        return set(single_years(f"{self.lead[-_NEAR:]}|{self.tail[:_SOON]}"))

    @cached_property
    def is_pool(self) -> bool:
        """Whether it is called money that lies there, whatever is spent of it."""
        return bool(_POOL.search(self.lead) or _AT_HAND.match(self.tail))

    @cached_property
    def told_as(self) -> str | None:
        """What the verb before it says that becomes of it; nothing where none does."""
        match = _TOLD.search(self.lead)
        return match.lastgroup if match else None

    @cached_property
    def closes(self) -> bool:
        """Whether it is called the last of the parts."""
        return _CLOSES.search(self.lead) is not None


class Roles:
    """The roles of a text's amounts, each read once."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._read: dict[Amount, Role] = {}
        self._plain: dict[int, list[Amount]] = {}
        self._cells = sorted({abs(value.ore) for grid in ground.grids for value in grid.values.values()})

    def of(self, amount: Amount) -> Role:
        """What the words say of one amount."""
        if amount not in self._read:
            start, end = self._ground.stretch(amount)
            lead = without_about(self._ground.before(amount, amount.start - start))
            is_alone = len(self._ground.amounts_in(self._ground.number(amount))) == 1
            is_item = is_alone and (self._ground.sentence(amount).item or lead.rstrip().endswith(":"))
            lead = without_details_of_name(lead, is_item=is_item)
            tail = self._ground.after(amount, end - amount.end)
            self._read[amount] = Role(self._ground, amount, lead, tail)
        return self._read[amount]

    def is_printed(self, ore: int, precision: int) -> bool:
        """Whether a cell of a table says the same, as it is spelled."""
        at = bisect_left(self._cells, ore - precision // 2)
        return at < len(self._cells) and self._cells[at] <= ore + precision // 2

    def plain(self, number: int) -> list[Amount]:
        """The amounts of a sentence that stand for themselves: no details of others, no asides."""
        if number not in self._plain:
            self._plain[number] = self._read_plain(number)
        return self._plain[number]

    def _read_plain(self, number: int) -> list[Amount]:
        kept: list[Amount] = []
        detail: Amount | None = None
        for amount in self._ground.amounts_in(number):
            role = self.of(amount)
            goes_on = detail is not None and _GOES_ON.fullmatch(self._ground.between(detail, amount)) is not None
            if kept and (role.is_detail or goes_on):
                detail = amount
            elif amount.ore and not role.is_aside:
                kept.append(amount)
        return kept
