"""Text files as people have them: UTF-8 with or without a mark, else as Windows wrote them."""

from __future__ import annotations

from pathlib import Path

from kk_desktop.errors import UserError


def read_text_file(path: Path) -> str:
    """The file's text. Raises ``UserError`` when it cannot be read, or is no text."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise UserError(f"”{path}” findes ikke. Intet er ændret. Vælg en anden fil.") from None
    except OSError as error:
        raise UserError(f"”{path}” kan ikke læses. Intet er ændret. Vælg en anden fil.") from error
    if b"\0" in content:
        raise UserError(f"”{path}” er ikke en tekstfil. Intet er ændret. Vælg en anden fil.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UserError(f"”{path}” er ikke en tekstfil. Intet er ændret. Vælg en anden fil.")
