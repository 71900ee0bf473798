"""A count and the list of lines or paragraphs below it."""

import pytest

from kk_desktop.domain.figure_check.check import check_figures
from tests.domain.figure_check.told import listed


@pytest.mark.parametrize(
    "below",
    [
        ":\n- Lektiehjælp\n- Fritidsjob\n- Mentorer\n\nDe koster 3 mio. kr.",
        ":\n\n• Lektiehjælp\n• Fritidsjob\n  - i Valby\n  - i Vanløse\n• Mentorer\n",
        ":\n- Lektiehjælp.\nDen er om onsdagen.\n- Fritidsjob.\n- Mentorer.\n",
        ":\n1. Lektiehjælp\n2. Fritidsjob\n3. Mentorer\n\n4. Økonomi\nUdgiften er 2 mio. kr.",
        ":\n\n1. Lektiehjælp\nPå biblioteket.\n\n2. Fritidsjob\nJobcentret hjælper.\n\n3. Mentorer\nDe er frivillige.",
        ":\n\nLektiehjælp. På biblioteket.\n\nFritidsjob. Om aftenen.\n\nMentorer. De er frivillige.\n\nDet er alt.",
        ":\nLektiehjælp\nFritidsjob\nMentorer\n\nMed venlig hilsen\nAnne",
        ", nemlig\n- lektiehjælp\n- fritidsjob\n- mentorer",
        ", som er:\nLektiehjælp, Valby\nFritidsjob, Husum\nMentorer (nye)\nHøjskolen har også søgt.",
        ". De er:\n- Lektiehjælp\n- Fritidsjob\n- Mentorer",
        ".\n\nDet drejer sig om:\n- Lektiehjælp\n- Fritidsjob\n- Mentorer",
        ".\n- Lektiehjælp\n- Fritidsjob\n- Mentorer\n",
        ":\n\nSpor 1. Lektiehjælp\nDen er på biblioteket.\n\nSpor 2. Fritidsjob\n\nSpor 3. Mentorer\n",
        ":\n\nModel A: Lektiehjælp\n\nModel B: Fritidsjob\n\nModel C: Mentorer\n",
    ],
)
def test_the_items_of_a_list_below_are_counted(below: str) -> None:
    assert ("green", "tre") in listed(f"Planen har tre indsatser{below}")
    assert ("red", "fire") in listed(f"Planen har fire indsatser{below}")


def test_a_heading_counts_what_stands_under_it() -> None:
    below = "\n- Flere lærere\n- Færre møder\n- Bedre mad"
    assert listed(f"Tre anbefalinger{below}") == [("green", "Tre")]
    assert listed(f"Fire anbefalinger{below}") == [("red", "Fire")]


def test_a_heading_counts_the_names_in_the_line_under_it() -> None:
    below = "\nIndre By (distrikt 1) og Ydre By (distrikt 2).\n\nØkonomi\nDer er sat 2 mio. kr. af."
    assert listed(f"De to byer{below}") == [("green", "to")]
    assert listed(f"De tre byer{below}") == [("red", "tre")]


def test_the_explanation_counts_the_items() -> None:
    findings = check_figures("Planen har fire mål:\n- ro\n- renhed\n- regelmæssighed", ()).findings
    assert findings[0].explanation == "Listen har 3 punkter; teksten siger fire"


@pytest.mark.parametrize(
    "text",
    [
        "De fire forvaltninger er enige.\n\n- Der mangler lys\n- Der mangler bænke",
        "De fire forvaltninger\n\n- Der mangler lys\n- Der mangler bænke\n- Der mangler ro\n",
        "Elleve søgte, og tre fik ja, bl.a.:\n- Koret\n- Klubben",
        "Vi har fire mål:\nDet skal være sjovt at bo her, og det skal være billigt.",
    ],
)
def test_a_list_below_is_not_always_of_what_was_counted(text: str) -> None:
    assert [verdict for verdict, _ in listed(text) if verdict == "red"] == []
