"""Fragments as Word, Outlook, LibreOffice, Google and browsers put them on the clipboard."""

from kk_desktop.domain.text import BlockKind, Run
from kk_desktop.exchange.html_blocks import read_html
from kk_desktop.exchange.plain_document import PlainBlock

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
p.MsoNormal {margin:0cm; font-family:"Calibri"} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=DA><!--StartFragment-->
<h2 style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Økonomi<o:p></o:p></h2>
<p class=MsoNormal>Udvalget giver <b>5&nbsp;mio. kr.</b> til
arbejdet<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>flere <i>hænder</i><o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>a)<span>&nbsp;</span></span><![endif]>om aftenen<del>, natten</del><o:p></o:p></p>
<div style='mso-element:footnote-list'><hr size=1><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a href="#_ftnref1"><span>[1]</span></a> Prisniveau 2025.</p></div></div>
<!--EndFragment--></body></html>"""


def made(html: str) -> list[PlainBlock]:
    return read_html(html)[0]


def shapes(html: str) -> list[tuple[BlockKind, int, bool, str]]:
    return [(block.kind, block.level, block.ordered, block.text) for block in made(html)]


def test_word_comes_in_with_heading_bold_footnote_and_nested_lists_and_without_its_styles() -> None:
    heading, text, bullet, letter = made(WORD)
    assert heading == PlainBlock(BlockKind.HEADING, (Run("2. Økonomi"),))
    assert text.runs == (
        Run("Udvalget giver "),
        Run("5\u00a0mio.\u00a0kr.", bold=True),
        Run(" til arbejdet"),
        Run(footnote="Prisniveau 2025."),
        Run("."),
    )
    assert bullet == PlainBlock(BlockKind.LIST_ITEM, (Run("flere "), Run("hænder", italic=True)))
    assert letter == PlainBlock(BlockKind.LIST_ITEM, (Run("om aftenen"),), level=2, ordered=True)
    assert read_html(WORD)[1]


def test_a_browsers_nested_lists_keep_their_depth_whichever_way_they_are_written() -> None:
    html = "<meta charset='utf-8'><ol><li>et<ul><li><p>to</p></li></ul></li></ol><ul><li>a</li><ul><li>b</li></ul></ul>"
    item = BlockKind.LIST_ITEM
    assert shapes(html) == [(item, 1, True, "et"), (item, 2, False, "to"), (item, 1, False, "a"), (item, 2, False, "b")]


def test_libreoffices_notes_and_google_docs_bold_are_understood() -> None:
    html = (
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">Fed</span>'
        '<span> og ikke</span></p></b><p>Ord<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a></p>'
        '<div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>Noten</p></div>'
    )
    assert [block.runs for block in made(html)] == [
        (Run("Fed", bold=True), Run(" og ikke")),
        (Run("Ord"), Run(footnote="Noten")),
    ]


def test_a_number_whose_note_was_not_copied_goes_and_a_raised_digit_is_not_glued_to_its_word() -> None:
    assert made('<p>Ord<a href="#_ftn3">[3]</a> 20 m<sup>2</sup> planen<sup>4</sup>.</p>')[0].text == (
        "Ord 20\u00a0m² planen[4]."
    )


def test_headings_begin_with_the_highest_that_was_copied() -> None:
    blocks = made("<h3>A</h3><p>x</p><h4><b>B</b></h4><h3>C</h3>")
    found = [(block.level, block.text) for block in blocks if block.kind is BlockKind.HEADING]
    assert found == [(1, "A"), (2, "B"), (1, "C")]


def test_bullets_and_numbers_that_were_typed_are_found_and_a_lone_number_is_a_word() -> None:
    html = "<p>•&nbsp; æble</p><p>- pære</p><p>1. et</p><p>2. to</p><p>Tekst</p><p>3. Juli var varm</p>"
    item, text = BlockKind.LIST_ITEM, BlockKind.PARAGRAPH
    assert shapes(html) == [
        (item, 1, False, "æble"), (item, 1, False, "pære"), (item, 1, True, "et"), (item, 1, True, "to"),
        (text, 1, False, "Tekst"), (text, 1, False, "3. Juli var varm"),
    ]  # fmt: skip


def test_links_lead_on_only_where_they_lead_to_the_net_or_a_mailbox() -> None:
    runs = made('<p><a href="https://kk.dk">kk</a> <a href="javascript:x()">nej</a> <a href="file:///c">fil</a></p>')[0]
    assert runs.runs == (Run("kk", link="https://kk.dk"), Run(" nej fil"))


def test_a_tables_row_is_a_line_and_a_table_that_only_sets_the_page_is_paragraphs() -> None:
    assert [block.text for block in made("<table><tr><th>År</th><td>2025</td></tr></table>")] == ["År 2025"]
    html = "<table><tr><td><p>Et</p><p>To</p></td><td><p>Tre</p></td></tr></table>"
    assert [block.text for block in made(html)] == ["Et", "To", "Tre"]


def test_a_break_within_a_paragraph_stays_and_a_quoted_mail_is_a_quote() -> None:
    assert shapes("<div>Anna Holm<br>  Rådhuset </div><blockquote><p>Citat</p></blockquote>") == [
        (BlockKind.PARAGRAPH, 1, False, "Anna Holm\nRådhuset"),
        (BlockKind.QUOTE, 1, False, "Citat"),
    ]


def test_what_is_broken_empty_or_hidden_is_read_as_far_as_it_goes() -> None:
    assert made("<p>a\x01b\u00ad</p>")[0].text == "ab"
    assert made("") == made("<p>&nbsp;</p><style>p {}</style><script>x</script>") == []
    assert [block.text for block in made("<p>Et<b>to</p></i></td><li><ul><p>tre <span style='display:none'>fire")] == [
        "Etto",
        "tre",
    ]
    assert [block.text for block in made("</tr></table><tr><td>a<td>b")] == ["a", "b"]
