"""Pictures made ready for paper, a logo or a figure: what is seen of them, and nothing else that their files hold."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

# Sizes are read from the head of the file and judged by us, before anything is unpacked.
Image.MAX_IMAGE_PIXELS = None

MOST_PIXELS = 4000
"""Of a logo's either side: one of 13 mm at 600 dots an inch needs 310."""

MOST_SIDE, MOST_AREA = 12_000, 100_000_000
"""Pixels of a figure that is put in: along a side, and in all; no camera at hand makes more."""

_LARGEST = (2480, 3508)
"""A4 at 300 dots an inch: nothing finer can be seen on paper."""

_QUALITY = 90
_FLATE = "/Filter /FlateDecode"
_ANIMATED = "viser flere billeder efter hinanden"
_DAMAGED = "er beskadiget"
_PNG_HEAD = 8
_CACHED = 16
_JFIF, _JFIF_LENGTH, _SCAN = 0xE0, 16, 0xDA
_JPEG_PARTS = {_JFIF, _SCAN, 0xDB, 0xC0, 0xC4}
"""Besides these two the tables and the size: no comment, no profile, no other program's notes."""

_MOST_HEAD = 1400
"""Bytes before the scan: two tables of 69 bytes, four of at most 277, and the parts that tell of the picture."""

_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7]", re.DOTALL)


class _UnusableError(ValueError):
    """Says in Danish what is wrong with a picture; Pillow's own errors of the same root say it in English."""


class TooLargeError(_UnusableError):
    """More pixels than anybody can use; known before the picture is unpacked."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as PDF holds it: RGB on white paper, ``coding`` tells how it is packed."""

    width: int
    height: int
    packed: bytes
    coding: str = _FLATE


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture as our file keeps it: a plain PNG, or a plain JPEG of what was one."""

    media_type: str
    data: bytes


def read_picture(data: bytes) -> Picture:
    """The PNG's picture, flattened on white. Raises ``ValueError`` with a Danish reason when it cannot be used."""
    with _told("er ikke et PNG-billede"):
        image = Image.open(io.BytesIO(data), formats=("PNG",))
        if max(image.size) > MOST_PIXELS:
            raise _UnusableError(f"er større end {MOST_PIXELS} billedpunkter")
        drawn = _on_paper(image)
    return Picture(*drawn.size, zlib.compress(drawn.tobytes(), 9))


def prepare_picture(data: bytes) -> Prepared:
    """The picture turned upright, in sRGB, no finer than paper shows, and without whatever else its file told.

    Raises ``ValueError`` with a Danish reason when it cannot be used, ``TooLargeError`` for one of too many points.
    """
    with _told("er ikke et billede af slagsen PNG eller JPEG"):
        image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        width, height = image.size
        if max(width, height) > MOST_SIDE or width * height > MOST_AREA:
            raise TooLargeError(f"er for stort ({width} × {height} billedpunkter)")
        is_photo = image.format != "PNG"
        # A camera's JPEG may carry a second one for its own use; the first is the picture.
        if not is_photo and getattr(image, "is_animated", False):
            raise _UnusableError(_ANIMATED)
        # A JPEG can be read at a half or a quarter: a camera's largest would take gigabytes else.
        image.draft(None, _LARGEST)
        drawn = _on_paper(_in_srgb(ImageOps.exif_transpose(image)))
        drawn.thumbnail(_LARGEST, Image.Resampling.LANCZOS)
    # Pillow would write on what it remembers of the source: its profile, its comment.
    drawn.info.clear()
    file = io.BytesIO()
    if is_photo:
        drawn.save(file, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    else:
        drawn.save(file, "PNG", compress_level=9)
    return Prepared("image/jpeg" if is_photo else "image/png", file.getvalue())


@lru_cache(maxsize=_CACHED)
def read_figure(data: bytes) -> Picture:
    """A prepared picture for the page, packed as it lies there. Raises ``ValueError`` when it cannot be read."""
    return _as_it_lies(data) or _as_it_lies(prepare_picture(data).data) or read_picture(data)


def _as_it_lies(data: bytes) -> Picture | None:
    """The picture without packing it anew; ``None`` when its file holds what ``prepare_picture`` takes out."""
    with _told(_DAMAGED):
        image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        if max(image.size) > max(_LARGEST):
            return None
        image.load()
    if image.mode != "RGB":
        return None
    if image.format == "PNG":
        return _png_as_it_lies(image.size, _chunks(data))
    return Picture(*image.size, data, "/Filter /DCTDecode") if _is_bare_jpeg(data) else None


def _png_as_it_lies(size: tuple[int, int], chunks: Sequence[tuple[bytes, bytes]]) -> Picture | None:
    # PDF reads the lines of a PNG as they are (ISO 32000-1, 7.4.4.4), if there are eight bits and no interlacing.
    if chunks[0][1][8:13] != bytes((8, 2, 0, 0, 0)):
        return None
    packed = b"".join(content for name, content in chunks if name == b"IDAT")
    room, unpacking = (1 + 3 * size[0]) * size[1], zlib.decompressobj()
    if len(unpacking.decompress(packed, room + 1)) != room or not unpacking.eof or unpacking.unused_data:
        return None
    lines = f"/DecodeParms << /Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns {size[0]} >>"
    return Picture(*size, packed, f"{_FLATE} {lines}")


def _is_bare_jpeg(jpeg: bytes) -> bool:
    """Whether nothing but the picture lies in the file, in one scan as we write it ourselves (ITU-T T.81, annex B)."""
    start, kind = 2, 0
    while kind != _SCAN:
        mark, kind, length = struct.unpack_from(">BBH", jpeg, start)
        # A longer JFIF part has a small picture of its own.
        if mark != 0xFF or kind not in _JPEG_PARTS or (kind == _JFIF and length != _JFIF_LENGTH):
            return False
        start += 2 + length
    end = _AFTER_SCAN.search(jpeg, start)
    return start <= _MOST_HEAD and end is not None and jpeg[end.start() :] == b"\xff\xd9"


def _chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    found, start = [], _PNG_HEAD
    while start + 8 <= len(png):
        length, name = struct.unpack_from(">I4s", png, start)
        found.append((name, png[start + 8 : start + 8 + length]))
        start += 12 + length
    return found


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture in the colours that its profile means; one that cannot be understood is left out of account."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK", "L"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        shown = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return shown or image


def _on_paper(image: Image.Image) -> Image.Image:
    """The picture in RGB, and what is seen through in it white."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey.
        image = image.convert("I").point(lambda level: level / 256).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    drawn = image.convert("RGBA")
    paper = Image.new("RGBA", drawn.size, "white")
    paper.alpha_composite(drawn)
    return paper.convert("RGB")


@contextmanager
def _told(not_one: str) -> Iterator[None]:
    """Turn what Pillow says of a file into a reason for people."""
    try:
        yield
    except _UnusableError:
        raise
    except UnidentifiedImageError as error:
        raise _UnusableError(not_one) from error
    except (OSError, ValueError, EOFError, SyntaxError, struct.error, zlib.error, MemoryError) as error:
        # Pillow's words for a file that ends too early or has a damaged part.
        raise _UnusableError(_DAMAGED) from error
