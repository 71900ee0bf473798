"""How decisions and remarks are worded on paper."""

from datetime import date

import pytest

from kk_desktop.domain.cases import Decision, Outcome, Remark, Treatment
from kk_desktop.domain.decisions import before_overview, decided, decision_heading, genitive, remarked
from kk_desktop.domain.text import Block, BlockKind, Run


@pytest.mark.parametrize(
    ("name", "owner"),
    [("Økonomiudvalget", "Økonomiudvalgets"), ("Nørrebros", "Nørrebros’"), ("Fax", "Fax’"), ("Schultz", "Schultz’")],
)
def test_a_name_takes_an_s_or_an_apostrophe(name: str, owner: str) -> None:
    assert genitive(name) == owner


def test_a_decisions_heading_names_the_body_and_the_meeting_when_it_is_known() -> None:
    treatment = Treatment("t", None, "b", "Økonomiudvalget", date(2011, 4, 5))
    assert decision_heading(treatment) == "Økonomiudvalgets beslutning i mødet den 5. april 2011"
    assert decision_heading(Treatment("t", None, "b", "BR")) == "BRs beslutning"


def test_a_decision_without_words_is_told_by_its_outcome() -> None:
    assert decided(Decision("d", Outcome.NOTED, "")) == "Taget til efterretning."
    assert decided(Decision("d", Outcome.NOTED, "Orienteret.")) == "Orienteret."


@pytest.mark.parametrize(
    ("remark", "words"),
    [
        (Remark("r", "Vi er imod", "Bo", "Ø"), "Bo (Ø) afgav følgende protokolbemærkning: ”Vi er imod”."),
        (Remark("r", "”Vi er imod.”", "Bo"), "Bo afgav følgende protokolbemærkning: ”Vi er imod.”"),
        (Remark("r", "Hvorfor?"), "”Hvorfor?”"),
    ],
)
def test_a_remark_stands_in_one_pair_of_quotation_marks_with_one_full_stop(remark: Remark, words: str) -> None:
    assert remarked(remark) == words


def test_the_overview_of_decisions_is_cut_off_with_the_page_break_before_it() -> None:
    text = Block("a", runs=(Run("Tekst."),))
    overview = Block("c", BlockKind.HEADING, (Run("Oversigt over politisk behandling"),))
    rest = Block("d", runs=(Run("Udvalget anbefalede."),))
    assert before_overview([text, Block("b", BlockKind.PAGE_BREAK), overview, rest]) == ([text], [overview, rest])
    assert before_overview([text, rest]) == ([text, rest], ())
