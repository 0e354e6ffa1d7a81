"""``make licences``: may everything we run with be used in a program under the EUPL-1.2?

Looks at the metadata of each installed distribution that the project (with its extras) depends on, and of what those
depend on.  A licence that the table below does not have is a failure, not a guess.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "portefeuille"
EXTRAS = frozenset({"postgres", "speed", "plot"})

COMPATIBLE = {
    "0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EUPL-1.2", "ISC", "MIT", "MIT-0", "MIT-CMU",
    "MPL-2.0", "PSF-2.0", "Zlib",
    # Weak copyleft: as a library beside ours, replaceable by the user, they ask nothing of our own code.
    "LGPL-2.0-or-later", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later",
    # An exception only adds permissions.
    "Apache-2.0 WITH LLVM-exception",
}  # fmt: skip
"""SPDX names (and ``BSD``, where the metadata do not say how many clauses) that the EUPL-1.2 may be combined with."""

CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""Trove classifier (its last part) -> SPDX name."""

CHOSEN = {"pyphen": ("LGPL-2.0-or-later", "offered under GPL 2+, LGPL 2+ or MPL 1.1, at the user's choice")}
"""Distributions under several licences of which the user takes one: (the one we take, why we may)."""


class UnknownLicenceError(Exception):
    """The metadata give no licence that the tables know."""


def licence(name: str, expression: str | None, field: str | None, classifiers: Iterable[str]) -> str:
    """The licence as an SPDX expression: from the expression, else the classifiers, else the old one-line field.

    :raises UnknownLicenceError: when none of them says it.
    """
    if name in CHOSEN:
        return CHOSEN[name][0]
    if expression:
        return expression
    parts = [one.rsplit(" :: ", 1)[-1] for one in classifiers if one.startswith("License :: ")]
    if parts:
        unknown = [part for part in parts if part not in CLASSIFIERS]
        if unknown:
            raise UnknownLicenceError(f"unknown classifier {', '.join(unknown)}")
        return " AND ".join(CLASSIFIERS[part] for part in parts)
    if field and "\n" not in field.strip():
        return field.strip()
    raise UnknownLicenceError("the metadata name no licence")


def compatible(expression: str) -> bool:
    """Is an SPDX expression compatible: every part of an AND, one part of an OR."""
    text = expression.strip()
    for word, judge in ((" OR ", any), (" AND ", all)):
        parts = split(text, word)
        if len(parts) > 1:
            return judge(compatible(part) for part in parts)
    if text.startswith("(") and text.endswith(")"):
        return compatible(text[1:-1])
    return text in COMPATIBLE


def split(text: str, word: str) -> list[str]:
    """Split at a word outside brackets."""
    parts, depth, begin = [], 0, 0
    for found in re.finditer(rf"[()]|{word}", text):
        if found.group() == "(":
            depth += 1
        elif found.group() == ")":
            depth -= 1
        elif depth == 0:
            parts.append(text[begin : found.start()])
            begin = found.end()
    return [*parts, text[begin:]]


def dependencies(name: str, extras: frozenset[str]) -> dict[str, metadata.Distribution]:
    """A distribution's installed dependencies, and theirs, by name."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [(canonicalize_name(name), extras)]
    seen = set()
    while waiting:
        here = waiting.pop()
        if here in seen:
            continue
        seen.add(here)
        distribution = metadata.distribution(here[0])
        found[here[0]] = distribution
        for text in distribution.requires or ():
            one = Requirement(text)
            if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in {"", *here[1]}):
                waiting.append((canonicalize_name(one.name), frozenset(one.extras)))
    return dict(sorted(found.items()))


def main() -> int:
    """Print a line for each distribution.  0 when all are compatible."""
    status = 0
    for name, distribution in dependencies(PROJECT, EXTRAS).items():
        about = distribution.metadata
        expression, field = (
            next(iter(about.get_all(key) or []), None) for key in ("License-Expression", "License")
        )
        try:
            said = licence(name, expression, field, about.get_all("Classifier") or [])
        except UnknownLicenceError as error:
            said, good = f"UNKNOWN: {error}", False
        else:
            good = compatible(said)
        print(f"{'ok  ' if good else 'FAIL'} {name} {distribution.version}: {said}")
        status = status if good else 1
    print("licences: all compatible with EUPL-1.2" if status == 0 else "licences: see FAIL above")
    return status


if __name__ == "__main__":
    sys.exit(main())
