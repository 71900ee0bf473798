"""A letter as plain text: every word in its order, and nothing that only a page needs."""

from kk_desktop.domain.documents import Attachment, Document, Manuscript, Signatory
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.exchange.plain_writing import write_plain, write_text


def test_a_letter_is_written_out_with_lists_notes_names_and_bilag() -> None:
    item = BlockKind.LIST_ITEM
    manuscript = Manuscript(
        Document("d", "letter", "Svar om støj", signatories=(Signatory("Anna Holm", "Chef"),)),
        (
            Block("a", BlockKind.HEADING, (Run("Økonomi"),)),
            Block(
                "b", runs=(Run("Det koster 5\u00a0mio.\u00a0kr."), Run(footnote="2025-priser."), Run(" i\u00adalt."))
            ),
            Block("c", item, (Run("stier"),)),
            Block("d", item, (Run("broer"),)),
            Block("e", item, (Run("små"),), level=2, ordered=True),
            Block("f", item, (Run("store"),), level=2, ordered=True),
            Block("g", runs=(Run("Se "), Run("planen", link="https://kk.example/plan"), Run("."))),
        ),
        attachments=(Attachment("x", 1, "Kort"),),
    )
    assert write_plain(manuscript, "Med venlig hilsen") == (
        "Svar om støj\n\nØkonomi\n\nDet koster 5 mio. kr. [1] ialt.\n\n"
        "- stier\n- broer\n   1. små\n   2. store\n\nSe planen (https://kk.example/plan).\n\n"
        "Med venlig hilsen\nAnna Holm\nChef\n\n[1] 2025-priser.\n\nBilag\n1. Kort\n"
    )


def test_lists_count_as_they_are_printed_and_notes_stand_below() -> None:
    def item(text: str, level: int = 1, ordered: bool = True) -> Block:
        return Block(text, BlockKind.LIST_ITEM, (Run(text),), level, ordered)

    blocks = [
        Block("1", runs=(Run("Planen"), Run(footnote="BR 2025"))),
        item("Først"), item("Under", 2, False), item("Så"),
        Block("2", runs=(Run("Slut"),)), item("Forfra"), item("Punkt", ordered=False), item("Nyt"),
    ]  # fmt: skip
    assert write_text(blocks) == (
        "Planen [1]\n\n1. Først\n   - Under\n2. Så\n\nSlut\n\n1. Forfra\n- Punkt\n1. Nyt\n\n[1] BR 2025"
    )
