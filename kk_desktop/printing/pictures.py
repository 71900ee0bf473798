"""A municipality's own logo: a PNG picture made ready for the page, without what PDF/A would trip over."""

from __future__ import annotations

import io
import warnings
import zlib
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

MOST_PIXELS = 4000
"""Of either side: a logo of 13 mm at 600 dots an inch needs 310."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as PDF holds it: compressed RGB on white paper."""

    width: int
    height: int
    packed: bytes


def read_picture(data: bytes) -> Picture:
    """The PNG's picture, flattened on white. Raises ``ValueError`` with a Danish reason when it cannot be used."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=("PNG",))
        if max(image.size) > MOST_PIXELS:
            raise ValueError(f"er større end {MOST_PIXELS} billedpunkter")
        drawn = image.convert("RGBA")
    except UnidentifiedImageError as error:
        raise ValueError("er ikke et PNG-billede") from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ValueError(f"er større end {MOST_PIXELS} billedpunkter") from error
    except (OSError, SyntaxError) as error:
        # Pillow's words for a file that ends too early or has a damaged part.
        raise ValueError("er beskadiget") from error
    paper = Image.new("RGBA", drawn.size, "white")
    paper.alpha_composite(drawn)
    return Picture(*drawn.size, zlib.compress(paper.convert("RGB").tobytes(), 9))
