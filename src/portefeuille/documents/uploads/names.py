"""A file name that can stand on any disk and in any header, and that shows what it is."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100
_ENDING = re.compile(r"(?:\.[A-Za-z0-9]{1,5})+$")
_ODD = re.compile(r"[^\w .()+,&'-]")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
NAMELESS = "document"


def clean(name: str, suffix: str) -> str:
    """The last part of the name, without what cannot be seen or means something to a disk, with the ending of its kind.

    Every ending goes, so that ``factuur.pdf.exe`` becomes ``factuur.pdf`` when it is a PDF.
    """
    bare = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(each for each in bare if unicodedata.category(each)[0] != "C")
    plain = " ".join(_ODD.sub(" ", _ENDING.sub("", seen)).split()).strip(" .-")
    stem = plain[: LONGEST - len(suffix)].strip(" .-")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"{NAMELESS} {stem}".strip()
    return stem + suffix
