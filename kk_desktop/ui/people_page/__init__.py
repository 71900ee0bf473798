"""The page of Udvalg, partier og personer, with lists of recipients beside them."""

from .page import PeoplePage

__all__ = ["PeoplePage"]
