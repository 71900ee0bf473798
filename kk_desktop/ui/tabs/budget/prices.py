"""Price levels as they are typed beside tables and pools."""

from __future__ import annotations

import re

from kk_desktop.domain.budgets import CURRENT_PRICES


def read_level(text: str) -> int | None:
    """The level of ”2014”, ”2014 p/l” or ”løbende priser”; nothing where nothing stands.

    Raises ``ValueError`` with a Danish sentence for anything else.
    """
    words = " ".join(text.casefold().split())
    if words in ("løbende priser", "løbende"):
        return CURRENT_PRICES
    year = re.sub(r"\s*-?p/?l$", "", words)
    if year and not re.fullmatch(r"(19|20)[0-9]{2}", year):
        raise ValueError(f"”{text.strip()}” er ikke et prisniveau. Skriv fx 2025 eller løbende priser.")
    return int(year) if year else None
