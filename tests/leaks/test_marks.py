"""A mark is found wherever it may hide: a leak test that does not see it says nothing."""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
from collections.abc import Callable

import pytest
from tests.leaks.marked import MARK, leaks


def a_zip(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return file.getvalue()


def a_picture(kind: str, **info: str) -> bytes:
    from PIL import Image, PngImagePlugin

    file, picture = io.BytesIO(), Image.new("RGB", (4, 4))
    if kind == "PNG":
        told = PngImagePlugin.PngInfo()
        told.add_text("Comment", info["said"], zip=True)
        picture.save(file, "PNG", pnginfo=told)
    else:
        exif = Image.Exif()
        exif[0x010E] = info["said"]
        picture.save(file, "JPEG", exif=exif)
    return file.getvalue()


def a_pdf(title: str) -> bytes:
    """A PDF whose title alone says something, as its writers write it: in two bytes a letter, with escapes."""
    text = b"\\376\\377" + b"".join(b"\\000" + sign.encode() for sign in title)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Title(" + text + b")>>",
    ]
    whole, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        whole + b"xref\n0 5\n0000000000 65535 f \n" + table
        + b"trailer<</Size 5/Root 1 0 R/Info 4 0 R>>\nstartxref\n%d\n%%%%EOF" % len(whole)
    )  # fmt: skip


def a_parquet(said: str) -> bytes:
    import pyarrow
    import pyarrow.parquet

    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"a": [said]}), file, compression="zstd")
    return file.getvalue()


HIDDEN: dict[str, Callable[[str], bytes]] = {
    "in plain words": lambda said: f"A line with {said}.".encode(),
    "in capitals": lambda said: said.upper().encode(),
    "as UTF-16": lambda said: said.encode("utf-16"),
    "as UTF-16 the other way": lambda said: said.encode("utf-16-be"),
    "folded in a calendar": lambda said: f"SUMMARY:{said[:4]}\r\n {said[4:]}\r\n".encode(),
    "folded in mail": lambda said: f"{said[:4]}=\r\n{said[4:]}".encode(),
    "with escapes of HTML": lambda said: "".join(f"&#{ord(sign)};" for sign in said).encode(),
    "with escapes of an address": lambda said: "".join(f"%{ord(sign):02X}" for sign in said).encode(),
    "in base 64": lambda said: b"data:text/plain;base64," + base64.b64encode(f"{' ' * 40}{said}".encode()),
    "in an archive": lambda said: a_zip("a.txt", said.encode()),
    "in an archive in an archive": lambda said: a_zip("a.docx", a_zip("word/a.xml", said.encode())),
    "as the name of a file in an archive": lambda said: a_zip(f"{said}.txt", b""),
    "as gzip": lambda said: gzip.compress(said.encode()),
    "in a compressed note of a PNG": lambda said: a_picture("PNG", said=said),
    "in the EXIF of a JPEG": lambda said: a_picture("JPEG", said=said),
    "in the title of a PDF": a_pdf,
    "in a Parquet file": a_parquet,
}


@pytest.mark.parametrize("where", HIDDEN)
def test_a_mark_is_found(where: str) -> None:
    assert leaks(HIDDEN[where](MARK))
    assert not leaks(HIDDEN[where]("Kestrelmoo"))
