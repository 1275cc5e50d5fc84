"""Turns a picture that somebody sent into one that is safe to keep and to show: checked, drawn anew, nothing beside it.

What comes out is a JPEG of bounded size, made from the pixels alone: no place, camera, comment or hidden file is in it.
What is no JPEG, PNG or WebP, whatever its name says, is refused, and so is what would unpack to far more than it is.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from habeas.errors import BadPhoto

if TYPE_CHECKING:
    from PIL.Image import Image

KINDS = ("JPEG", "PNG", "WEBP")
MEDIA_TYPE = "image/jpeg"
LARGEST = 8 << 20  # bytes: what a telephone takes, and little enough to be held in memory by each thread
# A picture of so many pixels takes 120 MB once unpacked; more than that no camera of a telephone makes by default.
MOST_PIXELS = 40_000_000
# Pixels of the longer side as it is kept: sharp in print at the size of the slot.
LONGEST_SIDE = 1_000
QUALITY = 88


def cleaned(content: bytes) -> bytes:
    """The picture as a JPEG without anything but its pixels; the same bytes for the same picture.

    Raises:
        BadPhoto: it is too large, damaged, or no picture of those kinds.
    """
    from PIL import Image, UnidentifiedImageError

    if len(content) > LARGEST:
        raise BadPhoto(f"The picture is larger than {LARGEST >> 20} MB; make it smaller and send it again.")
    try:
        with Image.open(io.BytesIO(content), formats=KINDS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise BadPhoto(f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels; make it smaller.")
            return _as_jpeg(_alone(opened))
    except UnidentifiedImageError as error:
        raise BadPhoto(
            "That file is no JPEG, PNG or WebP picture; save it as one of these and send it again."
        ) from error
    except (OSError, SyntaxError, ValueError, EOFError, ArithmeticError, Image.DecompressionBombError) as error:
        raise BadPhoto("That picture is damaged and cannot be read; get it again, or save it anew.") from error


def _alone(opened: Image) -> Image:
    """The pixels as one sees them, turned upright, on white where nothing is, in a picture that knows nothing else."""
    from PIL import Image, ImageOps

    opened.load()
    upright = ImageOps.exif_transpose(opened)
    seen = upright.convert("RGBA")
    seen.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    alone = Image.new("RGB", seen.size, "white")
    alone.paste(seen, mask=seen.getchannel("A"))
    return alone


def _as_jpeg(picture: Image) -> bytes:
    made = io.BytesIO()
    picture.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()
