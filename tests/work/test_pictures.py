"""A photo is checked for what it is, and drawn anew with nothing but its pixels."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from habeas.errors import BadPhoto
from habeas.work import pictures
from habeas.work.pictures import cleaned

SECRET = b"taken at the safe house"


def picture(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **extra: object) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size, "#336699" if mode == "RGB" else None).save(made, kind, **extra)
    return made.getvalue()


def opened(content: bytes) -> Image.Image:
    found = Image.open(io.BytesIO(content))
    found.load()
    return found


@pytest.mark.parametrize(("kind", "mode"), [
    ("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "I;16"), ("WEBP", "RGBA"),
])  # fmt: skip
def test_each_kind_becomes_a_jpeg_of_its_size(kind: str, mode: str) -> None:
    found = opened(cleaned(picture(kind, mode=mode)))
    assert (found.format, found.size, found.mode) == ("JPEG", (60, 40), "RGB")


def test_nothing_that_the_file_held_beside_its_pixels_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = SECRET.decode(), 6  # what it shows, and that it lies on its side
    content = picture("JPEG", exif=exif, comment=SECRET, icc_profile=SECRET)
    assert SECRET in content
    found = cleaned(content + SECRET)
    assert SECRET not in found
    assert not opened(found).getexif()
    assert opened(found).size == (40, 60)  # upright


def test_the_same_picture_gives_the_same_bytes_and_a_large_one_is_made_smaller() -> None:
    content = picture("PNG", (2_400, 1_200))
    assert cleaned(content) == cleaned(content)
    assert opened(cleaned(content)).size == (1_000, 500)


@pytest.mark.parametrize("content", [
    b"", b"GIF89a" + b"\0" * 40, b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", b"%PDF-1.7",
    picture("GIF"), picture("BMP"), picture("TIFF"), picture("PNG")[:60], picture("JPEG")[:200], b"\xff\xd8\xff" * 9,
])  # fmt: skip
def test_what_is_no_such_picture_or_a_damaged_one_is_refused(content: bytes) -> None:
    with pytest.raises(BadPhoto):
        cleaned(content)


def test_what_is_too_large_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadPhoto, match="larger than 8 MB"):
        cleaned(b"\0" * (pictures.LARGEST + 1))
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(head)) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    with pytest.raises(BadPhoto):
        cleaned(b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT" + struct.pack(">I", zlib.crc32(b"IDAT")))
