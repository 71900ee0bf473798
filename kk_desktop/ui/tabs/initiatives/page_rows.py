"""How things stand in the lists of an initiative's page: one row each, read aloud as one sentence."""

from __future__ import annotations

from kk_desktop.domain.amounts import in_prose
from kk_desktop.domain.area_pages import Mention
from kk_desktop.domain.budgets import shown_level
from kk_desktop.domain.dates import write_date
from kk_desktop.domain.initiative_pages import Advice, Meeting, Payer
from kk_desktop.domain.wording import dotted, shortened
from kk_desktop.ui.widgets.row import Row

_PAYERS = {
    "application": ("Ansøgning", "hand-helping"),
    "funding_pool": ("Pulje", "landmark"),
    "budget_table": ("Række i budgettabel", "table-2"),
}
_UNTITLED = "Uden titel"
_LONG = 200


def payer_row(each: Payer) -> Row:
    """What it is, what it belongs to, and what was asked for, granted and spent."""
    word, icon = _PAYERS[each.kind]
    amounts = (("søgt", each.asked_ore), ("bevilget", each.granted_ore), ("brugt", each.spent_ore))
    told = [f"{verb} {in_prose(ore)}" for verb, ore in amounts if ore is not None]
    level = shown_level(each.price_level) if told else ""
    detail = dotted(word, each.above, ", ".join(told), level)
    return Row(f"{each.kind}:{each.id}", each.title or _UNTITLED, detail, icon=(icon, "text2"))


def advice_row(each: Advice) -> Row:
    """The advice by its number, and the study it stands in."""
    words = f"{each.number}. {each.text}" if each.number else each.text
    return Row(f"area:{each.area_id or ''}", shortened(words, _LONG), each.study, icon=("book-open", "text2"))


def mention_row(each: Mention) -> Row:
    """A text that holds the title, with the words around it."""
    icon = "landmark" if each.kind == "case" else "search"
    kind, place = each.opens
    return Row(f"{kind}:{place}", each.title or _UNTITLED, each.snippet, icon=(icon, "text2"))


def meeting_words(each: Meeting) -> str:
    """Which body, when, and the case: BIU 12. november 2012, punkt 6: Aftaler med staten."""
    item = f", punkt {each.item_number}" if each.item_number else ""
    day = f" {write_date(each.day)}" if each.day else ""
    return f"{each.body}{day}{item}: {each.case_title}"
