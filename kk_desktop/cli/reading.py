"""Text files as people have them: UTF-8 with or without a mark, UTF-16 with one, else as Windows wrote them."""

from __future__ import annotations

import codecs
from pathlib import Path

from kk_desktop.errors import UserError

MOST_BYTES = 20_000_000
"""The largest text that is read: some ten thousand pages, so more is no text, or a device that never ends."""


def read_text_file(path: Path) -> str:
    """The file's text. Raises ``UserError`` when it cannot be read, is no text or is too large."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UserError(f"”{path}” findes ikke. Intet er ændret. Vælg en anden fil.") from None
    except OSError as error:
        raise UserError(f"”{path}” kan ikke læses. Intet er ændret. Vælg en anden fil.") from error
    if len(content) > MOST_BYTES:
        raise UserError(f"”{path}” er for stor til at være en tekst. Intet er ændret. Vælg en anden fil.")
    # Windows calls UTF-16 "Unicode" and always marks it.
    is_marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if is_marked else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UserError(f"”{path}” er ikke en tekstfil. Intet er ændret. Vælg en anden fil.")
