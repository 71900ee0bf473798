"""The window: what the person sees and does, with Qt; knows the services and nothing below them."""

import builtins

import PySide6.QtCore  # noqa: F401  # wraps ``import`` when it is first loaded

# PySide6 reads every module's source for its ``__feature__`` switches, which we do not use; without it the window's
# own modules are imported a fifth sooner. Its wrapper keeps Python's own function under this name.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
