"""The small line of keys under a list or a grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from .labels import label


def hints(keys: Sequence[tuple[str, str]]) -> QWidget:
    """Keys with what they do."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for key, words in keys:
        row.addWidget(label(key, "secondary_strong", "text2"))
        row.addWidget(label(words, "secondary", "text2"))
        row.addSpacing(12)
    row.addStretch(1)
    return made
