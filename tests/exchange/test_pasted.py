"""Which of the two forms on the clipboard is read."""

from kk_desktop.domain.text import BlockKind, Run
from kk_desktop.exchange.pasted import LONGEST, read_pasted

WRAPPED = "Udvalget har behandlet sagen og vil\ngerne takke for den indsats, som er\ngjort i virk-\nsomhederne."


def test_lines_that_a_page_broke_are_joined_also_where_each_came_as_a_paragraph_of_html() -> None:
    html = "".join(f"<p class=MsoPlainText>{line}</p>" for line in WRAPPED.split("\n"))
    assert [block.text for block in read_pasted(WRAPPED, html)] == [
        "Udvalget har behandlet sagen og vil gerne takke for den indsats, som er gjort i virksomhederne."
    ]


def test_lists_in_the_html_go_before_the_words_alone() -> None:
    blocks = read_pasted(WRAPPED, "<ul><li>et</li><li>to</li></ul>")
    assert [(block.kind, block.text) for block in blocks] == [(BlockKind.LIST_ITEM, "et"), (BlockKind.LIST_ITEM, "to")]


def test_one_line_keeps_its_bold_and_a_picture_of_html_without_words_gives_the_text() -> None:
    assert read_pasted("et to", "<span>et <b>to</b></span>")[0].runs == (Run("et "), Run("to", bold=True))
    assert [block.text for block in read_pasted("et to", "<img src=x>")] == ["et to"]


def test_a_page_of_html_that_is_too_large_gives_its_words() -> None:
    assert [block.text for block in read_pasted("Kort", "<p>x</p>" * LONGEST)] == ["Kort"]
