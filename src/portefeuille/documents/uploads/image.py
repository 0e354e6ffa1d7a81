"""A picture: its header, its size, and whether all of it is there.  It is decoded no further than needed."""

from __future__ import annotations

import io
import struct
import warnings
import zlib

from PIL import Image, ImageFile, UnidentifiedImageError

from portefeuille.documents.refused import RefusedError
from portefeuille.documents.uploads.kinds import MOST_PIXELS

MOST_SCANS = 100
"""Times that a JPEG may go over its picture: programs write about ten, and a scan of a few bytes costs as much time as any."""
_SCAN = b"\xff\xda"
_THUMBNAIL = (64, 64)
_BROKEN = (
    UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, OverflowError,
    MemoryError, IndexError, KeyError, TypeError,
)  # fmt: skip
"""What Pillow raises on a picture that is not right: it promises no single class."""


def check(data: bytes) -> None:
    """Open the picture.

    :raises RefusedError: when it has too many pixels (before any is decoded), or does not decode to its end.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # about odd metadata, and about a size that is looked at right here
            _open(data)
    except RefusedError:
        raise
    except Image.DecompressionBombError:  # Pillow looks at the size too, while it opens
        raise RefusedError("image_size", expected=f"{MOST_PIXELS:_}", got="...") from None
    except _BROKEN as error:
        raise RefusedError("image_damaged", expected="a picture that opens", got=str(error)) from None


def _open(data: bytes) -> None:
    ImageFile.LOAD_TRUNCATED_IMAGES = (
        False  # WeasyPrint lets Pillow fill in what is missing, for the whole process
    )
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS:
            raise RefusedError("image_size", expected=f"{MOST_PIXELS:_}", got=f"{width} x {height}")
        if picture.format == "PNG":
            picture.verify()
            return
        if data.count(_SCAN) > MOST_SCANS:
            raise RefusedError("image_damaged", expected=f"{MOST_SCANS} scans at most", got="more")
        picture.draft("L", _THUMBNAIL)
        picture.load()
