"""HTML that is broken all the way through is read to its end, and not for minutes."""

import pytest

from kk_desktop.exchange.html_blocks import read_html
from kk_desktop.exchange.html_text import html_text

BROKEN = ["<a", '<a "', "<!", "<!--", "<!-- [>", "<![", "<![ukendt>", "<![if>", "</", "<?", "<ul><li>", "&"]


@pytest.mark.parametrize("broken", BROKEN)
def test_what_stands_before_a_hundred_thousand_broken_tags_is_read(broken: str) -> None:
    html = "<p>Planen</p>" + broken * 100_000
    assert html_text(html).startswith("Planen")
    blocks, _is_marked = read_html(html)
    assert blocks[0].text == "Planen"


def test_what_word_says_to_other_programs_is_no_text() -> None:
    html = "<p><![if !supportLists]>Planen<![endif]> <!--[if gte mso 9]><b>skjult</b><![endif]-->støttes</p><![x"
    assert html_text(html).startswith("Planen støttes")


def test_a_few_brackets_in_values_and_words_stay_where_they_are() -> None:
    assert html_text('<p title="a < b">5 < 7 og 9 > 8</p>') == "5 < 7 og 9 > 8"
