"""Reads a PDF's drawn codes through each font's own map to Unicode, without a reader's guesses about line ends.

PDFium takes any hyphen that ends a line for one it may drop, and the space behind it too; a comparison of every
character needs what really stands in the file.
"""

from __future__ import annotations

import io
import re

import pikepdf
from pikepdf import Operator

_NO_MARK = (Operator("BMC"), Operator("EMC"))
_MEANING = re.compile(r"<(\w\w)> <(\w+)>\n")


def marked_text(pdf: bytes) -> dict[tuple[int, int], str]:
    """The text of each piece of marked content, by page and number; nothing outside the structure counts."""
    marks: dict[tuple[int, int], str] = {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for n, page in enumerate(document.pages):
            fonts = {name: _meanings(font) for name, font in page.Resources.Font.items()}
            mcid, meanings = None, {}
            for step in pikepdf.parse_content_stream(page):
                operands, operator = step.operands, step.operator
                if operator == Operator("BDC"):
                    mcid = int(operands[1].MCID) if "/MCID" in operands[1] else None
                elif operator in _NO_MARK:
                    mcid = None
                elif operator == Operator("Tf"):
                    meanings = fonts[str(operands[0])]
                elif operator == Operator("Tj") and mcid is not None:
                    text = "".join(meanings[code] for code in bytes(operands[0]))
                    marks[n, mcid] = marks.get((n, mcid), "") + text
    return marks


def _meanings(font: pikepdf.Object) -> dict[int, str]:
    character_map = font.ToUnicode.read_bytes().decode("ascii")
    pairs = character_map[character_map.index("beginbfchar") : character_map.index("endbfchar")]
    return {int(code, 16): bytes.fromhex(target).decode("utf-16-be") for code, target in _MEANING.findall(pairs)}
