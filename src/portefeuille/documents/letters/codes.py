"""The code on a letter: it cannot be guessed, can be read aloud, and comes back right however it is typed."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are read as something else (Crockford's base 32)."""
LENGTH = 20
"""100 bits."""
_GROUP = 5
_READ = str.maketrans("ILOU", "110V")
_LONGEST = 80


def code() -> str:
    """A new one."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def spelled(code: str) -> str:
    """As it stands on a letter: ``7K2M9-...``."""
    return "-".join(code[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))


def read_code(text: str) -> str | None:
    """The code that somebody typed; None when it is none."""
    bare = "".join(each for each in text[:_LONGEST].upper() if each.isalnum()).translate(_READ)
    return bare if len(bare) == LENGTH and set(bare) <= set(ALPHABET) else None


def seal(code: str, said: Mapping[str, str]) -> str:
    """A hash over what a letter says, different for each code, so that equal letters have nothing in common to see."""
    plain = {name: "".join(value.split()).upper() for name, value in said.items()}
    text = json.dumps([code, plain], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
