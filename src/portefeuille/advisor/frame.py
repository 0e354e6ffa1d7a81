"""What providers write around a subject: the scheme and its rates, price, place, hours, enrolment.

It says nothing of what is taught or advised, so it is taken away before a text is read.  The patterns are reviewed data
(``data/frame.yaml``); a text of one sentence stays as it is, but for what stands behind a dash or in brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from portefeuille.advisor.lexicon import DATA, lexicon
from portefeuille.advisor.words import STOP, fold, words
from portefeuille.law.nodes import File

#: A sentence ends at a mark followed by a capital, a digit or a bullet, and at every line.
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^a-z])|\s*\n+\s*|\s+(?=[•|▪✓✔►➤])")
#: What is added to a title: "Excel (kmo-portefeuille)", "Excel - 30 % subsidie".
_ADDED = re.compile(r"\s*\([^()]*\)|\s+[-–—|]\s+(?:(?!\s[-–—|]\s).)*")
#: So many words of its own must be left.
LEAST = 2
#: From this weight on a term names a theme.
NAMING = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """The patterns.  ``always`` and ``alone`` (beside no theme): what is not read; ``keep``: unless this stands beside it."""

    always: re.Pattern[str]
    alone: re.Pattern[str]
    keep: re.Pattern[str]
    help: re.Pattern[str]
    audience: re.Pattern[str]

    def around(self, sentence: str, service: str, first: bool) -> bool:
        """Whether a sentence is about the frame and not about the subject; the ``first`` may name both."""
        plain = fold(sentence)
        if self.keep.search(plain):
            return False
        alone = not self.always.search(plain)
        if (alone and not self.alone.search(plain)) or ((alone or first) and _names_a_theme(sentence)):
            return False
        return not (first and service == "advice" and self.help.search(plain))


@cache
def frame() -> Frame:
    """The patterns of the data.  :raises LawError: file, line and reason when it is not well formed."""
    file = File("frame.yaml", (DATA / "frame.yaml").read_text(encoding="utf-8"))
    top = file.keys(file.root, "", "the file", ("about", "source", "keep", "help", "rows", "audience"))
    always: list[str] = []
    alone: list[str] = []
    for node in file.sequence(top["rows"], "", "rows"):
        row = file.keys(node, "", "a row", ("code", "pattern", "only_alone"))
        (alone if "only_alone" in row else always).append(f"(?:{file.text(row['pattern'], '', 'pattern')})")
    keep, asking, audience = (file.text(top[key], "", key) for key in ("keep", "help", "audience"))
    return Frame(*(re.compile(each) for each in ("|".join(always), "|".join(alone), keep, asking, audience)))


@lru_cache(maxsize=4096)
def subject(text: str, service: str) -> str:
    """The text without what stands around its subject; the text itself where too little would be left."""
    found = frame()
    kept: list[str] = []
    for sentence in _SENTENCE.split(text):
        if not sentence.strip():
            continue
        own = _ADDED.sub(
            lambda part: "" if found.around(part.group(), service, False) else part.group(), sentence
        )
        if not found.around(own, service, not kept):
            kept.append(own.strip())
    joined = "\n".join(kept)
    same = len("".join(joined.split())) == len("".join(text.split()))
    return text if same or not _says_something(joined) else joined


@lru_cache(maxsize=4096)
def content(text: str) -> str:
    """The sentences that do not merely name whom it is for; for what is read by its letters."""
    kept = [one for one in _SENTENCE.split(text) if not frame().audience.search(fold(one))]
    joined = "\n".join(kept)
    if len(kept) == len(_SENTENCE.split(text)):
        return text
    return joined if _says_something(joined) else text


def _names_a_theme(sentence: str) -> bool:
    known = lexicon()
    return any(known.groups[hit.row].weight >= NAMING for hit in known.themes.find(words(sentence)))


def _says_something(text: str) -> bool:
    return sum(word.text not in STOP and len(word.text) > 2 for word in words(text)) >= LEAST
