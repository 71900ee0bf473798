"""Områder: the tree of districts, urban areas and estates, and one area's page with all that goes on there."""

from .tab import AreasTab

__all__ = ["AreasTab"]
