"""Pictures that are put in come out plain: upright, in sRGB, no finer than paper shows, their source left behind."""

import io
import struct
import zlib
from collections.abc import Iterator

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from kk_desktop.printing.pictures import MOST_SIDE, Prepared, prepare_picture, read_figure

SECRET = b"Sagen om familien paa tredje sal"
BLUE = (32, 96, 160)


def saved(image: Image.Image, kind: str, **more) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **more)
    return file.getvalue()


def opened(prepared: Prepared) -> Image.Image:
    return Image.open(io.BytesIO(prepared.data))


def corner(prepared: Prepared, place: tuple[int, int] = (5, 5)) -> tuple[int, ...]:
    return opened(prepared).convert("RGB").getpixel(place)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_stays_what_it_was_and_looks_the_same(kind: str) -> None:
    prepared = prepare_picture(saved(Image.new("RGB", (40, 30), BLUE), kind))
    assert prepared.media_type == f"image/{kind.lower()}"
    assert (opened(prepared).format, opened(prepared).mode, opened(prepared).size) == (kind, "RGB", (40, 30))
    assert corner(prepared) == pytest.approx(BLUE, abs=3)


def test_what_is_prepared_twice_is_the_same_both_times() -> None:
    data = saved(Image.effect_noise((200, 100), 60).convert("RGB"), "JPEG")
    assert prepare_picture(data) == prepare_picture(data)


@pytest.mark.parametrize(
    ("mode", "colour", "shown"),
    [
        ("L", 96, (96, 96, 96)),
        ("LA", (96, 255), (96, 96, 96)),
        ("1", 1, (255, 255, 255)),
        ("I;16", 96 * 257, (96, 96, 96)),
        ("RGBA", (*BLUE, 0), (255, 255, 255)),
        ("RGBA", (0, 0, 0, 128), (127, 127, 127)),
    ],
)
def test_every_kind_of_png_comes_out_in_plain_colours_on_white(mode: str, colour, shown: tuple[int, ...]) -> None:
    prepared = prepare_picture(saved(Image.new(mode, (40, 30), colour), "PNG"))
    assert corner(prepared) == pytest.approx(shown, abs=1)


def test_a_palette_with_a_colour_seen_through_comes_out_on_white() -> None:
    image = Image.new("P", (40, 30), 1)
    image.putpalette([0, 0, 0, *BLUE])
    image.paste(0, (20, 0, 40, 30))
    prepared = prepare_picture(saved(image, "PNG", transparency=0))
    assert (corner(prepared), corner(prepared, (30, 5))) == (BLUE, (255, 255, 255))


def test_sixteen_bits_a_colour_come_out_as_eight() -> None:
    line = b"\x00" + struct.pack(">HHH", *(level * 257 for level in BLUE)) * 8
    head = struct.pack(">IIBBBBB", 8, 8, 16, 2, 0, 0, 0)
    parts = (b"IHDR", head), (b"IDAT", zlib.compress(line * 8)), (b"IEND", b"")
    png = b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, content) for name, content in parts)
    assert corner(prepare_picture(png)) == BLUE


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def test_a_printers_jpeg_comes_out_in_the_screens_colours() -> None:
    prepared = prepare_picture(saved(Image.new("CMYK", (40, 30), (255, 0, 0, 0)), "JPEG"))
    red, green, blue = corner(prepared)
    assert opened(prepared).mode == "RGB"
    assert red < 40 < 150 < min(green, blue)


def test_a_colour_profile_is_heeded_and_taken_out() -> None:
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # What it calls red is blue.
    odd = usual.replace(b"rXYZ", b"?XYZ", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"?XYZ", b"bXYZ", 1)
    for profile, shown in ((usual, BLUE), (odd, BLUE[::-1])):
        prepared = prepare_picture(saved(Image.new("RGB", (40, 30), BLUE), "PNG", icc_profile=profile))
        assert corner(prepared) == pytest.approx(shown, abs=2)
        assert "icc_profile" not in opened(prepared).info


def test_a_broken_colour_profile_does_no_harm() -> None:
    prepared = prepare_picture(saved(Image.new("RGB", (40, 30), BLUE), "PNG", icc_profile=b"not a profile"))
    assert corner(prepared) == BLUE


def test_a_photo_taken_with_the_camera_on_its_side_stands_upright() -> None:
    image = Image.new("RGB", (60, 40), "white")
    image.paste(BLUE, (0, 0, 20, 40))
    exif = Image.Exif()
    exif[0x0112] = 6  # orientation: turn right by a quarter
    prepared = prepare_picture(saved(image, "JPEG", exif=exif.tobytes(), quality=95))
    assert opened(prepared).size == (40, 60)
    assert corner(prepared, (20, 5)) == pytest.approx(BLUE, abs=6)


def test_nothing_the_source_told_besides_the_picture_goes_along() -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    image = Image.new("RGB", (40, 30), BLUE)
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", SECRET.decode())
    notes.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    jpeg = saved(image, "JPEG", exif=exif.tobytes(), comment=SECRET, xmp=SECRET, dpi=(72, 72)) + SECRET
    png = saved(image, "PNG", pnginfo=notes, exif=exif.tobytes()) + SECRET
    for data in (jpeg, png):
        assert SECRET in data
        assert SECRET not in prepare_picture(data).data
        assert SECRET not in read_figure(data).packed
    assert set(opened(prepare_picture(jpeg)).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert opened(prepare_picture(png)).info == {}


def part(kind: int, content: bytes) -> bytes:
    """One part of a JPEG's head."""
    return struct.pack(">BBH", 0xFF, kind, len(content) + 2) + content


def hidden_places() -> Iterator[bytes]:
    """Pictures as our file keeps them, with a secret that somebody has put into the file by hand."""
    noise = Image.effect_noise((60, 40), 80).convert("RGB")
    jpeg, png = (prepare_picture(saved(noise, kind)).data for kind in ("JPEG", "PNG"))
    jfif_end = 20
    yield jpeg + SECRET
    yield jpeg + jpeg[:-2] + SECRET + jpeg[-2:]
    for kind in (0xFE, 0xE1, 0xED, 0xDB):
        # Tables nobody asks for: 65 bytes each, told by their number.
        yield jpeg[:jfif_end] + part(kind, (b"\x03" + SECRET.ljust(64)) * 20) + jpeg[jfif_end:]
    # A small picture inside the first part, of one point's height and three bytes a point.
    yield jpeg[:2] + part(0xE0, jpeg[6:18] + bytes((11, 1)) + SECRET.ljust(33)) + jpeg[jfif_end:]
    lines = zlib.decompress(b"".join(content for name, content in parts_of(png) if name == b"IDAT"))
    for packed in (zlib.compress(lines) + SECRET, zlib.compress(lines + SECRET, 0)):
        yield png[:33] + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def parts_of(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    start = 8
    while start < len(png):
        length, name = struct.unpack_from(">I4s", png, start)
        yield name, png[start + 8 : start + 8 + length]
        start += 12 + length


@pytest.mark.parametrize("data", list(hidden_places()))
def test_what_was_put_into_a_kept_picture_by_hand_never_reaches_the_page(data: bytes) -> None:
    assert SECRET in data
    figure = read_figure(data)
    assert (figure.width, figure.height) == (60, 40)
    assert SECRET not in figure.packed
    assert figure.coding == "/Filter /DCTDecode" or SECRET not in zlib.decompress(figure.packed)


def test_a_picture_finer_than_paper_shows_is_made_smaller_in_its_proportions() -> None:
    prepared = prepare_picture(saved(Image.new("L", (6000, 3000), 128), "PNG"))
    assert opened(prepared).size == (2480, 1240)


@pytest.mark.parametrize("size", [(20_000, 10), (10, MOST_SIDE + 1), (11_000, 11_000)])
def test_a_picture_of_more_points_than_anyone_needs_is_refused_before_it_is_unpacked(size: tuple[int, int]) -> None:
    # A head that promises so many points, and nothing behind it.
    head = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"")
    with pytest.raises(ValueError, match=rf"er for stort \({size[0]} × {size[1]} billedpunkter\)"):
        prepare_picture(png)


@pytest.mark.parametrize("data", [b"", b"Bare tekst", b"%PDF-1.7", b"GIF89a" + bytes(40), b"\xff\xd8\xff", b"<svg/>"])
def test_what_is_no_png_or_jpeg_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="er ikke et billede af slagsen PNG eller JPEG"):
        prepare_picture(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("kept", [0.3, 0.7, 0.95])
def test_a_picture_that_ends_too_early_is_refused(kind: str, kept: float) -> None:
    data = saved(Image.effect_noise((300, 200), 80).convert("RGB"), kind)
    with pytest.raises(ValueError, match="er beskadiget"):
        prepare_picture(data[: int(len(data) * kept)])


@pytest.mark.parametrize(
    "spoiled",
    [
        chunk(b"tRNS", b"xx"),
        chunk(b"acTL", struct.pack(">II", 2, 0)) + chunk(b"fcTL", b"x"),
        chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(2 * 1024 * 1024))),
    ],
)
def test_what_a_damaged_part_is_called_in_english_is_told_in_danish(spoiled: bytes) -> None:
    png = saved(Image.new("RGB", (10, 10), BLUE), "PNG")
    with pytest.raises(ValueError, match=r"^er beskadiget$"):
        prepare_picture(png[:33] + spoiled + png[33:])


def test_a_picture_that_moves_is_refused() -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "blue")]
    with pytest.raises(ValueError, match="viser flere billeder efter hinanden"):
        prepare_picture(saved(frames[0], "PNG", save_all=True, append_images=frames[1:]))


def test_of_a_cameras_double_jpeg_the_first_picture_is_taken() -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in (BLUE, "red")]
    prepared = prepare_picture(saved(frames[0], "MPO", save_all=True, append_images=frames[1:]))
    assert (prepared.media_type, opened(prepared).format) == ("image/jpeg", "JPEG")
    assert corner(prepared) == pytest.approx(BLUE, abs=4)


def test_a_prepared_picture_goes_to_the_page_as_it_lies() -> None:
    noise = Image.effect_noise((300, 200), 80).convert("RGB")
    photo, drawing = (prepare_picture(saved(noise, kind)).data for kind in ("JPEG", "PNG"))
    assert read_figure(photo).packed == photo
    # Each line of a PNG has a byte before it that tells how it is written.
    assert len(zlib.decompress(read_figure(drawing).packed)) == (1 + 3 * 300) * 200
    assert len(read_figure(drawing).packed) < len(drawing)
